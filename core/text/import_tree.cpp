#include "text/import_tree.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/merge_sort.hpp"
#include "text/import_limits.hpp"

namespace kinprint {
namespace {

constexpr std::int32_t kNone = -1;

// The links as numbers, without cycles.
struct Tree {
  std::vector<std::int32_t> parent;
  std::vector<std::vector<std::int32_t>> children;
  std::vector<std::int32_t> roots;
  std::vector<std::int32_t> order;  // parents before children
  std::vector<bool> on_line;        // on the line the chat ended with
};

void resolve_parents(const std::vector<MessageNode>& nodes, Tree& tree, BuiltTurns& built,
                     std::unordered_map<std::string_view, std::int32_t>& index) {
  const auto count = static_cast<std::int32_t>(nodes.size());
  tree.parent.assign(nodes.size(), kNone);
  for (std::int32_t node = 0; node < count; ++node) {
    if (nodes[node].id.empty()) continue;
    const auto [place, added] = index.emplace(nodes[node].id, node);
    if (!added) {
      ++built.repeated_ids;
      place->second = node;
    }
  }
  for (std::int32_t node = 0; node < count; ++node) {
    if (nodes[node].parent.empty()) continue;
    const auto found = index.find(nodes[node].parent);
    if (found == index.end() || found->second == node) ++built.broken_links;
    else tree.parent[node] = found->second;
  }
  for (std::int32_t node = 0; node < count; ++node) {
    for (const std::string& child : nodes[node].children) {
      const auto found = index.find(child);
      if (found != index.end() && found->second != node && nodes[found->second].parent.empty() &&
          tree.parent[found->second] == kNone)
        tree.parent[found->second] = node;
    }
  }
}

// Cuts one link of each cycle; then orders parents before children.
void order_nodes(Tree& tree, BuiltTurns& built) {
  const auto count = static_cast<std::int32_t>(tree.parent.size());
  std::vector<std::int32_t> walk(tree.parent.size(), kNone);  // the walk that came through
  for (std::int32_t start = 0; start < count; ++start) {
    std::int32_t node = start;
    while (node != kNone && walk[node] == kNone) {
      walk[node] = start;
      const std::int32_t up = tree.parent[node];
      if (up != kNone && walk[up] == start) {
        std::int32_t first = up;  // of the cycle, in the order of the file: the likeliest beginning
        for (std::int32_t turn = tree.parent[up]; turn != up; turn = tree.parent[turn]) first = std::min(first, turn);
        tree.parent[first] = kNone;
        ++built.broken_links;
        break;
      }
      node = up;
    }
  }
  tree.children.assign(tree.parent.size(), {});
  for (std::int32_t node = 0; node < count; ++node) {
    if (tree.parent[node] == kNone) tree.roots.push_back(node);
    else tree.children[tree.parent[node]].push_back(node);
  }
  tree.order.reserve(tree.parent.size());
  std::vector<std::int32_t> stack(tree.roots.rbegin(), tree.roots.rend());
  while (!stack.empty()) {
    const std::int32_t node = stack.back();
    stack.pop_back();
    tree.order.push_back(node);
    stack.insert(stack.end(), tree.children[node].rbegin(), tree.children[node].rend());
  }
}

std::int32_t last_message(const Tree& tree) {
  std::vector<std::uint32_t> size(tree.parent.size(), 1);
  for (auto node = tree.order.rbegin(); node != tree.order.rend(); ++node)
    if (tree.parent[*node] != kNone) size[tree.parent[*node]] += size[*node];
  std::int32_t node = kNone;
  for (const std::int32_t root : tree.roots)
    if (node == kNone || size[root] > size[node]) node = root;
  while (node != kNone && !tree.children[node].empty()) node = tree.children[node].back();
  return node;
}

// The message written last, and of those of one time the last in the file; kNone where none tells its time.
std::int32_t newest_message(const std::vector<MessageNode>& nodes) {
  std::int32_t newest = kNone;
  for (std::int32_t node = 0; node < static_cast<std::int32_t>(nodes.size()); ++node) {
    const std::string& time = nodes[node].time;
    if (!time.empty() && (newest == kNone || time >= nodes[newest].time)) newest = node;
  }
  return newest;
}

class TurnBuilder {
 public:
  TurnBuilder(std::vector<MessageNode>& nodes, Tree& tree, BuiltTurns& built)
      : nodes_(nodes), tree_(tree), built_(built),
        position_(nodes.size(), 0), merges_(nodes.size(), kNone), merged_(nodes.size(), false) {}

