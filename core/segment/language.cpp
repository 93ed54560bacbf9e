#include "segment/language.hpp"

namespace kinprint {

void detect_language(std::string_view /*text*/, SegmentedAnswer& answer) {
  answer.language = Language::Unknown;
  answer.language_tag = "und";
}

}  // namespace kinprint
