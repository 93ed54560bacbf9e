#include "evidence/content_plan.hpp"

#include <algorithm>

#include "base/merge_sort.hpp"

namespace kinprint {
namespace {

double dot(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * b[i];
  return sum;
}

struct SideSum {
  std::vector<double> sum;
  double count = 0;
};

// Sentences of one side, by prompt, and sums of their vectors.
struct SideSentences {
  std::vector<std::vector<std::uint32_t>> by_group;  // indices into wanted
  std::vector<SideSum> group_sums;
  SideSum total;
};

SideSentences sentences_of(bool is_left, const std::vector<VectorSentence>& wanted, const SentenceVectors& vectors,
                           const AnswerRows& rows) {
  SideSentences side;
  side.by_group.resize(rows.groups);
  side.group_sums.resize(rows.groups, {std::vector<double>(), 0});
  side.total.sum.resize(vectors.dimensions);
  for (std::uint32_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].is_left != is_left) continue;
    const std::uint32_t group = (is_left ? rows.left_group : rows.right_group)[wanted[i].answer];
    side.by_group[group].push_back(i);
    SideSum& sum = side.group_sums[group];
    sum.sum.resize(vectors.dimensions);
    const std::span<const float> row = vectors.row(i);
    for (std::size_t k = 0; k < row.size(); ++k) {
      sum.sum[k] += row[k];
      side.total.sum[k] += row[k];
    }
    ++sum.count;
    ++side.total.count;
  }
  return side;
}

// Mean cosine of a sentence with the other side's sentences on other prompts, or on its own where that is all there is.
double random_cosine(std::span<const float> row, const SideSentences& other, std::uint32_t group) {
  const SideSum& same = other.group_sums[group];
  const bool has_others = other.total.count > same.count;
  const double count = has_others ? other.total.count - same.count : other.total.count;
  double sum = 0;
  for (std::size_t k = 0; k < row.size(); ++k) {
    const double elsewhere = has_others && !same.sum.empty() ? other.total.sum[k] - same.sum[k] : other.total.sum[k];
    sum += row[k] * elsewhere;
  }
  return count > 0 ? sum / count : 0;
}

struct Best {
  std::uint32_t partner = 0;
  double similarity = -2;
};

// Passages of one prompt, in the order of the left sentences.
std::vector<AlignedPassage> align(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right,
                                  const std::vector<VectorSentence>& wanted, const SentenceVectors& vectors,
                                  const std::vector<double>& random) {
  std::vector<Best> best_left(left.size());
  std::vector<Best> best_right(right.size());
  for (std::uint32_t i = 0; i < left.size(); ++i) {
    for (std::uint32_t j = 0; j < right.size(); ++j) {
      const double similarity =
          dot(vectors.row(left[i]), vectors.row(right[j])) - (random[left[i]] + random[right[j]]) / 2;
      if (similarity > best_left[i].similarity) best_left[i] = {j, similarity};
      if (similarity > best_right[j].similarity) best_right[j] = {i, similarity};
    }
  }
  std::vector<AlignedPassage> passages;
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < left.size(); ++i) {
    const Best& best = best_left[i];
    if (best.similarity < kLeastSimilarity || best_right[best.partner].partner != i) continue;
    const VectorSentence& a = wanted[left[i]];
    const VectorSentence& b = wanted[right[best.partner]];
    passages.push_back({{a.answer, a.span}, {b.answer, b.span}, std::min(best.similarity, 1.0), false});
    order.push_back(best.partner);
  }
  const std::vector<std::uint8_t> in_order = longest_rising(order);
  for (std::size_t i = 0; i < passages.size(); ++i) passages[i].in_order = in_order[i];
  return passages;
}

}  // namespace

std::vector<std::uint8_t> longest_rising(const std::vector<std::uint32_t>& order) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> tails;  // tails[k]: end of the rising subsequence of length k + 1 with the least last value
  std::vector<std::size_t> before(order.size(), kNone);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto place = std::lower_bound(tails.begin(), tails.end(), order[i],
                                        [&](std::size_t tail, std::uint32_t value) { return order[tail] < value; });
    if (place != tails.begin()) before[i] = *(place - 1);
    if (place == tails.end()) tails.push_back(i);
    else *place = i;
  }
  std::vector<std::uint8_t> rising(order.size(), false);
  for (std::size_t i = tails.empty() ? kNone : tails.back(); i != kNone; i = before[i]) rising[i] = true;
  return rising;
}

ContentPlan compare_content(const std::vector<VectorSentence>& wanted, const SentenceVectors& vectors,
                            const AnswerRows& rows, bool exhibits) {
  ContentPlan plan;
  const SideSentences left = sentences_of(true, wanted, vectors, rows);
  const SideSentences right = sentences_of(false, wanted, vectors, rows);
  std::vector<double> random(wanted.size());
  for (std::uint32_t i = 0; i < wanted.size(); ++i) {
    const bool is_left = wanted[i].is_left;
    const std::uint32_t group = (is_left ? rows.left_group : rows.right_group)[wanted[i].answer];
    random[i] = random_cosine(vectors.row(i), is_left ? right : left, group);
  }
  double sum = 0;
  double compared = 0;
  for (const AnswerRow& row : rows.shared) {
    const std::uint32_t group = rows.left_group[row.left.front()];
    const auto& a = left.by_group[group];
    const auto& b = right.by_group[group];
    if (a.empty() || b.empty()) continue;
    const std::vector<AlignedPassage> passages = align(a, b, wanted, vectors, random);
    double similarities = 0;
    for (const AlignedPassage& passage : passages) similarities += passage.similarity;
    sum += 2 * similarities / static_cast<double>(a.size() + b.size());
    ++compared;
    if (exhibits) plan.passages.insert(plan.passages.end(), passages.begin(), passages.end());
  }
  plan.available = compared > 0;
  if (plan.available) plan.score = sum / compared;
  merge_sort(plan.passages, [](const AlignedPassage& x, const AlignedPassage& y) { return x.similarity > y.similarity; });
  if (plan.passages.size() > kMaximumPassages) plan.passages.resize(kMaximumPassages);
  return plan;
}

}  // namespace kinprint
