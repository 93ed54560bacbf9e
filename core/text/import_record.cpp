#include "text/import_record.hpp"

#include <array>

#include "base/byte_block.hpp"
#include "base/number_text.hpp"

namespace kinprint {
namespace {

class Writer {
 public:
  // Long texts go to `texts`, where there is one, and only their places are written.
  explicit Writer(std::string* texts = nullptr) : texts_(texts) {}
  std::string take() { return std::move(out_); }
  void raw(std::string_view text) { out_ += text; }
  // Members: the comma is written where something stands before.
  void key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
  }
  void separate() {
    const char last = out_.empty() ? '{' : out_.back();
    if (last != '{' && last != '[' && last != ':') out_ += ',';
  }
  void string(std::string_view name, std::string_view value) {
    key(name);
    append_json_string(out_, value);
  }
  void optional_string(std::string_view name, std::string_view value) {
    if (!value.empty()) string(name, value);
  }
  void text(std::string_view name, std::string_view value) {
    if (texts_ == nullptr) return string(name, value);
    key(name);
    out_ += '[';
    append_integer(out_, static_cast<std::int64_t>(texts_->size()));
    out_ += ',';
    append_integer(out_, static_cast<std::int64_t>(value.size()));
    out_ += ']';
    texts_->append(value);
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    append_integer(out_, static_cast<std::int64_t>(value));
  }
  std::string& out() { return out_; }

 private:
  std::string* texts_;
  std::string out_;
};

void write_answer(Writer& json, const ImportedAnswer& answer) {
  json.separate();
  json.raw("{");
  json.text("text", answer.text);
  if (!answer.reasoning.empty()) json.text("reasoning", answer.reasoning);
  json.optional_string("model", answer.model);
  json.optional_string("time", answer.time);
  json.number("branch", answer.branch);
  json.raw("}");
}

void write_turn(Writer& json, const ImportedTurn& turn) {
  json.separate();
  json.raw("{");
  json.text("prompt", turn.prompt);
  json.optional_string("key", turn.key);
  json.number("position", turn.position);
  json.number("branch", turn.branch);
  if (turn.attachments > 0) json.number("attachments", turn.attachments);
  json.key("answers");
  json.raw("[");
  for (const ImportedAnswer& answer : turn.answers) write_answer(json, answer);
  json.raw("]}");
}

void write_conversation(Writer& json, const Conversation& conversation) {
  json.separate();
  json.raw("{");
  json.string("id", conversation.id);
  json.string("title", conversation.title);
  json.optional_string("side", conversation.side);
  json.optional_string("released", conversation.released);
  json.key("turns");
  json.raw("[");
  for (const ImportedTurn& turn : conversation.turns) write_turn(json, turn);
  json.raw("]}");
}

void write_table(Writer& json, const TableColumns& table) {
  json.key("table");
  json.raw("{");
  json.key("columns");
  json.raw("[");
  for (const std::string& name : table.names) {
    json.separate();
    append_json_string(json.out(), name);
  }
  json.raw("]");
  json.string("delimiter", std::string_view(&table.delimiter, 1));
  json.key("header");
  json.raw(table.has_header ? "true" : "false");
  for (const auto& [name, column] : {std::pair<std::string_view, std::int32_t>{"prompt", table.prompt},
                                     {"key", table.key},
                                     {"model", table.model}}) {
    json.key(name);
    if (column < 0) json.raw("null");
    else append_integer(json.out(), column);
  }
  json.key("answers");
  json.raw("[");
  for (const std::int32_t column : table.answers) {
    json.separate();
    append_integer(json.out(), column);
  }
  json.raw("]");
  json.key("guessed");
  json.raw(table.guessed ? "true" : "false");
  if (!table.sample.empty()) {
    json.key("sample");
    json.raw("[");
    for (const std::vector<std::string>& row : table.sample) {
      json.separate();
      json.raw("[");
      for (const std::string& cell : row) {
        json.separate();
        append_json_string(json.out(), cell);
      }
      json.raw("]");
    }
    json.raw("]");
  }
  json.raw("}");
}

void write_losses(Writer& json, const ImportResult& result) {
  json.key("skipped");
  json.raw("[");
  for (const auto& [reason, skipped] : result.skipped) {
    json.separate();
    json.raw("{");
    json.string("reason", skip_reason_name(reason));
    json.number("count", skipped.count);
    json.key("names");
    json.raw("[");
    for (const std::string& name : skipped.names) {
      json.separate();
      append_json_string(json.out(), name);
    }
    json.raw("]}");
  }
  json.raw("]");
  json.key("removed");
  json.raw("{");
  json.number("citationMarks", result.removed.citation_marks);
  json.number("privateUseCharacters", result.removed.private_use_characters);
  json.number("pageResidue", result.removed.page_residue);
  json.number("reasoningBlocks", result.removed.reasoning_blocks);
  json.number("invalidBytesItems", result.removed.invalid_bytes_items);
  json.raw("}");
}

// Everything but the closing brace.
void write_members(Writer& json, const ImportResult& result) {
  json.raw("{");
  json.string("schema", "kinprint.conversations");
  json.number("schemaVersion", 1);
  json.string("source", format_name(result.format));
  json.key("conversations");
  json.raw("[");
  for (const Conversation& conversation : result.conversations) write_conversation(json, conversation);
  json.raw("]");
  write_losses(json, result);
  if (result.format == ImportFormat::Transcript && !result.markers.empty()) {
    json.key("markers");
    json.raw("[");
    for (const TurnMarker& marker : result.markers) {
      json.separate();
      json.raw("{");
      json.number("line", marker.line);
      json.string("role", marker.is_prompt ? "prompt" : "answer");
      json.string("label", marker.label);
      json.raw("}");
    }
    json.raw("]");
  }
  if (result.format == ImportFormat::Table && !result.table.names.empty()) write_table(json, result.table);
}

}  // namespace

