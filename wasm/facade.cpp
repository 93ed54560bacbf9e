#include "wasm/facade.hpp"

#include <cstring>
#include <vector>

#include "base/limits.hpp"
#include "report/json_writer.hpp"
#include "report/write_batch_line.hpp"
#include "report/write_report.hpp"
#include "text/read_request.hpp"

namespace kinprint {
namespace {

// Copies the bytes: they need not be aligned for floats.
Result<std::vector<float>> read_floats(std::string_view bytes, std::uint32_t rows, std::uint32_t dimensions) {
  const std::uint64_t wanted = std::uint64_t{rows} * dimensions * sizeof(float);
  if (bytes.size() > kMaximumVectorBytes) {
    return Error{ErrorCode::TooLarge,
                 "limit is " + std::to_string(kMaximumVectorBytes) + " bytes of vectors, given " + std::to_string(bytes.size()),
                 -1};
  }
  if (bytes.size() != wanted) {
    return Error{ErrorCode::VectorsShape,
                 std::to_string(rows) + " rows of " + std::to_string(dimensions) + " do not fit " + std::to_string(bytes.size()) +
                     " bytes",
                 -1};
  }
  std::vector<float> values(bytes.size() / sizeof(float));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

}  // namespace

Envelope Kinprint::load_tables(std::string_view name, std::string_view bytes) { return envelope_of(tables_.load(name, bytes)); }

Envelope Kinprint::load_pack(std::string_view name, std::string_view bytes) { return envelope_of(tables_.load_pack(name, bytes)); }

Envelope Kinprint::segments(std::string_view request) const {
  const auto read = read_request(request);
  if (!read.ok()) return refused(read.error());
  JsonWriter json;
  json.begin_array();
  for (const std::string_view sentence : sentences_to_embed(read.value())) json.value(sentence);
  return answered(json.end_array().take());
}

Envelope Kinprint::compare(std::string_view request, std::string_view vectors, std::uint32_t rows,
                           std::uint32_t dimensions) const {
  const auto read = read_request(request);
  if (!read.ok()) return refused(read.error());
  const auto floats = read_floats(vectors, rows, dimensions);
  if (!floats.ok()) return refused(floats.error());
  const auto report = kinprint::compare(read.value(), tables_, {rows, dimensions, floats.value()});
  if (!report.ok()) return refused(report.error());
  return answered(write_report(report.value(), read.value()));
}

Envelope Kinprint::batch_line(std::string_view request, std::uint32_t line_number) const {
  auto read = read_request(request);
  if (!read.ok()) return answered(write_batch_error(read.error(), read_request_id(request), line_number));
  Request& asked = read.value();
  asked.options.exhibits = false;
  asked.options.robustness = false;
  const auto report = kinprint::compare(asked, tables_, {});
  if (!report.ok()) return refused(report.error());
  return answered(write_batch_line(report.value(), asked.id));
}

Envelope Kinprint::make_pack(std::string_view request) const {
  const auto read = read_request(request);
  if (!read.ok()) return refused(read.error());
  return envelope_of(kinprint::make_pack(read.value().left, tables_));
}

Envelope Kinprint::version() const {
  JsonWriter json;
  json.begin_object().field("version", kProgramVersion).field("schemaVersion", kReportSchemaVersion);
  const ProgramFacts facts = program_facts(tables_);
  json.field_or_null("calibration", facts.calibration).field_or_null("tables", facts.tables);
  json.field_or_null("tablesSha256", facts.tables_sha256).end_object();
  return answered(json.take());
}

}  // namespace kinprint
