#include "text/pairing.hpp"

#include <catch2/catch.hpp>

#include <set>

#include "base/limits.hpp"
#include "text/pairing_request.hpp"
#include "text/read_request.hpp"

using namespace kinprint;

namespace {

ImportResult record(const std::vector<std::pair<std::string, std::string>>& rows, const std::string& model = "") {
  ImportResult result;
  for (const auto& [prompt, text] : rows) {
    Conversation conversation;
    ImportedTurn turn;
    turn.prompt = prompt;
    ImportedAnswer answer;
    answer.text = text;
    answer.model = model;
    turn.answers.push_back(answer);
    conversation.turns.push_back(turn);
    result.conversations.push_back(conversation);
  }
  return result;
}

}  // namespace

TEST_CASE("Prompts that differ in case, spaces and quotes only are the same prompt", "[text][pairing]") {
  const auto left = record({{"Why is the \xE2\x80\x9Csky\xE2\x80\x9D blue?", "a"}});  // curly quotes
  const auto right = record({{"why is the  \"sky\" blue? ", "b"}});
  const Pairing pairing = pair_prompts(left, right, {});
  REQUIRE(pairing.pairs.size() == 1);
  CHECK(pairing.pairs[0].kind == PairKind::Exact);
  CHECK(pairing.pairs[0].accepted);
}

TEST_CASE("Near duplicates are offered, best first, and wait to be confirmed", "[text][pairing]") {
  const auto left = record({{"Explain how tides work in the sea.", "a"}, {"Name a river.", "b"}});
  const auto right = record({{"Explain how the tides work in the seas", "c"},
                             {"Explain how tides work in the sea!", "d"},
                             {"Write a poem about bread.", "e"}});
  const Pairing pairing = pair_prompts(left, right, {});
  REQUIRE(pairing.pairs.size() == 1);
  CHECK(pairing.pairs[0].kind == PairKind::Near);
  CHECK(pairing.pairs[0].right == 1);
  CHECK_FALSE(pairing.pairs[0].accepted);
  CHECK(pairing.unmatched_left == std::vector<std::uint32_t>{1});
  CHECK(pairing.unmatched_right == std::vector<std::uint32_t>{0, 2});
  CHECK(write_request(left, right, pairing, {}).json.find("tides") == std::string::npos);
}

TEST_CASE("Position pairs only what nothing else paired, and only on request", "[text][pairing]") {
  const auto left = record({{"One question here?", "a"}, {"Same", "b"}, {"", "c"}});
  const auto right = record({{"Same", "d"}, {"Totally other words", "e"}});
  CHECK(pair_prompts(left, right, {}).pairs.size() == 1);
  PairingOptions options;
  options.by_position = true;
  const Pairing pairing = pair_prompts(left, right, options);
  REQUIRE(pairing.pairs.size() == 2);
  CHECK(pairing.pairs[0].kind == PairKind::Position);
  CHECK(pairing.pairs[1].kind == PairKind::Exact);
  CHECK(pairing.unmatched_left == std::vector<std::uint32_t>{2});
}

TEST_CASE("Later turns are left out and counted unless they are asked for", "[text][pairing]") {
  auto left = record({{"First?", "a"}});
  left.conversations[0].turns.push_back(left.conversations[0].turns[0]);
  left.conversations[0].turns[1].prompt = "Second?";
  left.conversations[0].turns[1].position = 1;
  const auto right = left;
  const Pairing first = pair_prompts(left, right, {});
  CHECK(first.pairs.size() == 1);
  CHECK(first.later_turns_left == 1);
  CHECK(first.later_turns_right == 1);
  PairingOptions options;
  options.later_turns = true;
  CHECK(pair_prompts(left, right, options).pairs.size() == 2);
}

TEST_CASE("Regenerations and repeated prompts become second samples", "[text][pairing]") {
  auto left = record({{"Same?", "a"}, {"same?", "b"}});
  left.conversations[0].turns[0].answers.push_back({"c", "", "", "", 1});
  const auto right = record({{"Same?", "d"}});
  const Pairing pairing = pair_prompts(left, right, {});
  const Result<Request> request = read_request(write_request(left, right, pairing, {"id", "L", "R", false}).json);
  REQUIRE(request.ok());
  REQUIRE(request.value().left.answers.size() == 3);
  CHECK_FALSE(request.value().left.answers[0].again);
  CHECK(request.value().left.answers[1].again);
  CHECK(request.value().left.answers[2].again);
  CHECK(request.value().left.name == "L");
  CHECK(request.value().right.answers[0].document.text == "d");
}

TEST_CASE("Reasoning stays out of the request unless it is asked for", "[text][pairing]") {
  auto left = record({{"Q", "answer"}});
  left.conversations[0].turns[0].answers[0].reasoning = "secret thoughts";
  const auto right = record({{"Q", "other"}});
  const Pairing pairing = pair_prompts(left, right, {});
  CHECK(write_request(left, right, pairing, {}).json.find("secret") == std::string::npos);
  CHECK(write_request(left, right, pairing, {"", "A", "B", true}).json.find("secret thoughts\\n\\nanswer") != std::string::npos);
}

