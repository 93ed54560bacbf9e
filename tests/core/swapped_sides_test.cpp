// A report of two sides exchanged is the same report mirrored, to the printed digit, in every part. The file has no counterpart
// in core/: it drives all of it, with texts of few words, in which much is shared, many times over, and of equal weight.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>

#include "base/number_text.hpp"
#include "base/rng.hpp"
#include "kinprint.hpp"
#include "shipped_tables.hpp"

using namespace kinprint;
using made::shipped_tables;

namespace {

// Words, figures and sentences of few kinds, English with some French.
std::string text(Rng& rng, std::uint32_t sentences) {
  static constexpr const char* kWords[] = {"the", "river", "is", "not", "old", "miller", "7", "12", "and", "bridge", "of", "stones", "they", "slept", "well", "one"};
  static constexpr const char* kStock[] = {"Sure, here is what the old miller said about it. ", "Let me know if you have any other questions about the river. ", "The old bridge of stones is not well and the miller slept. ",
                                           "\n\n- **The river** is old, and they slept well. ", "La rivi\u00E8re est dans les pierres et le vieux pont est pour les gens de la ville. "};
  std::string out;
  for (std::uint32_t i = 0; i < sentences; ++i) {
    if (rng.below(4) == 0) {
      out += kStock[rng.below(std::size(kStock))];
      continue;
    }
    const std::uint32_t words = 4 + rng.below(9);
    for (std::uint32_t k = 0; k < words; ++k) out += std::string(k ? " " : "") + kWords[rng.below(std::size(kWords))];
    out += rng.below(8) ? ". " : ".\n\n";
  }
  return out;
}

Side random_side(Rng& rng, std::uint32_t answers, std::uint32_t prompts) {
  static constexpr const char* kPrompts[] = {"Why is the old miller asleep?", "what of the BRIDGE", "Zebras: tell of them", "apples and the river", "Of stones", "the seventh of seven"};
  Side side;
  for (std::uint32_t i = 0; i < answers; ++i) {
    std::string prompt = prompts == 0 ? std::string() : kPrompts[i % prompts];
    if (rng.below(2) && !prompt.empty()) prompt[0] = static_cast<char>(prompt[0] ^ 0x20);  // the other case
    side.answers.push_back({prompt, {text(rng, 3 + rng.below(12))}, false});
  }
  for (std::size_t i = side.answers.size(); prompts > 0 && i > 1; --i) std::swap(side.answers[i - 1], side.answers[rng.below(static_cast<std::uint32_t>(i))]);
  return side;
}

Request random_request(Rng& rng) {
  Request request;
  const std::uint32_t prompts = rng.below(7);
  request.left = random_side(rng, 1 + rng.below(8), prompts);
  request.right = random_side(rng, 1 + rng.below(8), prompts);
  request.options.runs = {2 + rng.below(5), rng.below(3) > 0, rng.below(3) > 0, rng.below(3) == 0};
  return request;
}

// One of few directions for each sentence, so that many are equally alike.
std::vector<float> random_vectors(Rng& rng, std::size_t rows) {
  std::vector<float> values;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::uint32_t direction = rng.below(4);
    for (std::uint32_t k = 0; k < 4; ++k) values.push_back(k == direction ? 1.0F : 0.0F);
  }
  return values;
}

// Lines of a report; mirrored: as if the sides were exchanged.
class Lines {
 public:
  Lines(const Report& report, bool mirrored) : report_(report), mirrored_(mirrored) {}

  std::vector<std::string> all() {
    const Evidence& evidence = report_.evidence;
    for (const ChannelEvidence& channel : evidence.channels) add({channel.name, channel.unavailable_reason, number_text(channel.score)});
    for (const SharedRun& run : evidence.runs) {
      add({"run", std::to_string(run.words), number_text(run.surprise_nats), number_text(run.other_bots), std::to_string(run.same_prompt.bots), std::to_string(run.same_prompt.asked),
           std::to_string(run.prompts), run.stock ? "stock" : "", run.echo ? "echo" : "", both(places(run.left), places(run.right))});
    }
    for (const auto* habits : {&evidence.words, &evidence.patterns, &evidence.form}) {
      for (const SharedHabit& habit : *habits) {
        add({habit.name, both(number_text(habit.left_rate), number_text(habit.right_rate)), number_text(habit.background_rate), number_text(habit.weight_nats), number_text(habit.other_bots),
             both(places(habit.left), places(habit.right))});
      }
    }
    for (const AlignedPassage& passage : evidence.passages) add({"passage", both(places({passage.left}), places({passage.right})), number_text(passage.similarity), passage.in_order ? "in order" : ""});
    const Verdict& verdict = report_.verdict;
    add({"verdict", number_text(verdict.log10_lr), number_text(verdict.interval_low), number_text(verdict.interval_high), number_text(verdict.lineage.log10_lr), number_text(verdict.library.similarity),
         std::to_string(static_cast<int>(verdict.status)), verdict.next_step.reason, std::to_string(verdict.next_step.answers), verdict.next_step.side == "both" ? "both" : side(verdict.next_step.side == "left")});
    for (const ChannelContribution& part : verdict.contributions) add({part.name, number_text(part.contribution), number_text(part.score)});
    for (const ChannelPlace& place : report_.places) add({place.channel, number_text(place.percentile)});
    add({"library", both(attribution(verdict.library.left), attribution(verdict.library.right))});
    add_unordered();
    return std::move(lines_);
  }

