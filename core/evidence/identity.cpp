#include "evidence/identity.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/ascii.hpp"
#include "base/merge_sort.hpp"
#include "base/text_list.hpp"
#include "base/utf8.hpp"
#include "evidence/makers.hpp"
#include "text/normalize.hpp"

namespace kinprint {
namespace {

// The sentence speaks of the answer's own author.
constexpr std::string_view kSelf =
    "i am |i'm |i was |i were |i've been|i have been|my | me | me.| me,|as an ai|as a language model|as a large|"
    "as an artificial|we are |we're |our company|our team|call me|myself|this model|\u6211\u662F|\u6211\u7531|"
    "\u6211\u7684|\u6211\u53EB|\u4F5C\u4E3A|\u672C\u6A21\u578B|\u6211\u80CC\u540E|\u6211\u5C5E\u4E8E|"
    "\u6211\u6765\u81EA|\u6211\u6240|\u6211\u4EEC|\u6211\u5E76|\u6211\u4E0D|\u79C1\u306F";
// Before the name: what ties it to the author.
constexpr std::string_view kLinks =
    "i am |i'm |as |name is|called|known as| by |by |from |belong|based on|built on |developer|company|creator|powered|team at|"
    "part of|model of|version of|organization|product of|at |\u662F|\u7531|\u6765\u81EA|\u53EB|\u5C5E\u4E8E|"
    "\u57FA\u4E8E|\u4F5C\u4E3A|\u516C\u53F8";
// After the name: the same.
constexpr std::string_view kTails =
    "developed me|created me|trained me|made me|built me|is my|'s ai|'s language model|\u5F00\u53D1|\u7814\u53D1|"
    "\u521B\u5EFA|\u8BAD\u7EC3|\u63A8\u51FA|\u6253\u9020|\u521B\u9020";
constexpr std::string_view kDenials =
    " not |n't |never | no |neither|nor |unlike |different from|rather than |instead of |separate from|unaffiliated|"
    "\u4E0D\u662F|\u5E76\u975E|\u6CA1\u6709|\u65E0\u5173|\u5E76\u4E0D|\u4E0D\u5C5E\u4E8E|\u4E0D\u96B6\u5C5E|"
    "\u800C\u975E";
constexpr std::string_view kRoles =
    "if i were|imagine |pretend|role-play|roleplay|role play|as if i|suppose i|in character|act as |acting as|"
    "playing the role|fictional|hypothetical|\u5047\u8BBE|\u5047\u5982|\u626E\u6F14|\u89D2\u8272|\u865A\u6784";
// Between what ties or denies and the name: with these the sentence speaks of something else ("I'm serving models on an NVIDIA box",
// "I'm not aware of a report about GPT-5").
constexpr std::string_view kApart = " on | about | of my | that | like | than ";
constexpr std::string_view kApartFromDenial = " on | about | in ";
// Ends of clauses: what stands before them belongs to another statement.
constexpr std::string_view kBreaks = ", |; |: | but |(|\uFF0C|\uFF1B|\u3002|\u4F46";

constexpr std::size_t kTailBytes = 48;
// A denial reaches as far: "not a language model made or trained by". Chosen; of 12 answers that knew of no report on a model 11
// would else deny that model.
constexpr std::size_t kDenialBytes = 40;
// Of a sentence only so much before and after a name is looked at. Chosen: hardly a sentence is as long, and a text without
// full stops is one of megabytes, which every maker named would be looked for in by some eighty patterns.
constexpr std::size_t kWindowBytes = 512;

// The start of the code point that holds a byte.
std::size_t boundary_at(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && !starts_code_point(text[at])) --at;
  return at;
}

std::string_view last_clause(std::string_view text) {
  std::size_t begin = 0;
  any_text(kBreaks, [&](std::string_view mark) {
    const std::size_t found = text.rfind(mark);
    if (found != std::string_view::npos) begin = std::max(begin, found + mark.size());
    return false;
  });
  return text.substr(begin);
}

// What stands behind the last of some words, after a space; nothing where none of them is there.
std::optional<std::string> behind_last(std::string_view text, std::string_view words) {
  std::optional<std::size_t> end;
  any_text(words, [&](std::string_view word) {
    const std::size_t found = text.rfind(word);
    if (found != std::string_view::npos) end = std::max(end.value_or(0), found + word.size());
    return false;
  });
  if (!end) return std::nullopt;
  return " " + std::string(text.substr(*end));
}

bool is_plain(char byte) { return is_ascii_small(byte) || is_ascii_digit(byte); }

struct Name {
  std::size_t maker = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// All names by their first byte, longest first, so that "meta ai" is found before "meta".
class NameIndex {
 public:
  NameIndex() {
    for (std::size_t maker = 0; maker < makers().size(); ++maker) {
      any_text(makers()[maker].aliases, [&](std::string_view alias) {
        by_byte_[static_cast<unsigned char>(alias[0])].push_back({alias, maker});
        return false;
      });
    }
    for (auto& entries : by_byte_) {
      merge_sort(entries, [](const Entry& a, const Entry& b) { return a.alias.size() > b.alias.size(); });
    }
  }

