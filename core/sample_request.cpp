#include "sample_request.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "base/hash.hpp"
#include "base/merge_sort.hpp"
#include "base/rng.hpp"
#include "evidence/answer_rows.hpp"

namespace kinprint {
namespace {

// A draw for each thing that may be chosen; the smallest draws win, so order and side do not matter.
std::uint64_t draw_of(std::uint32_t seed, std::string_view text, std::size_t number) {
  return Rng(fnv1a64(text, kFnv64Start ^ seed) + number).next();
}

std::vector<std::size_t> by_draw(const std::vector<std::uint64_t>& draws) {
  std::vector<std::size_t> order(draws.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  merge_sort(order, [&](std::size_t a, std::size_t b) {
    return draws[a] != draws[b] ? draws[a] < draws[b] : a < b;
  });
  return order;
}

std::vector<std::uint32_t> sample_side(const Side& side, std::uint32_t limit, std::uint32_t seed) {
  std::vector<std::uint64_t> draws;
  for (const Answer& answer : side.answers) draws.push_back(draw_of(seed, answer.document.text, 0));
  const std::vector<std::size_t> order = by_draw(draws);
  std::vector<std::uint32_t> chosen;
  for (std::size_t i = 0; i < order.size() && i < limit; ++i) chosen.push_back(static_cast<std::uint32_t>(order[i]));
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

void sample_rows(const AnswerRows& rows, std::uint32_t limit, std::uint32_t seed, SampledRequest& sample) {
  std::vector<std::uint64_t> draws;
  for (std::size_t row = 0; row < rows.shared.size(); ++row) {
    const std::string key = prompt_key(rows.shared[row].prompt);
    draws.push_back(draw_of(seed, key, key.empty() ? row : 0));  // rows without prompts are told apart by their number
  }
  for (const std::size_t index : by_draw(draws)) {
    const AnswerRow& row = rows.shared[index];
    if (sample.left.size() + row.left.size() > limit || sample.right.size() + row.right.size() > limit) continue;
    sample.left.insert(sample.left.end(), row.left.begin(), row.left.end());
    sample.right.insert(sample.right.end(), row.right.begin(), row.right.end());
  }
  std::sort(sample.left.begin(), sample.left.end());
  std::sort(sample.right.begin(), sample.right.end());
}

Side chosen_answers(const Side& side, const std::vector<std::uint32_t>& chosen) {
  Side part;
  part.name = side.name;
  for (const std::uint32_t index : chosen) part.answers.push_back(side.answers[index]);
  return part;
}

Side cut_control(const Side& control, const std::set<std::string>& prompts, std::uint32_t limit) {
  std::vector<std::uint32_t> chosen, others;
  for (std::uint32_t i = 0; i < control.answers.size(); ++i)
    (prompts.contains(prompt_key(control.answers[i].prompt)) ? chosen : others).push_back(i);
  for (const std::uint32_t index : others) {
    if (chosen.size() < limit) chosen.push_back(index);
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen_answers(control, chosen);
}

void restore(std::uint32_t& answer, const std::vector<std::uint32_t>& whole) {
  if (answer < whole.size()) answer = whole[answer];
}

void restore(std::vector<Place>& places, const std::vector<std::uint32_t>& whole) {
  for (Place& place : places) restore(place.answer, whole);
}

void restore(std::int32_t& answer, const std::vector<std::uint32_t>& whole) {
  if (answer >= 0 && static_cast<std::size_t>(answer) < whole.size()) {
    answer = static_cast<std::int32_t>(whole[static_cast<std::size_t>(answer)]);
  }
}

}  // namespace

std::optional<SampledRequest> sample_request(const Request& request, std::uint32_t limit) {
  const auto fits = [&](const Side& side) { return side.answers.size() <= limit; };
  const bool sides_fit = fits(request.left) && fits(request.right);
  if (sides_fit && std::all_of(request.controls.begin(), request.controls.end(), fits)) return std::nullopt;
  SampledRequest sample;
  const std::uint32_t seed = request.options.seed;
  const AnswerRows rows = match_answers(request.left, request.right);
  sample.has_unshared = rows.shared.size() < rows.groups;
  if (!sides_fit) sample_rows(rows, limit, seed, sample);
  if (sample.left.empty() || sample.right.empty()) {
    sample.left = sample_side(request.left, limit, seed);
    sample.right = sample_side(request.right, limit, seed);
  }
  sample.request.id = request.id;
  sample.request.left = chosen_answers(request.left, sample.left);
  sample.request.right = chosen_answers(request.right, sample.right);
  std::set<std::string> prompts;
  for (const Side* side : {&sample.request.left, &sample.request.right}) {
    for (const Answer& answer : side->answers) prompts.insert(prompt_key(answer.prompt));
  }
  prompts.erase(std::string());
  for (const Side& control : request.controls)
    sample.request.controls.push_back(fits(control) ? control : cut_control(control, prompts, limit));
  sample.request.options = request.options;
  return sample;
}

void restore_answers(const SampledRequest& sample, const Request& whole, Report& report) {
  Evidence& evidence = report.evidence;
  for (SharedRun& run : evidence.runs) {
    restore(run.left, sample.left);
    restore(run.right, sample.right);
  }
  for (std::vector<SharedHabit>* habits : {&evidence.words, &evidence.patterns, &evidence.form}) {
    for (SharedHabit& habit : *habits) {
      restore(habit.left, sample.left);
      restore(habit.right, sample.right);
    }
  }
  for (AlignedPassage& passage : evidence.passages) {
    restore(passage.left.answer, sample.left);
    restore(passage.right.answer, sample.right);
  }
  for (SkeletonPair& pair : evidence.skeletons) {
    restore(pair.left, sample.left);
    restore(pair.right, sample.right);
  }
  for (IdentityStatement& statement : evidence.identity) {
    restore(statement.place.answer, statement.is_left ? sample.left : sample.right);
  }
  for (GreyedSpan& span : evidence.greyed) restore(span.place.answer, span.is_left ? sample.left : sample.right);
  for (PromptRow& row : report.verdict.prompts) {
    restore(row.left, sample.left);
    restore(row.right, sample.right);
  }
  const auto size = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
  if (size(sample.left) == size(whole.left.answers) && size(sample.right) == size(whole.right.answers)) return;
  report.sampled = Sampled{size(sample.left), size(sample.right), size(whole.left.answers), size(whole.right.answers),
                           whole.options.seed};
}

}  // namespace kinprint
