#include "base/section_writer.hpp"

#include "base/sha256.hpp"

namespace kinprint {
namespace {

std::string little_endian(std::uint32_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  return bytes;
}

}  // namespace

void SectionWriter::add(std::string_view name, SectionType type, std::uint32_t rows, std::uint32_t columns, std::string_view data) {
  std::string padded(name);
  padded.resize(kSectionNameBytes, '\0');
  sections_ += padded + little_endian(static_cast<std::uint32_t>(type)) + little_endian(rows) + little_endian(columns);
  sections_ += data;
  sections_.append((4 - data.size() % 4) % 4, '\0');
  ++count_;
}

void SectionWriter::integers(std::string_view name, std::uint32_t rows, std::uint32_t columns,
                             const std::vector<std::uint32_t>& values) {
  std::string data;
  for (const std::uint32_t value : values) data += little_endian(value);
  add(name, SectionType::Integers, rows, columns, data);
}

void SectionWriter::bytes(std::string_view name, std::uint32_t rows, std::uint32_t columns,
                          const std::vector<std::uint8_t>& values) {
  add(name, SectionType::Bytes, rows, columns, {reinterpret_cast<const char*>(values.data()), values.size()});
}

void SectionWriter::signed_bytes(std::string_view name, std::uint32_t rows, std::uint32_t columns,
                                 const std::vector<std::int8_t>& values) {
  add(name, SectionType::SignedBytes, rows, columns, {reinterpret_cast<const char*>(values.data()), values.size()});
}

std::string SectionWriter::file() const {
  const std::string payload = little_endian(count_) + sections_;
  const auto digest = sha256(payload);
  return std::string(kSectionTableMagic) + little_endian(kSectionTableVersion) +
         little_endian(static_cast<std::uint32_t>(payload.size())) + std::string(digest.begin(), digest.end()) + payload;
}

}  // namespace kinprint
