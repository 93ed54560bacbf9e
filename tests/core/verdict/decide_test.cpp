#include "verdict/decide.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "evidence/long_runs.hpp"
#include "made_sides.hpp"
#include "made_tables.hpp"
#include "verdict/altered_texts.hpp"
#include "verdict/bands.hpp"

using namespace kinprint;

namespace {

Verdict decided(const Request& request, const Tables& tables) {
  return decide(request, split_side(request.left), split_side(request.right), {}, tables);
}

}  // namespace

TEST_CASE("Swapping the sides changes no figure of a verdict without exhibits", "[verdict][decide]") {
  const Tables tables = made::tables();
  for (const std::size_t answers : {1u, 6u, 23u}) {
    Request request = made::request(answers);
    const Verdict one = decided(request, tables);
    std::swap(request.left, request.right);
    const Verdict other = decided(request, tables);
    REQUIRE(one.status == Status::Ok);
    CHECK(one.log10_lr == Approx(other.log10_lr).margin(1e-9));
    CHECK(one.interval_low == Approx(other.interval_low).margin(1e-9));
    CHECK(one.interval_high == Approx(other.interval_high).margin(1e-9));
    REQUIRE(one.contributions.size() == other.contributions.size());
    for (std::size_t i = 0; i < one.contributions.size(); ++i) CHECK(one.contributions[i].contribution == Approx(other.contributions[i].contribution).margin(1e-9));
    REQUIRE(one.prompts.size() == answers);
    REQUIRE(other.prompts.size() == answers);
    for (std::size_t i = 0; i < answers; ++i) {
      CHECK(one.prompts[i].log10_lr == Approx(other.prompts[i].log10_lr).margin(1e-9));
      CHECK(one.prompts[i].without == Approx(other.prompts[i].without).margin(1e-9));
    }
    REQUIRE(one.robustness.size() == other.robustness.size());
    for (std::size_t i = 0; i < one.robustness.size(); ++i) CHECK(one.robustness[i].log10_lr == Approx(other.robustness[i].log10_lr).margin(1e-9));
  }
}

TEST_CASE("The order of answers does not matter, and names never do", "[verdict][decide]") {
  const Tables tables = made::tables();
  Request request = made::request(7);
  const Verdict before = decided(request, tables);
  std::swap(request.left.answers[0], request.left.answers[5]);
  request.left.name = "a famous bot";
  const Verdict after = decided(request, tables);
  CHECK(after.log10_lr == Approx(before.log10_lr).margin(1e-9));
  CHECK(after.prompts_shared == before.prompts_shared);
}

TEST_CASE("A side that lost its formatting and one that has it are compared without any", "[verdict][decide]") {
  const Tables tables = made::tables();
  Request formatted = made::request(4);
  for (Side* side : {&formatted.left, &formatted.right}) {
    for (Answer& answer : side->answers) answer.document.text += "\n\n- **oil**\n- a `wick`\n- wax\n";
  }
  const auto lose = [](Side& side) {
    for (Answer& answer : side.answers) answer.document.text = text_without_marks(answer.document.text);
  };
  Request one = formatted, both = formatted;
  lose(one.right);
  lose(both.left);
  lose(both.right);
  const Verdict of_one = decided(one, tables), of_both = decided(both, tables), written = decided(formatted, tables);
  REQUIRE(of_one.status == Status::Ok);
  CHECK(of_one.formatting == Formatting::RightLost);
  CHECK(of_both.formatting == Formatting::Lost);
  CHECK(of_one.log10_lr == Approx(of_both.log10_lr).margin(1e-9));
  CHECK(of_one.interval_high == Approx(of_both.interval_high).margin(1e-9));
  CHECK(of_one.error_rates.auc == of_both.error_rates.auc);
  CHECK(of_one.log10_lr != Approx(written.log10_lr).margin(1e-3));
  REQUIRE(of_one.robustness.size() == of_both.robustness.size());  // as_written in place of no_markdown
  CHECK(of_one.robustness[0].name == "as_written");
  CHECK(of_one.robustness[0].log10_lr != Approx(of_one.log10_lr).margin(1e-3));
  for (std::size_t i = 2; i < of_one.robustness.size(); ++i) CHECK(of_one.robustness[i].log10_lr == Approx(of_both.robustness[i].log10_lr).margin(1e-9));
  std::swap(one.left, one.right);
  CHECK(decided(one, tables).formatting == Formatting::LeftLost);
  CHECK(decided(one, tables).log10_lr == Approx(of_one.log10_lr).margin(1e-9));
  for (Answer& answer : one.left.answers) answer.document.text = made::text(5);  // bare, without lines as lists leave them
  CHECK(decided(one, tables).formatting == Formatting::RightOnly);
  CHECK(decided(one, tables).robustness[0].name == "no_markdown");
}

