#pragma once
// The tables as they ship, loaded once a program, for tests that drive all of the core.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "kinprint.hpp"

namespace kinprint::made {

inline const Tables& shipped_tables() {
  static const Tables tables = [] {
    Tables loaded;
    for (const char* name : {"general", "fingerprint", "prompts", "runs", "channels", "library"}) {
      std::ifstream file(std::string(KINPRINT_SOURCE_DIR) + "/models/tables/" + name + ".kpt", std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      REQUIRE(loaded.load(name, bytes).code == ErrorCode::Ok);
    }
    return loaded;
  }();
  return tables;
}

}  // namespace kinprint::made