  void build() {
    place_prompts();
    std::uint32_t branches = 0;
    for (const bool line : {true, false}) {
      for (const std::int32_t node : tree_.order) {
        if (tree_.on_line[node] == line) add_turn(node, branches);
      }
    }
  }

 private:
  // How many prompts were answered before each, and which go on with a prompt that was not.
  void place_prompts() {
    std::vector<std::int32_t> asker(nodes_.size(), kNone);  // nearest prompt above or at the node
    std::vector<bool> answered(nodes_.size(), false);       // shown answer text since that prompt
    for (const std::int32_t node : tree_.order) {
      const std::int32_t up = tree_.parent[node];
      const std::int32_t before = up == kNone ? kNone : asker[up];
      if (!is_prompt(node)) {
        asker[node] = before;
        answered[node] = (up != kNone && answered[up]) || is_answer(node);
        continue;
      }
      asker[node] = node;
      if (before == kNone) continue;
      const bool goes_on = !answered[up];
      position_[node] = position_[before] + (goes_on ? 0 : 1);
      if (goes_on) {
        merges_[node] = before;
        merged_[before] = true;
      }
    }
  }

  // The turn that begins with a prompt, or with an answer at the top of the chat; a branch where it is off the chat's line.
  void add_turn(std::int32_t node, std::uint32_t& branches) {
    const bool greeting = tree_.parent[node] == kNone && !is_prompt(node);
    if (!greeting && !is_prompt(node)) return;
    ImportedTurn turn;
    if (!greeting) {
      turn.prompt = prompt_of(node);
      turn.position = position_[node];
      turn.attachments = nodes_[node].attachments;
    }
    const std::uint64_t without_text = built_.answers_without_text;
    add_answers(node, turn);
    if (turn.answers.empty()) {
      if (!greeting && !merged_[node] && built_.answers_without_text == without_text) ++built_.prompts_without_answer;
      return;
    }
    turn.branch = tree_.on_line[node] ? 0 : ++branches;
    built_.turns.push_back(std::move(turn));
  }

  bool is_prompt(std::int32_t node) const {
    const MessageNode& message = nodes_[node];
    return message.visible && message.role == Role::User && (!message.text.empty() || message.attachments > 0);
  }
  bool is_answer(std::int32_t node) const {
    const MessageNode& message = nodes_[node];
    return message.visible && message.role == Role::Assistant && !message.text.empty();
  }

  std::string prompt_of(std::int32_t node) const {
    constexpr std::size_t kMostParts = 64;  // chosen; longer runs of unanswered prompts keep their last parts
    std::vector<std::int32_t> parts;
    for (std::int32_t part = node; part != kNone && parts.size() < kMostParts; part = merges_[part])
      parts.push_back(part);
    std::string prompt;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) append_block(prompt, nodes_[*part].text);
    return prompt;
  }

  // A message on the way down to an answer, and what the way to it holds, itself included.
  struct Step {
    std::int32_t node;
    std::int32_t last_text;  // the last message so far whose text is shown; kNone before the first
    bool is_shown, has_reasoning;
  };

  Step step_to(const std::vector<Step>& path, std::int32_t node) const {
    const Step before = path.empty() ? Step{kNone, kNone, false, false} : path.back();
    const MessageNode& message = nodes_[node];
    const bool is_assistant = message.role == Role::Assistant, is_shown = is_assistant && message.visible;
    return {node, is_shown && !message.text.empty() ? node : before.last_text, before.is_shown || is_shown,
            before.has_reasoning || (is_assistant && !message.reasoning.empty())};
  }

