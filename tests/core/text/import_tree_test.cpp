#include "text/import_tree.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <set>

using namespace kinprint;

namespace {

MessageNode node(const std::string& id, const std::string& parent, Role role, const std::string& text) {
  MessageNode message;
  message.id = id;
  message.parent = parent;
  message.role = role;
  message.text = text;
  return message;
}

}  // namespace

TEST_CASE("Regenerations are answers of one turn, the chat's own line first", "[text][import]") {
  std::vector<MessageNode> nodes{node("u", "", Role::User, "q"), node("a", "u", Role::Assistant, "one"),
                                 node("b", "u", Role::Assistant, "two"), node("v", "b", Role::User, "next"),
                                 node("c", "v", Role::Assistant, "three")};
  const BuiltTurns built = build_turns(nodes, "c");
  REQUIRE(built.turns.size() == 2);
  REQUIRE(built.turns[0].answers.size() == 2);
  CHECK(built.turns[0].answers[0].text == "two");
  CHECK(built.turns[0].answers[1].text == "one");
  CHECK(built.turns[1].position == 1);
}

TEST_CASE("Messages around a tool call are one answer, prompts without an answer between them one prompt", "[text][import]") {
  std::vector<MessageNode> nodes{node("u", "", Role::User, "first"), node("w", "u", Role::User, "second"),
                                 node("a", "w", Role::Assistant, "look"), node("t", "a", Role::Tool, "result"),
                                 node("b", "t", Role::Assistant, "found")};
  const BuiltTurns built = build_turns(nodes, {});
  REQUIRE(built.turns.size() == 1);
  CHECK(built.turns[0].prompt == "first\n\nsecond");
  CHECK(built.turns[0].answers[0].text == "look\n\nfound");
  CHECK(built.prompts_without_answer == 0);
}

TEST_CASE("An edited prompt is a turn of its own off the line", "[text][import]") {
  std::vector<MessageNode> nodes{node("r", "", Role::System, ""), node("u", "r", Role::User, "old"), node("a", "u", Role::Assistant, "x"),
                                 node("v", "r", Role::User, "new"), node("b", "v", Role::Assistant, "y")};
  const BuiltTurns built = build_turns(nodes, "b");
  REQUIRE(built.turns.size() == 2);
  CHECK(built.turns[0].prompt == "new");
  CHECK(built.turns[1].prompt == "old");
  CHECK(built.turns[1].branch == 1);
  CHECK(built.turns[1].position == 0);
}

TEST_CASE("Where the file does not say where the chat ended, it ended with the message written last", "[text][import]") {
  const auto line = [](const std::vector<std::string>& times) {
    std::vector<MessageNode> nodes{node("u", "", Role::User, "q"), node("a", "u", Role::Assistant, "one"), node("v", "a", Role::User, "next"),
                                   node("c", "v", Role::Assistant, "three"), node("b", "u", Role::Assistant, "two")};
    for (std::size_t place = 0; place < times.size(); ++place) nodes[place].time = times[place];
    const BuiltTurns built = build_turns(nodes, "unknown");
    REQUIRE(built.turns.size() == 2);
    return built.turns[0].answers.at(0).text + " " + std::to_string(built.turns[1].branch);
  };
  CHECK(line({"1", "2", "4", "5", "3"}) == "one 0");  // the second answer was given before the chat went on below the first
  CHECK(line({"1", "2", "3", "4", "5"}) == "two 1");
  CHECK(line({"1", "1", "1", "1", "1"}) == "two 1");
  CHECK(line({}) == "two 1");
}

TEST_CASE("Children lists link messages that do not name their parent", "[text][import]") {
  std::vector<MessageNode> nodes{node("u", "", Role::User, "q"), node("a", "", Role::Assistant, "x")};
  nodes[0].children = {"a", "nobody", "u"};
  const BuiltTurns built = build_turns(nodes, {});
  REQUIRE(built.turns.size() == 1);
  CHECK(built.turns[0].prompt == "q");
}

