#pragma once
// Months and days, which tables and requests hold as numbers (yyyymm, yyyymmdd), as people write them.
#include <cstdint>
#include <string>

namespace kinprint {

// yyyymm as YYYY-MM; empty for 0.
std::string month_text(std::uint32_t month);

// yyyymmdd as YYYY-MM-DD; a number of another length as it is.
std::string date_text(std::uint32_t date);

}  // namespace kinprint
