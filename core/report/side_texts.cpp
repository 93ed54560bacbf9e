#include "report/side_texts.hpp"

namespace kinprint {

void SideTexts::write_bytes(JsonWriter& json, std::uint32_t answer, std::uint32_t begin, std::uint32_t end) {
  auto& offsets = offsets_[answer];
  if (!offsets) offsets.emplace(side_.answers[answer].document.text);
  json.field("answer", answer).field("begin", offsets->at(begin)).field("end", offsets->at(end));
}

void SideTexts::write_place_fields(JsonWriter& json, const Place& place) {
  if (place.answer >= offsets_.size()) {  // a mistake of ours; an empty place does no harm on screen
    json.field("answer", place.answer).field("begin", 0).field("end", 0);
    return;
  }
  const std::uint32_t before = side_.answers[place.answer].document.before;
  write_bytes(json, place.answer, before + place.span.begin, before + place.span.end);
}

void SideTexts::write_surroundings(JsonWriter& json, std::string_view side) {
  const auto write = [&](std::uint32_t answer, std::size_t begin, std::size_t end) {
    if (begin == end) return;
    json.begin_object().field("side", side);
    write_bytes(json, answer, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
    json.field("reason", "around").end_object();
  };
  for (std::uint32_t answer = 0; answer < offsets_.size(); ++answer) {
    const Document& document = side_.answers[answer].document;
    write(answer, 0, document.before);
    write(answer, document.text.size() - document.after, document.text.size());
  }
}

void SideTexts::write_places(JsonWriter& json, std::string_view name, const std::vector<Place>& places) {
  json.name(name).begin_array();
  for (const Place& place : places) {
    json.begin_object();
    write_place_fields(json, place);
    json.end_object();
  }
  json.end_array();
}

std::string_view SideTexts::text_of(const Place& place) const {
  if (place.answer >= side_.answers.size()) return {};
  const std::string_view text = side_.answers[place.answer].document.own();
  if (place.span.begin > place.span.end || place.span.end > text.size()) return {};
  return text.substr(place.span.begin, place.span.size());
}

}  // namespace kinprint
