#include "feature/fingerprint.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

namespace {
double block_total(const AnswerFeatures& features, std::uint32_t block) {
  double total = 0;
  for (const HashedCount& entry : features.hashed) total += entry.bucket / kGramBuckets == block ? entry.count : 0;
  return total;
}
}  // namespace

TEST_CASE("An empty answer counts nothing", "[feature][fingerprint]") {
  const AnswerFeatures features = count_fingerprint("");
  CHECK(features.hashed.empty());
  CHECK(features.runs.empty());
  CHECK(features.characters == 0);
}

TEST_CASE("Blocks hold as many n-grams as the text has", "[feature][fingerprint]") {
  // Three words and a full stop: 4 single tokens and 3 pairs; 9 characters: 7 of three and 6 of four.
  const AnswerFeatures features = count_fingerprint("a bb ccc.");
  CHECK(block_total(features, 0) == 7);
  CHECK(block_total(features, 1) == 13);
  CHECK(block_total(features, 2) == 4 + 3 + 2 + 1);
  CHECK(features.words == 3);
}

TEST_CASE("Counts are sorted, positive and each index stands once", "[feature][fingerprint]") {
  const AnswerFeatures features = count_fingerprint("One two three. One two three four, five six? Yes: one.");
  CHECK(std::is_sorted(features.hashed.begin(), features.hashed.end(), [](auto a, auto b) { return a.bucket <= b.bucket; }));
  for (const HashedCount& entry : features.hashed) CHECK(entry.count > 0);
  CHECK(std::is_sorted(features.runs.begin(), features.runs.end()));
}

TEST_CASE("Case changes characters and leaves words and runs as they are", "[feature][fingerprint]") {
  const AnswerFeatures lower = count_fingerprint("the cat sat on the mat");
  const AnswerFeatures upper = count_fingerprint("THE CAT SAT ON THE MAT");
  CHECK(lower.runs == upper.runs);
  CHECK(block_total(lower, 0) == block_total(upper, 0));
}

TEST_CASE("Invisible characters count for nothing", "[feature][fingerprint]") {
  const AnswerFeatures plain = count_fingerprint("The lantern is **lit** - at nine.");
  // U+FEFF in front, U+00AD in a word, U+200B between words, U+200D in a mark, U+2060 at the end
  const AnswerFeatures hidden = count_fingerprint("\uFEFFThe lan\u00ADtern \u200Bis *\u200D*lit** - at nine.\u2060");
  CHECK(hidden.characters == plain.characters);
  CHECK(hidden.words == plain.words);
  CHECK(hidden.hashed.size() == plain.hashed.size());
  CHECK(hidden.runs == plain.runs);
  CHECK(hidden.form == plain.form);
}

TEST_CASE("Content words are masked in the grammar block", "[feature][fingerprint]") {
  const auto grammar = [](const std::string& text) {
    std::vector<std::pair<int, float>> out;
    for (const HashedCount& entry : count_fingerprint(text).hashed) {
      if (entry.bucket >= 2 * kGramBuckets) out.emplace_back(entry.bucket, entry.count);
    }
    return out;
  };
  CHECK(grammar("the dog saw the bone") == grammar("the car hit the tree"));
  CHECK(grammar("the dog saw the bone") != grammar("a dog saw the bone"));
}

TEST_CASE("What lies beyond the cut does not count, in any script", "[feature][fingerprint]") {
  std::string text;
  for (std::uint32_t i = 0; i < kFingerprintCharacters; ++i) text += "\xE4\xBD\xA0";  // U+4F60
  CHECK(count_fingerprint(text).runs == count_fingerprint(text + " and more words after it").runs);
  CHECK(count_fingerprint(text + "x").characters == kFingerprintCharacters);
}

TEST_CASE("Ten megabytes of one word are read no further than the cut", "[feature][fingerprint]") {
  std::string text;
  while (text.size() < 10'000'000) text += "word ";
  const AnswerFeatures features = count_fingerprint(text);
  CHECK(features.characters == kFingerprintCharacters);
  CHECK(features.runs.size() == 1);
}

TEST_CASE("A damaged answer is counted as it was before", "[feature][fingerprint]") {
  const AnswerFeatures written = count_fingerprint("# Lamps\n\n- oil\n- wax\n\nThey \"burn\" well."), damaged = count_fingerprint("# Lamps\\n\\n- oil\\n- wax\\n\\nThey \\\"burn\\\" well.");
  CHECK(damaged.hashed.size() == written.hashed.size());
  CHECK(damaged.runs == written.runs);
  CHECK(damaged.form == written.form);
  CHECK(damaged.characters == written.characters);
}
