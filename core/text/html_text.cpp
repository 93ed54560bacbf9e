#include "text/html_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "text/html_tag.hpp"

namespace kinprint {
namespace {

using detail::append_reference;
using detail::is_html_space;
using detail::Tag;

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
      if (!pre_ && is_html_space(raw[position])) {
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
    if (name == "pre") return fence(tag.closes);
    if (name == "code" && !pre_) return mark("`", tag.closes);
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') return heading(name[1] - '0', tag.closes);
    if (name == "ul" || name == "ol") return list(name == "ol", tag.closes);
    if (name == "li") return item(tag.closes);
    if (name == "blockquote") return quote(tag.closes);
    if (name == "hr") return rule();
    if (name == "table") return table(tag.closes);
    if (name == "tr") return row(tag.closes);
    if (name == "td" || name == "th") return cell(tag.closes);
    if (name == "p") return block(2);
    if (name == "div" || name == "section" || name == "article") return block(1);
  }

  std::string finish() {
    while (!out_.empty() && is_html_space(out_.back())) out_.pop_back();
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
      address_ = links_ == Links::AsText || pre_ ? std::string() : detail::address_of(tag);
      link_waits_ = true;
      return;
    }
    std::string shown;
    if (!link_waits_ && !address_.empty())  // an end tag without a link, of which there may be many, looks at no text
      shown = detail::without_outer_html_space(std::string_view(out_).substr(std::min(link_at_, out_.size())));
    link_waits_ = false;
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    if (!shown.empty() && !detail::repeats_address(shown, address_) && !detail::marks_source(shown)) {
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
  void fence(bool closes) {
    block(2);
    if (!closes) {
      flush();
      out_ += "```\n";
    } else if (pre_) {
      out_ += out_.empty() || out_.back() != '\n' ? "\n```" : "```";
      block(2);
    }
    pre_ = !closes;
  }
  void heading(int level, bool closes) {
    block(2);
    prefix_.assign(closes ? 0 : static_cast<std::size_t>(level), '#');
    if (!closes) prefix_ += ' ';
  }
  void list(bool numbered, bool closes) {
    block(lists_.empty() || (closes && lists_.size() == 1) ? 2 : 1);
    if (!closes) lists_.push_back(numbered ? 0 : -1);
    else if (!lists_.empty()) lists_.pop_back();
  }
  void item(bool closes) {
    constexpr std::size_t kDeepestIndent = 16;  // lists; chosen
    block(1);
    if (closes) return;
    prefix_.assign(lists_.empty() ? 0 : 2 * std::min(lists_.size() - 1, kDeepestIndent), ' ');
    if (!lists_.empty() && lists_.back() >= 0) prefix_ += std::to_string(++lists_.back()) + ". ";
    else prefix_ += "- ";
  }
  void quote(bool closes) {
    block(2);
    if (!closes) prefix_ = "> ";
  }
  void rule() {
    block(2);
    flush();
    out_ += "---";
    block(2);
  }
  void table(bool closes) {
    first_row_ = !closes;
    block(2);
  }
  // The divider that makes a table follows its first row.
  void row(bool closes) {
    if (!closes) {
      block(1);
    } else if (cells_ > 0) {
      out_ += " |";
      if (first_row_) {
        out_ += "\n|";
        for (std::size_t i = 0; i < cells_; ++i) out_ += " --- |";
      }
      first_row_ = false;
    }
    cells_ = 0;
  }
  void cell(bool closes) {
    constexpr std::size_t kMostCells = 1000;  // that a divider has; chosen
    if (closes) return;
    flush();
    pending_space_ = false;
    if (cells_ < kMostCells) ++cells_;
    out_ += out_.empty() || out_.back() == '\n' ? "| " : " | ";
  }

  Links links_;
  std::string out_, prefix_;
  std::string address_;              // of the open link; empty where it stays text
  std::size_t link_at_ = 0;          // where the text of the open link begins in out_
  bool link_waits_ = false;          // for that text
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
    const Tag tag = detail::read_tag(html, open);
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
      const Tag end = detail::read_tag(html, next);
      position = std::max(end.end, next + 2);
      if (end.closes && end.name == tag.name) break;
    }
  }
  return writer.finish();
}

}  // namespace kinprint
