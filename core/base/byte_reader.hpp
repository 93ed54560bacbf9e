#pragma once
// What ByteWriter wrote, read back; and the little-endian parts of a table file. Never reads past the end: it turns bad and
// gives zeros from then on.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_writer.hpp"

namespace kinprint {

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool is_bad() const { return bad_; }
  [[nodiscard]] std::size_t left() const { return rest_.size(); }
  template <PlainNumber T>
  T number() {
    T value{};
    const std::string_view raw = take(sizeof(T));
    if (!raw.empty()) std::memcpy(&value, raw.data(), sizeof(T));
    return value;
  }
  std::string text() { return std::string(take(number<std::uint32_t>())); }
  template <PlainNumber T>
  std::vector<T> array() {
    const std::string_view raw = take(std::uint64_t{number<std::uint32_t>()} * sizeof(T));
    std::vector<T> values(raw.size() / sizeof(T));
    if (!values.empty()) std::memcpy(values.data(), raw.data(), raw.size());
    return values;
  }
  // The next bytes as they are; none where fewer are left. 64 bits: so many numbers of eight bytes are more than a wasm
  // module's size_t holds.
  std::string_view take(std::uint64_t size) {
    if (size > rest_.size()) bad_ = true;
    if (bad_) return {};
    const std::string_view part = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(part.size());
    return part;
  }

 private:
  std::string_view rest_;
  bool bad_ = false;
};

}  // namespace kinprint
