#include "evidence/shared_runs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <utility>

#include "base/merge_sort.hpp"
#include "evidence/common_runs.hpp"
#include "evidence/counted_words.hpp"
#include "evidence/echo_places.hpp"
#include "evidence/phrase_runs.hpp"
#include "evidence/repeated_exhibits.hpp"
#include "evidence/run_surprise.hpp"

namespace kinprint {
namespace {

// The counted part of a run: discounted words are trimmed at both ends.
struct CountedRun {
  std::uint32_t begin = 0;
  std::uint32_t length = 0;
  std::uint32_t half_words = 0;           // counted ones
  WordUse discounted = WordUse::Counted;  // why words of the run do not count; Counted when all do
};

// One answer of the row under work, with what makes any stretch of it a matter of a few look-ups.
class RowAnswer {
 public:
  RowAnswer(const PreparedAnswer& prepared, std::uint32_t index, bool left)
      : answer(&prepared), number(index), is_left(left) {}

  void set_uses(std::vector<WordUse> found) {
    uses = std::move(found);
    const auto count = static_cast<std::uint32_t>(uses.size());
    const auto& half_words = answer->tokens.half_words;
    counted_.assign(count + 1, 0);
    next_.assign(count + 1, count);
    previous_.assign(count + 1, 0);
    for (std::uint32_t i = 0; i < count; ++i) {
      const bool counts = uses[i] == WordUse::Counted;
      counted_[i + 1] = counted_[i] + (counts ? half_words[i + 1] - half_words[i] : 0);
      previous_[i + 1] = counts ? i + 1 : previous_[i];
    }
    for (std::uint32_t i = count; i-- > 0;) next_[i] = uses[i] == WordUse::Counted ? i : next_[i + 1];
  }

  [[nodiscard]] CountedRun counted_part(std::uint32_t begin, std::uint32_t length) const {
    const std::uint32_t end = begin + length;
    CountedRun run;
    run.begin = std::min(next_[begin], end);
    run.length = std::max(previous_[end], run.begin) - run.begin;
    run.half_words = counted_[end] - counted_[begin];
    const bool all = run.half_words == answer->tokens.half_words[end] - answer->tokens.half_words[begin];
    if (!all) {
      run.discounted = uses[begin] != WordUse::Counted ? uses[begin] : uses[end - 1];
      if (run.discounted == WordUse::Counted) run.discounted = WordUse::Echo;  // only the prompt stands inside a sentence
    }
    return run;
  }

  const PreparedAnswer* answer;
  std::uint32_t number;  // in its side
  bool is_left;
  std::vector<WordUse> uses;

 private:
  std::vector<std::uint32_t> counted_;   // prefix sums of counted half words
  std::vector<std::uint32_t> next_;      // first counted word at or after
  std::vector<std::uint32_t> previous_;  // one past the last counted word before
};

struct RunPlaceUse {
  Place place;
  WordUse discounted = WordUse::Counted;  // why the place does not count; Counted when it does
};
struct FoundRun : SharedRun {
  std::vector<RunPlaceUse> places[2];  // right, left
};
using FoundRuns = std::map<std::uint64_t, FoundRun>;  // by key

// The first places of a side, whatever the order in which rows bring them.
void keep_place(std::vector<RunPlaceUse>& places, const RunPlaceUse& next) {
  std::size_t at = places.size();
  while (at > 0 && std::pair(next.place.answer, next.place.span.begin) <
                       std::pair(places[at - 1].place.answer, places[at - 1].place.span.begin))
    --at;
  places.insert(places.begin() + static_cast<std::ptrdiff_t>(at), next);
  if (places.size() > kMaximumRunPlaces) places.pop_back();
}

// Rounded far below what is shown: sums taken along a text differ in their last bits by where the run stands in it, and
// runs of equal surprise must be equal on either side.
double rounded(double nats) { return std::round(nats * 0x1p20) / 0x1p20; }

SharedRun shown_run(std::uint64_t key, FoundRun& found) {
  SharedRun run = std::move(static_cast<SharedRun&>(found));  // that part of it; its places are read below
  run.key = key;
  run.surprise_nats = rounded(run.surprise_nats);
  for (const bool is_left : {true, false}) {
    for (const RunPlaceUse& use : found.places[is_left]) {
      (is_left ? run.left : run.right).push_back(use.place);
      if (use.discounted == WordUse::Echo) run.echo = true;
      else if (use.discounted != WordUse::Counted) run.stock = true;
    }
  }
  return run;
}

// Whether a run is commoner on a row's prompt, or in the other side's words for it, than where it is known from. Of equal shares
// the lower surprise is taken, then the more bots asked, so that neither the order of rows nor a side decides.
bool is_less_surprising(const RunWriters& writers, double nats, const SharedRun& run) {
  if (is_commoner(writers, run.same_prompt)) return true;
  if (is_commoner(run.same_prompt, writers)) return false;
  return std::pair(-nats, writers.asked) > std::pair(-run.surprise_nats, run.same_prompt.asked);
}

class RowRuns {
 public:
  RowRuns(const RunInput& input, const AnswerRow& row, std::span<const PreparedAnswer> prompts)
      : input_(input), prompt_(row.prompt), minimum_(std::max(input.options.minimum_words, 1u)) {
    std::vector<RunSequence> sequences;
    for (const bool is_left : {true, false}) {
      for (const std::uint32_t number : is_left ? row.left : row.right) {
        const PreparedAnswer& answer = (is_left ? input.left : input.right)[number];
        answers_.emplace_back(answer, number, is_left);
        sequences.push_back({answer.tokens.folds, is_left ? RunSide::Left : RunSide::Right});
        (is_left ? left_words_ : right_words_) += answer.tokens.folds.size();
      }
    }
    for (const PreparedAnswer& prompt : prompts) sequences.push_back({prompt.tokens.folds, RunSide::Prompt});
    common_ = find_common_runs(sequences, minimum_);
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      answers_[i].set_uses(word_uses(*answers_[i].answer, common_.echo[i]));
    }
  }

