#pragma once
// What the importers read of a file that they take; a test fails where they refuse it.
#include <catch2/catch.hpp>
#include <string>
#include <utility>

#include "text/import_chats.hpp"

inline kinprint::ImportResult read_import(const std::string& file, const kinprint::ImportOptions& options = {}) {
  kinprint::Result<kinprint::ImportResult> found = kinprint::import_bytes(file, options);
  INFO(file.substr(0, 2000));
  REQUIRE(found.ok());
  return std::move(found.value());
}
