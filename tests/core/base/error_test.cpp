#include "base/error.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "base/hash.hpp"
#include "base/result.hpp"
#include "base/rng.hpp"

using namespace kinprint;

TEST_CASE("Every error code has a name of its own", "[base][error]") {
  std::set<std::string_view> names;
  for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
    CHECK(names.insert(error_name(static_cast<ErrorCode>(code))).second);
  }
  CHECK(error_name(ErrorCode::InvalidJson) == "invalid_json");
}

TEST_CASE("A result holds a value or an error", "[base][result]") {
  const Result<int> value = 3;
  const Result<int> failure = Error{ErrorCode::TooLarge, "limit is 1, given 2", -1};
  CHECK(value.ok());
  CHECK(value.value() == 3);
  CHECK_FALSE(failure.ok());
  CHECK(failure.error().code == ErrorCode::TooLarge);
}

TEST_CASE("Hashes give the published values", "[base][hash]") {
  // Test vectors of the FNV reference code.
  CHECK(fnv1a32("") == 0x811c9dc5u);
  CHECK(fnv1a32("a") == 0xe40c292cu);
  CHECK(fnv1a32("foobar") == 0xbf9cf968u);
  CHECK(fnv1a64("foobar") == 0x85944171f73967e8ull);
  CHECK(fnv1a32("bar", fnv1a32("foo")) == fnv1a32("foobar"));
}

TEST_CASE("The generator gives the published sequence and stays in range", "[base][rng]") {
  Rng published(1234567);  // first outputs printed by the authors' reference program for this seed
  CHECK(published.next() == 6457827717110365317ull);
  CHECK(published.next() == 3203168211198807973ull);
  Rng rng(1);
  for (int i = 0; i < 1000; ++i) {
    CHECK(rng.below(7) < 7);
    const double share = rng.uniform();
    CHECK((share >= 0 && share < 1));
  }
  CHECK(rng.below(0) == 0);
}
