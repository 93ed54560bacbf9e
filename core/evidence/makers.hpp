#pragma once
// Makers of chatbots and the names by which answers mention them, as folded words. Knows nothing of sentences.
#include <span>
#include <string_view>

namespace kinprint {

struct Maker {
  std::string_view name;     // registry name, as in reports
  std::string_view aliases;  // a list (base/text_list.hpp), folded: lower case; several words separated by one space
  // A name that mostly means something else in an answer: another product (Google Docs), a person (Claude Monet, Watson
  // and Crick), a word of a field (minimax, GLM). Only sentences of an answer about itself count.
  bool everyday = false;
};

// Each maker once, in a fixed order.
std::span<const Maker> makers();

}  // namespace kinprint
