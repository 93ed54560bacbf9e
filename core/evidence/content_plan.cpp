#include "evidence/content_plan.hpp"

#include <algorithm>

#include "base/merge_sort.hpp"

namespace kinprint {
namespace {

// Below this similarity two sentences are not called aligned. Chosen.
constexpr double kLeastSimilarity = 0.2;

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

// Of each value the length of the longest rising part that ends with it (Fredman 1975).
std::vector<std::size_t> rising_lengths(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> tails;  // tails[k]: the least last value of a rising part of length k + 1
  std::vector<std::size_t> lengths;
  for (const std::uint32_t value : order) {
    const auto place = std::lower_bound(tails.begin(), tails.end(), value);
    lengths.push_back(static_cast<std::size_t>(place - tails.begin()) + 1);
    if (place == tails.end()) tails.push_back(value);
    else *place = value;
  }
  return lengths;
}

// Of two equally alike the one that stands earlier comes first, counted on both sides, so that neither decides.
std::uint64_t places_of(const AlignedPassage& passage) {
  return (std::uint64_t{passage.left.answer} + passage.right.answer) << 32 | (passage.left.span.begin + passage.right.span.begin);
}

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
  const std::vector<std::uint8_t> in_order = in_all_longest_rising(order);
  for (std::size_t i = 0; i < passages.size(); ++i) passages[i].in_order = in_order[i];
  return passages;
}

}  // namespace

std::vector<std::uint8_t> in_all_longest_rising(const std::vector<std::uint32_t>& order) {
  const std::vector<std::size_t> up_to = rising_lengths(order);
  std::vector<std::uint32_t> turned(order.rbegin(), order.rend());
  for (std::uint32_t& value : turned) value = ~value;
  const std::vector<std::size_t> from = rising_lengths(turned);
  const std::size_t longest = up_to.empty() ? 0 : *std::max_element(up_to.begin(), up_to.end());
  std::vector<std::size_t> holders(longest + 1);  // of a longest part, by their place in it
  const auto is_in_one = [&](std::size_t i) { return up_to[i] + from[order.size() - 1 - i] == longest + 1; };
  for (std::size_t i = 0; i < order.size(); ++i) holders[up_to[i]] += is_in_one(i);
  std::vector<std::uint8_t> rising;
  for (std::size_t i = 0; i < order.size(); ++i) rising.push_back(is_in_one(i) && holders[up_to[i]] == 1);
  return rising;
}

ContentPlan compare_content(const std::vector<VectorSentence>& wanted, const SentenceVectors& vectors,
                            const AnswerRows& rows) {
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
    plan.passages.insert(plan.passages.end(), passages.begin(), passages.end());
  }
  plan.available = compared > 0;
  if (plan.available) plan.score = sum / compared;
  merge_sort(plan.passages, [](const AlignedPassage& x, const AlignedPassage& y) {
    return x.similarity != y.similarity ? x.similarity > y.similarity : places_of(x) < places_of(y);
  });
  if (plan.passages.size() > kMaximumPassages) plan.passages.resize(kMaximumPassages);
  return plan;
}

}  // namespace kinprint
