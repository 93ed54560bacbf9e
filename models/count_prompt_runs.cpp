// Counts how many bots write each run of kPromptRunWords words on one prompt, with the very code that ships.
//
// Standard input: frames "prompt bot bytes\n" followed by that many bytes of UTF-8. `prompt` and `bot` are small integers;
// frames of one prompt follow each other. A frame of bot -1 is the prompt itself, whose runs count for no bot.
// Standard output, little endian, for each prompt: u32 prompt, u32 bots, u32 entries, entries x {u32 key, u32 bots}, by
// key; runs that only one bot writes are left out.
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "base/utf8.hpp"
#include "evidence/prompt_runs.hpp"
#include "segment/split_answer.hpp"

namespace {

void put(std::uint32_t value) { std::fwrite(&value, sizeof(value), 1, stdout); }

struct Prompt {
  long number = -1;
  std::set<long> bots;
  std::set<std::uint32_t> own;                      // runs of the prompt itself
  std::map<std::uint32_t, std::set<long>> writers;  // of each run

  void add(long bot, std::string text) {
    const kinprint::Document document{kinprint::replace_invalid_utf8(text)};
    for (const std::uint32_t key : kinprint::prompt_run_keys(kinprint::split_answer(document))) {
      if (bot < 0) own.insert(key);
      else writers[key].insert(bot);
    }
    if (bot >= 0) bots.insert(bot);
  }

  void write() const {
    if (bots.empty()) return;
    std::uint32_t entries = 0;
    for (const auto& [key, of] : writers) entries += of.size() > 1 && !own.contains(key);
    put(static_cast<std::uint32_t>(number));
    put(static_cast<std::uint32_t>(bots.size()));
    put(entries);
    for (const auto& [key, of] : writers) {
      if (of.size() < 2 || own.contains(key)) continue;
      put(key);
      put(static_cast<std::uint32_t>(of.size()));
    }
  }
};

}  // namespace

int main() {
  Prompt prompt;
  long number = 0, bot = 0;
  std::size_t size = 0;
  std::string text;
  while (std::cin >> number >> bot >> size && std::cin.get() == '\n') {
    text.resize(size);
    if (!std::cin.read(text.data(), static_cast<std::streamsize>(size))) {
      std::cerr << "count_prompt_runs: the input ends inside an answer\n";
      return 1;
    }
    if (number != prompt.number) {
      prompt.write();
      prompt = Prompt{number, {}, {}, {}};
    }
    prompt.add(bot, text);
  }
  prompt.write();
  return 0;
}