TEST_CASE("A side that lost its line breaks and one that has them are compared without any", "[verdict][decide]") {
  const Tables tables = made::tables();
  Request written = made::request(4);
  for (Side* side : {&written.left, &written.right}) {
    for (Answer& answer : side->answers) {
      std::string text;
      while (text.size() < kLongText) text += answer.document.text + "\n\n";
      answer.document.text = text + "And **that** is all.";
    }
  }
  for (const LineBreaks kept : {LineBreaks::NoEmptyLine, LineBreaks::None}) {
    const auto lose = [&](Side& side) {
      for (Answer& answer : side.answers) answer.document.text = text_with_line_breaks(answer.document.text, kept);
    };
    Request one = written, both = written;
    lose(one.left);
    lose(both.left);
    lose(both.right);
    const bool is_all = kept == LineBreaks::None;
    const Verdict of_one = decided(one, tables), of_both = decided(both, tables), of_written = decided(written, tables);
    REQUIRE(of_one.status == Status::Ok);
    CHECK(of_one.line_breaks == (is_all ? LineBreakLoss::LeftLost : LineBreakLoss::LeftEmptyLost));
    CHECK(of_both.line_breaks == (is_all ? LineBreakLoss::Lost : LineBreakLoss::EmptyLost));
    CHECK(of_one.formatting == Formatting::Some);
    CHECK(of_one.log10_lr == Approx(of_both.log10_lr).margin(1e-9));
    CHECK(of_one.error_rates.auc == of_both.error_rates.auc);
    CHECK(of_one.log10_lr != Approx(of_written.log10_lr).margin(1e-3));
    REQUIRE(of_one.robustness.size() == of_both.robustness.size() + 1);
    CHECK(of_one.robustness[0].name == "as_written");
    CHECK(of_one.robustness[0].log10_lr != Approx(of_one.log10_lr).margin(1e-3));
    CHECK(of_one.robustness[1].name == "no_markdown");
    CHECK(of_one.robustness[1].log10_lr == Approx(of_both.robustness[0].log10_lr).margin(1e-9));
    std::swap(one.left, one.right);
    CHECK(decided(one, tables).line_breaks == (is_all ? LineBreakLoss::RightLost : LineBreakLoss::RightEmptyLost));
    CHECK(decided(one, tables).log10_lr == Approx(of_one.log10_lr).margin(1e-9));
  }
}

TEST_CASE("Long runs are left out of the figure, and the figure with them stands beside it", "[verdict][decide]") {
  const Tables tables = made::tables();
  Request request = made::request(4);
  for (std::size_t i = 0; i < 4; ++i) {
    for (Side* side : {&request.left, &request.right}) side->answers[i].document.text += "\n\n" + made::text(900 + i, 40);
  }
  Evidence evidence;
  evidence.long_runs = find_long_runs(request.left, request.right);
  REQUIRE(evidence.long_runs.prompts == 4);
  const Verdict verdict = decide(request, split_side(request.left), split_side(request.right), evidence, tables);
  const Verdict with = decided(request, tables);
  Request cut = request;
  for (const auto& [side, places] : {std::pair(&cut.left, &evidence.long_runs.left), std::pair(&cut.right, &evidence.long_runs.right)}) {
    const std::vector<std::string> texts = texts_without(*side, *places);
    for (std::size_t i = 0; i < texts.size(); ++i) side->answers[i].document = {texts[i]};
  }
  const Verdict without = decided(cut, tables);
  CHECK(verdict.long_run_prompts == 4);
  CHECK(verdict.log10_lr == Approx(without.log10_lr).margin(1e-9));
  CHECK(verdict.log10_lr != Approx(with.log10_lr).margin(1e-3));
  const auto beside = std::find_if(verdict.robustness.begin(), verdict.robustness.end(), [](const RobustnessVariant& variant) { return variant.name == "with_long_runs"; });
  REQUIRE(beside != verdict.robustness.end());
  CHECK(beside->log10_lr == Approx(with.log10_lr).margin(1e-9));
  CHECK(with.long_run_prompts == 0);
  for (const RobustnessVariant& variant : with.robustness) CHECK(variant.name != "with_long_runs");
}