  // Nats beyond chance, mean of both sides' views.
  [[nodiscard]] double excess() const;
  void add_exhibits(FoundRuns& runs, std::vector<GreyedSpan>& greyed) const;

 private:
  // What the runs of one row are looked up in.
  struct LookUps {
    PromptRunBackground::OnPrompt same_prompt;
    std::vector<std::unique_ptr<RunSurprise>> surprises;  // of each answer, once asked for
  };
  [[nodiscard]] double excess_of(std::size_t number) const;
  // -log of the frequency a word that a share of the bots asked gives, one run an answer; infinite where it is not known.
  [[nodiscard]] double surprise_on_prompt(const RunWriters& writers) const;
  [[nodiscard]] bool counts(const CountedRun& run) const { return run.half_words >= 2 * minimum_; }
  // Of the first place of either side. is_new: nothing is known of the run from rows before.
  void set_rarity(const CommonRun& common, bool is_new, LookUps& found, FoundRun& run) const;
  void add_places(const CommonRun& common, FoundRun& run) const;

  const RunInput& input_;
  std::string_view prompt_;
  std::uint32_t minimum_;
  std::vector<RowAnswer> answers_;
  std::size_t left_words_ = 0;
  std::size_t right_words_ = 0;
  CommonRuns common_;
};

double RowRuns::excess_of(std::size_t number) const {
  const RowAnswer& row = answers_[number];
  const std::vector<std::uint32_t>& match = common_.match[number];
  const auto& half_words = row.answer->tokens.half_words;
  const RunSurprise surprise(row.answer->folds, input_.background);
  const double chance = std::log(static_cast<double>(left_words_ + 1)) + std::log(static_cast<double>(right_words_ + 1));
  double sum = 0;
  std::uint32_t done = 0;  // tokens before this one are part of a run already taken
  for (std::uint32_t i = 0; i < match.size(); ++i) {
    if (match[i] < minimum_ || (i > 0 && match[i - 1] > match[i])) continue;
    const std::uint32_t begin = std::max(i, done);
    const std::uint32_t end = i + match[i];
    if (end <= begin || half_words[end] - half_words[begin] < 2 * minimum_) continue;
    const CountedRun run = row.counted_part(begin, end - begin);
    done = end;
    if (counts(run)) sum += std::max(0.0, surprise.nats(run.begin, run.length) - chance);
  }
  return sum;
}

double RowRuns::excess() const {
  double left = 0;
  double right = 0;
  for (std::size_t i = 0; i < answers_.size(); ++i) (answers_[i].is_left ? left : right) += excess_of(i);
  return (left + right) / 2;
}

double RowRuns::surprise_on_prompt(const RunWriters& writers) const {
  if (writers.asked == 0 || writers.at_most) return std::numeric_limits<double>::infinity();
  const double share = (writers.bots + 0.5) / (writers.asked + 1.0);
  const double words = static_cast<double>(left_words_ + right_words_) / static_cast<double>(answers_.size());
  return std::log(words / share);
}

void RowRuns::set_rarity(const CommonRun& common, bool is_new, LookUps& found, FoundRun& run) const {
  const std::array<RunPlace, 2> firsts = {common.left.front(), common.right.front()};
  const bool is_counted = !input_.background.empty() && std::all_of(firsts.begin(), firsts.end(), [&](const RunPlace& place) {
    return is_language_counted(*answers_[place.sequence].answer);
  });
  std::span<const std::uint32_t> seen;
  for (const RunPlace& place : firsts) {
    const PreparedAnswer& answer = *answers_[place.sequence].answer;
    const auto folds = std::span(answer.folds).subspan(place.begin, common.length);
    if (std::equal(folds.begin(), folds.end(), seen.begin(), seen.end())) continue;  // they differ where numbers fold
    seen = folds;
    auto& surprise = found.surprises[place.sequence];
    if (!surprise) surprise = std::make_unique<RunSurprise>(answer.folds, input_.background);
    if (is_counted) run.other_bots = std::max(run.other_bots, surprise->bots(place.begin, common.length));
    const RunWriters writers = found.same_prompt.writers(folds);
    const double nats = std::min(surprise->nats(place.begin, common.length), surprise_on_prompt(writers));
    if (is_new || is_less_surprising(writers, nats, run)) {
      run.same_prompt = writers;
      run.surprise_nats = nats;
    }
    is_new = false;
  }
}

void RowRuns::add_places(const CommonRun& common, FoundRun& run) const {
  for (const bool is_left : {true, false}) {
    for (const RunPlace& place : is_left ? common.left : common.right) {
      const RowAnswer& answer = answers_[place.sequence];
      const CountedRun counted = answer.counted_part(place.begin, common.length);
      const WordUse discounted = counts(counted) ? WordUse::Counted : counted.discounted;
      keep_place(run.places[is_left], {{answer.number, span_of_tokens(*answer.answer, place.begin, common.length)}, discounted});
    }
  }
}

void RowRuns::add_exhibits(FoundRuns& runs, std::vector<GreyedSpan>& greyed) const {
  LookUps found{input_.same_prompts.on(prompt_), {}};
  found.surprises.resize(answers_.size());
  for (const CommonRun& common : common_.runs) {
    if (common.left.empty() || common.right.empty()) continue;
    const RunPlace& first = common.left.front();
    const auto& half_words = answers_[first.sequence].answer->tokens.half_words;
    const std::uint32_t half = half_words[first.begin + common.length] - half_words[first.begin];
    if (half < 2 * minimum_) continue;
    const auto [entry, is_new] = runs.try_emplace(common.key);
    FoundRun& run = entry->second;
    run.prompts = is_new ? 1 : run.prompts + 1;
    run.words = (half + 1) / 2;
    set_rarity(common, is_new, found, run);
    add_places(common, run);
  }
  for (const RowAnswer& answer : answers_) add_greyed(*answer.answer, answer.uses, answer.is_left, answer.number, greyed);
}

}  // namespace

