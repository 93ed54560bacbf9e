#include "sample_request.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace kinprint;

namespace {

Side side_of(std::size_t answers, const std::string& name, bool prompts) {
  Side side;
  for (std::size_t i = 0; i < answers; ++i) {
    const std::string number = std::to_string(i);
    side.answers.push_back({prompts ? "prompt " + number : "", {name + number}, false});
  }
  return side;
}

Request request_of(std::size_t left, std::size_t right, bool prompts) {
  Request request;
  request.left = side_of(left, "left", prompts);
  request.right = side_of(right, "right", prompts);
  return request;
}

std::set<std::string> prompts_of(const Side& side) {
  std::set<std::string> prompts;
  for (const Answer& answer : side.answers) prompts.insert(answer.prompt);
  return prompts;
}

}  // namespace

TEST_CASE("A request within the limit is not sampled", "[sample]") {
  CHECK_FALSE(sample_request(request_of(50, 50, true), 50).has_value());
}

TEST_CASE("Prompts that both sides answer are sampled together", "[sample]") {
  const auto sample = sample_request(request_of(400, 300, true), 50);
  REQUIRE(sample.has_value());
  CHECK(sample->request.left.answers.size() == 50);
  CHECK(prompts_of(sample->request.left) == prompts_of(sample->request.right));
  for (std::size_t i = 0; i < 50; ++i) {
    CHECK(sample->request.left.answers[i].document.text == "left" + std::to_string(sample->left[i]));
  }
}

TEST_CASE("The sample depends on the seed, not on the side or the order", "[sample]") {
  Request request = request_of(400, 400, true);
  const auto first = prompts_of(sample_request(request, 50)->request.left);
  std::swap(request.left, request.right);
  CHECK(prompts_of(sample_request(request, 50)->request.left) == first);
  std::reverse(request.left.answers.begin(), request.left.answers.end());
  CHECK(prompts_of(sample_request(request, 50)->request.left) == first);
  request.options.seed = 2;
  CHECK(prompts_of(sample_request(request, 50)->request.left) != first);
}

TEST_CASE("Without prompts, rows stay together, and uneven sides are sampled one by one", "[sample]") {
  const auto rows = sample_request(request_of(200, 200, false), 20);
  REQUIRE(rows.has_value());
  CHECK(rows->left == rows->right);
  const auto uneven = sample_request(request_of(200, 10, false), 20);
  REQUIRE(uneven.has_value());
  CHECK(uneven->left.size() == 20);
  CHECK(uneven->right.size() == 10);
}

TEST_CASE("Places in the sample lead back to the whole request", "[sample]") {
  const Request request = request_of(400, 400, true);
  const auto sample = sample_request(request, 50);
  Report report;
  SharedRun run;
  run.left.push_back({3, {0, 2}});
  run.right.push_back({4, {0, 2}});
  report.evidence.runs.push_back(run);
  report.verdict.prompts.push_back({3, -1, false, false, false, 0, 0, {}});
  restore_answers(*sample, request, report);
  CHECK(report.evidence.runs[0].left[0].answer == sample->left[3]);
  CHECK(report.evidence.runs[0].right[0].answer == sample->right[4]);
  CHECK(report.verdict.prompts[0].left == static_cast<std::int32_t>(sample->left[3]));
  CHECK(report.verdict.prompts[0].right == -1);
  REQUIRE(report.sampled.has_value());
  CHECK(report.sampled->left_of == 400);
}

TEST_CASE("A large control keeps what answers a compared prompt, and of the rest as many as there is room for", "[sample]") {
  Request request = request_of(3, 3, true);
  request.controls = {side_of(40, "few", true), side_of(400, "many", true)};
  std::reverse(request.controls[1].answers.begin(), request.controls[1].answers.end());
  const auto sample = sample_request(request, 50);
  REQUIRE(sample.has_value());
  CHECK(sample->request.left.answers.size() == 3);
  REQUIRE(sample->request.controls.size() == 2);
  CHECK(sample->request.controls[0].answers.size() == 40);
  const std::vector<Answer>& kept = sample->request.controls[1].answers;
  REQUIRE(kept.size() == 50);
  CHECK(kept[0].document.text == "many399");  // in their order
  CHECK(kept[46].document.text == "many353");
  for (std::size_t i = 0; i < 3; ++i) CHECK(kept[47 + i].prompt == "prompt " + std::to_string(2 - i));
  Report report;
  restore_answers(*sample, request, report);
  CHECK_FALSE(report.sampled.has_value());  // nothing of the sides was left out
  request.controls.pop_back();
  CHECK_FALSE(sample_request(request, 50).has_value());
}

TEST_CASE("A sample remembers whether all prompts of the whole request are shared", "[sample]") {
  CHECK_FALSE(sample_request(request_of(60, 60, true), 50)->has_unshared);
  CHECK(sample_request(request_of(60, 3, true), 50)->has_unshared);
}