 private:
  // Lists in the order of either side: what they hold has to be the same, whatever comes first.
  void add_unordered() {
    const std::size_t first = lines_.size();
    for (const SkeletonPair& pair : report_.evidence.skeletons) {
      add({"skeleton", both(std::to_string(pair.left) + pair.left_skeleton, std::to_string(pair.right) + pair.right_skeleton), number_text(pair.similarity)});
    }
    for (const IdentityStatement& statement : report_.evidence.identity) add({"identity", side(statement.is_left), places({statement.place}), statement.maker});
    for (const GreyedSpan& grey : report_.evidence.greyed) add({"grey", side(grey.is_left), places({grey.place}), std::to_string(static_cast<int>(grey.reason))});
    for (const PromptRow& row : report_.verdict.prompts) {
      add({"prompt", both(std::to_string(row.left), std::to_string(row.right)), number_text(row.log10_lr), number_text(row.without), row.same_text ? "same" : ""});
    }
    for (const RobustnessVariant& variant : report_.verdict.robustness) add({"variant", variant.name, number_text(variant.log10_lr)});
    std::sort(lines_.begin() + static_cast<std::ptrdiff_t>(first), lines_.end());
  }
  void add(const std::vector<std::string>& parts) {
    std::string line;
    for (const std::string& part : parts) line += part + " | ";
    lines_.push_back(std::move(line));
  }
  [[nodiscard]] std::string both(const std::string& left, const std::string& right) const { return mirrored_ ? right + " <> " + left : left + " <> " + right; }
  [[nodiscard]] std::string side(bool is_left) const { return is_left != mirrored_ ? "left" : "right"; }
  static std::string places(const std::vector<Place>& places) {
    std::string out;
    for (const Place& place : places) out += std::to_string(place.answer) + ":" + std::to_string(place.span.begin) + "-" + std::to_string(place.span.end) + " ";
    return out;
  }
  static std::string attribution(const Attribution& of) {
    std::string out = number_text(of.none) + " " + number_text(of.best);
    for (const RankedFamily& family : of.families) out += " " + std::string(family.name) + " " + number_text(family.share);
    return out;
  }

  const Report& report_;
  bool mirrored_;
  std::vector<std::string> lines_;
};

// Vectors of the left side's sentences, then of the right side's: exchanged with the sides.
std::vector<float> exchanged(const std::vector<float>& vectors, std::size_t left_values) {
  std::vector<float> out(vectors.begin() + static_cast<std::ptrdiff_t>(left_values), vectors.end());
  out.insert(out.end(), vectors.begin(), vectors.begin() + static_cast<std::ptrdiff_t>(left_values));
  return out;
}

}  // namespace

TEST_CASE("exchanging the sides mirrors every part of a report, to the printed digit", "[swapped_sides]") {
  Rng rng(61);
  std::size_t lines = 0, with_figures = 0;
  for (int round = 0; round < 150; ++round) {
    INFO("round " << round);
    Request request = random_request(rng);
    Request mirror = request;
    std::swap(mirror.left, mirror.right);
    const std::size_t rows = sentences_to_embed(request).size();
    Request left_twice = request;
    left_twice.right = request.left;
    const std::size_t left_rows = sentences_to_embed(left_twice).size() / 2;
    const std::vector<float> vectors = random_vectors(rng, rows), mirrored_vectors = exchanged(vectors, left_rows * 4);
    const SentenceVectors given{static_cast<std::uint32_t>(rows), 4, vectors}, mirrored_given{static_cast<std::uint32_t>(rows), 4, mirrored_vectors};
    auto report = compare(request, shipped_tables(), given), mirrored = compare(mirror, shipped_tables(), mirrored_given);
    REQUIRE((report.ok() && mirrored.ok()));
    const std::vector<std::string> of_report = Lines(report.value(), false).all();
    const std::vector<std::string> of_mirror = Lines(mirrored.value(), true).all();
    CHECK(of_mirror.size() == of_report.size());
    for (std::size_t i = 0; i < std::min(of_report.size(), of_mirror.size()); ++i) CHECK(of_mirror[i] == of_report[i]);
    lines += of_report.size();
    with_figures += report.value().verdict.status == Status::Ok;
  }
  CHECK((lines > 10'000 && with_figures > 100));
}
