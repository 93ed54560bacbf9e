#include "text/texts_hash.hpp"

#include <functional>
#include <string_view>
#include <vector>

#include "base/merge_sort.hpp"
#include "base/sha256.hpp"

namespace kinprint {

std::string texts_hash(const Side& side) {
  std::vector<std::string> texts;
  for (const Answer& answer : side.answers) {
    std::string text = fold_text(answer.document.own(), kSpacesOnly);
    if (!text.empty()) texts.push_back(std::move(text));
  }
  merge_sort(texts, std::less<>());  // the order of answers says nothing
  Sha256 hash;
  for (const std::string& text : texts) {
    hash.add(text);
    hash.add(std::string_view("\0", 1));
  }
  return hexadecimal(hash.finish());
}

}  // namespace kinprint
