// Hashes prompts for the same-prompt background with the very folding that ships.
//
// Standard input: prompts as framed_texts.hpp reads them.
// Standard output, a line for each prompt: 16 hexadecimal digits, the 64-bit FNV-1a of its folded text.
#include <cinttypes>
#include <cstdio>
#include <string>

#include "base/hash.hpp"
#include "evidence/answer_rows.hpp"
#include "framed_texts.hpp"

int main() {
  return for_each_framed_text("hash_prompts", [](const std::string& prompt) {
    std::printf("%016" PRIx64 "\n", kinprint::fnv1a64(kinprint::prompt_key(prompt)));
  });
}
