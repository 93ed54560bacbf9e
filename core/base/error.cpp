#include "base/error.hpp"

namespace kinprint {

std::string_view error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::Ok: return "ok";
    case ErrorCode::InvalidJson: return "invalid_json";
    case ErrorCode::InvalidRequest: return "invalid_request";
    case ErrorCode::TooLarge: return "too_large";
    case ErrorCode::UnknownFormat: return "unknown_format";
    case ErrorCode::InvalidArchive: return "invalid_archive";
    case ErrorCode::TableMagic: return "table_magic";
    case ErrorCode::TableVersion: return "table_version";
    case ErrorCode::TableSize: return "table_size";
    case ErrorCode::TableChecksum: return "table_checksum";
    case ErrorCode::TablesMissing: return "tables_missing";
    case ErrorCode::VectorsShape: return "vectors_shape";
    case ErrorCode::InvalidReport: return "invalid_report";
    case ErrorCode::Internal: return "internal";
  }
  return "internal";
}

}  // namespace kinprint
