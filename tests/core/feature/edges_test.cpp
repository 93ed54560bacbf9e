#include "feature/edges.hpp"

#include <catch2/catch.hpp>

#include "segment/split_answer.hpp"

using namespace kinprint;

namespace {
Edges edges_of(const std::string& text) { return find_edges(text, split_answer({text})); }
}  // namespace

TEST_CASE("openers and closers are told apart by type", "[feature][edges]") {
  REQUIRE(edges_of("Certainly! A fox sat down. Let me know if more is wanted.").opener == OpenerType::Agreement);
  REQUIRE(edges_of("Great question! A fox sat down.").opener == OpenerType::Praise);
  REQUIRE(edges_of("Here\u2019s a tale. A fox sat down.").opener == OpenerType::Presents);
  REQUIRE(edges_of("# Tale\n\nA fox sat down.").opener == OpenerType::Mark);
  REQUIRE(edges_of("A fox sat down.").opener == OpenerType::Direct);
  REQUIRE(edges_of("Surely a fox sat down.").opener == OpenerType::Direct);
  REQUIRE(edges_of("A fox sat. Let me know if more is wanted.").closer == CloserType::Offer);
  REQUIRE(edges_of("A fox sat. I hope this was of use.").closer == CloserType::Hope);
  REQUIRE(edges_of("A fox sat. Did it sleep?").closer == CloserType::Question);
  REQUIRE(edges_of("A fox sat. Overall, it slept.").closer == CloserType::Summary);
  REQUIRE(edges_of("A fox sat.").closer == CloserType::Plain);
}

TEST_CASE("stock sentences are given whole and never both as opener and closer", "[feature][edges]") {
  const std::string text = "Sure! Here is the tale. A fox sat down. Feel free to ask for more.";
  const Edges edges = edges_of(text);
  REQUIRE(edges.stock_openers.size() == 2);
  REQUIRE(edges.stock_closers.size() == 1);
  REQUIRE(text.substr(edges.stock_closers[0].begin, edges.stock_closers[0].size()) == "Feel free to ask for more.");
  const Edges single = edges_of("Sure, feel free to ask.");
  REQUIRE(single.stock_openers.size() + single.stock_closers.size() == 1);
  REQUIRE(edges_of("").stock_openers.empty());
}
