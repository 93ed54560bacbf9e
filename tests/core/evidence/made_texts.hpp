#pragma once
// Texts and small tables for the tests of the evidence stage, made from a seed; nothing is taken from real answers.
#include <cstdint>
#include <string>
#include <vector>

#include "base/rng.hpp"
#include "base/sha256.hpp"
#include "evidence/background.hpp"
#include "feature/answer_habits.hpp"
#include "feature/character_grams.hpp"
#include "segment/split_answer.hpp"
#include "text/document.hpp"

namespace made {

using namespace kinprint;

inline Side side_of(const std::vector<std::string>& texts, const std::vector<std::string>& prompts = {}) {
  Side side;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Answer answer;
    answer.document.text = texts[i];
    if (i < prompts.size()) answer.prompt = prompts[i];
    side.answers.push_back(answer);
  }
  return side;
}

// Sentences of made words over a small vocabulary, with Markdown, astral characters and combining marks now and then.
inline std::string text(Rng& rng, std::size_t words) {
  static const std::vector<std::string> kWords = {
      "the", "lantern", "of", "and", "river", "not", "just", "but", "a", "slowly", "growing", "it", "however", "is",
      "cafe\u0301", "\U0001F600", "\U00020000", "na\u00EFve", "don\u2019t", "42", "perhaps", "stone", "walked", "you"};
  std::string made;
  for (std::size_t i = 0; i < words; ++i) {
    made += kWords[rng.below(static_cast<std::uint32_t>(kWords.size()))];
    const std::uint32_t mark = rng.below(20);
    if (mark == 0) made += ". ";
    else if (mark == 1) made += ", ";
    else if (mark == 2) made += ".\n\n- **Note:** ";
    else if (mark == 3) made += "\n\n## ";
    else made += ' ';
  }
  return made;
}

inline void put_u32(std::string& bytes, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i));
}
inline void put_f32(std::string& bytes, float value) {
  std::uint32_t bits = 0;
  static_assert(sizeof(bits) == sizeof(value));
  __builtin_memcpy(&bits, &value, 4);
  put_u32(bytes, bits);
}

// The bytes of a general background without n-grams: everything is as rare as the floor, -8 nats.
inline std::string general_bytes() {
  std::string payload;
  for (std::size_t i = 0; i < kGramTables; ++i) {
    put_u32(payload, 0);
    put_f32(payload, -8.0F);
  }
  put_u32(payload, static_cast<std::uint32_t>(kAnswerHabits));
  put_u32(payload, kCharacterBuckets);
  put_u32(payload, 10);
  for (std::size_t i = 0; i < kAnswerHabits; ++i) {
    put_f32(payload, 0.5F);
    put_f32(payload, 0.5F);
    put_f32(payload, 1.0F);
  }
  payload.append(kCharacterBuckets, '\x05');
  payload.append(kCharacterBuckets, '\x32');
  std::string bytes = "KPGENERA";
  put_u32(bytes, kGeneralVersion);
  put_u32(bytes, static_cast<std::uint32_t>(payload.size()));
  for (const std::uint8_t byte : sha256(payload)) bytes += static_cast<char>(byte);
  return bytes + payload;
}

inline GeneralBackground general() { return GeneralBackground::load(general_bytes()).value(); }

}  // namespace made
