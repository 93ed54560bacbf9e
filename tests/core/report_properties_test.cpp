// What must hold of every report, whatever the texts: that exhibits stand where they say, and what changes no figure.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <iterator>

#include "base/number_text.hpp"
#include "base/rng.hpp"
#include "base/utf8.hpp"
#include "kinprint.hpp"
#include "report/write_report.hpp"
#include "segment/split_answer.hpp"
#include "segment/words.hpp"
#include "shipped_tables.hpp"
#include "text/normalize.hpp"

using namespace kinprint;
using made::shipped_tables;

namespace {

// English, Chinese and Japanese stretches between Markdown, code, emoji and decomposed letters; some hold what others hold too.
std::string text(Rng& rng, bool eastern) {
  static constexpr const char* kEnglish[] = {"it is not just the river, but the quiet tapestry of the old bridge", "the quiet tapestry of the old bridge", "as an AI made by Anthropic, I am glad to help",
                                             "\u201Cso,\u201D he said \u2014 \"it\u2019s a na\u00EFve cafe\u0301\"", "**Note:** the key is to ask why the miller slept"};
  static constexpr const char* kEastern[] = {"\u4EBA\u5DE5\u667A\u80FD\u53EF\u4EE5\u5E2E\u52A9\u6211\u4EEC", "\u6211\u4EEC\u7684\u4EBA\u5DE5\u667A\u80FD\u5F88\u91CD\u8981", "\u300C\u672C\u5F53\u3067\u3059\u3002\u300D\u3068\u8A00\u3044\u307E\u3057\u305F",
                                             "\u56E0\u6B64\uFF0C\u8FD9\u4E9B\u4FE1\u606F\u53EF\u80FD\u4F1A\u5E2E\u52A9\u60A8", "\u6211\u662F\u901A\u4E49\u5343\u95EE"};
  static constexpr const char* kBetween[] = {". ", "! \U0001F600 ", ".\n\n- ", ".\n\n## ", ".\n1. ", ". `code` ", "\n\n| a | b |\n| --- | --- |\n| ", ".\n> ", "\n\n```\nx = 1\n```\n\n", "\u3002", " \U00020000 "};
  std::string out;
  for (std::uint32_t i = 6 + rng.below(8); i-- > 0;) out += std::string((eastern ? kEastern : kEnglish)[rng.below(5)]) + kBetween[rng.below(std::size(kBetween))];
  return out;
}

Side random_side(Rng& rng, bool eastern, std::size_t answers) {
  Side side;
  for (std::size_t i = 0; i < answers; ++i) side.answers.push_back({"Say why the miller slept, " + std::to_string(i), {text(rng, eastern)}, false});
  return side;
}

Request random_request(Rng& rng) {
  Request request;
  const bool eastern = rng.below(2);
  const std::size_t answers = 1 + rng.below(6);
  request.left = random_side(rng, eastern, answers);
  request.right = random_side(rng, eastern, answers);
  return request;
}

Report report_of(const Request& request) {
  auto report = compare(request, shipped_tables(), {});
  REQUIRE(report.ok());
  return std::move(report).value();
}

std::string text_at(const Side& side, const Place& place) { return side.answers[place.answer].document.text.substr(place.span.begin, place.span.size()); }

void check_place(const Side& side, const Place& place) {
  REQUIRE(place.answer < side.answers.size());
  const std::string& whole = side.answers[place.answer].document.text;
  REQUIRE((place.span.begin < place.span.end && place.span.end <= whole.size()));
  REQUIRE(starts_code_point(whole[place.span.begin]));
  REQUIRE((place.span.end == whole.size() || starts_code_point(whole[place.span.end])));
}

// The words of a place without punctuation, folded; of an exhibit they are the same wherever it stands.
std::vector<std::uint32_t> folds_at(const Side& side, const Place& place) {
  check_place(side, place);
  const std::string& whole = side.answers[place.answer].document.text;
  std::vector<std::uint32_t> folds;
  for (const Word& word : split_answer({whole}).words) {
    const bool is_inside = place.span.begin <= word.span.begin && word.span.end <= place.span.end;
    if (is_inside && word.kind != WordKind::Punctuation) folds.push_back(word.fold);
  }
  return folds;
}

// Words of a name as folded text: split again, since names leave out what stands between words.
std::vector<std::uint32_t> folds_of_name(const std::string& name) {
  std::vector<Word> words;
  split_words(name, {0, static_cast<std::uint32_t>(name.size())}, BlockKind::Paragraph, words);
  std::vector<std::uint32_t> folds;
  for (const Word& word : words) folds.push_back(word.fold);
  return folds;
}

void check_same_words(const Request& request, const std::vector<Place>& left, const std::vector<Place>& right, const std::vector<std::uint32_t>& folds) {
  REQUIRE((!left.empty() && !right.empty()));
  for (const Place& place : left) REQUIRE(folds_at(request.left, place) == folds);
  for (const Place& place : right) REQUIRE(folds_at(request.right, place) == folds);
}

std::string windows_lines(const std::string& plain) {
  std::string out;
  for (const char letter : plain) out += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
  return out;
}

void change_texts(Request& request, const std::function<std::string(const std::string&)>& change) {
  for (Side* side : {&request.left, &request.right}) {
    for (Answer& answer : side->answers) answer.document.text = change(answer.document.text);
  }
}

// What a reader sees of a verdict.
std::string printed(const Report& report) {
  const Verdict& verdict = report.verdict;
  return number_text(verdict.log10_lr) + " " + number_text(verdict.interval_low) + " " + number_text(verdict.interval_high) + " " + std::to_string(static_cast<int>(verdict.status));
}

// Words, patterns and runs by name; neither places nor figures.
std::vector<std::string> shown(const Report& report, const Request& request) {
  std::vector<std::string> out;
  for (const SharedRun& run : report.evidence.runs) out.push_back("run " + fold_text(text_at(request.left, run.left[0])));
  for (const SharedHabit& word : report.evidence.words) out.push_back("word " + word.name);
  for (const SharedHabit& pattern : report.evidence.patterns) out.push_back("pattern " + pattern.name);
  for (const SharedHabit& habit : report.evidence.form) out.push_back("form " + habit.name);
  for (const IdentityStatement& statement : report.evidence.identity) out.push_back(statement.maker + " " + fold_text(text_at(statement.is_left ? request.left : request.right, statement.place)));
  return out;
}

}  // namespace

