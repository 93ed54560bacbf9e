#include "feature/skeleton.hpp"

#include <catch2/catch.hpp>

#include "segment/split_answer.hpp"

using namespace kinprint;

TEST_CASE("a skeleton names its blocks and counts equal neighbours", "[feature][skeleton]") {
  const auto codes = skeleton_codes(split_answer({"Start.\n\n## Part\n\n- a\n- b\n- c\n\nEnd.\n"}));
  REQUIRE(skeleton_text(codes) == "paragraph heading2 bullet x3 paragraph");
}

TEST_CASE("equal skeletons are fully alike, different ones less, in either order", "[feature][skeleton]") {
  const auto list = skeleton_codes(split_answer({"Start.\n\n- a\n- b\n"}));
  const auto prose = skeleton_codes(split_answer({"Start.\n\nMiddle.\n\nEnd.\n"}));
  REQUIRE(skeleton_similarity(list, list) == 1);
  REQUIRE(skeleton_similarity({}, {}) == 1);
  REQUIRE(skeleton_similarity(list, prose) < 1);
  REQUIRE(skeleton_similarity(list, prose) == skeleton_similarity(prose, list));
}

TEST_CASE("the text of a long skeleton is cut", "[feature][skeleton]") {
  std::vector<std::uint16_t> codes;
  for (std::uint16_t i = 0; i < 1000; ++i) codes.push_back(static_cast<std::uint16_t>(i % 2 == 0 ? 0 : 4 << 8));
  REQUIRE(skeleton_text(codes).ends_with(" ..."));
  REQUIRE(skeleton_text(codes).size() < 1000);
}