TEST_CASE("No likelihood ratio or interval leaves the caps, and the interval holds the ratio", "[verdict][decide]") {
  const Tables tables = made::tables();
  for (std::uint64_t seed = 3; seed < 13; ++seed) {
    Request request;
    request.left = made::side(seed, 5, "p");
    request.right = seed % 2 ? request.left : made::side(seed + 50, 5, "p");
    request.right.answers[0].document.text += " indeed";
    const Verdict verdict = decided(request, tables);
    CHECK(verdict.log10_lr >= verdict.cap_low);
    CHECK(verdict.log10_lr <= verdict.cap_high);
    CHECK(verdict.interval_low <= verdict.log10_lr);
    CHECK(verdict.interval_high >= verdict.log10_lr);
    CHECK(verdict.interval_high <= verdict.cap_high);
    if (verdict.capped) CHECK((verdict.log10_lr == verdict.cap_low || verdict.log10_lr == verdict.cap_high));
  }
}

TEST_CASE("Prompts and reference bots widen the interval independently of one another", "[verdict][decide]") {
  LikelihoodRatio ratio;
  ratio.prompt_spread = 0.3;
  CHECK(interval_reach(ratio, 0) == Approx(1.959964 * 0.3));
  ratio.reference_spread = 0.4;
  CHECK(interval_reach(ratio, 0.1) == Approx(1.959964 * 0.5));
  ratio.reference_spread = 0.8;
  CHECK(interval_reach(ratio, 0.6) == Approx(1.959964));
}

TEST_CASE("Contributions add up to the likelihood ratio before its cap", "[verdict][decide]") {
  const Verdict verdict = decided(made::request(4), made::tables());
  double sum = 0;
  for (const ChannelContribution& part : verdict.contributions) sum += part.contribution;
  if (verdict.capped) CHECK(std::abs(sum) > std::abs(verdict.log10_lr) - 1e-9);
  if (!verdict.capped) CHECK(sum == Approx(verdict.log10_lr).margin(1e-9));
}

TEST_CASE("What is known of the prompts decides the background", "[verdict][decide]") {
  Tables tables = made::tables();
  Request request = made::request(2);
  CHECK(decided(request, tables).background == Background::Predicted);
  made::load_prompts(tables, {"prompt 0", "prompt 1"});
  const Verdict exact = decided(request, tables);
  CHECK(exact.background == Background::Exact);
  CHECK(exact.prompts_known == 2);
  for (Answer& answer : request.left.answers) answer.prompt.clear();
  for (Answer& answer : request.right.answers) answer.prompt.clear();
  const Verdict none = decided(request, tables);
  CHECK(none.background == Background::None);
  CHECK(none.prompts_shared == 2);
}

TEST_CASE("A prompt on which both sides hold one long text is told, and its figure is left to stand", "[verdict][decide]") {
  Request request = made::request(3);
  std::string& right = request.right.answers[1].document.text;
  right = "  " + request.left.answers[1].document.text + "\n";
  REQUIRE(right.size() > 100);
  request.left.answers[2].document.text = request.right.answers[2].document.text = "Paris.";
  const Verdict verdict = decided(request, made::tables());
  REQUIRE(verdict.prompts.size() == 3);
  CHECK_FALSE(verdict.prompts[0].same_text);
  CHECK(verdict.prompts[1].same_text);
  CHECK_FALSE(verdict.prompts[2].same_text);  // short answers are alike by chance
  right[2] = right[2] == 'X' ? 'Y' : 'X';
  CHECK_FALSE(decided(request, made::tables()).prompts[1].same_text);
}

