#pragma once
// The parts of a report that are exhibits: runs, words, patterns, form, skeletons, passages, identity, greyed.
#include "evidence/evidence.hpp"
#include "report/json_writer.hpp"
#include "report/side_texts.hpp"

namespace kinprint {

// Writes the fields into an object that the caller has begun.
void write_evidence(JsonWriter& json, const Evidence& evidence, SideTexts& left, SideTexts& right);

}  // namespace kinprint
