#include "report/write_evidence.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

TEST_CASE("No evidence gives empty lists, every one named", "[report][evidence]") {
  const Side side;
  SideTexts left(side);
  SideTexts right(side);
  JsonWriter json;
  json.begin_object();
  write_evidence(json, {}, left, right);
  json.end_object();
  CHECK(json.take() ==
        R"({"runs":[],"words":[],"patterns":[],"form":[],"skeletons":[],"passages":[],"identity":[],"greyed":[]})");
}

TEST_CASE("A habit is written with its rates and examples", "[report][evidence]") {
  Side side;
  side.answers.resize(1);
  side.answers[0].document.text = "tapestry";
  SideTexts left(side);
  SideTexts right(side);
  Evidence evidence;
  SharedHabit habit;
  habit.name = "tapestry";
  habit.left_rate = 3.1;
  habit.right_rate = 2.8;
  habit.background_rate = 0.2;
  habit.weight_nats = 4;
  habit.other_bots = 0.5;
  habit.left.push_back({0, {0, 8}});
  evidence.words.push_back(habit);
  JsonWriter json;
  json.begin_object();
  write_evidence(json, evidence, left, right);
  json.end_object();
  CHECK(json.take().find(R"("words":[{"name":"tapestry","leftRate":3.1,"rightRate":2.8,"backgroundRate":0.2,"weight":4,"otherBots":0.5,)"
                         R"("left":[{"answer":0,"begin":0,"end":8}],"right":[]}])") != std::string::npos);
}

TEST_CASE("Skeletons are written side by side", "[report][evidence]") {
  const Side side;
  SideTexts left(side);
  SideTexts right(side);
  Evidence evidence;
  evidence.skeletons.push_back({0, 1, "paragraph", "bullet x4", 0.25});
  JsonWriter json;
  json.begin_object();
  write_evidence(json, evidence, left, right);
  json.end_object();
  CHECK(json.take().find(R"("skeletons":[{"left":0,"right":1,"leftSkeleton":"paragraph","rightSkeleton":"bullet x4",)"
                         R"("similarity":0.25}])") != std::string::npos);
}
