#include "text/unicode.hpp"

#include <algorithm>

namespace kinprint {
namespace {

struct LowerRun {
  char32_t first;
  char32_t last;
  std::uint32_t stride;
  std::int32_t delta;
};

#include "text/unicode_tables.inc"

constexpr CharacterClass search_class(char32_t value) {
  const std::uint32_t key = (static_cast<std::uint32_t>(value) << 4) | 15;
  const auto* after = std::upper_bound(kClassRuns.begin(), kClassRuns.end(), key);
  return static_cast<CharacterClass>(*(after - 1) & 15);
}

constexpr std::array<CharacterClass, 128> make_ascii_classes() {
  std::array<CharacterClass, 128> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = search_class(static_cast<char32_t>(i));
  return classes;
}

}  // namespace

namespace detail {

constinit const std::array<CharacterClass, 128> kAsciiClasses = make_ascii_classes();

CharacterClass class_beyond_ascii(char32_t value) {
  return value > 0x10FFFF ? CharacterClass::Other : search_class(value);
}

char32_t lower_beyond_ascii(char32_t value) {
  const auto* run = std::lower_bound(kLowerRuns.begin(), kLowerRuns.end(), value,
                                     [](const LowerRun& entry, char32_t wanted) { return entry.last < wanted; });
  if (run == kLowerRuns.end() || value < run->first || (value - run->first) % run->stride != 0) return value;
  return static_cast<char32_t>(static_cast<std::int32_t>(value) + run->delta);
}

}  // namespace detail
}  // namespace kinprint
