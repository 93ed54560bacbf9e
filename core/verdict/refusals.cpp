#include "verdict/refusals.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace kinprint {
namespace {

// Languages of the sources the calibration was fitted and measured on.
constexpr std::array<std::string_view, 23> kLanguages = {"en", "zh", "ja", "es", "de", "ru", "ko", "fr", "cs", "hi", "vi", "pt", "pl",
                                                         "tr", "nl", "ro", "ar", "id", "he", "it", "fa", "uk", "fi"};

std::size_t count_words(std::span<const SegmentedAnswer> side) {
  std::size_t words = 0;
  for (const SegmentedAnswer& answer : side) {
    for (const Word& word : answer.words) {
      words += word.kind == WordKind::Letters || word.kind == WordKind::Number || word.kind == WordKind::Ideograph;
    }
  }
  return words;
}

// The tag of the most words; und where no answer has one.
std::string main_language(std::span<const SegmentedAnswer> side) {
  std::map<std::string, std::size_t> words;
  for (const SegmentedAnswer& answer : side) words[answer.language_tag] += answer.words.size();
  const auto most = std::max_element(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == words.end() ? "und" : most->first;
}

bool share_a_language(std::span<const SegmentedAnswer> left, std::span<const SegmentedAnswer> right) {
  return std::any_of(left.begin(), left.end(), [&](const SegmentedAnswer& a) {
    return std::any_of(right.begin(), right.end(), [&](const SegmentedAnswer& b) { return a.language_tag == b.language_tag; });
  });
}

Verdict without_figures(Status status, NextStep step) {
  Verdict verdict;
  verdict.status = status;
  verdict.next_step = std::move(step);
  return verdict;
}

}  // namespace

bool is_supported_language(std::string_view tag) { return std::find(kLanguages.begin(), kLanguages.end(), tag) != kLanguages.end(); }

std::optional<Verdict> refuse(std::span<const SegmentedAnswer> left, std::span<const SegmentedAnswer> right, bool same_prompts) {
  const std::size_t words = std::min(count_words(left), count_words(right));
  if (words < kFewestWords) {
    const std::size_t answers = std::max<std::size_t>(1, std::min(left.size(), right.size()));
    const std::size_t each = std::max<std::size_t>(1, words / answers);
    const auto missing = static_cast<std::uint32_t>((kFewestWords - words + each - 1) / each);
    return without_figures(Status::NotEnough, {"add_answers", missing, "too_few_words"});
  }
  for (const auto side : {left, right}) {
    const std::string language = main_language(side);
    // Too short or too mixed to tell is no other language: Latin letters of no known profile are judged as they are.
    const bool unclear = language == "und" && std::none_of(side.begin(), side.end(), [](const SegmentedAnswer& a) { return a.language == Language::OtherScript; });
    if (!unclear && !is_supported_language(language)) return without_figures(Status::UnsupportedLanguage, {"use_supported_language", 0, "language"});
  }
  if (!same_prompts && !share_a_language(left, right) && main_language(left) != "und" && main_language(right) != "und") {
    return without_figures(Status::UnsupportedLanguage, {"use_supported_language", 0, "languages_differ"});
  }
  return std::nullopt;
}

}  // namespace kinprint
