#include "evidence/extract_evidence.hpp"

#include <algorithm>
#include <array>

#include "evidence/answer_rows.hpp"
#include "evidence/content_plan.hpp"
#include "evidence/echo_places.hpp"
#include "evidence/form.hpp"
#include "evidence/grammar.hpp"
#include "evidence/identity.hpp"
#include "evidence/long_runs.hpp"
#include "evidence/prepared_side.hpp"
#include "evidence/shared_runs.hpp"
#include "evidence/wording.hpp"
#include "feature/answer_habits.hpp"
#include "segment/split_answer.hpp"

namespace kinprint {
namespace {

// Prompts as answers, so that their words can be told apart: one a shared row, else all prompts of both sides.
struct Prompts {
  Side side;
  std::vector<SegmentedAnswer> segments;
};

void add_prompt(std::string_view prompt, Prompts& prompts) {
  Answer answer;
  answer.document.text = prompt;
  prompts.segments.push_back(split_answer(answer.document));
  prompts.side.answers.push_back(std::move(answer));
}

Prompts prompts_of(const Request& request, const AnswerRows& rows) {
  Prompts prompts;
  if (!rows.shared.empty()) {
    for (const AnswerRow& row : rows.shared) add_prompt(row.prompt, prompts);
    return prompts;
  }
  for (const Side* side : {&request.left, &request.right}) {
    for (const Answer& answer : side->answers) add_prompt(answer.prompt, prompts);
  }
  return prompts;
}

// Languages of a side by number of answers.
std::array<std::size_t, 6> languages_of(std::span<const SegmentedAnswer> answers) {
  std::array<std::size_t, 6> counts{};
  for (const SegmentedAnswer& answer : answers) ++counts[static_cast<std::size_t>(answer.language)];
  return counts;
}

// Whether half of each side's answers are in one language that the general background was counted on.
bool share_known_language(std::span<const SegmentedAnswer> left, std::span<const SegmentedAnswer> right) {
  const auto a = languages_of(left);
  const auto b = languages_of(right);
  for (const Language language : {Language::English, Language::Chinese, Language::Japanese}) {
    const auto at = static_cast<std::size_t>(language);
    if (2 * a[at] >= left.size() && 2 * b[at] >= right.size()) return true;
  }
  return false;
}

// Whether half of a side's answers or more are in languages of the general background, or too short to tell.
bool is_mostly_counted(const PreparedSide& side) {
  return 2 * static_cast<std::size_t>(std::count_if(side.begin(), side.end(), is_language_counted)) >= side.size();
}

bool has_words(const PreparedSide& side) {
  for (const PreparedAnswer& answer : side) {
    if (!answer.folds.empty()) return true;
  }
  return false;
}

// Both sides prepared, and why channels that need more than a text are unavailable: a code, empty where they are not.
struct Comparable {
  Comparable(const Request& of, std::span<const SegmentedAnswer> left_answers,
             std::span<const SegmentedAnswer> right_answers, const GeneralBackground& general)
      : request(of), background(general), rows(match_answers(of.left, of.right)),
        prompts(prompts_of(of, rows)) {
    left = prepare_side(request.left, left_answers, request.options.runs);
    right = prepare_side(request.right, right_answers, request.options.runs);
    echoes = prepare_side(prompts.side, prompts.segments, request.options.runs);
    no_text = has_words(left) && has_words(right) ? "" : "no_text";
    no_table = !no_text.empty() ? no_text : (background.empty() ? "no_table" : "");
    no_language = !no_table.empty() ? no_table : (share_known_language(left_answers, right_answers) ? "" : "language");
  }
  Comparable(const Comparable&) = delete;  // echoes refer to prompts
  Comparable& operator=(const Comparable&) = delete;

