#include "verdict/channel_background.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "made_tables.hpp"
#include "verdict/tables.hpp"

using namespace kinprint;

namespace {

constexpr float kProbabilities[3] = {0.05F, 0.5F, 0.95F};
// Wording (1) at one and at a hundred answers; form (3), fingerprint (5) and fingerprint on known prompts (6) at one.
constexpr float kRows[5][6] = {{1, 1, 10, 0, 1, 2}, {1, 100, 12, 2, 4, 8}, {3, 1, 10, -1, 0, 1}, {5, 1, 10, 0, 4, 6}, {6, 1, 10, 4, 6, 8}};

std::string made_file(std::size_t columns = 6) {
  made::TableWriter table;
  table.floats("channel_probabilities", 1, 3, [](std::uint32_t, std::uint32_t j) { return kProbabilities[j]; });
  table.floats("channel_quantiles", 5, static_cast<std::uint32_t>(columns), [](std::uint32_t i, std::uint32_t j) { return kRows[i][j]; });
  return table.file();
}

ChannelBackground made_background() { return ChannelBackground::read(SectionTable::read(made_file()).value()).value(); }

}  // namespace

TEST_CASE("Quantiles are interpolated in the log of the number of answers", "[verdict][channel_background]") {
  const ChannelBackground background = made_background();
  const Quantiles half = background.quantiles("wording", 10);
  REQUIRE(half.size() == 3);
  CHECK(half[0].first == Approx(0.05));
  CHECK(half[0].second == Approx(1));
  CHECK(half[2].second == Approx(5));
  CHECK(background.quantiles("wording", 5000)[1].second == Approx(4));
  CHECK(background.quantiles("form", 7)[1].second == Approx(0));
  CHECK(background.quantiles("grammar", 1).empty());
  CHECK(background.quantiles("no such channel", 1).empty());
}

TEST_CASE("The share of lower scores is 0 below, the last probability above, and lies on straight lines between", "[verdict][channel_background]") {
  const Quantiles quantiles = {{0.05, 0}, {0.5, 1}, {0.95, 2}};
  CHECK(share_below(quantiles, -3) == 0);
  CHECK(share_below(quantiles, 0) == 0);
  CHECK(share_below(quantiles, 0.5) == Approx(0.275));
  CHECK(share_below(quantiles, 1) == Approx(0.5));
  CHECK(share_below(quantiles, 9) == Approx(0.95));
}

TEST_CASE("Equal scores of many pairs count none of them as lower", "[verdict][channel_background]") {
  CHECK(share_below({{0.05, 0}, {0.5, 0}, {0.75, 2}}, 0) == 0);
  CHECK(share_below({{0.05, 0}, {0.5, 0}, {0.75, 2}}, 1) == Approx(0.625));
}

TEST_CASE("Only measured channels with a score get a place", "[verdict][channel_background]") {
  const auto places = channel_places({{"wording", 1.5}, {"form", std::numeric_limits<double>::quiet_NaN()}, {"grammar", 1}}, made_background(), 1, false);
  REQUIRE(places.size() == 1);
  CHECK(places[0].channel == "wording");
  CHECK(places[0].percentile == Approx(0.725));
  CHECK(places[0].unrelated.size() == 3);
}

TEST_CASE("The fingerprint is placed among pairs on prompts as well known as its own", "[verdict][channel_background]") {
  const auto unseen = channel_places({{"fingerprint", 5}}, made_background(), 1, false);
  const auto known = channel_places({{"fingerprint", 5}}, made_background(), 1, true);
  REQUIRE(unseen.size() == 1);
  REQUIRE(known.size() == 1);
  CHECK(unseen[0].channel == "fingerprint");
  CHECK(known[0].channel == "fingerprint");
  CHECK(unseen[0].percentile == Approx(0.725));
  CHECK(known[0].percentile == Approx(0.275));
}

TEST_CASE("A table of channels is recognised, counts in the checksum, and is refused where it does not fit", "[verdict][channel_background]") {
  Tables tables;
  REQUIRE(tables.load("channels", made_file()).code == ErrorCode::Ok);
  CHECK_FALSE(tables.channels().empty());
  CHECK(tables.checksum().size() == 64);
  CHECK(tables.load("cut", made_file(5)).code == ErrorCode::TableSize);
  CHECK_FALSE(tables.channels().empty());
}
