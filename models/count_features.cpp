// Counts the fingerprint features of many answers for the fitting scripts, with the very code that ships, in what of
// their texts is compared.
//
// usage: count_features [--without-marks | --flat]: of the answers without their Markdown marks, or without these and
// line breaks. Standard input: for each answer its prompt and its text as framed_texts.hpp reads them. Standard output,
// for each answer: 32-bit number of hashed counts, then pairs of 32-bit bucket and 32-bit count; kFormHabits 32-bit
// floats; 32-bit code points; 32-bit words; 32-bit 1 for three lines below one another, else 0; 32-bit LineBreaks;
// 32-bit number of word runs and their 32-bit hashes.
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "feature/fingerprint.hpp"
#include "framed_texts.hpp"
#include "text/own_text.hpp"
#include "verdict/altered_texts.hpp"

namespace {

template <typename T>
void put(const T& value) {
  std::fwrite(&value, sizeof(T), 1, stdout);
}

void put_features(const kinprint::AnswerFeatures& features) {
  put(static_cast<std::uint32_t>(features.hashed.size()));
  for (const kinprint::HashedCount& entry : features.hashed) {
    put(entry.bucket);
    put(static_cast<std::uint32_t>(entry.count));
  }
  put(features.form);
  put(features.characters);
  put(features.words);
  put(static_cast<std::uint32_t>(features.has_line_run));
  put(static_cast<std::uint32_t>(features.line_breaks));
  put(static_cast<std::uint32_t>(features.runs.size()));
  std::fwrite(features.runs.data(), sizeof(std::uint32_t), features.runs.size(), stdout);
}

kinprint::Reduction reduction_of(std::string_view option) {
  if (option == "--without-marks") return {true, kinprint::LineBreaks::Kept};
  if (option == "--flat") return {true, kinprint::LineBreaks::None};
  return {};
}

// What the core compares of an answer: neither reasoning nor its own prompt, and no tags.
std::string compared_text(std::string prompt, std::string text) {
  kinprint::Side side;
  side.answers.push_back({std::move(prompt), {std::move(text)}});
  kinprint::find_own_texts(side);
  return kinprint::cleared_text(side.answers.front());
}

}  // namespace

int main(int count, char** words) {
  const std::string_view option = count > 1 ? words[1] : "";
  std::optional<std::string> prompt;
  return for_each_framed_text("count_features", [&](const std::string& text) {
    if (!prompt) {
      prompt = text;
      return;
    }
    std::string compared = compared_text(*std::exchange(prompt, std::nullopt), text);
    put_features(kinprint::count_fingerprint(kinprint::reduced_texts({std::move(compared)}, reduction_of(option)).front()));
  });
}
