#include "many/many_bots.hpp"

#include <cmath>
#include <cstring>

#include "base/byte_writer.hpp"
#include "many/bot_bytes.hpp"
#include "report/json_writer.hpp"
#include "report/names.hpp"
#include "report/write_library.hpp"
#include "verdict/refusals.hpp"

namespace kinprint {
namespace {

Error too_large(std::size_t limit, const char* what, std::size_t given) {
  return {ErrorCode::TooLarge, "limit is " + std::to_string(limit) + " " + what + ", given " + std::to_string(given), -1};
}

template <typename T>
bool read_array(std::string_view bytes, std::vector<T>& values) {
  values.resize(bytes.size() / sizeof(T));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
  return bytes.size() % sizeof(T) == 0;
}

constexpr double kUnknownDistance = 0.30102999566398120;  // LR 1: of pairs that cannot be judged

bool is_judged(std::uint8_t status) {
  return status == static_cast<std::uint8_t>(Status::Ok) || status == static_cast<std::uint8_t>(Status::SameText);
}

// Distances of the bots that stand in the tree; one replicate, or the values themselves.
class TreeDistances {
 public:
  TreeDistances(std::size_t bots, const std::vector<std::uint8_t>& status) : bots_(bots), status_(status) {
    std::vector<std::uint8_t> has_pair(bots, false);
    std::size_t at = 0;
    for (std::size_t i = 0; i < bots; ++i) {
      for (std::size_t j = i + 1; j < bots; ++j, ++at) {
        if (is_judged(status[at])) has_pair[i] = has_pair[j] = true;
      }
    }
    for (std::uint32_t i = 0; i < bots; ++i) {
      if (has_pair[i]) leaves_.push_back(i);
    }
  }
  [[nodiscard]] const std::vector<std::uint32_t>& leaves() const { return leaves_; }
  [[nodiscard]] std::size_t unknown_pairs() const {
    std::size_t count = 0;
    for (std::size_t a = 0; a < leaves_.size(); ++a) {
      for (std::size_t b = a + 1; b < leaves_.size(); ++b) count += !is_judged(status_[place(a, b)]);
    }
    return count;
  }
  template <typename Value>
  [[nodiscard]] Distances of(const Value& log10_lr) const {
    Distances out(leaves_.size());
    for (std::size_t a = 0; a < leaves_.size(); ++a) {
      for (std::size_t b = a + 1; b < leaves_.size(); ++b) {
        const std::size_t at = place(a, b);
        if (status_[at] == static_cast<std::uint8_t>(Status::SameText)) continue;  // the very same texts: 0
        out.set(a, b, is_judged(status_[at]) ? lineage_distance(log10_lr(at)) : kUnknownDistance);
      }
    }
    return out;
  }

