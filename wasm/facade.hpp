#pragma once
// The boundary in plain C++: bytes in, envelope out. Translates and judges nothing; no Emscripten header, so that the
// native tests run the very same code. One object holds the loaded tables, which are the only state.
#include <cstdint>
#include <string_view>

#include "core/kinprint.hpp"
#include "wasm/envelope.hpp"

namespace kinprint {

class Kinprint {
 public:
  Envelope load_tables(std::string_view name, std::string_view bytes);
  // A file of the reader's: its references join the library, and nothing but references is taken from it.
  Envelope load_pack(std::string_view name, std::string_view bytes);
  // Payload: a JSON array of the sentences to embed.
  [[nodiscard]] Envelope segments(std::string_view request) const;
  // Payload: the report. `vectors` holds rows x dimensions little-endian 32-bit floats and may be empty with 0 rows.
  [[nodiscard]] Envelope compare(std::string_view request, std::string_view vectors, std::uint32_t rows,
                                 std::uint32_t dimensions) const;
  // Payload: one line of batch output, also for a line that cannot be read. The code is always ok, unless the tables
  // are missing: that is no fault of the line.
  [[nodiscard]] Envelope batch_line(std::string_view request, std::uint32_t line_number) const;
  // Payload: a pack, to be loaded by load_pack later, of the request's left side under its name and month.
  [[nodiscard]] Envelope make_pack(std::string_view request) const;
  // Payload: {"version", "schemaVersion", "calibration", "tables", "tablesSha256"}.
  [[nodiscard]] Envelope version() const;

 private:
  Tables tables_;
};

}  // namespace kinprint
