#pragma once
// Little-endian numbers, texts and arrays as bytes, for what one worker of ours hands another. ByteReader reads them back.
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kinprint {

template <typename T>
concept PlainNumber = std::integral<T> || std::floating_point<T>;

class ByteWriter {
 public:
  template <PlainNumber T>
  void number(T value) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));  // every host of ours is little endian
    bytes_.append(raw, sizeof(T));
  }
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    bytes_.append(value);
  }
  template <PlainNumber T>
  void array(const std::vector<T>& values) {
    number(static_cast<std::uint32_t>(values.size()));
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace kinprint
