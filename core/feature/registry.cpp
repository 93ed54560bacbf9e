#include "feature/registry.hpp"

#include "feature/answer_habits.hpp"

namespace kinprint {
namespace {

constexpr FeatureEntry kChannels[] = {
    {"shared_runs",
     "maximal runs of words that stand in answers of both sides to one prompt, by how far their surprise exceeds chance",
     "mean over prompts of log(1 + nats)", "suffix arrays; expected values as in sequence search (Karlin & Altschul 1990)",
     "when both quote the same source, a poem or a law; when the prompt asks for a fixed form of words"},
    {"wording", "words, word pairs and character 3- to 5-grams that both over- or under-use against chatbots in general",
     "mean of three cosines, -1 to 1", "profiles as in Sun et al. 2025; variance-stabilised counts (Anscombe 1948)",
     "when few answers share one subject, whose words both must use"},
    {"grammar",
     "function words, punctuation and masked content: how much better each side foretells the other than chatbots in general do",
     "nats a symbol", "LambdaG (Nini et al. 2024), with one pooled background",
     "in short answers, and when the prompt asks for a genre such as dialogue or verse"},
    {"form", "habits of form and rhetoric against their spread between bots and within one bot", "mean nats a habit",
     "two-covariance model, one habit at a time",
     "when a system prompt or the site set the form, and when the prompt asks for a list, a table or brevity"},
    {"content_plan", "sentences of both answers that are each other's best match by embedding", "0 to 1",
     "bidirectional best match (BiMax) with the random-sentence normaliser of vecalign (Thompson & Koehn 2019)",
     "when the question has one right answer, which every good answer plans alike"},
    {"fingerprint",
     "hashed n-grams of words, characters and masked grammar, and habits of form, projected to what tells bots apart",
     "log-likelihood ratio before calibration, nats", "linear discriminants and two-covariance scoring (models/README.md)",
     "when a bot is unlike all bots the tables were fitted on"},
    {"identity", "sentences in which an answer says who made it or which model it is; an exhibit, never scored", "count",
     "base rates in models/tables/identity_rates.json",
     "often: bots trained on pages about other bots misname themselves, in both directions"},
};

constexpr std::string_view kRateUnit = "log(1 + per 1,000), natural logarithm";
constexpr std::string_view kShareUnit = "share, 0 to 1";
constexpr std::string_view kFlagUnit = "0 or 1, mean over answers";
constexpr std::string_view kLogUnit = "natural logarithm";
constexpr std::string_view kPlainUnit = "as defined";

std::string_view unit_of(std::string_view definition) {
  if (definition.starts_with("rate")) return kRateUnit;
  if (definition.starts_with("share")) return kShareUnit;
  if (definition.starts_with("1 when")) return kFlagUnit;
  if (definition.starts_with("log")) return kLogUnit;
  return kPlainUnit;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// When a habit misleads, by what it counts.
std::string_view caution_of(std::size_t habit) {
  const std::string_view name = habit_name(habit);
  if (is_english_habit(habit)) return "in other languages, where it is not counted; in genres that call for it";
  if (name.starts_with("opener") || name.starts_with("closer") || name.starts_with("opens") || name.starts_with("closes")) {
    return "when first or last lines were cut off in copying";
  }
  if (has(name, "length") || has(name, "sentence") || has(name, "paragraph") || has(name, "lines")) {
    return "when the prompt asks for a length or a form";
  }
  if (has(name, "quotes") || has(name, "dashes") || has(name, "apostrophes") || has(name, "ellipses")) {
    return "when copying or a site changed curly marks to straight ones or back";
  }
  if (has(name, "share") || has(name, "marker") || has(name, "items") || has(name, "bullets") || has(name, "head") ||
      has(name, "bold") || has(name, "fence") || has(name, "table") || has(name, "rules") || has(name, "italics") ||
      has(name, "code") || has(name, "case") || has(name, "backslashes")) {
    return "when Markdown was lost in copying, or the prompt asks for lists, tables, code or formulas";
  }
  return "when the prompt or the genre calls for it";
}

}  // namespace

std::span<const FeatureEntry> channel_registry() { return kChannels; }

std::vector<FeatureEntry> habit_registry() {
  std::vector<FeatureEntry> entries;
  for (std::size_t i = 0; i < kAnswerHabits; ++i) {
    entries.push_back({habit_name(i), habit_definition(i), unit_of(habit_definition(i)), "chosen", caution_of(i)});
  }
  return entries;
}

}  // namespace kinprint