TEST_CASE("An answer is taken once, whatever hangs below its last text", "[text][import]") {
  // The next prompt was worded twice, each time after a hidden message; a tool call came to nothing.
  std::vector<MessageNode> nodes{node("u", "", Role::User, "q"), node("a", "u", Role::Assistant, "one"),
                                 node("h", "a", Role::System, "x"), node("v", "h", Role::User, "next"),
                                 node("c", "v", Role::Assistant, "three"), node("i", "a", Role::System, "x"),
                                 node("w", "i", Role::User, "next, in other words"), node("t", "a", Role::Assistant, "call"),
                                 node("b", "u", Role::Assistant, "two")};
  nodes[7].visible = false;
  const BuiltTurns built = build_turns(nodes, "c");
  REQUIRE(built.turns.size() == 2);
  REQUIRE(built.turns[0].answers.size() == 2);
  CHECK(built.turns[0].answers[0].text == "one");
  CHECK(built.turns[0].answers[1].text == "two");
  CHECK(built.turns[0].answers[1].branch == 1);
}

// The plain twin: walks down from each prompt by recursion and counts the ways its answer can end.
TEST_CASE("Random trees give as many answers as a plain recursive walk finds", "[text][import]") {
  std::uint32_t state = 7;
  const auto random = [&](std::uint32_t below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
  };
  for (int round = 0; round < 500; ++round) {
    const std::size_t count = 1 + random(24);
    std::vector<MessageNode> nodes;
    std::vector<std::vector<std::size_t>> children(count);
    for (std::size_t number = 0; number < count; ++number) {
      const bool root = number == 0 || random(12) == 0;
      const std::size_t parent = root ? 0 : random(static_cast<std::uint32_t>(number));
      if (!root) children[parent].push_back(number);
      const Role role = random(3) == 0 ? Role::User : (random(6) == 0 ? Role::Tool : Role::Assistant);
      nodes.push_back(node(std::to_string(number), root ? "" : std::to_string(parent), role, "t" + std::to_string(number)));
    }
    const auto original = nodes;
    const auto is_prompt = [&](std::size_t number) { return original[number].role == Role::User; };
    std::size_t expected = 0;
    // No message is named current, so the line ends at a leaf and never ends an answer early.
    std::set<std::size_t> ends;  // last answering messages of the ways down from one prompt: ways that share it are one answer
    const std::function<void(std::size_t, std::size_t)> walk = [&](std::size_t number, std::size_t last) {
      if (original[number].role == Role::Assistant) last = number;
      bool goes_on = false;
      for (const std::size_t child : children[number])
        if (!is_prompt(child)) {
          goes_on = true;
          walk(child, last);
        }
      if (!goes_on && last < count) ends.insert(last);
    };
    for (std::size_t number = 0; number < count; ++number)
      if (is_prompt(number) || original[number].parent.empty()) {
        ends.clear();
        walk(number, count);
        expected += ends.size();
      }
    const BuiltTurns built = build_turns(nodes, {});
    std::size_t found = 0, early = 0;
    for (const ImportedTurn& turn : built.turns)
      for (const ImportedAnswer& answer : turn.answers) {
        ++found;
        CHECK_FALSE(answer.text.empty());
      }
    // On the line, an answer also ends where the next prompt follows although further messages hang there too.
    for (std::size_t number = 0; number < count; ++number) {
      bool prompt = false, other = false;
      for (const std::size_t child : children[number]) (is_prompt(child) ? prompt : other) = true;
      early += prompt && other ? 1 : 0;
    }
    CHECK(found >= expected);
    CHECK(found <= expected + early);
  }
}

TEST_CASE("Ways down without any text are counted in time linear in the messages", "[text][import]") {
  // A chain of empty answers, each regenerated once as an empty one: looked along one by one, the ways would be 2 x 10^11 steps, which the
  // time limit of the tests does not allow.
  constexpr int kLength = 600'000;
  std::vector<MessageNode> nodes{node("u", "", Role::User, "q")};
  std::string before = "u";
  for (int i = 0; i < kLength; ++i) {
    const std::string number = std::to_string(i);
    nodes.push_back(node("c" + number, before, Role::Assistant, ""));
    nodes.push_back(node("l" + number, "c" + number, Role::Assistant, ""));
    before = "c" + number;
  }
  nodes.push_back(node("end", before, Role::Assistant, "text at last"));
  const BuiltTurns built = build_turns(nodes, "end");
  REQUIRE(built.turns.size() == 1);
  CHECK(built.turns[0].answers.size() == 1);
  CHECK(built.answers_without_text == kLength);
}
