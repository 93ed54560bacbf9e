#include "report/side_texts.hpp"

namespace kinprint {

void SideTexts::write_place_fields(JsonWriter& json, const Place& place) {
  json.field("answer", place.answer);
  if (place.answer >= offsets_.size()) {  // a mistake of ours; an empty place does no harm on screen
    json.field("begin", 0).field("end", 0);
    return;
  }
  auto& offsets = offsets_[place.answer];
  if (!offsets) offsets.emplace(side_.answers[place.answer].document.text);
  json.field("begin", offsets->at(place.span.begin)).field("end", offsets->at(place.span.end));
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
  const std::string_view text = side_.answers[place.answer].document.text;
  if (place.span.begin > place.span.end || place.span.end > text.size()) return {};
  return text.substr(place.span.begin, place.span.size());
}

}  // namespace kinprint