  // Every way down from `start` to where its answer ends is an answer; the one on the chat's line comes first. Ways that part
  // below the last text (hidden messages before two wordings of the next prompt, a tool call that came to nothing) are one.
  void add_answers(std::int32_t start, ImportedTurn& turn) {
    std::vector<Step> path;
    std::vector<std::int32_t> ends;                                       // last messages of the answers so far
    std::vector<std::pair<std::int32_t, std::size_t>> stack{{start, 0}};  // node, its depth in the path
    while (!stack.empty()) {
      const auto [node, depth] = stack.back();
      stack.pop_back();
      path.resize(depth);
      path.push_back(step_to(path, node));
      bool goes_on = false, line_ends_here = false;
      std::vector<std::int32_t> next;
      for (const std::int32_t child : tree_.children[node]) {
        if (is_prompt(child)) {
          line_ends_here = line_ends_here || tree_.on_line[child];
          continue;
        }
        goes_on = true;
        next.push_back(child);
      }
      if (!goes_on || line_ends_here) add_answer(path, ends, turn);
      std::stable_partition(next.begin(), next.end(), [&](std::int32_t child) { return tree_.on_line[child]; });
      for (auto child = next.rbegin(); child != next.rend(); ++child) stack.emplace_back(*child, depth + 1);
      if (turn.answers.size() >= kMaximumBranches) {
        built_.dropped_branches += stack.size();
        return;
      }
    }
  }

  // Looks along the path only where that gives an answer: there may be as many ways without text as there are messages.
  void add_answer(const std::vector<Step>& path, std::vector<std::int32_t>& ends, ImportedTurn& turn) {
    const std::int32_t last = path.back().last_text;
    if (last == kNone) {
      if (path.back().is_shown || path.back().has_reasoning) ++built_.answers_without_text;
      return;
    }
    if (std::find(ends.begin(), ends.end(), last) != ends.end()) return;
    ends.push_back(last);
    ImportedAnswer answer;
    for (const Step& step : path) {
      const MessageNode& message = nodes_[step.node];
      if (message.role != Role::Assistant) continue;
      append_block(answer.reasoning, message.reasoning);
      if (!message.visible || message.text.empty()) continue;
      append_block(answer.text, message.text);
      if (!message.model.empty()) answer.model = message.model;
      if (!message.time.empty()) answer.time = message.time;
    }
    answer.branch = static_cast<std::uint32_t>(turn.answers.size());
    turn.answers.push_back(std::move(answer));
  }

  std::vector<MessageNode>& nodes_;
  Tree& tree_;
  BuiltTurns& built_;
  std::vector<std::uint32_t> position_;  // of prompts: how many were answered before it
  std::vector<std::int32_t> merges_;     // prompt that this prompt continues
  std::vector<bool> merged_;             // whether a prompt continues this one
};

}  // namespace

BuiltTurns build_turns(std::vector<MessageNode>& nodes, std::string_view current) {
  BuiltTurns built;
  if (nodes.empty()) return built;
  Tree tree;
  std::unordered_map<std::string_view, std::int32_t> index;
  index.reserve(nodes.size());
  resolve_parents(nodes, tree, built, index);
  order_nodes(tree, built);
  const auto found = current.empty() ? index.end() : index.find(current);
  std::int32_t node = found == index.end() ? newest_message(nodes) : found->second;
  if (node == kNone) node = last_message(tree);
  tree.on_line.assign(nodes.size(), false);
  // Below the current message the line goes on only where there is one way.
  while (tree.children[node].size() == 1) node = tree.children[node].front();
  for (; node != kNone; node = tree.parent[node]) tree.on_line[node] = true;
  TurnBuilder(nodes, tree, built).build();
  return built;
}

std::vector<std::vector<MessageNode>> split_chats(std::vector<MessageNode> rows, bool by_time) {
  merge_sort(rows, [by_time](const MessageNode& left, const MessageNode& right) {
    return left.parent != right.parent ? left.parent < right.parent : by_time && left.time < right.time;
  });
  std::vector<std::vector<MessageNode>> chats;
  for (MessageNode& row : rows) {
    if (chats.empty() || chats.back().front().parent != row.parent) chats.emplace_back();
    chats.back().push_back(std::move(row));
  }
  return chats;
}

bool has_parents(const std::vector<MessageNode>& nodes) {
  return std::any_of(nodes.begin(), nodes.end(), [](const MessageNode& node) { return !node.parent.empty(); });
}

void link_as_list(std::vector<MessageNode>& nodes) {
  for (std::size_t place = 0; place < nodes.size(); ++place) {
    nodes[place].id = std::to_string(place);
    nodes[place].parent = place == 0 ? std::string() : std::to_string(place - 1);
    nodes[place].children.clear();
  }
}

}  // namespace kinprint