  const Request& request;
  const GeneralBackground& background;
  AnswerRows rows;
  Prompts prompts;
  PreparedSide left, right;
  PreparedSide echoes;  // of the prompts
  std::string_view no_text, no_table, no_language;
};

void add_channel(Evidence& evidence, std::string_view name, std::string_view unavailable, double score) {
  const bool available = unavailable.empty();
  evidence.channels.push_back({std::string(name), available, std::string(unavailable), available ? score : 0});
}

void add_runs(const Comparable& sides, std::span<const std::vector<SegmentedAnswer>> controls,
              const PromptRunTable& prompt_runs, Evidence& evidence) {
  SharedRuns runs;
  if (sides.no_text.empty()) {
    const PromptRunBackground same_prompts(sides.request.controls, controls, prompt_runs);
    runs = find_shared_runs(
        {sides.left, sides.right, sides.rows, sides.echoes, sides.request.options.runs, sides.background, same_prompts});
  }
  const bool is_counted = is_mostly_counted(sides.left) && is_mostly_counted(sides.right);
  add_channel(evidence, "shared_runs", sides.no_table.empty() && !is_counted ? "language" : sides.no_table, runs.score);
  evidence.runs = std::move(runs.runs);
  evidence.greyed = std::move(runs.greyed);
  evidence.long_runs = find_long_runs(sides.request.left, sides.request.right);
  mark_left_out(evidence.long_runs, evidence.runs);
}

void add_wording(const Comparable& sides, Evidence& evidence) {
  Wording wording;
  if (sides.no_language.empty())
    wording = compare_wording({sides.left, sides.right, sides.rows, sides.echoes, sides.background});
  add_channel(evidence, "wording", sides.no_language, wording.score);
  evidence.words = std::move(wording.words);
}

// After the runs, whose places its patterns leave out.
void add_grammar(const Comparable& sides, Evidence& evidence) {
  Grammar grammar;
  if (sides.no_language.empty()) {
    grammar = compare_grammar(sides.left, sides.right, sides.background, EchoPlaces(evidence.greyed, evidence.long_runs));
  }
  add_channel(evidence, "grammar", sides.no_language, grammar.score);
  evidence.patterns = std::move(grammar.patterns);
}

void add_form(const Comparable& sides, Evidence& evidence) {
  Form form;
  if (sides.no_text.empty()) form = compare_form(sides.left, sides.right, sides.rows, sides.background);
  const bool has_habits = sides.background.habits().size() == kAnswerHabits;
  add_channel(evidence, "form", sides.no_table.empty() && !has_habits ? "no_table" : sides.no_table, form.score);
  evidence.form = std::move(form.habits);
  evidence.skeletons = std::move(form.pairs);
}

void add_content_plan(const Comparable& sides, const std::vector<VectorSentence>& sentences, const SentenceVectors& vectors,
                      Evidence& evidence) {
  ContentPlan plan;
  if (sides.no_text.empty() && !vectors.empty() && sentences.size() == vectors.rows) {
    plan = compare_content(sentences, vectors, sides.rows);
  }
  std::string_view unavailable = sides.no_text;
  if (unavailable.empty() && !plan.available) {
    unavailable = !vectors.empty() && sides.rows.shared.empty() ? "different_prompts" : "no_vectors";
  }
  add_channel(evidence, "content_plan", unavailable, plan.score);
  evidence.passages = std::move(plan.passages);
}

}  // namespace

Evidence extract_evidence(const Request& request, std::span<const SegmentedAnswer> left,
                          std::span<const SegmentedAnswer> right,
                          std::span<const std::vector<SegmentedAnswer>> controls, const GeneralBackground& background,
                          const PromptRunTable& prompt_runs, const SentenceVectors& vectors) {
  const Comparable sides(request, left, right, background);
  Evidence evidence;
  add_runs(sides, controls, prompt_runs, evidence);
  add_wording(sides, evidence);
  add_grammar(sides, evidence);
  add_form(sides, evidence);
  add_content_plan(sides, vectors.empty() ? std::vector<VectorSentence>() : vector_sentences(left, right), vectors, evidence);
  evidence.identity = find_identity(request.left, sides.left, true);
  const std::vector<IdentityStatement> of_right = find_identity(request.right, sides.right, false);
  evidence.identity.insert(evidence.identity.end(), of_right.begin(), of_right.end());
  return evidence;
}

}  // namespace kinprint
