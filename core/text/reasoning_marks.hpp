#pragma once
// What a bot thinks before it answers, as models mark it or the programs that run them. The one list of such marks that
// comparing goes by (web/src/view/reasoning.ts repeats it, for counts while one types): the answer itself begins
// behind them (text/own_text.hpp), and the importers keep what stands in them apart (text/import_clean.hpp).
#include <cstddef>
#include <string_view>

namespace kinprint {

// Reasoning at the beginning of a text.
struct Reasoning {
  std::size_t size = 0;    // bytes up to where the answer goes on, marks included; 0 where the text begins otherwise
  std::string_view words;  // between the marks; of a mark that goes on behind its name, with that
  bool ends = false;       // else the bot was stopped before it answered: the whole text
};

// Marks in other case are the same. Reasoning without a mark is not told from an answer. Linear.
Reasoning reasoning_at_start(std::string_view text);

// The same where the template wrote the first mark, so that it is no part of the text.
Reasoning reasoning_without_start(std::string_view text);

}  // namespace kinprint
