// Counts the fingerprint features of many answers for the fitting scripts, with the very code that ships.
//
// Standard input: for each answer a 32-bit little-endian byte length and that many bytes of valid UTF-8.
// Standard output, for each answer: 32-bit number of hashed counts, then pairs of 16-bit index and 16-bit count;
// kFormHabits 32-bit floats; 32-bit code points; 32-bit words; 32-bit number of word runs and their 32-bit hashes.
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "feature/fingerprint.hpp"

namespace {

template <typename T>
void put(const T& value) {
  std::fwrite(&value, sizeof(T), 1, stdout);
}

void put_features(const kinprint::AnswerFeatures& features) {
  put(static_cast<std::uint32_t>(features.hashed.size()));
  for (const kinprint::HashedCount& entry : features.hashed) {
    put(entry.index);
    put(static_cast<std::uint16_t>(entry.count));
  }
  put(features.form);
  put(features.characters);
  put(features.words);
  put(static_cast<std::uint32_t>(features.runs.size()));
  std::fwrite(features.runs.data(), sizeof(std::uint32_t), features.runs.size(), stdout);
}

}  // namespace

int main() {
  std::uint32_t size = 0;
  std::string text;
  while (std::fread(&size, sizeof(size), 1, stdin) == 1) {
    text.resize(size);
    if (std::fread(text.data(), 1, size, stdin) != size) {
      std::fputs("count_features: the input ends inside an answer\n", stderr);
      return 1;
    }
    put_features(kinprint::count_fingerprint(text));
  }
  return 0;
}
