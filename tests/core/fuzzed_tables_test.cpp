// Tables with other numbers in them, under a right checksum: what is loaded gives figures within the caps, or a reason.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <iterator>

#include "base/rng.hpp"
#include "evidence/answer_rows.hpp"
#include "kinprint.hpp"
#include "made_sides.hpp"
#include "made_tables.hpp"
#include "many/bot_pairs.hpp"

using namespace kinprint;

namespace {

constexpr std::size_t kHeaderBytes = 48, kSectionHeaderBytes = 44;

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, 4);
  return value;
}

// Where the values of each section begin, and how many bytes they have.
std::vector<std::pair<std::size_t, std::size_t>> sections_of(const std::string& bytes) {
  constexpr std::size_t kWidths[] = {4, 1, 1, 2, 4};
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t at = kHeaderBytes + 4; at < bytes.size();) {
    const std::size_t size = (std::size_t{number_at(bytes, at + 36)} * number_at(bytes, at + 40) * kWidths[number_at(bytes, at + 32)] + 3) / 4 * 4;
    out.emplace_back(at + kSectionHeaderBytes, size);
    at += kSectionHeaderBytes + size;
  }
  return out;
}

std::string with_other_numbers(std::string bytes, Rng& rng) {
  constexpr float kNumbers[] = {0, -1, 1, 100, 1e-38F, 1e6F, -1e6F, 1e38F, -1e38F};
  const auto sections = sections_of(bytes);
  for (std::uint32_t edits = 1 + rng.below(3); edits-- > 0;) {
    const auto& [begin, size] = sections[rng.below(static_cast<std::uint32_t>(sections.size()))];
    const std::size_t at = begin + rng.below(static_cast<std::uint32_t>(size / 4)) * 4;
    const float number = kNumbers[rng.below(std::size(kNumbers))];
    if (rng.below(4) == 0) bytes[at] = static_cast<char>(rng.below(256));
    else std::memcpy(bytes.data() + at, &number, 4);
  }
  const auto digest = sha256(std::string_view(bytes).substr(kHeaderBytes));
  std::copy(digest.begin(), digest.end(), bytes.begin() + 16);
  return bytes;
}

void check_figures(const Verdict& verdict) {
  const auto is_within = [&](double figure) { return figure >= verdict.cap_low && figure <= verdict.cap_high; };
  const auto is_share = [](double figure) { return figure >= 0 && figure <= 1; };
  REQUIRE((is_within(verdict.log10_lr) && is_within(verdict.interval_low) && is_within(verdict.interval_high)));
  REQUIRE((verdict.interval_low <= verdict.log10_lr && verdict.log10_lr <= verdict.interval_high));
  for (const PromptRow& row : verdict.prompts) REQUIRE((is_within(row.log10_lr) && is_within(row.without)));
  for (const RobustnessVariant& variant : verdict.robustness) REQUIRE(is_within(variant.log10_lr));
  for (const ChannelContribution& part : verdict.contributions) REQUIRE(std::isfinite(part.contribution));
  REQUIRE((is_share(verdict.error_rates.eer) && is_share(verdict.error_rates.auc)));
  for (const auto* shares : {&verdict.error_rates.unrelated_at_or_above, &verdict.error_rates.related_at_or_below}) {
    for (const auto& [threshold, share] : *shares) REQUIRE(is_share(share));
  }
}

}  // namespace

TEST_CASE("Tables with other numbers are refused, or give a reason, or figures within their caps", "[fuzzed_tables]") {
  const std::string fingerprint = made::fingerprint_table().file();
  std::vector<Request> requests = {made::request(1), made::request(4), made::request(3)};
  for (Answer& answer : requests[2].right.answers) answer.prompt += " other";
  requests[1].controls.push_back(made::side(5, 4, "prompt "));
  Rng rng(41);
  std::size_t refused = 0, reasons = 0, figures = 0;
  for (int round = 0; round < 2000; ++round) {
    Tables tables;
    const Error error = tables.load("fingerprint", with_other_numbers(fingerprint, rng));
    if (error.code != ErrorCode::Ok) {
      REQUIRE_FALSE(error.message.empty());
      ++refused;
      continue;
    }
    if (round % 2) made::load_prompts(tables, {prompt_key("prompt 0"), prompt_key("prompt 1")});
    const auto report = compare(requests[rng.below(3)], tables, {});
    if (!report.ok()) {
      REQUIRE(report.error().code == ErrorCode::TableSize);
      ++reasons;
      continue;
    }
    REQUIRE(report.value().verdict.status == Status::Ok);
    check_figures(report.value().verdict);
    ++figures;
    std::vector<CountedBot> bots = {count_bot(requests[0].left, tables, 1), count_bot(requests[0].right, tables, 1)};
    for (const BotPair& pair : BotPairs(bots, tables, {1, 3, true, false}).pairs(0, 1)) {
      REQUIRE((std::isfinite(pair.uncapped) && std::isfinite(pair.log10_lr) && std::isfinite(pair.interval_low) && std::isfinite(pair.interval_high)));
      for (const float value : pair.replicates) REQUIRE(std::isfinite(value));
    }
  }
  INFO(refused << " refused, " << reasons << " without finite figures, " << figures << " with figures");
  CHECK((refused > 20 && reasons > 2 && figures > 500));
}
