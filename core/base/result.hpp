#pragma once
// Result<T>: a value or an Error. The only way a stage reports what user input can cause; nothing here throws.
#include <optional>
#include <utility>

#include "base/error.hpp"

namespace kinprint {

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}      // NOLINT(google-explicit-constructor): reads as `return value;`
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor): reads as `return error;`
  [[nodiscard]] bool ok() const { return value_.has_value(); }
  // Precondition: ok().
  [[nodiscard]] const T& value() const& { return *value_; }
  [[nodiscard]] T& value() & { return *value_; }
  [[nodiscard]] T&& value() && { return std::move(*value_); }
  // Precondition: !ok().
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  std::optional<T> value_;
  Error error_;
};

}  // namespace kinprint
