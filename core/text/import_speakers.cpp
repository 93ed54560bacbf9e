#include "text/import_speakers.hpp"

#include <array>

#include "base/ascii.hpp"
#include "text/import_context.hpp"

namespace kinprint {
namespace {

constexpr auto kSimplified = PageLanguage::SimplifiedChinese;
constexpr auto kTraditional = PageLanguage::TraditionalChinese;
constexpr auto kJapanese = PageLanguage::Japanese;

// clang-format off
constexpr std::array<Speaker, 59> kSpeakers{{
    {"user", true, true, true}, {"you", true, true, true}, {"you said", true, true, true}, {"you asked", true, true, true},
    {"human", true, true, true}, {"me", true, false, true}, {"prompt", true, false, true}, {"question", true, false, true},
    {"q", true, false, true}, {"nutzer", true, true, true}, {"utilisateur", true, true, true},
    {"usuario", true, true, true}, {"du hast gesagt", true, true, true}, {"vous avez dit", true, true, true},
    {"dijiste", true, true, true}, {"t\xC3\xBA dijiste", true, true, true},
    {"\xE7\x94\xA8\xE6\x88\xB7", true, true, true},                          // U+7528 U+6237: user
    {"\xE6\x88\x91", true, false, true},                                      // U+6211: I
    {"\xE4\xBD\xA0", true, false, true},                                      // U+4F60: you
    {"\xE4\xBD\xA0\xE8\xAF\xB4", true, false, true, kSimplified},             // U+4F60 U+8BF4: you said
    {"\xE6\x82\xA8\xE8\xAF\xB4", true, false, true, kSimplified},             // U+60A8 U+8BF4: the same, polite
    {"\xE4\xBD\xA0\xE8\xAA\xAA", true, false, true, kTraditional},            // U+4F60 U+8AAA
    {"\xE6\x82\xA8\xE8\xAA\xAA", true, false, true, kTraditional},            // U+60A8 U+8AAA
    {"\xE3\x81\x82\xE3\x81\xAA\xE3\x81\x9F", true, false, true, kJapanese},   // U+3042 U+306A U+305F: you
    {"\xE6\x8F\x90\xE9\x97\xAE", true, false, true},                          // U+63D0 U+95EE: question
    {"assistant", false, true, true}, {"chatgpt", false, true, false}, {"gpt", false, true, false},
    {"claude", false, true, false}, {"gemini", false, true, false}, {"bard", false, true, false},
    {"kimi", false, true, false}, {"deepseek", false, true, false}, {"qwen", false, true, false},
    {"qwen chat", false, true, false}, {"tongyi", false, true, false}, {"minimax", false, true, false},
    {"minimax agent", false, true, false}, {"hailuo", false, true, false}, {"hailuo ai", false, true, false},
    {"grok", false, true, false}, {"copilot", false, true, false}, {"le chat", false, true, false},
    {"mistral", false, true, false}, {"perplexity", false, true, false}, {"meta ai", false, true, false},
    {"llama", false, true, false}, {"z.ai", false, true, false}, {"glm", false, true, false},
    {"doubao", false, true, false},
    {"chatbot", false, true, true}, {"ai", false, true, true}, {"bot", false, true, true},
    {"answer", false, false, true}, {"response", false, false, true}, {"a", false, false, true},
    {"\xE5\x8A\xA9\xE6\x89\x8B", false, true, true},                          // U+52A9 U+624B: assistant
    {"\xE5\x9B\x9E\xE7\xAD\x94", false, false, true},                         // U+56DE U+7B54: answer
    {"\xE9\x80\x9A\xE4\xB9\x89\xE5\x8D\x83\xE9\x97\xAE", false, true, false}, // U+901A U+4E49 U+5343 U+95EE: Tongyi Qianwen
}};
// clang-format on
constexpr Speaker kHailuoChinese{"\xE6\xB5\xB7\xE8\x9E\xBA", false, true, false};  // U+6D77 U+87BA: Hailuo

// What pages write behind the name of a bot.
struct Said {
  std::string_view words;
  PageLanguage language = PageLanguage::None;
};
constexpr std::array<Said, 8> kSaid{{
    {" said"},
    {" responded"},
    {" hat gesagt"},
    {" a dit"},
    {" dijo"},
    {" \xE8\xAF\xB4", kSimplified},                        // U+8BF4: says
    {" \xE8\xAA\xAA", kTraditional},                       // U+8AAA
    {" \xE3\x81\xAE\xE7\x99\xBA\xE8\xA8\x80", kJapanese},  // U+306E U+767A U+8A00: its utterance
}};

const Speaker* find_name(std::string_view name) {
  for (const Speaker& speaker : kSpeakers)
    if (equals_ignoring_case(speaker.name, name)) return &speaker;
  const std::string_view hailuo = kHailuoChinese.name;
  return name.starts_with(hailuo) && name.size() <= hailuo.size() + 3 ? &kHailuoChinese : nullptr;
}

}  // namespace

SpokenBy find_speaker(std::string_view label) {
  if (const Speaker* speaker = find_name(label)) return {speaker, label};
  for (const Said& said : kSaid) {
    if (label.size() <= said.words.size()) continue;
    const std::string_view bot = label.substr(0, label.size() - said.words.size());
    if (!equals_ignoring_case(label.substr(bot.size()), said.words)) continue;
    const Speaker* speaker = find_name(bot);
    const bool is_bot = speaker != nullptr && !speaker->is_prompt && !speaker->generic;
    return is_bot ? SpokenBy{speaker, bot, said.language} : SpokenBy{};
  }
  return {};
}

}  // namespace kinprint
