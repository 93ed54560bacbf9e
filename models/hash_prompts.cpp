// Hashes prompts for the same-prompt background with the very folding that ships.
//
// Standard input: for each prompt a 32-bit little-endian byte length and that many bytes of valid UTF-8.
// Standard output, a line for each prompt: 16 hexadecimal digits, the 64-bit FNV-1a of its folded text.
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <string>

#include "base/hash.hpp"
#include "evidence/answer_rows.hpp"

int main() {
  std::uint32_t size = 0;
  std::string prompt;
  while (std::fread(&size, sizeof(size), 1, stdin) == 1) {
    prompt.resize(size);
    if (std::fread(prompt.data(), 1, size, stdin) != size) {
      std::fputs("hash_prompts: the input ends inside a prompt\n", stderr);
      return 1;
    }
    std::printf("%016" PRIx64 "\n", kinprint::fnv1a64(kinprint::prompt_key(prompt)));
  }
  return 0;
}