TEST_CASE("Every exhibit stands where it says, and both texts say there what it says", "[report_properties]") {
  Rng rng(51);
  std::size_t runs = 0, words = 0, patterns = 0, identity = 0;
  for (int round = 0; round < 40; ++round) {
    const Request request = random_request(rng);
    const Report report = report_of(request);
    for (const SharedRun& run : report.evidence.runs) check_same_words(request, run.left, run.right, folds_at(request.left, run.left[0]));
    for (const SharedHabit& word : report.evidence.words) check_same_words(request, word.left, word.right, folds_of_name(word.name));
    for (const SharedHabit& pattern : report.evidence.patterns) {
      for (const Place& place : pattern.left) check_place(request.left, place);
      for (const Place& place : pattern.right) check_place(request.right, place);
    }
    for (const IdentityStatement& statement : report.evidence.identity) check_place(statement.is_left ? request.left : request.right, statement.place);
    for (const GreyedSpan& grey : report.evidence.greyed) check_place(grey.is_left ? request.left : request.right, grey.place);
    runs += report.evidence.runs.size();
    words += report.evidence.words.size();
    patterns += report.evidence.patterns.size();
    identity += report.evidence.identity.size();
  }
  CHECK((runs > 40 && words > 40 && patterns > 40 && identity > 20));
}

TEST_CASE("The order of answers, kept with their prompts, changes no printed digit", "[report_properties]") {
  Rng rng(52);
  for (int round = 0; round < 20; ++round) {
    Request request = random_request(rng);
    const std::string before = printed(report_of(request));
    std::reverse(request.left.answers.begin(), request.left.answers.end());
    std::rotate(request.right.answers.begin(), request.right.answers.begin() + static_cast<std::ptrdiff_t>(request.right.answers.size() / 2), request.right.answers.end());
    CHECK(printed(report_of(request)) == before);
  }
}

TEST_CASE("The order of rows without prompts changes no printed digit", "[report_properties]") {
  Rng rng(58);
  for (int round = 0; round < 20; ++round) {
    Request request = random_request(rng);
    request.right.answers.resize(request.left.answers.size(), request.right.answers.front());
    for (Side* side : {&request.left, &request.right}) {
      for (Answer& answer : side->answers) answer.prompt.clear();
    }
    const std::string before = printed(report_of(request));
    for (Side* side : {&request.left, &request.right}) std::reverse(side->answers.begin(), side->answers.end());
    CHECK(printed(report_of(request)) == before);
  }
}

TEST_CASE("The order of answers to different prompts changes no printed digit", "[report_properties]") {
  Rng rng(59);
  for (int round = 0; round < 20; ++round) {
    Request request = random_request(rng);
    for (Answer& answer : request.right.answers) answer.prompt += " again";
    const std::string before = printed(report_of(request));
    std::reverse(request.left.answers.begin(), request.left.answers.end());
    CHECK(printed(report_of(request)) == before);
  }
}

TEST_CASE("The same answers once more, to the same prompts, change no printed digit", "[report_properties]") {
  Rng rng(53);
  for (int round = 0; round < 20; ++round) {
    Request request = random_request(rng);
    const std::string before = printed(report_of(request));
    for (Side* side : {&request.left, &request.right}) {
      const std::vector<Answer> again = side->answers;
      side->answers.insert(side->answers.end(), again.begin(), again.end());
    }
    CHECK(printed(report_of(request)) == before);
  }
}

TEST_CASE("How lines end changes no figure and no exhibit", "[report_properties]") {
  Rng rng(54);
  for (int round = 0; round < 20; ++round) {
    Request request = random_request(rng);
    const Report before = report_of(request);
    const std::vector<std::string> seen = shown(before, request);
    change_texts(request, windows_lines);
    const Report after = report_of(request);
    CHECK(printed(after) == printed(before));
    CHECK(shown(after, request) == seen);
    for (std::size_t i = 0; i < before.evidence.channels.size(); ++i) {
      INFO(before.evidence.channels[i].name);
      CHECK(number_text(after.evidence.channels[i].score) == number_text(before.evidence.channels[i].score));
    }
  }
}

TEST_CASE("White space around an answer changes no figure and no exhibit", "[report_properties]") {
  Rng rng(55);
  for (int round = 0; round < 20; ++round) {
    Request request = random_request(rng);
    const Report before = report_of(request);
    const std::vector<std::string> seen = shown(before, request);
    for (Answer& answer : request.left.answers) answer.document.text = "\n \n" + answer.document.text + "  \n\n\t";
    const Report after = report_of(request);
    CHECK(printed(after) == printed(before));
    CHECK(shown(after, request) == seen);
    for (Answer& answer : request.right.answers) answer.document.text = "\u200B\n" + answer.document.text + "\n\u3000";
    CHECK(printed(report_of(request)) == printed(before));
  }
}

TEST_CASE("The same request gives the same bytes", "[report_properties]") {
  Rng rng(56);
  for (int round = 0; round < 10; ++round) {
    const Request request = random_request(rng);
    const std::string once = write_report(report_of(request), request);
    CHECK(write_report(report_of(request), request) == once);
  }
}
