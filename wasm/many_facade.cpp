#include "wasm/many_facade.hpp"

#include "core/kinprint.hpp"
#include "report/json_writer.hpp"
#include "report/write_library.hpp"
#include "text/read_request.hpp"

namespace kinprint {

Envelope Many::load_tables(std::string_view name, std::string_view bytes) {
  bots_.clear();
  return envelope_of(tables_.load(name, bytes));
}

Envelope Many::load_pack(std::string_view name, std::string_view bytes) {
  bots_.clear();
  return envelope_of(tables_.load_pack(name, bytes));
}

Envelope Many::add(std::string_view request) {
  const auto read = read_request(request);
  if (!read.ok()) return refused(read.error());
  return envelope_of(bots_.add(read.value().left, tables_, read.value().options.seed));
}

Envelope Many::pack(std::uint32_t bot) const { return envelope_of(bots_.pack(bot)); }

Envelope Many::add_packed(std::string_view bytes) { return envelope_of(bots_.add_packed(bytes, tables_)); }

Envelope Many::pairs(std::uint32_t begin, std::uint32_t end, std::uint32_t seed, std::uint32_t replicates,
                     std::uint32_t intervals, std::uint32_t controls_from_list) {
  return envelope_of(bots_.pairs(begin, end, tables_, {seed, replicates, intervals != 0, controls_from_list != 0}));
}

Envelope Many::arrange(std::string_view uncapped, std::string_view status, std::string_view replicates) const {
  return envelope_of(bots_.arrange(uncapped, status, replicates));
}

Envelope Many::version() const {
  const ProgramFacts facts = program_facts(tables_);
  JsonWriter json;
  json.begin_object().field("version", kProgramVersion).field_or_null("calibration", facts.calibration);
  json.field_or_null("tables", facts.tables).field_or_null("tablesSha256", facts.tables_sha256);
  const bool loaded = !tables_.fingerprint().empty();
  json.field("capLow", loaded ? tables_.calibration().cap_low : 0.0)
      .field("capHigh", loaded ? tables_.calibration().cap_high : 0.0);
  write_library_facts(json, tables_.library().facts());
  return answered(json.end_object().take());
}

}  // namespace kinprint
