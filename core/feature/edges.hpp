#pragma once
// How an answer begins and ends: the type of its opener and closer, and which of its first and last sentences are stock
// phrases that many chatbots write. Consumes segments; knows nothing of the other side.
#include <cstdint>
#include <string_view>
#include <vector>

#include "segment/segment.hpp"

namespace kinprint {

// Direct: the first sentence goes straight to the matter. Presents: "Here is ...". First match wins, in this order.
enum class OpenerType : std::uint8_t {
  Mark,
  Apology,
  Agreement,
  Praise,
  Presents,
  FirstPerson,
  Direct
};
// Offer: "Let me know if ...". Hope: "I hope this helps". Summary: "Overall, ...". Question: ends in a question mark.
enum class CloserType : std::uint8_t {
  Offer,
  Hope,
  Question,
  Summary,
  Plain
};

struct Edges {
  OpenerType opener = OpenerType::Direct;
  CloserType closer = CloserType::Plain;
  std::vector<ByteSpan> stock_openers;  // whole sentences, at most two
  std::vector<ByteSpan> stock_closers;
};

// Linear in the first and last two sentences. An answer without sentences has the defaults.
Edges find_edges(std::string_view text, const SegmentedAnswer& answer);

}  // namespace kinprint
