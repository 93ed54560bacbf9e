#include "text/html_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/utf8.hpp"

namespace kinprint {
namespace {

struct Reference { std::string_view name; char32_t value; };
constexpr std::array<Reference, 34> kReferences{{
    {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"nbsp", 0xA0}, {"ndash", 0x2013},
    {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026},
    {"bull", 0x2022}, {"middot", 0xB7}, {"copy", 0xA9}, {"reg", 0xAE}, {"trade", 0x2122}, {"deg", 0xB0}, {"times", 0xD7},
    {"divide", 0xF7}, {"euro", 0x20AC}, {"pound", 0xA3}, {"sect", 0xA7}, {"eacute", 0xE9}, {"egrave", 0xE8},
    {"agrave", 0xE0}, {"auml", 0xE4}, {"ouml", 0xF6}, {"uuml", 0xFC}, {"szlig", 0xDF}, {"rarr", 0x2192},
    {"larr", 0x2190}, {"emsp", 0x2003}}};

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; }
bool is_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f'; }

// Appends the character `&...;` at `at` stands for and returns its length; 0 when it is none.
std::size_t append_reference(std::string_view text, std::size_t at, std::string& out) {
  const std::size_t end = text.substr(at, 34).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  std::string_view name = text.substr(at + 1, end - 1);
  if (name.front() == '#') {
    const bool hexadecimal = name.size() > 1 && lower(name[1]) == 'x';
    name.remove_prefix(hexadecimal ? 2 : 1);
    if (name.empty()) return 0;
    char32_t value = 0;
    for (const char raw : name) {
      const char byte = lower(raw);
      const bool digit = byte >= '0' && byte <= '9';
      if (!digit && !(hexadecimal && byte >= 'a' && byte <= 'f')) return 0;
      value = std::min<char32_t>(value * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit ? byte - '0' : byte - 'a' + 10),
                                 0x110000);
    }
    append_utf8(out, value == 0 ? 0x110000 : value);
    return end + 1;
  }
  for (const Reference& reference : kReferences) {
    if (reference.name != name) continue;
    append_utf8(out, reference.value);
    return end + 1;
  }
  return 0;
}

struct Tag {
  std::string name;     // lower case
  bool closes = false;
  std::size_t end = 0;  // after '>'
  std::string_view attributes = {};
};

