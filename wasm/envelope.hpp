#pragma once
// What every call of the boundary returns: plain values, never a null, a handle or a C++ container.
#include <cstdint>
#include <string>
#include <utility>

#include "base/error.hpp"
#include "base/result.hpp"

namespace kinprint {

struct Envelope {
  std::string code = "ok";     // ok or a name of core/base/error.hpp
  std::string message;         // for developers; empty when ok
  std::int64_t position = -1;  // byte in the input, -1 where there is none
  std::string payload;         // UTF-8; empty when not ok
};

inline Envelope refused(const Error& error) {
  return {std::string(error_name(error.code)), error.message, error.position, {}};
}

inline Envelope answered(std::string payload) { return {"ok", {}, -1, std::move(payload)}; }

inline Envelope envelope_of(Result<std::string> result) {
  return result.ok() ? answered(std::move(result).value()) : refused(result.error());
}
// Of a call that gives nothing.
inline Envelope envelope_of(const Error& error) { return error.code == ErrorCode::Ok ? answered({}) : refused(error); }

}  // namespace kinprint
