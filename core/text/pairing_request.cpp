#include "text/pairing_request.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/limits.hpp"
#include "base/number_text.hpp"
#include "text/import_chats.hpp"
#include "text/import_json.hpp"
#include "text/import_record.hpp"

namespace kinprint {
namespace {

const ImportedAnswer& answer_at(const ImportResult& result, const AnswerPlace& place) {
  return result.conversations[place.conversation].turns[place.turn].answers[place.answer];
}

void key(std::string& out, std::string_view name) {
  if (out.back() != '{') out += ',';
  out += '"';
  out += name;
  out += "\":";
}

struct SideText {
  std::string json;
  std::size_t answers = 0;
};

constexpr std::size_t kRoom = kMaximumRequestBytes / 2 - 4096;  // of one side's answers

// False where there is no room for it. Escapes are guessed at one byte for each of the text: what then still does not fit is
// taken out again.
bool add_answer(SideText& side, std::string_view prompt, std::string_view text, bool again) {
  const std::size_t before = side.json.size();
  if (side.answers >= kMaximumAnswersPerSide || before + 2 * text.size() + 2 * prompt.size() > kRoom) return false;
  side.json += side.answers++ == 0 ? "{" : ",{";
  if (!prompt.empty()) {
    side.json += "\"prompt\":";
    append_json_string(side.json, prompt);
    side.json += ',';
  }
  side.json += "\"text\":";
  append_json_string(side.json, text);
  if (again) side.json += ",\"again\":true";
  side.json += '}';
  if (side.json.size() <= kRoom) return true;
  side.json.resize(before);
  --side.answers;
  return false;
}

void write_unmatched(std::string& out, const std::vector<SidePrompt>& prompts, const std::vector<std::uint32_t>& places) {
  out += '[';
  for (const std::uint32_t place : places) {
    if (out.back() != '[') out += ',';
    out += "{\"prompt\":";
    append_json_string(out, prompts[place].prompt);
    out += ",\"answers\":";
    append_integer(out, static_cast<std::int64_t>(prompts[place].answers.size()));
    out += '}';
  }
  out += ']';
}

// {"pairs": [...], "unmatchedLeft": [...], "unmatchedRight": [...], ...} for people to look over.
std::string write_pairing(const Pairing& pairing) {
  std::string out = "{\"pairs\":[";
  for (const PromptPair& pair : pairing.pairs) {
    const SidePrompt& ours = pairing.left[pair.left];
    const SidePrompt& theirs = pairing.right[pair.right];
    out += out.back() == '[' ? "{" : ",{";
    key(out, "prompt");
    append_json_string(out,
                       ours.prompt.empty() && pair.kind == PairKind::Key ? std::string_view(ours.folded).substr(4) : ours.prompt);
    if (theirs.prompt != ours.prompt) {
      key(out, "rightPrompt");
      append_json_string(out, theirs.prompt);
    }
    key(out, "kind");
    append_json_string(out, pair_kind_name(pair.kind));
    if (pair.kind == PairKind::Near) {
      key(out, "similarity");
      append_number(out, pair.similarity);
    }
    key(out, "accepted");
    out += pair.accepted ? "true" : "false";
    key(out, "left");
    append_integer(out, static_cast<std::int64_t>(ours.answers.size()));
    key(out, "right");
    append_integer(out, static_cast<std::int64_t>(theirs.answers.size()));
    out += '}';
  }
  out += "],\"unmatchedLeft\":";
  write_unmatched(out, pairing.left, pairing.unmatched_left);
  out += ",\"unmatchedRight\":";
  write_unmatched(out, pairing.right, pairing.unmatched_right);
  out += ",\"laterTurnsLeft\":";
  append_integer(out, static_cast<std::int64_t>(pairing.later_turns_left));
  out += ",\"laterTurnsRight\":";
  append_integer(out, static_cast<std::int64_t>(pairing.later_turns_right));
  return out + "}";
}

struct ReadOptions {
  PairingOptions pairing;
  RequestNames names;
  bool accept_all = false;
  std::set<std::uint64_t> accepted;
};

Result<ReadOptions> read_options(std::string_view bytes) {
  ReadOptions options;
  if (bytes.empty()) return options;
  JsonReader json;
  bool object = false;
  const bool readable = json.read(bytes, bytes, [&](JsonValue root) {
    object = json.members(root, [&](std::string_view name, JsonValue value) {
      if (name == "laterTurns") options.pairing.later_turns = json.boolean(value);
      else if (name == "byPosition") options.pairing.by_position = json.boolean(value);
      else if (name == "near") options.pairing.near = std::clamp(json.number(value, 0.7), 0.01, 1.0);
      else if (name == "id") options.names.id = json.text(value);
      else if (name == "leftName") options.names.left = json.text(value);
      else if (name == "rightName") options.names.right = json.text(value);
      else if (name == "leftModel") options.pairing.left.model = json.text(value);
      else if (name == "rightModel") options.pairing.right.model = json.text(value);
      else if (name == "leftSide") options.pairing.left.side = json.text(value);
      else if (name == "rightSide") options.pairing.right.side = json.text(value);
      else if (name == "reasoning") options.names.reasoning = json.boolean(value);
      else if (name == "accept") {
        options.accept_all = json.text(value) == "all";
        json.elements(value, [&](JsonValue number) {
          const double place = json.number(number, -1);
          if (place >= 0 && place < 1e9) options.accepted.insert(static_cast<std::uint64_t>(place));
        });
      }
    });
  });
  if (!readable) return Error{ErrorCode::InvalidJson, "the options of a pairing", 0};
  if (!object) return Error{ErrorCode::InvalidRequest, "the options of a pairing: expected an object"};
  return options;
}

}  // namespace

WrittenRequest write_request(const ImportResult& left, const ImportResult& right, const Pairing& pairing,
                             const RequestNames& names) {
  WrittenRequest written;
  SideText sides[2];
  const auto add_side = [&](SideText& side, const ImportResult& result, const SidePrompt& prompt, std::string_view asked) {
    bool again = false;
    for (const AnswerPlace& place : prompt.answers) {
      const ImportedAnswer& answer = answer_at(result, place);
      const bool has_reasoning = names.reasoning && !answer.reasoning.empty();
      const bool added = add_answer(side, asked, has_reasoning ? answer.reasoning + "\n\n" + answer.text : answer.text, again);
      if (!added) ++written.answers_left_out;
      again = again || added;
    }
  };
  for (const PromptPair& pair : pairing.pairs) {
    if (!pair.accepted) continue;
    const SidePrompt& ours = pairing.left[pair.left];
    const SidePrompt& theirs = pairing.right[pair.right];
    // Answers known by key only need a prompt to be matched by.
    std::string asked = ours.prompt.empty() ? theirs.prompt : ours.prompt;
    if (asked.empty() && pair.kind == PairKind::Key) asked = ours.folded.substr(4);
    add_side(sides[0], left, ours, asked);
    add_side(sides[1], right, theirs, asked);
  }
  std::string& out = written.json;
  out = "{";
  if (!names.id.empty()) {
    key(out, "id");
    append_json_string(out, names.id);
  }
  const std::array<std::string_view, 2> kSides{"left", "right"};
  for (std::size_t side = 0; side < 2; ++side) {
    key(out, kSides[side]);
    out += "{\"name\":";
    append_json_string(out, side == 0 ? names.left : names.right);
    out += ",\"answers\":[" + sides[side].json + "]}";
  }
  out += '}';
  return written;
}

Result<std::string> pair_files(std::string_view left, std::string_view right, std::string_view options) {
  Result<ReadOptions> read = read_options(options);
  if (!read.ok()) return read.error();
  const ReadOptions chosen = read.value();
  Result<ImportResult> ours = import_bytes(left);
  if (!ours.ok()) return ours.error();
  ImportResult other;
  if (!right.empty()) {
    Result<ImportResult> theirs = import_bytes(right);
    if (!theirs.ok()) return theirs.error();
    other = std::move(theirs.value());
  }
  const ImportResult& theirs = right.empty() ? ours.value() : other;
  Pairing pairing = pair_prompts(ours.value(), theirs, chosen.pairing);
  for (std::size_t place = 0; place < pairing.pairs.size(); ++place)
    if (chosen.accept_all || chosen.accepted.count(place) > 0) pairing.pairs[place].accepted = true;
  const WrittenRequest request = write_request(ours.value(), theirs, pairing, chosen.names);
  std::string out = "{\"pairing\":" + write_pairing(pairing);
  out += ",\"request\":" + request.json + ",\"answersLeftOut\":";
  append_integer(out, static_cast<std::int64_t>(request.answers_left_out));
  return out + "}";
}

}  // namespace kinprint
