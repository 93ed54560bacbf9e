#include "evidence/prompt_runs.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "evidence/answer_rows.hpp"
#include "feature/gram_key.hpp"

namespace kinprint {
namespace {

constexpr std::uint32_t kKeyBitsDropped = kGramKeyBits - 16;  // the table keeps 16 of 24 bits
constexpr double kShareSteps = 15;
constexpr std::size_t kFacts = 3;  // bots that answered, entries, floor

// Stretches looked up of a longer run; one that is longer is rare anyway.
constexpr std::size_t kStretchesLookedUp = 36;

// Reference bots that write the rarest stretch; nothing when one is not listed.
std::optional<std::uint32_t> known_writers(const KnownPromptRuns& known, std::span<const std::uint32_t> stretches) {
  std::uint32_t least = static_cast<std::uint32_t>(kShareSteps);
  for (const std::uint32_t stretch : stretches) {
    const std::uint32_t key = stretch >> kKeyBitsDropped;
    const auto found = std::lower_bound(known.keys.begin(), known.keys.end(), key);
    if (found == known.keys.end() || *found != key) return std::nullopt;
    least = std::min(least, known.shares[static_cast<std::size_t>(found - known.keys.begin())]);
  }
  const double share = least / kShareSteps * (least / kShareSteps);
  return static_cast<std::uint32_t>(share * known.bots + 0.5);
}

}  // namespace

std::vector<std::uint32_t> prompt_run_keys(std::span<const std::uint32_t> folds) {
  std::vector<std::uint32_t> keys;
  for (std::size_t i = 0; i + kPromptRunWords <= folds.size(); ++i) keys.push_back(gram_key_of(folds.subspan(i, kPromptRunWords)));
  return keys;
}

std::vector<std::uint32_t> prompt_run_keys(const SegmentedAnswer& answer) {
  std::vector<std::uint32_t> folds;
  for (const Word& word : answer.words) {
    if (word.kind != WordKind::Punctuation) folds.push_back(word.fold);
  }
  return prompt_run_keys(folds);
}

bool is_commoner(const RunWriters& a, const RunWriters& b) {
  if (a.asked == 0 || b.asked == 0) return a.asked > b.asked;
  return std::uint64_t{a.bots} * b.asked > std::uint64_t{b.bots} * a.asked;
}

Result<PromptRunTable> PromptRunTable::read(const SectionTable& table) {
  const Section* hash = table.find("runs_prompt_hash", SectionType::Integers);
  const Section* facts = table.find("runs_facts", SectionType::ShortIntegers);
  const Section* gaps = table.find("runs_key_gaps", SectionType::ShortIntegers);
  const Section* shares = table.find("runs_share", SectionType::Bytes);
  if (!hash || hash->columns != 1 || !std::is_sorted(hash->integers.begin(), hash->integers.end()))
    return section_misfit("runs_prompt_hash");
  if (!facts || facts->rows != hash->rows || facts->columns != kFacts) return section_misfit("runs_facts");
  if (!gaps || !shares || gaps->integers.size() != shares->integers.size()) return section_misfit("runs_key_gaps");
  PromptRunTable out;
  out.hashes_ = hash->integers;
  out.shares_ = shares->integers;
  for (std::size_t i = 0; i < facts->rows; ++i) {
    const std::uint32_t* fact = facts->integers.data() + kFacts * i;
    const std::size_t begin = out.keys_.size(), end = begin + fact[1];
    if (end > shares->integers.size()) return section_misfit("runs_share");
    if (fact[2] > fact[0]) return section_misfit("runs_facts");
    std::uint32_t key = 0;
    for (std::size_t at = begin; at < end; ++at) out.keys_.push_back(key += gaps->integers[at]);
    out.prompts_.push_back({fact[0], fact[2], begin, fact[1]});
  }
  if (out.keys_.size() != shares->integers.size()) return section_misfit("runs_share");
  out.checksum_ = table.checksum();
  return out;
}

std::optional<KnownPromptRuns> PromptRunTable::find(std::string_view key) const {
  const auto hash = static_cast<std::uint32_t>(fnv1a64(key));
  const auto found = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
  if (key.empty() || found == hashes_.end() || *found != hash) return std::nullopt;
  const auto row = static_cast<std::size_t>(found - hashes_.begin());
  const Prompt& prompt = prompts_[row];
  return KnownPromptRuns{std::span(keys_).subspan(prompt.begin, prompt.count),
                         std::span(shares_).subspan(prompt.begin, prompt.count), prompt.bots, prompt.floor};
}

RunWriters PromptRunBackground::OnPrompt::writers(std::span<const std::uint32_t> folds) const {
  std::vector<std::uint32_t> stretches =
      prompt_run_keys(folds.first(std::min(folds.size(), kStretchesLookedUp + kPromptRunWords - 1)));
  RunWriters writers;
  if (stretches.empty()) return writers;
  if (known) {
    const auto found = known_writers(*known, stretches);
    writers = {found.value_or(known->floor), known->bots, !found};
  }
  for (const auto& keys : controls) {
    const bool all = std::all_of(stretches.begin(), stretches.end(),
                                 [&](std::uint32_t key) { return std::binary_search(keys.begin(), keys.end(), key); });
    writers.bots += all;
    ++writers.asked;
  }
  return writers;
}

PromptRunBackground::PromptRunBackground(std::span<const Side> controls,
                                         std::span<const std::vector<SegmentedAnswer>> segments,
                                         const PromptRunTable& table)
    : table_(table) {
  for (std::uint32_t bot = 0; bot < controls.size(); ++bot) {
    for (std::size_t i = 0; i < controls[bot].answers.size(); ++i) {
      const std::string key = prompt_key(controls[bot].answers[i].prompt);
      if (key.empty()) continue;
      ControlAnswer control{fnv1a64(key), bot, prompt_run_keys(segments[bot][i])};
      std::sort(control.keys.begin(), control.keys.end());
      controls_.push_back(std::move(control));
    }
  }
}

PromptRunBackground::OnPrompt PromptRunBackground::on(std::string_view prompt) const {
  OnPrompt out;
  const std::string key = prompt_key(prompt);
  if (key.empty()) return out;
  out.known = table_.find(key);
  const std::uint64_t hash = fnv1a64(key);
  std::int64_t last = -1;  // of a bot that answered twice the first answer counts
  for (const ControlAnswer& control : controls_) {
    if (control.prompt != hash || control.bot == last) continue;
    last = control.bot;
    out.controls.emplace_back(control.keys);
  }
  return out;
}

}  // namespace kinprint
