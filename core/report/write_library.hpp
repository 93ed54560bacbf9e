#pragma once
// Writes the report's member `library`: where both sides fall among the reference bots, with what was measured of such
// places. Null where nothing was attributed (another status, no exhibits asked for), {"available": false} without a library.
#include "report/json_writer.hpp"
#include "report/report.hpp"

namespace kinprint {

void write_library(JsonWriter& json, const Report& report);

// The parts of it that a matrix writes too. Members of the object that is open: the shares of one attribution, and `rates`.
void write_attribution(JsonWriter& json, const Attribution& attribution);
void write_rates(JsonWriter& json, const AttributionRates& rates);
// The member `library` of a matrix: the library itself, without any place in it.
void write_library_facts(JsonWriter& json, const LibraryFacts& facts);

}  // namespace kinprint