  // Each maker's first name in folded text.
  [[nodiscard]] std::vector<Name> names_in(std::string_view text) const {
    std::vector<Name> names;
    for (std::size_t at = 0; at < text.size();) {
      const Entry* found = entry_at(text, at);
      if (found == nullptr) {
        ++at;
        continue;
      }
      const bool seen = std::any_of(names.begin(), names.end(), [&](const Name& name) { return name.maker == found->maker; });
      if (!seen) names.push_back({found->maker, at, at + found->alias.size()});
      at += found->alias.size();
    }
    return names;
  }

 private:
  struct Entry {
    std::string_view alias;
    std::size_t maker = 0;
  };

  [[nodiscard]] const Entry* entry_at(std::string_view text, std::size_t at) const {
    if (at > 0 && is_plain(text[at - 1]) && is_plain(text[at])) return nullptr;
    for (const Entry& entry : by_byte_[static_cast<unsigned char>(text[at])]) {
      if (text.substr(at, entry.alias.size()) != entry.alias) continue;
      const std::size_t end = at + entry.alias.size();
      if (end < text.size() && is_plain(text[end]) && is_plain(entry.alias.back())) continue;
      return &entry;
    }
    return nullptr;
  }

  std::array<std::vector<Entry>, 256> by_byte_;
};

bool is_strong(const IdentityStatement& statement) {
  return statement.stance == IdentityStance::SelfClaim || statement.stance == IdentityStance::Denial;
}

// The stance of one folded sentence towards the name in it that stands at [name_begin, name_end). in_prompt: the prompt names
// the same maker.
IdentityStance stance_of(std::string_view sentence, std::size_t name_begin, std::size_t name_end, bool in_prompt) {
  const std::size_t begin = boundary_at(sentence, name_begin > kWindowBytes ? name_begin - kWindowBytes : 0);
  const std::size_t end = boundary_at(sentence, std::min(sentence.size(), name_end + kWindowBytes));
  // Leading and closing spaces let " not " and "i am " match at the edges, but not where a word was cut.
  const std::string padded =
      (begin == 0 ? " " : "") + std::string(sentence.substr(begin, end - begin)) + (end == sentence.size() ? " " : "");
  const std::string_view left = std::string_view(padded).substr(0, name_begin - begin + (begin == 0 ? 1 : 0));
  const std::string_view clause = last_clause(left);
  const std::string before = (clause.size() < left.size() ? " " : "") + std::string(clause);
  const std::string_view after = sentence.substr(name_end, kTailBytes);
  if (holds_any(padded, kSelf)) {
    if (holds_any(sentence.substr(begin, end - begin), kRoles)) return IdentityStance::RolePlay;
    const std::optional<std::string> denied = behind_last(before, kDenials), tied = behind_last(before, kLinks);
    if (denied && denied->size() <= kDenialBytes && !holds_any(*denied, kApartFromDenial)) return IdentityStance::Denial;
    const bool is_tied = tied && !holds_any(*tied, kApart);
    if (!denied && (is_tied || holds_any(after, kTails))) return IdentityStance::SelfClaim;
  }
  return in_prompt ? IdentityStance::Echo : IdentityStance::Mention;
}

}  // namespace

std::vector<IdentityStatement> find_identity(const Side& side, const PreparedSide& answers, bool is_left) {
  const NameIndex index;
  std::vector<IdentityStatement> statements;
  for (std::uint32_t number = 0; number < answers.size(); ++number) {
    const PreparedAnswer& answer = answers[number];
    // One look at the whole answer spares folding each sentence of the many that name nobody.
    if (index.names_in(fold_text(answer.text)).empty()) continue;
    const std::vector<Name> in_prompt = index.names_in(fold_text(side.answers[number].prompt));
    for (const Sentence& sentence : answer.segments->sentences) {
      const std::string folded = fold_text(answer.text.substr(sentence.span.begin, sentence.span.size()));
      for (const Name& name : index.names_in(folded)) {
        const bool prompted = std::any_of(in_prompt.begin(), in_prompt.end(),
                                          [&](const Name& other) { return other.maker == name.maker; });
        const IdentityStance stance = stance_of(folded, name.begin, name.end, prompted);
        const bool is_of_others = stance == IdentityStance::Mention || stance == IdentityStance::Echo;
        if (makers()[name.maker].everyday && is_of_others) continue;
        statements.push_back({is_left, {number, sentence.span}, std::string(makers()[name.maker].name), stance});
      }
    }
  }
  if (statements.size() > kMaximumStatements) {
    merge_sort(
        statements, +[](const IdentityStatement& a, const IdentityStatement& b) { return is_strong(a) && !is_strong(b); });
    statements.resize(kMaximumStatements);
    merge_sort(
        statements, +[](const IdentityStatement& a, const IdentityStatement& b) {
          return a.place.answer != b.place.answer ? a.place.answer < b.place.answer
                                                  : a.place.span.begin < b.place.span.begin;
        });
  }
  return statements;
}

}  // namespace kinprint