// The tag at `at`, where text[at] is '<'; an empty name when it is none.
Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  std::size_t position = at + 1;
  if (html.compare(position, 3, "!--") == 0) {
    const std::size_t end = html.find("-->", position);
    return {"!", false, end == std::string_view::npos ? html.size() : end + 3};
  }
  if (position < html.size() && html[position] == '/') {
    tag.closes = true;
    ++position;
  }
  if (position < html.size() && html[position] == '!') tag.name = "!";
  while (position < html.size() && tag.name.size() < 16) {
    const char byte = lower(html[position]);
    if (!((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9' && !tag.name.empty()))) break;
    tag.name += byte;
    ++position;
  }
  if (tag.name.empty()) return tag;
  const std::size_t begin = position;
  char quote = 0;  // '>' inside an attribute's quotes does not end the tag
  while (position < html.size() && (quote != 0 || html[position] != '>')) {
    if (quote != 0) quote = html[position] == quote ? 0 : quote;
    else if (html[position] == '"' || html[position] == '\'') quote = html[position];
    ++position;
  }
  tag.attributes = html.substr(begin, position - begin);
  tag.end = std::min(html.size(), position + 1);
  return tag;
}

std::string_view without_outer_space(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool begins(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() &&
         std::equal(beginning.begin(), beginning.end(), text.begin(), [](char wanted, char byte) { return wanted == lower(byte); });
}

// The value of `href` as written; empty where there is none.
std::string_view written_address(std::string_view attributes) {
  while (!(attributes = without_outer_space(attributes)).empty()) {
    const std::size_t name_end = std::min(attributes.find_first_of("= \t\r\n\f"), attributes.size());
    const bool is_wanted = name_end == 4 && begins(attributes, "href");
    attributes = without_outer_space(attributes.substr(name_end));
    if (!attributes.starts_with('=')) continue;
    attributes = without_outer_space(attributes.substr(1));
    const bool is_quoted = attributes.starts_with('"') || attributes.starts_with('\'');
    const std::size_t begin = is_quoted ? 1 : 0;
    const std::size_t end = std::min(is_quoted ? attributes.find(attributes[0], 1) : attributes.find_first_of(" \t\r\n\f"), attributes.size());
    if (is_wanted) return attributes.substr(begin, end - begin);
    attributes.remove_prefix(std::min(end + begin, attributes.size()));
  }
  return {};
}

// Of a link to the web or to mail; empty for any other, and where Markdown could not hold it.
std::string address_of(const Tag& tag) {
  const std::string_view written = written_address(tag.attributes);
  std::string address;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t length = written[at] == '&' ? append_reference(written, at, address) : 0;
    if (length == 0) address += written[at];
    at += std::max<std::size_t>(length, 1);
  }
  address = without_outer_space(address);
  const bool is_known = begins(address, "http://") || begins(address, "https://") || begins(address, "mailto:");
  const bool fits = std::none_of(address.begin(), address.end(), [](char byte) { return is_space(byte) || byte == '<' || byte == '>'; });
  return is_known && fits ? address : std::string();
}

// Without what browsers add to an address that was written as such.
std::string_view bare(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://", "mailto:"})
    if (begins(address, scheme)) address.remove_prefix(scheme.size());
  if (begins(address, "www.")) address.remove_prefix(4);
  if (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

// A number, in brackets or bare, or a name with the number of further ones: how pages mark a source.
bool marks_source(std::string_view text) {
  if (text.ends_with(']') || text.ends_with(')')) text.remove_suffix(1);
  const std::string_view before = text.substr(0, text.find_last_not_of("0123456789") + 1);
  const std::size_t digits = text.size() - before.size();
  if (digits == 0 || digits > 3) return false;
  return before.empty() || before == "[" || before == "(" || before.ends_with('+');
}

class Writer {
 public:
  explicit Writer(Links links) : links_(links) {}

  void text(std::string_view raw) {
    for (std::size_t position = 0; position < raw.size();) {
      if (raw[position] == '&') {
        flush();
        std::string character;
        const std::size_t length = append_reference(raw, position, character);
        if (length > 0) {
          space();
          out_ += character == "\xC2\xA0" ? " " : character;
          position += length;
          continue;
        }
      }
      if (!pre_ && is_space(raw[position])) {
        pending_space_ = true;
      } else {
        flush();
        space();
        out_ += raw[position];
      }
      ++position;
    }
  }

  void tag(const Tag& tag) {
    const std::string_view name = tag.name;
    if (name == "br") return line_break();
    if (name == "a") return link(tag);
    if (name == "b" || name == "strong") return mark("**", tag.closes);
    if (name == "i" || name == "em") return mark("*", tag.closes);
    if (name == "pre") {
      block(2);
      if (!tag.closes) {
        flush();
        out_ += "```\n";
      } else if (pre_) {
        out_ += out_.empty() || out_.back() != '\n' ? "\n```" : "```";
        block(2);
      }
      pre_ = !tag.closes;
      return;
    }
    if (name == "code" && !pre_) return mark("`", tag.closes);
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      block(2);
      if (!tag.closes) prefix_ = std::string(static_cast<std::size_t>(name[1] - '0'), '#') + " ";
      else prefix_.clear();
      return;
    }
    if (name == "ul" || name == "ol") return list(name == "ol", tag.closes);
    if (name == "li") {
      block(1);
      if (tag.closes) return;
      prefix_ = std::string(lists_.empty() ? 0 : 2 * std::min<std::size_t>(lists_.size() - 1, 16), ' ');
      if (!lists_.empty() && lists_.back() >= 0) prefix_ += std::to_string(++lists_.back()) + ". ";
      else prefix_ += "- ";
      return;
    }
    if (name == "blockquote") {
      block(2);
      if (!tag.closes) prefix_ = "> ";
      return;
    }
    if (name == "hr") {
      block(2);
      flush();
      out_ += "---";
      return block(2);
    }
    if (name == "tr") {
      if (!tag.closes) {
        block(1);
        cells_ = 0;
      } else if (cells_ > 0) {
        out_ += " |";
        if (first_row_) {
          out_ += "\n|";
          for (std::size_t cell = 0; cell < cells_; ++cell) out_ += " --- |";
        }
        first_row_ = false;
        cells_ = 0;
      }
      return;
    }
    if (name == "table") {
      first_row_ = !tag.closes;
      return block(2);
    }
    if (name == "td" || name == "th") {
      if (tag.closes) return;
      flush();
      pending_space_ = false;
      if (cells_ < 1000) ++cells_;
      out_ += out_.empty() || out_.back() == '\n' ? "| " : " | ";
      return;
    }
    if (name == "p" || name == "div" || name == "section" || name == "article") return block(name == "p" ? 2 : 1);
  }

  std::string finish() {
    while (!out_.empty() && is_space(out_.back())) out_.pop_back();
    const std::size_t begin = out_.find_first_not_of('\n');
    return begin == std::string::npos ? std::string() : out_.substr(begin);
  }

 private:
  // A link that holds blocks stays text.
  void block(int lines) {
    address_.clear();
    pending_lines_ = std::max(pending_lines_, lines);
    pending_space_ = false;
  }
  void line_break() {
    if (pre_) {
      out_ += '\n';
      return;
    }
    pending_lines_ = std::min(pending_lines_ + 1, 2);
    pending_space_ = false;
  }
  void space() {
    if (pending_space_ && !out_.empty() && out_.back() != '\n' && out_.back() != ' ') out_ += ' ';
    pending_space_ = false;
    if (link_waits_) link_at_ = out_.size();
    link_waits_ = false;
  }
  void link(const Tag& tag) {
    if (!tag.closes) {
      address_ = links_ == Links::AsText || pre_ ? std::string() : address_of(tag);
      link_waits_ = true;
      return;
    }
    std::string shown(link_waits_ ? std::string_view() : without_outer_space(std::string_view(out_).substr(std::min(link_at_, out_.size()))));
    link_waits_ = false;
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    if (!address_.empty() && !shown.empty() && bare(shown) != bare(address_) && !marks_source(shown)) {
      out_.resize(link_at_);
      out_.append("[").append(shown).append("](").append(address_).append(")");
    }
    address_.clear();
  }
  // Writes the line ends and the prefix that wait for text.
  void flush() {
    if (pending_lines_ > 0 && !out_.empty()) {
      while (!out_.empty() && out_.back() == ' ') out_.pop_back();
      out_.append(static_cast<std::size_t>(pending_lines_), '\n');
      pending_space_ = false;
    }
    pending_lines_ = 0;
    out_ += prefix_;
    prefix_.clear();
  }
  void mark(std::string_view sign, bool closes) {
    if (!closes) {
      flush();
      space();
    }
    out_ += sign;
  }
  void list(bool numbered, bool closes) {
    block(lists_.empty() || (closes && lists_.size() == 1) ? 2 : 1);
    if (!closes) lists_.push_back(numbered ? 0 : -1);
    else if (!lists_.empty()) lists_.pop_back();
  }

  Links links_;
  std::string out_, prefix_;
  std::string address_;      // of the open link; empty where it stays text
  std::size_t link_at_ = 0;  // where the text of the open link begins in out_
  bool link_waits_ = false;  // for that text
  std::vector<std::int32_t> lists_;  // items so far of each numbered list, -1 for the others
  int pending_lines_ = 0;
  std::size_t cells_ = 0;
  bool pending_space_ = false, pre_ = false, first_row_ = false;
};

}  // namespace

std::string html_text(std::string_view html, Links links) {
  constexpr std::array<std::string_view, 8> kDropped{"script", "style", "head", "title", "template", "svg", "iframe", "noscript"};
  Writer writer(links);
  std::size_t position = 0;
  while (position < html.size()) {
    const std::size_t open = std::min(html.find('<', position), html.size());
    writer.text(html.substr(position, open - position));
    if (open >= html.size()) break;
    const Tag tag = read_tag(html, open);
    if (tag.name.empty()) {  // a lone '<' is text
      writer.text("<");
      position = open + 1;
      continue;
    }
    position = tag.end;
    if (tag.closes || std::find(kDropped.begin(), kDropped.end(), tag.name) == kDropped.end()) {
      writer.tag(tag);
      continue;
    }
    // Everything up to the end tag goes; without one, the rest.
    while (position < html.size()) {
      const std::size_t next = html.find("</", position);
      if (next == std::string_view::npos) return writer.finish();
      const Tag end = read_tag(html, next);
      position = std::max(end.end, next + 2);
      if (end.closes && end.name == tag.name) break;
    }
  }
  return writer.finish();
}

}  // namespace kinprint
