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

ChannelEvidence channel(std::string_view name, std::string_view unavailable, double score) {
  ChannelEvidence evidence;
  evidence.name = name;
  evidence.available = unavailable.empty();
  evidence.unavailable_reason = unavailable;
  evidence.score = evidence.available ? score : 0;
  return evidence;
}

}  // namespace

Evidence extract_evidence(const Request& request, std::span<const SegmentedAnswer> left,
                          std::span<const SegmentedAnswer> right,
                          std::span<const std::vector<SegmentedAnswer>> controls, const GeneralBackground& background,
                          const PromptRunTable& prompt_runs, const SentenceVectors& vectors) {
  const bool exhibits = request.options.exhibits;
  Evidence evidence;
  const AnswerRows rows = match_answers(request.left, request.right);
  const Prompts prompts = prompts_of(request, rows);
  const PreparedSide a = prepare_side(request.left, left, request.options.runs);
  const PreparedSide b = prepare_side(request.right, right, request.options.runs);
  const PreparedSide echoes = prepare_side(prompts.side, prompts.segments, request.options.runs);

  const bool texts = has_words(a) && has_words(b);
  const std::string_view no_text = texts ? "" : "no_text";
  const std::string_view no_table = !texts ? "no_text" : (background.empty() ? "no_table" : "");
  const bool language = share_known_language(left, right);
  const std::string_view no_language = !no_table.empty() ? no_table : (language ? "" : "language");

  SharedRuns runs;
  if (texts) {
    const std::span<const Side> asked = exhibits ? std::span<const Side>(request.controls) : std::span<const Side>();
    const PromptRunBackground same_prompts(asked, controls, prompt_runs);
    runs = find_shared_runs({a, b, rows, echoes, request.options.runs, background, same_prompts}, exhibits);
  }
  const bool is_counted = is_mostly_counted(a) && is_mostly_counted(b);
  evidence.channels.push_back(channel("shared_runs", no_table.empty() && !is_counted ? "language" : no_table, runs.score));
  evidence.runs = std::move(runs.runs);
  evidence.greyed = std::move(runs.greyed);
  evidence.long_runs = find_long_runs(request.left, request.right);
  mark_left_out(evidence.long_runs, evidence.runs);

  Wording wording;
  if (no_language.empty()) wording = compare_wording({a, b, rows, echoes, background}, exhibits);
  evidence.channels.push_back(channel("wording", no_language, wording.score));
  evidence.words = std::move(wording.words);

  Grammar grammar;
  if (no_language.empty()) grammar = compare_grammar(a, b, background, EchoPlaces(evidence.greyed, evidence.long_runs), exhibits);
  evidence.channels.push_back(channel("grammar", no_language, grammar.score));
  evidence.patterns = std::move(grammar.patterns);

  Form form;
  if (texts) form = compare_form(a, b, rows, background, exhibits);
  evidence.channels.push_back(channel("form", no_table.empty() && background.habits().size() != kAnswerHabits ? "no_table" : no_table, form.score));
  evidence.form = std::move(form.habits);
  evidence.skeletons = std::move(form.pairs);

  ContentPlan plan;
  const bool has_vectors = !vectors.empty();
  if (texts && has_vectors) {
    const std::vector<VectorSentence> wanted = vector_sentences(left, right);
    if (wanted.size() == vectors.rows) plan = compare_content(wanted, vectors, rows, exhibits);
  }
  const std::string_view no_plan = !no_text.empty()      ? no_text
                                   : !has_vectors        ? "no_vectors"
                                   : rows.shared.empty() ? "different_prompts"
                                   : !plan.available     ? "no_vectors"
                                                         : "";
  evidence.channels.push_back(channel("content_plan", no_plan, plan.score));
  evidence.passages = std::move(plan.passages);

  if (exhibits) {
    evidence.identity = find_identity(request.left, a, true);
    const std::vector<IdentityStatement> of_right = find_identity(request.right, b, false);
    evidence.identity.insert(evidence.identity.end(), of_right.begin(), of_right.end());
  }
  return evidence;
}

}  // namespace kinprint
