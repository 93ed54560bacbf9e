// What the core takes each answer's language and kind to be, for models/measure_language.py.
//
// Standard input: answers as framed_texts.hpp reads them.
// Standard output, a line for each answer: language tag (foreign: running text of a language without a name here, which gets no
// verdict), a tab, prose, code, refusal or empty.
#include <cstdio>
#include <string>

#include "framed_texts.hpp"
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
  return for_each_framed_text("kinprint_language", [](const std::string& text) {
    const kinprint::SegmentedAnswer answer = kinprint::split_answer({text});
    const bool is_foreign = answer.language_tag == "und" && answer.language == kinprint::Language::OtherScript;
    std::printf("%s\t%s\n", is_foreign ? "foreign" : answer.language_tag.c_str(), name_of(answer.kind));
  });
}
