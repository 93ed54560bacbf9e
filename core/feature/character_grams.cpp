#include "feature/character_grams.hpp"

#include <array>

#include "base/utf8.hpp"
#include "text/normalize.hpp"
#include "text/unicode.hpp"

namespace kinprint {
namespace {

// Odd multipliers (xxHash primes, Collet) mix the last code points of a window into one bucket number.
constexpr std::uint32_t kMixFirst = 2654435761u;
constexpr std::uint32_t kMixSecond = 2246822519u;

std::uint32_t bucket_of(const std::array<std::uint32_t, 5>& last, std::uint32_t length) {
  std::uint32_t hash = length * kMixSecond;
  for (std::uint32_t i = 5 - length; i < 5; ++i) {
    hash = (hash ^ last[i]) * kMixFirst;
    hash ^= hash >> 15;
  }
  return (hash * kMixSecond) >> 21;
}
static_assert(1u << (32 - 21) == kCharacterBuckets);

}  // namespace

std::uint64_t add_character_grams(std::string_view text, std::vector<float>& counts) {
  std::array<std::uint32_t, 5> last{};
  std::uint32_t seen = 0;
  std::uint64_t added = 0;
  bool space = true;  // leading white space is dropped
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    at += point.length;
    char32_t folded = fold_character(point.value);
    if (folded == 0) continue;
    if (is_space(folded)) {
      if (space) continue;
      folded = ' ';
    }
    space = folded == ' ';
    for (std::size_t i = 0; i < 4; ++i) last[i] = last[i + 1];
    last[4] = folded;
    ++seen;
    for (std::uint32_t length = 3; length <= 5 && length <= seen; ++length, ++added) ++counts[bucket_of(last, length)];
  }
  return added;
}

}  // namespace kinprint
