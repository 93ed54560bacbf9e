#pragma once
// Every way user input can fail, as a code with a stable name. The names cross the boundary unchanged and are the
// origin for wasm/kinprint.d.ts and web/src/protocol/errors.ts (tests/repo compares them). Messages are for
// developers: they give offsets and counts and never quote the user's text.
#include <cstdint>
#include <string>
#include <string_view>

namespace kinprint {

enum class ErrorCode : std::uint8_t {
  Ok,
  InvalidJson,     // not JSON; position is the byte where reading stopped, where known
  InvalidRequest,  // JSON, but a required field is missing or of the wrong type
  TooLarge,        // a limit of base/limits.hpp is exceeded; the message gives limit and actual number
  UnknownFormat,   // no importer recognises the file
  InvalidArchive,  // truncated, encrypted or over-limit archive
  TableMagic,      // not a Kinprint table
  TableVersion,    // a table of another version
  TableSize,       // truncated, or dimensions that do not fit its size
  TableChecksum,   // contents differ from the checksum in its header
  TablesMissing,   // a verdict was asked for before the tables were loaded
  VectorsShape,    // rows x dimensions do not fit the bytes or the segments, or a value is not finite
  InvalidReport,   // not a Kinprint report, or of a version this program cannot read
  Internal,        // a mistake of ours; from hosts alone, where a module ended
};

struct Error {
  ErrorCode code = ErrorCode::Ok;
  std::string message;
  std::int64_t position = -1;  // byte in the input, -1 where there is none
};

// The stable snake_case name, for example "invalid_json".
std::string_view error_name(ErrorCode code);

}  // namespace kinprint
