#include "base/section_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/byte_reader.hpp"
#include "base/limits.hpp"
#include "base/little_endian.hpp"
#include "base/sha256.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kHeaderBytes = kSectionTableMagic.size() + 4 + 4 + 32;
constexpr std::array<std::size_t, 5> kWidths = {4, 1, 1, 2, 4};  // bytes of a value, by type
constexpr std::uint32_t kMaximumSections = 256;                  // far above what any table of ours holds

Error refuse(ErrorCode code, std::string message) { return Error{code, std::move(message), -1}; }

bool read_values(Section& section, std::string_view bytes, std::size_t values) {
  switch (section.type) {
    case SectionType::Floats:
      section.floats.resize(values);
      for (std::size_t i = 0; i < values; ++i) {
        section.floats[i] = read_float(bytes, i * 4);
        if (!std::isfinite(section.floats[i])) return false;
      }
      return true;
    case SectionType::SignedBytes:
      section.signed_bytes.resize(values);
      if (values) std::memcpy(section.signed_bytes.data(), bytes.data(), values);
      return true;
    default: {
      const std::size_t width = kWidths[static_cast<std::size_t>(section.type)];
      section.integers.resize(values);
      for (std::size_t i = 0; i < values; ++i) section.integers[i] = read_little_endian(bytes, i * width, width);
      return true;
    }
  }
}

Error read_section(ByteReader& reader, std::uint32_t index, Section& section) {
  if (reader.left() < kSectionNameBytes + 12)
    return refuse(ErrorCode::TableSize, "the table ends inside section " + std::to_string(index));
  const std::string_view name = reader.take(kSectionNameBytes);
  section.name = std::string(name.substr(0, name.find('\0')));
  const std::uint32_t type = reader.number<std::uint32_t>();
  section.type = static_cast<SectionType>(type);
  section.rows = reader.number<std::uint32_t>();
  section.columns = reader.number<std::uint32_t>();
  if (type >= kWidths.size()) return refuse(ErrorCode::TableVersion, "section " + section.name + " has an unknown type");
  const std::uint64_t values = std::uint64_t{section.rows} * section.columns;
  const std::uint64_t size = (values * kWidths[type] + 3) / 4 * 4;
  if (values > kMaximumTableBytes || size > reader.left())
    return refuse(ErrorCode::TableSize, "section " + section.name + " is larger than the table");
  if (!read_values(section, reader.take(size), static_cast<std::size_t>(values)))
    return refuse(ErrorCode::TableSize, "section " + section.name + " holds a number that is not finite");
  return {};
}

}  // namespace

Result<SectionTable> SectionTable::read(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || !bytes.starts_with(kSectionTableMagic))
    return refuse(ErrorCode::TableMagic, "not a section table");
  if (bytes.size() > kMaximumTableBytes) return refuse(ErrorCode::TableSize, "the table is larger than the limit of 32 MiB");
  ByteReader reader(bytes.substr(kSectionTableMagic.size()));
  const std::uint32_t version = reader.number<std::uint32_t>();
  if (version != kSectionTableVersion)
    return refuse(ErrorCode::TableVersion, "table version " + std::to_string(version) + ", this program reads " +
                                               std::to_string(kSectionTableVersion));
  const std::uint32_t payload = reader.number<std::uint32_t>();
  const std::string_view stated = reader.take(32);
  if (reader.left() != payload || payload < 4)
    return refuse(ErrorCode::TableSize, "the payload has " + std::to_string(reader.left()) +
                                            " bytes, the header says " + std::to_string(payload));
  const auto digest = sha256(bytes.substr(kHeaderBytes));
  if (std::memcmp(digest.data(), stated.data(), digest.size()) != 0)
    return refuse(ErrorCode::TableChecksum, "the payload differs from its checksum");
  SectionTable table;
  table.checksum_ = hexadecimal(digest);
  const std::uint32_t count = reader.number<std::uint32_t>();
  if (count > kMaximumSections) return refuse(ErrorCode::TableSize, std::to_string(count) + " sections, at most 256 are read");
  for (std::uint32_t i = 0; i < count; ++i) {
    Section section;
    const Error error = read_section(reader, i, section);
    if (error.code != ErrorCode::Ok) return error;
    table.sections_.push_back(std::move(section));
  }
  return table;
}

const Section* SectionTable::find(std::string_view name, SectionType type) const {
  const auto found =
      std::find_if(sections_.begin(), sections_.end(), [&](const Section& s) { return s.name == name && s.type == type; });
  return found == sections_.end() ? nullptr : &*found;
}

bool SectionTable::holds_only(std::string_view beginning) const {
  for (const Section& section : sections_) {
    if (!section.name.starts_with(beginning)) return false;
  }
  return !sections_.empty();
}

Error section_misfit(std::string_view section) {
  return {ErrorCode::TableSize, "section " + std::string(section) + " is missing or does not fit", -1};
}

}  // namespace kinprint