std::string_view skip_reason_name(SkipReason reason) {
  constexpr std::array<std::string_view, static_cast<std::size_t>(SkipReason::Count)> kNames{
      "hidden", "system", "tool", "image", "other_content", "prompt_without_answer", "answer_without_text", "activity",
      "failed_request", "empty_conversation", "broken_conversation", "unknown_item", "broken_link", "too_many_branches",
      "truncated", "repeated_key", "unfinished_answer", "answer_without_bot"};
  const auto index = static_cast<std::size_t>(reason);
  return index < kNames.size() ? kNames[index] : std::string_view("unknown");
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view kHexadecimal = "0123456789abcdef";
  const auto next_escaped = [&](std::size_t position) {
    return find_in_blocks(text, position, [](const ByteBlock& block) { return block.equal('"', '\\') | ~block.at_least(0x20); });
  };
  out += '"';
  std::size_t copied = 0;
  for (std::size_t position = next_escaped(0); position < text.size(); position = next_escaped(position + 1)) {
    const auto byte = static_cast<unsigned char>(text[position]);
    out.append(text, copied, position - copied);
    copied = position + 1;
    out += '\\';
    switch (byte) {
      case '"':
      case '\\': out += static_cast<char>(byte); break;
      case '\n': out += 'n'; break;
      case '\t': out += 't'; break;
      case '\r': out += 'r'; break;
      default:
        out += "u00";
        out += kHexadecimal[byte >> 4];
        out += kHexadecimal[byte & 15];
    }
  }
  out.append(text, copied);
  out += '"';
}

std::string write_record(const ImportResult& result) {
  Writer json;
  write_members(json, result);
  json.raw("}");
  return json.take();
}

std::string pack_record(const ImportedPiece& piece) {
  std::size_t bytes = 0;
  for (const Conversation& conversation : piece.result.conversations) {
    for (const ImportedTurn& turn : conversation.turns) {
      bytes += turn.prompt.size();
      for (const ImportedAnswer& answer : turn.answers) bytes += answer.text.size() + answer.reasoning.size();
    }
  }
  std::string packed;
  packed.reserve(bytes + bytes / 4);  // the JSON is shorter than that, but for records of very short texts
  Writer json(&packed);
  write_members(json, piece.result);
  json.raw("}");
  const std::string members = json.take();
  packed += members;
  for (const std::size_t number : {members.size(), piece.read})
    for (const int shift : {0, 8, 16, 24}) packed += static_cast<char>(number >> shift & 0xFF);
  packed += static_cast<char>(piece.form);
  packed += static_cast<char>(piece.result.format);
  return packed;
}

std::string write_formats() {
  Writer json;
  json.raw("[");
  for (const FormatRow& row : format_rows()) {
    json.separate();
    json.raw("{");
    json.string("name", row.name);
    json.string("title", row.title);
    json.string("signs", row.signs);
    json.raw("}");
  }
  json.raw("]");
  return json.take();
}

}  // namespace kinprint
