#include "evidence/pet_phrases.hpp"

#include <algorithm>

#include "base/merge_sort.hpp"
#include "evidence/suffix_array.hpp"
#include "evidence/symbol_sequence.hpp"

namespace kinprint {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFu;
constexpr std::uint32_t kSeveral = 0xFFFFFFFEu;  // the symbols before a stretch differ

// An interval of the suffix array whose suffixes share `length` symbols.
struct Node {
  std::uint32_t length = 0;
  std::uint32_t first = 0;        // place in the suffix array
  std::int64_t left_prompts = 0;  // distinct ones among the suffixes so far
  std::int64_t right_prompts = 0;
  std::uint32_t before = kNone;  // the symbol before all its suffixes, kSeveral when they differ
};

struct Interval {
  std::uint32_t length, first, last, left_prompts, right_prompts;
  [[nodiscard]] std::uint64_t weight() const { return std::uint64_t{length} * std::min(left_prompts, right_prompts); }
};

std::uint32_t joined_before(std::uint32_t a, std::uint32_t b) {
  if (a == kNone) return b;
  if (b == kNone) return a;
  return a == b ? a : kSeveral;
}

class PhraseFinder {
 public:
  PhraseFinder(const std::vector<PetSequence>& sequences, std::uint32_t minimum_length, std::uint32_t minimum_prompts)
      : sequences_(sequences), minimum_length_(std::max(minimum_length, 1u)), minimum_prompts_(minimum_prompts) {
    std::vector<std::span<const std::uint32_t>> spans;
    std::uint32_t prompts = 0;
    for (const PetSequence& sequence : sequences) {
      spans.push_back(sequence.symbols);
      prompts = std::max(prompts, sequence.prompt + 1);
    }
    joined_ = join_sequences(spans);
    suffixes_ = suffix_array(joined_.symbols, joined_.alphabet);
    prefixes_ = common_prefixes(joined_.symbols, suffixes_);
    last_seen_.assign(std::size_t{prompts} * 2, kNone);
    owner_.reserve(joined_.symbols.size());
    for (std::uint32_t i = 0; i < sequences.size(); ++i) owner_.insert(owner_.end(), sequences[i].symbols.size() + 1, i);
  }

  std::vector<Interval> intervals() {
    stack_.push_back({});
    const auto count = static_cast<std::uint32_t>(suffixes_.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      close_longer_than(prefixes_[i], i);
      add_suffix(i);
    }
    close_longer_than(0, count);
    return std::move(found_);
  }

  [[nodiscard]] PetPhrase phrase(const Interval& interval) const {
    PetPhrase phrase{interval.length, interval.left_prompts, interval.right_prompts, {}, {}};
    for (std::uint32_t i = interval.first; i < interval.last; ++i) {
      const std::uint32_t owner = owner_[suffixes_[i]];
      auto& places = sequences_[owner].is_left ? phrase.left : phrase.right;
      places.push_back({owner, suffixes_[i] - joined_.starts[owner]});
    }
    for (auto* places : {&phrase.left, &phrase.right}) thin_out(*places);
    return phrase;
  }

 private:
  // One place a sequence at most, in order.
  static void thin_out(std::vector<RunPlace>& places) {
    merge_sort(places, [](const RunPlace& a, const RunPlace& b) {
      return a.sequence != b.sequence ? a.sequence < b.sequence : a.begin < b.begin;
    });
    places.erase(std::unique(places.begin(), places.end(),
                             [](const RunPlace& a, const RunPlace& b) { return a.sequence == b.sequence; }),
                 places.end());
    if (places.size() > kMaximumRunPlaces) places.resize(kMaximumRunPlaces);
  }

  // Ends the nodes that the next suffix does not share, and opens one for the `length` it does.
  void close_longer_than(std::uint32_t length, std::uint32_t next) {
    std::uint32_t first = next > 0 ? next - 1 : 0;
    while (stack_.back().length > length) {
      const Node node = stack_.back();
      stack_.pop_back();
      keep(node, next);
      first = node.first;
      if (stack_.back().length < length) stack_.push_back({length, first, 0, 0, kNone});
      Node& parent = stack_.back();
      parent.left_prompts += node.left_prompts;
      parent.right_prompts += node.right_prompts;
      parent.before = joined_before(parent.before, node.before);
    }
    if (stack_.back().length < length) stack_.push_back({length, first, 0, 0, kNone});
  }

  void add_suffix(std::uint32_t place) {
    const std::uint32_t at = suffixes_[place];
    const std::uint32_t owner = owner_[at];
    const PetSequence& sequence = sequences_[owner];
    const std::uint32_t depth = joined_.starts[owner] + static_cast<std::uint32_t>(sequence.symbols.size()) - at;
    // The suffix itself is a leaf; it ends at the separator, whatever follows.
    stack_.push_back({depth + 1, place, sequence.is_left ? 1 : 0, sequence.is_left ? 0 : 1,
                      at > joined_.starts[owner] ? joined_.symbols[at - 1] : kSeveral});
    std::uint32_t& last = last_seen_[2 * std::size_t{sequence.prompt} + (sequence.is_left ? 1 : 0)];
    if (last != kNone) correct(last, sequence.is_left);
    last = place;
  }

  // A prompt was seen before at suffix `place`: count it once in the deepest node that holds both.
  void correct(std::uint32_t place, bool is_left) {
    auto node = std::partition_point(stack_.begin(), stack_.end(), [&](const Node& n) { return n.first <= place; });
    --node;
    if (is_left) --node->left_prompts;
    else --node->right_prompts;
  }

  void keep(const Node& node, std::uint32_t end) {
    if (end - node.first < 2 || node.length < minimum_length_ || node.before != kSeveral) return;
    if (node.left_prompts < minimum_prompts_ || node.right_prompts < minimum_prompts_) return;
    found_.push_back({node.length, node.first, end, static_cast<std::uint32_t>(node.left_prompts),
                      static_cast<std::uint32_t>(node.right_prompts)});
  }

  const std::vector<PetSequence>& sequences_;
  std::uint32_t minimum_length_;
  std::int64_t minimum_prompts_;
  JoinedSequences joined_;
  std::vector<std::uint32_t> suffixes_;
  std::vector<std::uint32_t> prefixes_;
  std::vector<std::uint32_t> owner_;      // sequence of each joined symbol
  std::vector<std::uint32_t> last_seen_;  // place of the last suffix of each prompt and side
  std::vector<Node> stack_;
  std::vector<Interval> found_;
};

}  // namespace

std::vector<PetPhrase> find_pet_phrases(const std::vector<PetSequence>& sequences, std::uint32_t minimum_length,
                                        std::uint32_t minimum_prompts, std::size_t maximum) {
  if (sequences.empty()) return {};
  PhraseFinder finder(sequences, minimum_length, minimum_prompts);
  std::vector<Interval> intervals = finder.intervals();
  merge_sort(intervals, [](const Interval& a, const Interval& b) {
    return a.weight() != b.weight() ? a.weight() > b.weight() : a.first < b.first;
  });
  if (intervals.size() > maximum) intervals.resize(maximum);
  std::vector<PetPhrase> phrases;
  phrases.reserve(intervals.size());
  for (const Interval& interval : intervals) phrases.push_back(finder.phrase(interval));
  return phrases;
}

}  // namespace kinprint
