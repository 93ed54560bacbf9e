#include "many/counted_bot.hpp"

#include <algorithm>
#include <map>

#include "base/hash.hpp"
#include "base/limits.hpp"
#include "base/rng.hpp"
#include "base/utf8.hpp"
#include "evidence/answer_rows.hpp"
#include "evidence/long_runs.hpp"
#include "feature/fingerprint.hpp"
#include "feature/form_habits.hpp"
#include "segment/split_answer.hpp"
#include "verdict/altered_texts.hpp"
#include "verdict/prompt_effects.hpp"

namespace kinprint {
namespace {

struct Identity {
  std::uint64_t prompt = 0;
  std::string text;
  std::string key;  // prompt_key; empty when not given
};

// What answers are matched by. A bot without any prompt is matched row by row with bots of as many answers.
std::vector<Identity> identify(const Side& side) {
  std::vector<Identity> out;
  bool is_bare = true;
  for (const Answer& answer : side.answers) {
    Identity identity{0, answer.prompt, prompt_key(answer.prompt)};
    if (!identity.key.empty()) identity.prompt = fnv1a64(identity.key);
    is_bare = is_bare && identity.key.empty();
    out.push_back(std::move(identity));
  }
  if (!is_bare) return out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::string number = std::to_string(i);
    out[i].text = "\x01" + std::string(10 - std::min<std::size_t>(10, number.size()), '0') + number;
    out[i].prompt = fnv1a64("row " + number + " of " + std::to_string(out.size()));
  }
  return out;
}

// Indices of at most `limit` answers, prompt by prompt, in their order; of the last prompt only as many as fit.
std::vector<std::uint32_t> choose(const std::vector<Identity>& identities, std::uint32_t limit, std::uint32_t seed) {
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < identities.size(); ++i) chosen.push_back(i);
  if (chosen.size() <= limit) return chosen;
  const auto draw = [&](std::uint32_t i) { return Rng(identities[i].prompt ^ (std::uint64_t{seed} << 32)).next(); };
  std::stable_sort(chosen.begin(), chosen.end(), [&](std::uint32_t a, std::uint32_t b) { return draw(a) < draw(b); });
  chosen.resize(limit);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

std::vector<std::uint32_t> folded_windows(std::string_view text) {
  std::vector<std::uint32_t> windows;
  for (const std::uint64_t hash : long_run_windows(text)) windows.push_back(static_cast<std::uint32_t>(hash ^ (hash >> 32)));
  std::sort(windows.begin(), windows.end());
  return windows;
}

CountedAnswer count_answer(const AnswerFeatures& features, const FingerprintModel& model) {
  CountedAnswer out;
  const WeightedCounts counts = model.weigh(features);
  out.indices.reserve(counts.size());
  out.weights.reserve(counts.size());
  for (const WeightedCount& entry : counts) {
    out.indices.push_back(entry.index);
    out.weights.push_back(entry.weight);
  }
  out.vector = model.describe(counts, features);
  out.runs = features.runs;
  out.has_marks = has_marks(features.form);
  out.has_line_run = features.has_line_run;
  out.line_breaks = features.line_breaks;
  out.log_length = features.log_length();
  return out;
}

void add_means(CountedBot& bot) {
  for (PromptGroup& group : bot.groups) {
    group.mean.assign(bot.answers[group.answers.front()].vector.size(), 0.0);
    for (const std::uint32_t index : group.answers) {
      const std::vector<double>& vector = bot.answers[index].vector;
      for (std::size_t k = 0; k < vector.size(); ++k) group.mean[k] += vector[k] / static_cast<double>(group.answers.size());
    }
  }
  std::sort(bot.groups.begin(), bot.groups.end(), [](const PromptGroup& a, const PromptGroup& b) {
    return a.text != b.text ? a.text < b.text : (a.prompt != b.prompt ? a.prompt < b.prompt : a.answers < b.answers);
  });
}

}  // namespace

CountedBot count_bot(const Side& side, const Tables& tables, std::uint32_t seed) {
  CountedBot bot;
  bot.name = side.name;
  bot.answers_given = static_cast<std::uint32_t>(side.answers.size());
  const std::vector<Identity> identities = identify(side);
  Side chosen;
  std::vector<SegmentedAnswer> segments;
  const PromptEffects effects({}, tables);
  std::map<std::uint64_t, std::size_t> group_of;
  for (const std::uint32_t i : choose(identities, kMaximumAnswersCompared, seed)) {
    const Answer& answer = side.answers[i];
    bot.characters += count_code_points(answer.document.own());
    bot.framed += answer.document.has_more();
    bot.mended += is_mended(answer);
    segments.push_back(split_answer(answer.document));
    chosen.answers.push_back(answer);
    const AnswerFeatures features = count_fingerprint(cleared_text(answer));
    if (!features.characters) continue;
    CountedAnswer counted = count_answer(features, tables.fingerprint());
    counted.windows = folded_windows(answer.document.own());
    const PromptEffect effect = effects.find(identities[i].key);
    effects.apply(effect, features.characters, counted.vector);
    const bool is_new = !identities[i].prompt || !group_of.contains(identities[i].prompt);
    if (is_new) {
      group_of[identities[i].prompt] = bot.groups.size();
      bot.groups.push_back(
          {identities[i].prompt, identities[i].text, !identities[i].key.empty(), effect.exact, {}, {}, effect.similarity});
    }
    bot.groups[is_new ? bot.groups.size() - 1 : group_of[identities[i].prompt]].answers.push_back(
        static_cast<std::uint32_t>(bot.answers.size()));
    bot.answers.push_back(std::move(counted));
  }
  bot.traits = side_traits(chosen, segments);
  add_means(bot);
  return bot;
}

}  // namespace kinprint
