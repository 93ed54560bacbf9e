#pragma once
// The names that stand before prompts and answers in transcripts, and what chat pages write with them in their languages.
// Which lines are marks of a transcript decides text/import_transcript.
//
// "You said" is a prompt; "ChatGPT hat gesagt" is an answer of the bot "ChatGPT"; "Note" is nobody.
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kinprint {

// Languages in which a chat page heads prompts by words that people write in a text as well.
enum class PageLanguage : std::uint8_t {
  None,
  SimplifiedChinese,
  TraditionalChinese,
  Japanese
};
inline constexpr std::size_t kPageLanguages = 4;

// Weak names are words of ordinary prose too. Those of a page count where its bot says something in the same language.
struct Speaker {
  std::string_view name;
  bool is_prompt;
  bool strong;
  bool generic;  // names no chatbot, so it is no model
  PageLanguage page = PageLanguage::None;
};

// Whom a label names. `bot` is the label without "said" and the like; `said_in` the language of that, where it is one of the above.
struct SpokenBy {
  const Speaker* speaker = nullptr;  // of the table; none where the label names nobody
  std::string_view bot;
  PageLanguage said_in = PageLanguage::None;
};

// `label`: what stands before the colon, without outer space. ASCII case is ignored.
SpokenBy find_speaker(std::string_view label);

}  // namespace kinprint
