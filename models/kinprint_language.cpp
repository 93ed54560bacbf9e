// What the core takes each answer's language and kind to be, for models/measure_language.py.
//
// Standard input: for each answer a 32-bit little-endian byte length and that many bytes of valid UTF-8.
// Standard output, a line for each answer: language tag, a tab, prose, code, refusal or empty.
#include <cstdint>
#include <cstdio>
#include <string>

#include "segment/split_answer.hpp"

namespace {

const char* name_of(kinprint::AnswerKind kind) {
  switch (kind) {
    case kinprint::AnswerKind::Code: return "code";
    case kinprint::AnswerKind::Refusal: return "refusal";
    case kinprint::AnswerKind::Empty: return "empty";
    default: return "prose";
  }
}

}  // namespace

int main() {
  std::uint32_t size = 0;
  std::string text;
  while (std::fread(&size, sizeof(size), 1, stdin) == 1) {
    text.resize(size);
    if (std::fread(text.data(), 1, size, stdin) != size) {
      std::fputs("kinprint_language: the input ends inside an answer\n", stderr);
      return 1;
    }
    const kinprint::SegmentedAnswer answer = kinprint::split_answer({text});
    std::printf("%s\t%s\n", answer.language_tag.c_str(), name_of(answer.kind));
  }
  return 0;
}
