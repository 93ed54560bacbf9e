#include "verdict/side_traits.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "text/texts_hash.hpp"

namespace kinprint {
namespace {

bool is_only(std::span<const SegmentedAnswer> answers, AnswerKind kind) {
  const auto is_kind = [&](const SegmentedAnswer& answer) { return answer.kind == kind; };
  return std::any_of(answers.begin(), answers.end(), is_kind) &&
         std::all_of(answers.begin(), answers.end(), [&](const SegmentedAnswer& answer) {
           return is_kind(answer) || answer.kind == AnswerKind::Empty;
         });
}

double terse_share(std::span<const SegmentedAnswer> answers) {
  double given = 0, terse = 0;
  for (const SegmentedAnswer& answer : answers) {
    const std::uint64_t words = count_words(answer);
    given += words > 0;
    terse += words > 0 && words < kFewestWordsOfAnswer;
  }
  return given > 0 ? terse / given : 0;
}

}  // namespace

std::uint64_t count_words(const SegmentedAnswer& answer) {
  return static_cast<std::uint64_t>(
      std::count_if(answer.words.begin(), answer.words.end(), [](const Word& word) { return is_text(word.kind); }));
}

std::uint64_t count_words(std::span<const SegmentedAnswer> answers) {
  std::uint64_t words = 0;
  for (const SegmentedAnswer& answer : answers) words += count_words(answer);
  return words;
}

std::string language_of(std::span<const SegmentedAnswer> answers) {
  std::map<std::string, std::uint64_t> votes;
  for (const SegmentedAnswer& answer : answers) votes[answer.language_tag] += std::min(count_words(answer), kWordsThatVote);
  std::string language = "und";
  std::uint64_t most = 0;
  for (const auto& [tag, count] : votes) {
    if (count > most) language = tag;
    most = std::max(most, count);
  }
  return language;
}

SideTraits side_traits(const Side& side, std::span<const SegmentedAnswer> segments) {
  SideTraits traits;
  traits.answers = static_cast<std::uint32_t>(segments.size());
  traits.is_empty = segments.empty() || is_only(segments, AnswerKind::Empty);
  traits.is_only_code = is_only(segments, AnswerKind::Code);
  traits.is_only_refusals = is_only(segments, AnswerKind::Refusal);
  traits.terse_share = terse_share(segments);
  traits.texts_sha256 = texts_hash(side);
  std::set<std::string> languages;
  for (const SegmentedAnswer& answer : segments) {
    traits.has_other_script = traits.has_other_script || answer.language == Language::OtherScript;
    languages.insert(answer.language_tag);
  }
  traits.languages.assign(languages.begin(), languages.end());
  traits.words = count_words(segments);
  traits.language = language_of(segments);
  return traits;
}

}  // namespace kinprint
