#include "evidence/answer_rows.hpp"

#include <map>

#include "text/normalize.hpp"

namespace kinprint {
namespace {

bool has_no_prompt(const Side& side) {
  for (const Answer& answer : side.answers) {
    if (!prompt_key(answer.prompt).empty()) return false;
  }
  return true;
}

// Numbers of prompts; an answer without a prompt gets a number of its own.
class Groups {
 public:
  std::uint32_t number(std::string_view prompt) {
    std::string key = prompt_key(prompt);
    if (key.empty()) return next_++;
    const auto [found, is_new] = numbers_.try_emplace(std::move(key), next_);
    if (is_new) ++next_;
    return found->second;
  }
  [[nodiscard]] std::uint32_t size() const { return next_; }

 private:
  std::map<std::string, std::uint32_t> numbers_;
  std::uint32_t next_ = 0;
};

AnswerRows row_by_row(std::uint32_t answers) {
  AnswerRows rows;
  for (std::uint32_t i = 0; i < answers; ++i) {
    rows.shared.push_back({{i}, {i}, {}});
    rows.left_group.push_back(i);
    rows.right_group.push_back(i);
  }
  rows.groups = answers;
  return rows;
}

}  // namespace

std::string prompt_key(std::string_view prompt) { return fold_text(prompt); }

AnswerRows match_answers(const Side& left, const Side& right) {
  if (left.answers.size() == right.answers.size() && has_no_prompt(left) && has_no_prompt(right)) {
    return row_by_row(static_cast<std::uint32_t>(left.answers.size()));
  }
  AnswerRows rows;
  Groups groups;
  for (const Answer& answer : left.answers) rows.left_group.push_back(groups.number(answer.prompt));
  for (const Answer& answer : right.answers) rows.right_group.push_back(groups.number(answer.prompt));
  rows.groups = groups.size();
  std::vector<AnswerRow> all(rows.groups);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < rows.left_group.size(); ++i) {
    AnswerRow& row = all[rows.left_group[i]];
    if (row.left.empty()) {
      row.prompt = left.answers[i].prompt;
      order.push_back(rows.left_group[i]);
    }
    row.left.push_back(i);
  }
  for (std::uint32_t i = 0; i < rows.right_group.size(); ++i) all[rows.right_group[i]].right.push_back(i);
  for (const std::uint32_t group : order) {
    if (!all[group].right.empty()) rows.shared.push_back(std::move(all[group]));
  }
  return rows;
}

}  // namespace kinprint
