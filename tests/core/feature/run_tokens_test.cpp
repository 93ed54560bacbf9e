#include "feature/run_tokens.hpp"

#include <catch2/catch.hpp>

#include "segment/split_answer.hpp"

using namespace kinprint;

namespace {

RunTokens tokens_of(const std::string& text, const RunOptions& options = {}) {
  return run_tokens(text, split_answer({text}), options);
}

}  // namespace

TEST_CASE("punctuation is no run token, and case and quotes fold by default", "[feature][run_tokens]") {
  REQUIRE(tokens_of("Don't stop, NOW!").folds == tokens_of("don\u2019t STOP now").folds);
  REQUIRE(tokens_of("Don't stop, NOW!").folds.size() == 3);
}

TEST_CASE("each fold can be switched by itself", "[feature][run_tokens]") {
  RunOptions options;
  options.fold_case = false;
  REQUIRE(tokens_of("Stop now", options).folds != tokens_of("stop now", options).folds);
  REQUIRE(tokens_of("don't", options).folds == tokens_of("don\u2019t", options).folds);
  options = {};
  options.fold_quotes = false;
  REQUIRE(tokens_of("don't", options).folds != tokens_of("don\u2019t", options).folds);
  REQUIRE(tokens_of("Stop", options).folds == tokens_of("stop", options).folds);
  options = {};
  REQUIRE(tokens_of("since 1999", options).folds != tokens_of("since 2024", options).folds);
  options.fold_numbers = true;
  REQUIRE(tokens_of("since 1999", options).folds == tokens_of("since 2024", options).folds);
}

TEST_CASE("an ideograph counts as half a word", "[feature][run_tokens]") {
  REQUIRE(tokens_of("\u706F\u7B3C").half_words.back() == 2);
  REQUIRE(tokens_of("two words").half_words.back() == 4);
  REQUIRE(tokens_of("").half_words.back() == 0);
}
