// Lists what answers say of who made them, with the code that ships: for models/measure_identity.py.
//
// usage: kinprint_identity < answers
// Input: any number of frames "number prompt-bytes answer-bytes\n" followed by the prompt and the answer in UTF-8.
// Output: a line a statement, tab-separated: number, maker, stance as a report names it (report/names.hpp).
#include <cstdio>
#include <iostream>
#include <string>

#include "base/utf8.hpp"
#include "evidence/identity.hpp"
#include "report/names.hpp"
#include "segment/split_answer.hpp"

int main() {
  using namespace kinprint;
  std::ios::sync_with_stdio(false);
  std::string header;
  while (std::getline(std::cin, header)) {
    unsigned long number = 0, prompt_bytes = 0, answer_bytes = 0;
    if (std::sscanf(header.c_str(), "%lu %lu %lu", &number, &prompt_bytes, &answer_bytes) != 3) return 1;
    std::string prompt(prompt_bytes, '\0'), text(answer_bytes, '\0');
    if (!std::cin.read(prompt.data(), static_cast<std::streamsize>(prompt_bytes))) return 1;
    if (answer_bytes > 0 && !std::cin.read(text.data(), static_cast<std::streamsize>(answer_bytes))) return 1;
    Side side;
    side.answers.push_back({replace_invalid_utf8(prompt), {replace_invalid_utf8(text)}, false});
    const std::vector<SegmentedAnswer> segments = {split_answer(side.answers[0].document)};
    for (const IdentityStatement& statement : find_identity(side, prepare_side(side, segments, {}), true)) {
      std::printf("%lu\t%s\t%s\n", number, statement.maker.c_str(), std::string(name_of(statement.stance)).c_str());
    }
  }
  return 0;
}
