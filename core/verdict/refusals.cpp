#include "verdict/refusals.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text_list.hpp"

namespace kinprint {
namespace {

// Languages of the sources the calibration was fitted and measured on.
constexpr std::string_view kLanguages = "en|zh|ja|es|de|ru|ko|fr|cs|hi|vi|pt|pl|tr|nl|ro|ar|id|he|it|fa|uk|fi";

// Answers a side up to which languages may differ on the same prompts. Measured on the trials of the fit: 145 of 18,392 on
// the same prompts have no language in common; 33 of these are related, none of them with more than two answers a side,
// so a figure for more would say of every bot that it is unrelated to itself in another language.
constexpr std::uint32_t kMostAnswersAcrossLanguages = 2;

bool share_a_language(const SideTraits& left, const SideTraits& right) {
  return std::any_of(left.languages.begin(), left.languages.end(), [&](const std::string& language) {
    return std::find(right.languages.begin(), right.languages.end(), language) != right.languages.end();
  });
}

std::string side_of(bool left, bool right) { return left == right ? "both" : (left ? "left" : "right"); }

// Too short or too mixed to tell is no other language: Latin letters of no known profile are judged as they are, but
// for running text.
bool is_unsupported(const SideTraits& side) {
  const bool unclear = side.language == "und" && !side.has_other_script;
  return !unclear && !is_supported_language(side.language);
}

Verdict without_figures(Status status, NextStep step) {
  Verdict verdict;
  verdict.status = status;
  verdict.next_step = std::move(step);
  return verdict;
}

}  // namespace

bool is_supported_language(std::string_view tag) {
  return any_text(kLanguages, [&](std::string_view known) { return known == tag; });
}

std::optional<Verdict> refuse_kind(const SideTraits& left, const SideTraits& right) {
  const auto found = [&](Status status, std::string step, std::string reason, bool SideTraits::*holds) {
    return without_figures(status, {std::move(step), 1, std::move(reason), side_of(left.*holds, right.*holds)});
  };
  if (left.is_empty || right.is_empty) return found(Status::NotEnough, "add_answers", "too_few_answers", &SideTraits::is_empty);
  if (left.texts_sha256 == right.texts_sha256) return without_figures(Status::SameText, {"use_other_answers", 0, "same_text"});
  if (left.is_only_code || right.is_only_code) return found(Status::CodeOnly, "use_prose", "only_code", &SideTraits::is_only_code);
  if (left.is_only_refusals || right.is_only_refusals) {
    return found(Status::RefusalOnly, "add_prompts", "only_refusals", &SideTraits::is_only_refusals);
  }
  return std::nullopt;
}

std::optional<Verdict> refuse(const SideTraits& left, const SideTraits& right, bool same_prompts) {
  if ((left.terse_share + right.terse_share) / 2 > kMostTerse) {
    return without_figures(Status::NotEnough, {"use_prose", 0, "terse_answers",
                                               side_of(left.terse_share > kMostTerse, right.terse_share > kMostTerse)});
  }
  const std::uint64_t words = std::min(left.words, right.words);
  if (words < kFewestWords) {
    const std::uint64_t answers = std::max<std::uint64_t>(1, std::min(left.answers, right.answers));
    const std::uint64_t each = std::max<std::uint64_t>(1, words / answers);
    const auto missing = static_cast<std::uint32_t>((kFewestWords - words + each - 1) / each);
    const std::string side = side_of(left.words < kFewestWords, right.words < kFewestWords);
    return without_figures(Status::NotEnough, {"add_answers", missing, "too_few_words", side});
  }
  if (is_unsupported(left) || is_unsupported(right)) {
    return without_figures(Status::UnsupportedLanguage, {"use_supported_language", 0, "language",
                                                         side_of(is_unsupported(left), is_unsupported(right))});
  }
  const bool is_measured = same_prompts && std::max(left.answers, right.answers) <= kMostAnswersAcrossLanguages;
  if (!is_measured && !share_a_language(left, right) && left.language != "und" && right.language != "und") {
    return without_figures(Status::UnsupportedLanguage, {"use_supported_language", 0, "languages_differ"});
  }
  return std::nullopt;
}

Status status_alone(const SideTraits& side) {
  SideTraits other = side;
  other.texts_sha256.clear();
  auto refused = refuse_kind(side, other);
  if (!refused) refused = refuse(side, other, true);
  return refused ? refused->status : Status::Ok;
}

}  // namespace kinprint
