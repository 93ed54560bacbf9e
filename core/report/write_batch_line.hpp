#pragma once
// One line of batch output (docs/report_format.md): a report in short, or what was wrong with the line. No line end.
#include <optional>
#include <string>

#include "base/error.hpp"
#include "report/report.hpp"

namespace kinprint {

// `id` is null in the output when empty.
std::string write_batch_line(const Report& report, const std::string& id);

// `line` counts from 1.
std::string write_batch_error(const Error& error, const std::optional<std::string>& id, std::uint32_t line);

}  // namespace kinprint