SharedRuns find_shared_runs(const RunInput& input) {
  SharedRuns result;
  FoundRuns runs;
  std::vector<AnswerRow> rows = input.rows.shared;
  const bool same_prompts = !rows.empty();
  if (!same_prompts) {  // one row of everything
    rows.emplace_back();
    for (std::uint32_t i = 0; i < input.left.size(); ++i) rows.back().left.push_back(i);
    for (std::uint32_t i = 0; i < input.right.size(); ++i) rows.back().right.push_back(i);
  }
  double sum = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::span<const PreparedAnswer> prompts(input.prompts);
    const RowRuns row(input, rows[i], same_prompts && i < prompts.size() ? prompts.subspan(i, 1) : prompts);
    sum += std::log1p(row.excess());
    row.add_exhibits(runs, result.greyed);
  }
  result.score = sum / static_cast<double>(rows.size());
  for (auto& [key, phrase] : find_phrase_runs(input, EchoPlaces(result.greyed))) {
    const auto [found, is_new] = runs.try_emplace(key, FoundRun{phrase, {}});
    found->second.prompts = std::max(found->second.prompts, phrase.prompts);
  }
  for (auto& [key, run] : runs) result.runs.push_back(shown_run(key, run));
  merge_sort(result.runs, [](const SharedRun& a, const SharedRun& b) {
    const bool greyed_a = a.echo || a.stock;
    const bool greyed_b = b.echo || b.stock;
    if (greyed_a != greyed_b) return greyed_b;
    if (a.surprise_nats != b.surprise_nats) return a.surprise_nats > b.surprise_nats;
    if (a.words != b.words) return a.words > b.words;
    return a.key < b.key;
  });
  drop_repeated(result.runs, kMaximumRuns);
  return result;
}

}  // namespace kinprint
