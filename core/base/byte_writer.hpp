#pragma once
// Little-endian numbers, texts and arrays as bytes and back, for what one worker of ours hands another. The reader never
// reads past the end: it turns bad and gives zeros from then on.
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
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

 private:
  std::string_view take(std::uint64_t size) {  // 64 bits: so many numbers of eight bytes are more than a wasm module's size_t holds
    if (size > rest_.size()) bad_ = true;
    if (bad_) return {};
    const std::string_view part = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(part.size());
    return part;
  }
  std::string_view rest_;
  bool bad_ = false;
};

}  // namespace kinprint
