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

// The numbers of a table of bytes, one after the other: seven bits a byte, lowest first, the high bit where more follow.
class NumberReader {
 public:
  template <std::size_t size>
  constexpr explicit NumberReader(const std::array<std::uint8_t, size>& bytes) : at_(bytes.data()) {}

  constexpr std::uint32_t next() {
    std::uint32_t number = *at_ & 127;
    for (int shift = 7; *at_++ & 128; shift += 7) number |= static_cast<std::uint32_t>(*at_ & 127) << shift;
    return number;
  }

 private:
  const std::uint8_t* at_;
};

constexpr std::array<CharacterClass, 128> make_ascii_classes() {
  std::array<CharacterClass, 128> classes{};
  NumberReader numbers(kClassBytes);
  for (std::size_t value = 0; value < classes.size();) {
    const std::uint32_t run = numbers.next();
    const std::size_t end = std::min<std::size_t>(value + (run >> 4), classes.size());
    for (; value < end; ++value) classes[value] = static_cast<CharacterClass>(run & 15);
  }
  return classes;
}

// (first code point << 4) | class, rising; a class holds until the next entry.
using ClassRuns = std::array<std::uint32_t, kClassRunCount>;
using LowerRuns = std::array<LowerRun, kLowerRunCount>;

ClassRuns make_class_runs() {
  ClassRuns runs{};
  NumberReader numbers(kClassBytes);
  std::uint32_t first = 0;
  for (std::uint32_t& run : runs) {
    const std::uint32_t number = numbers.next();
    run = first << 4 | (number & 15);
    first += number >> 4;
  }
  return runs;
}

LowerRuns make_lower_runs() {
  LowerRuns runs{};
  NumberReader numbers(kLowerBytes);
  char32_t after = 0;
  for (LowerRun& run : runs) {
    run.first = after + numbers.next();
    const std::uint32_t extent = numbers.next();
    run.last = run.first + (extent >> 1);
    run.stride = 1 + (extent & 1);
    const auto distance = static_cast<std::int32_t>(numbers.next());
    run.delta = distance % 2 == 0 ? distance / 2 : -(distance + 1) / 2;
    after = run.last + 1;
  }
  return runs;
}

// Made when the program starts, in microseconds.
const ClassRuns kClassRuns = make_class_runs();
const LowerRuns kLowerRuns = make_lower_runs();

CharacterClass search_class(char32_t value) {
  const std::uint32_t key = (static_cast<std::uint32_t>(value) << 4) | 15;
  const auto* after = std::upper_bound(kClassRuns.begin(), kClassRuns.end(), key);
  return static_cast<CharacterClass>(*(after - 1) & 15);
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
