#pragma once
// The general background: how often chatbots in general write common words and phrases, masked grammar and habits of
// form. Loaded from one table (models/tables/general.kpt, made by models/make_general_background.py); knows nothing of
// the two sides. An object that was not loaded is empty, and what needs it says so.
//
// Layout, little endian: magic "KPGENERA" (8 bytes), version (u32), payload bytes (u32), SHA-256 of the payload (32
// bytes), payload. Payload: kGramTables times {entries u32, floor f32}, form habits u32, character buckets u32, bots u32 (for
// people); then for each gram table five planes of one byte an entry (low, middle and high byte of the key less the key
// before, rate code, share code); then for each habit mean, spread between bots and spread within a bot (3 x f32); then for
// each character bucket mean and spread (2 x u8).
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace kinprint {

enum class GramTable : std::uint8_t {
  Words,
  Pairs,
  Triples,
  Fives,
  Grammar,
  GrammarPairs,
  GrammarTriples
};
inline constexpr std::size_t kGramTables = 7;
// The table of runs of so many words. Precondition: 1, 2, 3 or 5.
constexpr GramTable word_table(std::size_t words) {
  return words == 1 ? GramTable::Words
                    : (words == 2 ? GramTable::Pairs : (words == 3 ? GramTable::Triples : GramTable::Fives));
}
inline constexpr std::string_view kGeneralMagic = "KPGENERA";
inline constexpr std::uint32_t kGeneralVersion = 1;

// Rate codes: natural log of the probability a position, floor + code x step. Share codes: (code / 15) squared.
inline constexpr double kRateStep = 0.25;

struct GramRate {
  double log_rate = 0;  // natural log of the frequency per word of running text, below 0
  double share = 0;     // of background bots that ever write it in about 10,000 words, in [0, 1]
};

struct HabitRate {
  double mean = 0;            // over bots
  double between_spread = 0;  // standard deviation of bots' means, above 0
  double within_spread = 0;   // standard deviation of one bot's answers, above 0
};

class GeneralBackground {
 public:
  // table_magic, table_version, table_size, table_checksum. The bytes are copied.
  static Result<GeneralBackground> load(std::string_view bytes);

  [[nodiscard]] bool empty() const { return habits_.empty(); }
  // Nothing when the n-gram is rarer than the table's floor.
  [[nodiscard]] std::optional<GramRate> find(GramTable table, std::uint32_t key) const;
  // Natural log of the rate below which n-grams were left out. 0 when empty.
  [[nodiscard]] double floor(GramTable table) const { return floors_[static_cast<std::size_t>(table)]; }
  [[nodiscard]] std::span<const HabitRate> habits() const { return habits_; }
  // Mean and spread over bots of log(1 + rate per 1,000) of each character bucket.
  [[nodiscard]] std::span<const HabitRate> character_buckets() const { return buckets_; }
  [[nodiscard]] const std::string& checksum() const { return checksum_; }  // hexadecimal SHA-256 of the payload

 private:
  // Open addressing, half full at most: key, rate code and share code in one slot, 0 for a free one (stored + 1).
  std::array<std::vector<std::uint64_t>, kGramTables> slots_;
  std::array<double, kGramTables> floors_{};
  std::vector<HabitRate> habits_;
  std::vector<HabitRate> buckets_;
  std::string checksum_;
};

}  // namespace kinprint
