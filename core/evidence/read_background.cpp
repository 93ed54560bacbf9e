// The general background read from its table: once a program, and in the wasm core built for size (cmake/wasm_flags.cmake).
#include "evidence/background.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "base/little_endian.hpp"
#include "base/sha256.hpp"
#include "feature/gram_key.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kHeaderBytes = 8 + 4 + 4 + 32;
constexpr std::size_t kDimensionBytes = kGramTables * 8 + 12;
constexpr std::size_t kPlanes = 5;  // three bytes of the key's step, rate code, share code
// More than any table of this version needs; keeps the sizes below far from overflow.
constexpr std::uint32_t kMaximumEntries = 1u << 20;
// Bucket means are stored as 25 steps a unit of log(1 + rate per 1,000); spreads as 100 steps a unit.
constexpr double kBucketMeanSteps = 25;
constexpr double kBucketSpreadSteps = 100;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

Error misfit(std::string_view what) { return {ErrorCode::TableSize, "general background: " + std::string(what), -1}; }

Error size_error(std::size_t wanted, std::size_t found) {
  return misfit(std::to_string(wanted) + " bytes expected, " + std::to_string(found) + " found");
}

Error limit_error(std::uint32_t found) {
  return misfit("limit is " + std::to_string(kMaximumEntries) + " entries a list, given " + std::to_string(found));
}

// A slot holds (key << 16 | rate << 8 | share) + 1.
void insert(std::vector<std::uint64_t>& slots, std::uint32_t key, std::uint8_t rate, std::uint8_t share) {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = key & mask;
  while (slots[at] != 0) at = (at + 1) & mask;
  slots[at] = ((static_cast<std::uint64_t>(key) << 16) | (static_cast<std::uint64_t>(rate) << 8) | share) + 1;
}

// Fills one table from its kPlanes planes; false when a key leaves its range.
bool fill(std::vector<std::uint64_t>& slots, std::string_view planes, std::uint32_t entries) {
  slots.assign(std::bit_ceil<std::size_t>(entries * std::size_t{2} + 2), 0);
  std::uint64_t key = 0;
  for (std::uint32_t i = 0; i < entries; ++i) {
    const auto plane = [&](std::size_t number) { return byte_at(planes, number * entries + i); };
    key += plane(0) + 256ull * plane(1) + 65536ull * plane(2);
    if (key >= 1ull << kGramKeyBits) return false;
    insert(slots, static_cast<std::uint32_t>(key), plane(3), plane(4));
  }
  return true;
}

bool is_usable(const HabitRate& rate) {
  return std::isfinite(rate.mean) && std::isfinite(rate.between_spread) && std::isfinite(rate.within_spread) &&
         rate.between_spread > 0 && rate.within_spread > 0;
}

// What is wrong with magic, version, sizes and checksum; ok where nothing is.
Error check_header(std::string_view bytes) {
  if (!bytes.starts_with(kGeneralMagic)) {
    return {ErrorCode::TableMagic, "general background: the magic bytes are missing", 0};
  }
  if (bytes.size() < kHeaderBytes + kDimensionBytes) return size_error(kHeaderBytes + kDimensionBytes, bytes.size());
  const std::uint32_t version = read_little_endian(bytes, 8);
  if (version != kGeneralVersion) {
    return {ErrorCode::TableVersion, "general background: version " + std::to_string(version), 8};
  }
  const std::string_view payload = bytes.substr(kHeaderBytes);
  if (payload.size() != read_little_endian(bytes, 12)) return size_error(read_little_endian(bytes, 12), payload.size());
  const auto digest = sha256(payload);
  if (std::memcmp(digest.data(), bytes.data() + 16, digest.size()) != 0) {
    return {ErrorCode::TableChecksum, "general background: the checksum differs", 16};
  }
  return {};
}

}  // namespace

Result<GeneralBackground> GeneralBackground::load(std::string_view bytes) {
  if (Error error = check_header(bytes); error.code != ErrorCode::Ok) return error;
  const std::string_view payload = bytes.substr(kHeaderBytes);
  GeneralBackground background;
  std::array<std::uint8_t, 32> checksum{};
  std::memcpy(checksum.data(), bytes.data() + 16, checksum.size());
  background.checksum_ = hexadecimal(checksum);
  std::array<std::uint32_t, kGramTables> entries{};
  std::size_t needed = kDimensionBytes;
  for (std::size_t table = 0; table < kGramTables; ++table) {
    entries[table] = read_little_endian(payload, table * 8);
    background.floors_[table] = read_float(payload, table * 8 + 4);
    if (entries[table] > kMaximumEntries) return limit_error(entries[table]);
    if (!std::isfinite(background.floors_[table]) || background.floors_[table] > 0)
      return misfit("a floor is not finite, or above 0");
    needed += std::size_t{entries[table]} * kPlanes;
  }
  const std::uint32_t habits = read_little_endian(payload, kGramTables * 8);
  const std::uint32_t buckets = read_little_endian(payload, kGramTables * 8 + 4);
  if (habits == 0) return misfit("no habits");
  if (habits > kMaximumEntries) return limit_error(habits);
  if (buckets > kMaximumEntries) return limit_error(buckets);
  needed += std::size_t{habits} * 12 + std::size_t{buckets} * 2;
  if (payload.size() != needed) return size_error(needed, payload.size());

  std::size_t at = kDimensionBytes;
  for (std::size_t table = 0; table < kGramTables; ++table) {
    if (!fill(background.slots_[table], payload.substr(at), entries[table]))
      return misfit("a key is longer than " + std::to_string(kGramKeyBits) + " bits");
    at += std::size_t{entries[table]} * kPlanes;
  }
  for (std::uint32_t i = 0; i < habits; ++i, at += 12) {
    background.habits_.push_back({read_float(payload, at), read_float(payload, at + 4), read_float(payload, at + 8)});
    if (!is_usable(background.habits_.back())) return misfit("a habit is not finite, or its spread is not above 0");
  }
  for (std::uint32_t i = 0; i < buckets; ++i) {
    const double spread = std::max<double>(byte_at(payload, at + buckets + i), 1) / kBucketSpreadSteps;
    background.buckets_.push_back({byte_at(payload, at + i) / kBucketMeanSteps, spread, spread});
  }
  return background;
}

}  // namespace kinprint
