// Options and the prompts of two sides, cut apart at a byte that stands in no text, paired as records without being
// imported, which would take six times as long as the pairing. Every pair is of two existing prompts, each used once, and
// the request can be read. One input in 32 goes through the boundary's function too, as records and with the options; by its
// hash, because inputs of a chosen length would soon be most of them.
#include <algorithm>
#include <set>
#include <string>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "fuzz/checks.hpp"
#include "text/import_record.hpp"
#include "text/pairing_request.hpp"
#include "text/read_request.hpp"

namespace kinprint {
namespace {

std::string_view cut_off(std::string_view& rest, char end) {
  const std::string_view part = rest.substr(0, rest.find(end));
  rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  return part;
}

// A turn a line: a letter whose bits say that it is a later turn, has a key for a prompt, names a model, is of the right
// side; then the prompt; then answers behind tabs. "@Name a river.\tRhine\tNile" is a first turn with two answers.
ImportResult record_of(std::string_view lines) {
  ImportResult record;
  record.format = ImportFormat::KinprintSet;
  const std::string text = replace_invalid_utf8(lines);
  for (std::string_view rest = text; !rest.empty();) {
    std::string_view line = cut_off(rest, '\n');
    if (line.empty() || line.front() < '@') continue;
    const int bits = line.front();
    line.remove_prefix(1);
    Conversation& conversation = record.conversations.emplace_back();
    conversation.side = (bits & 8) != 0 ? "right" : "left";
    ImportedTurn& turn = conversation.turns.emplace_back();
    turn.position = bits & 1;
    ((bits & 2) != 0 ? turn.key : turn.prompt) = cut_off(line, '\t');
    while (!line.empty()) {
      ImportedAnswer& answer = turn.answers.emplace_back();
      answer.text = cut_off(line, '\t');
      if ((bits & 4) != 0) answer.model = "m";
    }
  }
  return record;
}

PairingOptions options_of(std::size_t number) {
  PairingOptions options;
  options.by_position = number % 2 == 0;
  options.later_turns = number % 3 == 0;
  if (number % 5 == 0) options.near = 0.01;
  if (number % 7 == 0) options.left.model = "m";
  if (number % 11 == 0) options.right.side = "right";
  return options;
}

std::string_view check_pairs(const Pairing& pairing) {
  std::set<std::uint32_t> used_left, used_right;
  for (const PromptPair& pair : pairing.pairs) {
    if (pair.left >= pairing.left.size() || pair.right >= pairing.right.size()) return "a pair of a missing prompt";
    if (!used_left.insert(pair.left).second || !used_right.insert(pair.right).second) return "a prompt in two pairs";
    if (!(pair.similarity >= 0 && pair.similarity <= 1)) return "a similarity outside its range";
  }
  const bool complete = pairing.pairs.size() + pairing.unmatched_left.size() == pairing.left.size() &&
                        pairing.pairs.size() + pairing.unmatched_right.size() == pairing.right.size();
  return complete ? "" : "a prompt neither in a pair nor left over";
}

}  // namespace

std::string_view check_pairing(std::string_view bytes, std::string_view /*reader*/) {
  std::string_view rest = bytes;
  const std::string_view wishes = cut_off(rest, '\x01');
  const ImportResult left = record_of(cut_off(rest, '\x01')), right = record_of(rest);
  const Pairing pairing = pair_prompts(left, right, options_of(bytes.size()));
  if (const std::string_view wrong = check_pairs(pairing); !wrong.empty()) return wrong;
  if (!read_request(write_request(left, right, pairing, {}).json).ok()) return "the request cannot be read";
  if (fnv1a32(bytes) % 32 != 0) return {};
  const auto written = pair_files(write_record(left), write_record(right), wishes);
  return written.ok() && !is_valid_utf8(written.value()) ? "the pairing is not UTF-8" : "";
}

}  // namespace kinprint
