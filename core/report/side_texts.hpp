#pragma once
// The texts of a request as the writer sees them: places turned into UTF-16 offsets of the texts as they were given. The only
// place where byte offsets become UTF-16.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/utf16_offsets.hpp"
#include "evidence/evidence.hpp"
#include "report/json_writer.hpp"
#include "text/document.hpp"

namespace kinprint {

class SideTexts {
 public:
  // Keeps a view of the side.
  explicit SideTexts(const Side& side) : side_(side), offsets_(side.answers.size()) {}

  // The fields answer, begin and end of an object that the caller has begun.
  void write_place_fields(JsonWriter& json, const Place& place);
  // Objects of an array that the caller has begun: what stands before and after each answer itself (text/own_text.hpp).
  void write_surroundings(JsonWriter& json, std::string_view side);
  void write_places(JsonWriter& json, std::string_view name, const std::vector<Place>& places);
  // The bytes of a place; empty when the place lies outside the side.
  [[nodiscard]] std::string_view text_of(const Place& place) const;

 private:
  void write_bytes(JsonWriter& json, std::uint32_t answer, std::uint32_t begin, std::uint32_t end);

  const Side& side_;
  std::vector<std::optional<Utf16Offsets>> offsets_;  // made for an answer when first asked for
};

}  // namespace kinprint
