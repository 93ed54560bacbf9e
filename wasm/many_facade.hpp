#pragma once
// The boundary of many bots in plain C++: bytes in, envelope out, as facade.hpp. A module of its own, so that a page that
// compares two bots does not load it. One object holds the tables and the bots counted with them.
#include <cstdint>
#include <string_view>

#include "many/many_bots.hpp"
#include "wasm/envelope.hpp"

namespace kinprint {

class Many {
 public:
  // A loaded table empties the list of bots: they were counted with the old ones.
  Envelope load_tables(std::string_view name, std::string_view bytes);
  // As facade.hpp's; empties the list of bots, too.
  Envelope load_pack(std::string_view name, std::string_view bytes);
  void clear() { bots_.clear(); }
  // request: as for compare; its left side is the bot, its options give the seed. Payload: facts of the bot as JSON.
  Envelope add(std::string_view request);
  // A bot as bytes, to be added where another object was given the same tables.
  [[nodiscard]] Envelope pack(std::uint32_t bot) const;
  Envelope add_packed(std::string_view bytes);
  // Payload: the arrays of core/many/many_bots.hpp. intervals, controls_from_list: 0 or 1.
  [[nodiscard]] Envelope pairs(std::uint32_t begin, std::uint32_t end, std::uint32_t seed, std::uint32_t replicates,
                               std::uint32_t intervals, std::uint32_t controls_from_list);
  // Payload: order of the heat map and tree as JSON.
  [[nodiscard]] Envelope arrange(std::string_view uncapped, std::string_view status, std::string_view replicates) const;
  // Payload: {"version", "calibration", "tables", "tablesSha256", "capLow", "capHigh", "library"}.
  [[nodiscard]] Envelope version() const;

 private:
  Tables tables_;
  ManyBots bots_;
};

}  // namespace kinprint
