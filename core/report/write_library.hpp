#pragma once
// Writes the report's member `library`: where both sides fall among the reference bots, with what was measured of such
// places. Null where nothing was attributed (another status, no exhibits asked for), {"available": false} without a library.
#include <string>

#include "report/json_writer.hpp"
#include "report/report.hpp"

namespace kinprint {

// yyyymm as YYYY-MM; empty for 0.
std::string month_text(std::uint32_t month);

void write_library(JsonWriter& json, const Report& report);

}  // namespace kinprint
