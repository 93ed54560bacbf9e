#include "base/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/ascii.hpp"

namespace kinprint {
namespace {

constexpr int kDigits = 6;        // significant digits of a report
constexpr int kExactPowers = 22;  // 10^22 is the largest power of ten a double holds exactly
constexpr int kPlainFrom = -5;    // smallest decimal exponent written without "e"
constexpr int kPlainBelow = 15;

constexpr std::array<double, kExactPowers + 1> kPowers{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
                                                       1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                       1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// value * 10^exponent in steps that are exact powers.
double scale(double value, int exponent) {
  for (; exponent > 0; exponent -= std::min(exponent, kExactPowers)) value *= kPowers[std::min(exponent, kExactPowers)];
  for (; exponent < 0; exponent += std::min(-exponent, kExactPowers)) {
    value /= kPowers[std::min(-exponent, kExactPowers)];
  }
  return value;
}

// value = digits * 10^(exponent - 5) with digits in [100000, 999999]. Precondition: value > 0, finite.
struct Decimal {
  std::int64_t digits = 0;
  int exponent = 0;
};

Decimal decimal_of(double value) {
  constexpr double kDecimalDigitsPerBit = std::numbers::ln2 / std::numbers::ln10;
  int exponent = static_cast<int>(std::floor(std::ilogb(value) * kDecimalDigitsPerBit));  // right or one too low
  double scaled = std::nearbyint(scale(value, kDigits - 1 - exponent));
  if (scaled >= kPowers[kDigits]) scaled = std::nearbyint(scale(value, kDigits - 1 - ++exponent));
  return {static_cast<std::int64_t>(scaled), exponent};
}

void append_plain(std::string& text, const std::string& digits, int exponent) {
  if (exponent < 0) {
    text.append("0.").append(static_cast<std::size_t>(-exponent - 1), '0').append(digits);
    return;
  }
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) {
    text.append(digits).append(whole - digits.size(), '0');
  } else {
    text.append(digits, 0, whole).append(".").append(digits, whole);
  }
}

}  // namespace

void append_integer(std::string& text, std::int64_t value) { text.append(std::to_string(value)); }

void append_number(std::string& text, double value) {
  if (!std::isfinite(value)) {
    text.append("null");
    return;
  }
  if (value == 0) {
    text.push_back('0');
    return;
  }
  if (value < 0) text.push_back('-');
  const Decimal decimal = decimal_of(std::fabs(value));
  std::string digits = std::to_string(decimal.digits);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (decimal.exponent >= kPlainFrom && decimal.exponent < kPlainBelow) {
    append_plain(text, digits, decimal.exponent);
    return;
  }
  text.push_back(digits[0]);
  if (digits.size() > 1) text.append(".").append(digits, 1);
  text.push_back('e');
  append_integer(text, decimal.exponent);
}

std::string number_text(double value) {
  std::string text;
  append_number(text, value);
  return text;
}

std::optional<double> parse_number(std::string_view text) {
  std::size_t at = 0;
  const auto peek = [&] { return at < text.size() ? text[at] : '\0'; };
  const bool negative = peek() == '-';
  if (negative) ++at;
  if (!is_ascii_digit(peek()) || (peek() == '0' && at + 1 < text.size() && is_ascii_digit(text[at + 1]))) return std::nullopt;
  std::uint64_t mantissa = 0;
  int exponent = 0;
  const auto take_digits = [&](int below_point) {
    const std::size_t begin = at;
    for (; is_ascii_digit(peek()); ++at) {
      const bool kept = mantissa < 1'000'000'000'000'000'000ull / 10;
      if (kept) mantissa = mantissa * 10 + static_cast<std::uint64_t>(peek() - '0');
      exponent += kept ? -below_point : 1 - below_point;
    }
    return at > begin;
  };
  take_digits(0);
  if (peek() == '.') {
    ++at;
    if (!take_digits(1)) return std::nullopt;
  }
  if (peek() == 'e' || peek() == 'E') {
    ++at;
    const bool below = peek() == '-';
    if (peek() == '-' || peek() == '+') ++at;
    if (!is_ascii_digit(peek())) return std::nullopt;
    int given = 0;
    for (; is_ascii_digit(peek()); ++at) given = std::min(given * 10 + (peek() - '0'), 10'000);
    exponent += below ? -given : given;
  }
  if (at != text.size()) return std::nullopt;
  const double value = mantissa == 0 ? 0 : scale(static_cast<double>(mantissa), std::clamp(exponent, -400, 400));
  return negative ? -value : value;
}

}  // namespace kinprint