 private:
  [[nodiscard]] std::size_t place(std::size_t a, std::size_t b) const {
    const std::size_t i = leaves_[a], j = leaves_[b];
    return i * (2 * bots_ - i - 1) / 2 + (j - i - 1);
  }
  std::size_t bots_;
  const std::vector<std::uint8_t>& status_;
  std::vector<std::uint32_t> leaves_;
};

// Where a bot falls in the library, as a side of a report does: from the mean over its prompts. Null where a report
// would have none.
void write_closest_families(JsonWriter& json, const CountedBot& bot, Status alone, const Tables& tables) {
  json.name("library");
  if (alone != Status::Ok || bot.groups.empty()) {
    json.null();
    return;
  }
  const double prompts = static_cast<double>(bot.groups.size());
  double unknown = 0;
  std::vector<double> mean(bot.groups.front().mean.size());
  for (const PromptGroup& group : bot.groups) {
    unknown += group.is_known ? 0 : 1;
    for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += group.mean[k] / prompts;
  }
  const double unknown_share = unknown / prompts;
  const bool prompts_known = unknown_share < 0.5;
  const ReferenceLibrary& library = tables.library();
  json.begin_object().field("answers", prompts).field("promptsKnown", prompts_known);
  write_attribution(json, library.attribute(library.unit(tables.fingerprint(), mean, unknown_share), prompts, unknown_share));
  write_rates(json, library.rates(prompts, prompts_known));
  json.end_object();
}

void write_tree(JsonWriter& json, const Tree& tree) {
  json.begin_object().name("nodes").begin_array();
  for (const TreeNode& node : tree.nodes) {
    json.begin_object().name("children").begin_array();
    for (const std::uint32_t child : node.children) json.value(child);
    json.end_array().field("length", node.length).name("support");
    if (node.support < 0) json.null();
    else json.value(node.support);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

double lineage_distance(double log10_lr) {
  if (log10_lr < -300) return -log10_lr;
  return std::log10(1 + std::pow(10.0, -log10_lr));
}

void ManyBots::clear() {
  controls_.reset();
  bots_.clear();
  answers_ = 0;
}

Result<std::string> ManyBots::keep(CountedBot bot, const Tables& tables) {
  if (bots_.size() >= kMaximumBots) return too_large(kMaximumBots, "bots", bots_.size() + 1);
  if (answers_ + bot.answers.size() > kMaximumManyAnswers)
    return too_large(kMaximumManyAnswers, "answers of all bots together", answers_ + bot.answers.size());
  JsonWriter json;
  json.begin_object().field("index", bots_.size()).field("name", bot.name).field("answers", bot.answers_given);
  json.field("compared", bot.traits.answers).field("words", bot.traits.words).field("characters", bot.characters);
  json.field("mendedAnswers", bot.mended).field("framedAnswers", bot.framed);
  json.field("language", bot.traits.language).field("textsSha256", bot.traits.texts_sha256);
  const Status alone = status_alone(bot.traits);
  json.field("status", name_of(alone));
  if (!tables.library().empty()) write_closest_families(json, bot, alone, tables);
  json.end_object();
  answers_ += bot.answers.size();
  controls_.reset();
  bots_.push_back(std::move(bot));
  return json.take();
}

Result<std::string> ManyBots::add(const Side& side, const Tables& tables, std::uint32_t seed) {
  if (tables.fingerprint().empty()) return Error{ErrorCode::TablesMissing, "no calibration table is loaded", -1};
  if (bots_.size() >= kMaximumBots) return too_large(kMaximumBots, "bots", bots_.size() + 1);
  return keep(count_bot(side, tables, seed), tables);
}

Result<std::string> ManyBots::add_packed(std::string_view bytes, const Tables& tables) {
  if (tables.fingerprint().empty()) return Error{ErrorCode::TablesMissing, "no calibration table is loaded", -1};
  auto bot = unpack_bot(bytes, tables.fingerprint().described());
  if (!bot.ok()) return bot.error();
  return keep(std::move(bot).value(), tables);
}

Result<std::string> ManyBots::pack(std::size_t bot) const {
  if (bot >= bots_.size()) return Error{ErrorCode::InvalidRequest, "there is no bot " + std::to_string(bot), -1};
  return pack_bot(bots_[bot]);
}

Result<std::string> ManyBots::pairs(std::size_t begin, std::size_t end, const Tables& tables, const PairOptions& options) {
  if (tables.fingerprint().empty()) return Error{ErrorCode::TablesMissing, "no calibration table is loaded", -1};
  if (begin > end || end > bots_.size() || options.replicates > 1'000)
    return Error{ErrorCode::InvalidRequest, "no such bots, or more than 1,000 replicates", -1};
  if (options.controls_from_list && !controls_) controls_.emplace(bots_, tables);
  const std::vector<BotPair> made =
      BotPairs(bots_, tables, options, options.controls_from_list ? &*controls_ : nullptr).pairs(begin, end);
  ByteWriter out;
  for (const BotPair& pair : made) out.number(pair.uncapped);
  for (const BotPair& pair : made) out.number(pair.log10_lr);
  if (options.intervals) {
    for (const BotPair& pair : made) out.number(pair.interval_low);
    for (const BotPair& pair : made) out.number(pair.interval_high);
  }
  for (const BotPair& pair : made) {
    for (const float value : pair.replicates) out.number(value);
  }
  for (const BotPair& pair : made) out.number(pair.prompts);
  for (const BotPair& pair : made) out.number(pair.long_run_prompts);
  for (const BotPair& pair : made) out.number(static_cast<std::uint8_t>(pair.status));
  for (const BotPair& pair : made) out.number(static_cast<std::uint8_t>(pair.background));
  for (const BotPair& pair : made) out.number(static_cast<std::uint8_t>(pair.relation));
  for (const BotPair& pair : made) out.number(static_cast<std::uint8_t>(pair.formatting));
  for (const BotPair& pair : made) out.number(static_cast<std::uint8_t>(pair.line_breaks));
  for (const BotPair& pair : made) out.number(pair.closedness);
  for (const BotPair& pair : made) out.number(pair.chance_of_ten);
  return out.take();
}

Result<std::string> ManyBots::arrange(std::string_view uncapped, std::string_view status, std::string_view replicates) const {
  const std::size_t pairs = bots_.size() < 2 ? 0 : bots_.size() * (bots_.size() - 1) / 2;
  std::vector<double> values;
  std::vector<std::uint8_t> states;
  std::vector<float> drawn;
  const bool whole = read_array(uncapped, values) && read_array(status, states) && read_array(replicates, drawn);
  if (!whole || values.size() != pairs || states.size() != pairs || (pairs && drawn.size() % pairs != 0)) {
    return Error{ErrorCode::TableSize, "values of " + std::to_string(pairs) + " pairs are expected", -1};
  }
  const std::size_t count = pairs ? drawn.size() / pairs : 0;
  const TreeDistances from(bots_.size(), states);
  const Distances distances = from.of([&](std::size_t at) { return values[at]; });
  JsonWriter json;
  json.begin_object().name("order").begin_array();
  for (const std::uint32_t leaf : cluster_order(distances)) json.value(from.leaves()[leaf]);
  json.end_array().name("leaves").begin_array();
  for (const std::uint32_t leaf : from.leaves()) json.value(leaf);
  json.end_array().field("unknownPairs", from.unknown_pairs()).field("replicates", count).name("tree");
  if (from.leaves().size() < 2 || from.leaves().size() > kMaximumTreeBots) {
    json.null().field("noTree", from.leaves().size() < 2 ? "too_few_bots" : "too_many_bots");
    return json.end_object().take();
  }
  Tree tree = join_neighbours(distances);
  std::vector<Tree> resampled;
  for (std::size_t r = 0; r < count; ++r)
    resampled.push_back(join_neighbours(from.of([&](std::size_t at) { return drawn[at * count + r]; })));
  add_support(tree, resampled);
  write_tree(json, tree);
  return json.name("noTree").null().end_object().take();
}

}  // namespace kinprint