TEST_CASE("Different prompts are compared as such", "[verdict][decide]") {
  Request request;
  request.left = made::side(1, 6, "left ");
  request.right = made::side(2, 4, "right ");
  const Verdict verdict = decided(request, made::tables());
  CHECK(verdict.status == Status::Ok);
  CHECK(verdict.relation == PromptRelation::Different);
  CHECK(verdict.prompts_shared == 0);
  CHECK(verdict.prompts.empty());
}

TEST_CASE("On different prompts a shared lineage of any kind has a figure of its own, on the same ones it is the figure", "[verdict][decide]") {
  const Tables tables = made::tables();
  const Verdict same = decided(made::request(6), tables);
  CHECK(same.lineage.log10_lr == Approx(same.log10_lr).margin(1e-9));
  CHECK(same.lineage.interval_low == Approx(same.interval_low).margin(1e-9));
  CHECK(same.lineage.interval_high == Approx(same.interval_high).margin(1e-9));
  Request request;
  request.left = made::side(1, 6, "left ");
  request.right = made::side(2, 6, "right ");
  const Verdict apart = decided(request, tables);
  CHECK(apart.lineage.log10_lr != Approx(apart.log10_lr).margin(1e-3));
  CHECK(apart.lineage.interval_low <= apart.lineage.log10_lr);
  CHECK(apart.lineage.log10_lr <= apart.lineage.interval_high);
  CHECK(apart.lineage.interval_high - apart.lineage.interval_low < apart.interval_high - apart.interval_low);
  CHECK(apart.lineage.band == band_of(apart.lineage.log10_lr));
  CHECK(apart.lineage.supports == supports_of(apart.lineage.log10_lr));
}

TEST_CASE("Controls on the prompts change what is known and never break a verdict", "[verdict][decide]") {
  Request request = made::request(3);
  request.controls = {made::side(8, 3, "prompt "), made::side(9, 3, "prompt ")};
  request.controls.push_back({"empty", 0, {}});
  const Verdict verdict = decided(request, made::tables());
  CHECK(verdict.status == Status::Ok);
  CHECK(verdict.background == Background::Predicted);
  CHECK(verdict.prompts_observed == 3);
  CHECK(verdict.error_rates.trials > 100);  // figures measured with controls
  request.controls.resize(1);
  request.controls[0].answers.resize(1);
  const Verdict fewer = decided(request, made::tables());
  CHECK(fewer.prompts_observed == 1);
  CHECK(fewer.error_rates.trials < 100);  // two of three prompts were not answered by any
}

TEST_CASE("Error rates say whether their calibrations had seen the trials, where the tables do", "[verdict][decide]") {
  CHECK_FALSE(decided(made::request(3), made::tables()).error_rates.unseen);
  made::TableWriter table = made::fingerprint_table();
  table.integers("rates_unseen", 1, 1, {1});
  Tables told;
  REQUIRE(told.load("fingerprint", table.file()).code == ErrorCode::Ok);
  CHECK(decided(made::request(3), told).error_rates.unseen);
}

TEST_CASE("Too few words are refused with how many answers are missing", "[verdict][decide]") {
  Request request;
  request.left.answers = {{"p", {"Only these three words."}, false}};
  request.right = made::side(2, 1, "p");
  const Verdict verdict = decided(request, made::tables());
  CHECK(verdict.status == Status::NotEnough);
  CHECK(verdict.next_step.code == "add_answers");
  CHECK(verdict.next_step.answers == 2);  // 4 words an answer, 6 more wanted
}

TEST_CASE("A script the calibration was not measured on is refused", "[verdict][decide]") {
  Request request = made::request(1);
  std::string greek;
  for (int i = 0; i < 60; ++i) greek += "\xCE\xBA\xCE\xB1\xCE\xBB\xCE\xB7 ";  // kali
  request.left.answers[0].document.text = greek;
  request.right.answers[0].document.text = greek + greek;
  CHECK(decided(request, made::tables()).status == Status::UnsupportedLanguage);
}
