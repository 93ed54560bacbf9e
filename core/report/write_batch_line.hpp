#pragma once
// One line of batch output (docs/report_format.md): a report in short, or what was wrong with the line. No line end.
#include <cstdint>
#include <string>

#include "base/error.hpp"
#include "report/report.hpp"
#include "text/document.hpp"

namespace kinprint {

std::string write_batch_line(const Report& report, const TrialId& id);

// `line` counts from 1.
std::string write_batch_error(const Error& error, const TrialId& id, std::uint32_t line);

}  // namespace kinprint