TEST_CASE("What does not fit a request is left out and counted, reasoning and escapes included", "[text][pairing]") {
  const auto written = [](const std::string& text, const std::string& reasoning) {
    auto left = record({{"Q", "answer"}, {"R", text}});
    left.conversations[1].turns[0].answers[0].reasoning = reasoning;
    const auto right = record({{"Q", "other"}, {"R", "another"}});
    return write_request(left, right, pair_prompts(left, right, {}), {"", "A", "B", true});
  };
  const std::vector<std::pair<std::string, std::string>> large = {
      {"short", std::string(kMaximumRequestBytes, 'r')}, {std::string(kMaximumRequestBytes / 5, '\x01'), ""}};
  for (const auto& [text, reasoning] : large) {
    const WrittenRequest request = written(text, reasoning);
    CHECK(request.answers_left_out == 1);
    const Result<Request> read = read_request(request.json);
    REQUIRE(read.ok());
    REQUIRE(read.value().left.answers.size() == 1);
    CHECK(read.value().left.answers[0].document.text == "answer");
  }
}

TEST_CASE("Two batch outputs are paired by custom_id", "[text][pairing]") {
  const auto line = [](const std::string& id, const std::string& text) {
    return R"({"custom_id":")" + id + R"(","response":{"body":{"model":"m","choices":[{"message":{"role":"assistant","content":")" + text + R"("}}]}}})" + "\n";
  };
  const auto paired = pair_files(line("q1", "one") + line("q2", "two"), line("q2", "zwei") + line("q3", "drei"), R"({"leftName":"X"})");
  REQUIRE(paired.ok());
  CHECK(paired.value().find(R"("kind":"key")") != std::string::npos);
  CHECK(paired.value().find(R"("text":"two")") != std::string::npos);
  CHECK(paired.value().find(R"("text":"zwei")") != std::string::npos);
  CHECK(paired.value().find(R"("text":"one")") == std::string::npos);
  CHECK(paired.value().find(R"("name":"X")") != std::string::npos);
}

TEST_CASE("A file with two models is a ready pair", "[text][pairing]") {
  const std::string file =
      R"([{"prompt":"P","answers":[{"text":"from one"}],"model":"m1"},{"prompt":"P","response":"from two","model":"m2"}])";
  const auto paired = pair_files(file, {}, R"({"leftModel":"m1","rightModel":"m2"})");
  REQUIRE(paired.ok());
  CHECK(paired.value().find(R"({"name":"A","answers":[{"prompt":"P","text":"from one"}]})") != std::string::npos);
  CHECK(paired.value().find(R"({"name":"B","answers":[{"prompt":"P","text":"from two"}]})") != std::string::npos);
}

TEST_CASE("Near pairs that the user accepts reach the request under one prompt", "[text][pairing]") {
  const std::string left = R"([{"prompt":"Explain how tides work in the sea.","text":"left"}])";
  const std::string right = R"([{"prompt":"Explain how tides work in a sea.","text":"right"}])";
  for (const char* accept : {R"({"accept":"all"})", R"({"accept":[0]})"}) {
    const auto paired = pair_files(left, right, accept);
    REQUIRE(paired.ok());
    const std::string& json = paired.value();
    const std::size_t request = json.find("\"request\":");
    CHECK(json.find("in a sea", request) == std::string::npos);
    CHECK(json.find("\"text\":\"right\"", request) != std::string::npos);
  }
  CHECK(pair_files(left, right, R"({"accept":[1]})").value().find("\"text\":\"right\"") == std::string::npos);
}

TEST_CASE("Options that are no JSON object are refused", "[text][pairing]") {
  CHECK(pair_files("text", "text", "[1]").error().code == ErrorCode::InvalidRequest);
  CHECK(pair_files("text", "text", "{").error().code == ErrorCode::InvalidJson);
  CHECK(pair_files("text", "text", "{\"near\":1,").error().code == ErrorCode::InvalidJson);
}

TEST_CASE("How alike two prompts are is the same from either side, below one where they differ, and nothing of strangers", "[text][pairing]") {
  const auto left = record({{"Why do cats purr?", "a"}, {"Explain how tides work in the sea.", "b"}, {"abcdefgh", "c"}});
  const auto right = record({{"Why do cats purr so?", "d"}, {"Explain how tides work in a sea.", "e"}, {"ijklmnop", "f"}});
  PairingOptions options;
  options.near = 0.01;
  const std::vector<PromptPair> there = pair_prompts(left, right, options).pairs, back = pair_prompts(right, left, options).pairs;
  REQUIRE(there.size() == 2);
  REQUIRE(back.size() == 2);
  for (std::size_t pair = 0; pair < there.size(); ++pair) {
    CHECK(there[pair].kind == PairKind::Near);
    CHECK(there[pair].left == there[pair].right);
    CHECK(there[pair].similarity == back[pair].similarity);
    CHECK(there[pair].similarity > 0.7);
    CHECK(there[pair].similarity < 1);
  }
}

TEST_CASE("Ten thousand prompts a side with near duplicates pair in reasonable time", "[text][pairing]") {
  std::vector<std::pair<std::string, std::string>> ours, theirs;
  for (int number = 0; number < 10000; ++number) {
    const std::string topic = "topic" + std::to_string(number * 7919) + " and " + std::to_string(number * 104729);
    ours.push_back({"Please explain " + topic + " to a child.", "a"});
    theirs.push_back({"Please explain " + topic + " to a small child.", "b"});
  }
  const Pairing pairing = pair_prompts(record(ours), record(theirs), {});
  CHECK(pairing.pairs.size() > 9900);
  std::set<std::uint32_t> used;
  for (const PromptPair& pair : pairing.pairs) CHECK(used.insert(pair.right).second);
}
