#include "evidence/content_plan.hpp"

#include <catch2/catch.hpp>

#include "../../oracle/plain_alignment.hpp"
#include "evidence/extract_evidence.hpp"
#include "made_texts.hpp"

using namespace kinprint;

namespace {

// Unit vectors of `dimensions` with a one at the given axis a row.
std::vector<float> axes(const std::vector<std::uint32_t>& rows, std::uint32_t dimensions) {
  std::vector<float> values(rows.size() * dimensions, 0.0F);
  for (std::size_t i = 0; i < rows.size(); ++i) values[i * dimensions + rows[i]] = 1.0F;
  return values;
}

Request two_rows() {
  Request request;
  request.left = made::side_of({"The fox sat by the river. The hen lay in the meadow.", "Old stones roll down the hill."}, {"a", "b"});
  request.right = made::side_of({"A hen was out on the grass. A fox was by the water.", "Nobody counts the stars at night."}, {"a", "b"});
  return request;
}

}  // namespace

TEST_CASE("marked is what stands in every longest rising part, as trying all gives", "[evidence][content_plan]") {
  Rng rng(41);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::uint32_t> order(rng.below(11));
    for (std::uint32_t& value : order) value = rng.below(8);
    const std::vector<std::uint8_t> rising = in_all_longest_rising(order);
    REQUIRE(rising.size() == order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      std::vector<std::uint32_t> without = order;
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
      REQUIRE(rising[i] == (oracle::longest_rising_length(without) < oracle::longest_rising_length(order)));
    }
  }
}

TEST_CASE("exchanging places and values marks the same", "[evidence][content_plan]") {
  Rng rng(42);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::uint32_t> order(rng.below(12)), exchanged(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    for (std::uint32_t i = 1; i < order.size(); ++i) std::swap(order[i], order[rng.below(i + 1)]);
    for (std::uint32_t i = 0; i < order.size(); ++i) exchanged[order[i]] = i;
    const auto marked = in_all_longest_rising(order), others = in_all_longest_rising(exchanged);
    for (std::size_t i = 0; i < order.size(); ++i) REQUIRE(marked[i] == others[order[i]]);
  }
}

TEST_CASE("reordered sentences are aligned, and neither of a crossed pair is in order", "[evidence][content_plan]") {
  const Request request = two_rows();
  const auto left = split_side(request.left);
  const auto right = split_side(request.right);
  REQUIRE(vector_sentences(left, right).size() == 6);
  const std::vector<float> values = axes({0, 1, 2, 1, 0, 3}, 5);
  const Evidence evidence = extract_evidence(request, left, right, {}, made::general(), {}, {6, 5, values});
  REQUIRE(evidence.passages.size() == 2);
  REQUIRE((!evidence.passages[0].in_order && !evidence.passages[1].in_order));
  for (const AlignedPassage& passage : evidence.passages) {
    REQUIRE(passage.similarity == Approx(1));
    REQUIRE(passage.left.answer == 0);
  }
  const ChannelEvidence& plan = evidence.channels.back();
  REQUIRE(plan.name == "content_plan");
  REQUIRE(plan.available);
  REQUIRE(plan.score == Approx(0.5));  // all of the first prompt, nothing of the second
}

TEST_CASE("vectors that do not fit the sentences leave the channel unavailable", "[evidence][content_plan]") {
  const Request request = two_rows();
  const std::vector<float> values = axes({0, 1}, 5);
  const Evidence evidence =
      extract_evidence(request, split_side(request.left), split_side(request.right), {}, made::general(), {}, {2, 5, values});
  REQUIRE(!evidence.channels.back().available);
  REQUIRE(evidence.channels.back().unavailable_reason == "no_vectors");
}
