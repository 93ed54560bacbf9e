#pragma once
// The tables a comparison needs, loaded one by one. A refused table is named and leaves the others as they were.
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "evidence/background.hpp"

namespace kinprint {

class Tables {
 public:
  // Recognises the table by its magic; `name` only appears in messages. Codes: ok, table_magic, table_version,
  // table_size, table_checksum, too_large. A second table of a kind replaces the first.
  Error load(std::string_view name, std::string_view bytes);

  [[nodiscard]] const GeneralBackground& general() const { return general_; }  // may be empty

 private:
  GeneralBackground general_;
};

}  // namespace kinprint
