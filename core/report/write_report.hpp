#pragma once
// The report as JSON, exactly as docs/report_format.md has it: fixed order of fields, 6 significant digits, UTF-16
// offsets. The same report gives the same bytes on every host.
#include <string>

#include "report/report.hpp"
#include "text/document.hpp"

namespace kinprint {

// `request` is the one the report was made from. Linear in the texts that exhibits point into.
std::string write_report(const Report& report, const Request& request);

}  // namespace kinprint
