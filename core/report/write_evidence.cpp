#include "report/write_evidence.hpp"

#include "report/names.hpp"

namespace kinprint {
namespace {

// Share of background bots that write something; null where it is not known.
void write_share(JsonWriter& json, double other_bots) {
  json.name("otherBots");
  other_bots < 0 ? json.null() : json.value(other_bots);
}

// Bots that write a run on the same prompt; null where it is not known.
void write_writers(JsonWriter& json, const RunWriters& writers) {
  json.name("samePrompt");
  if (writers.asked == 0) {
    json.null();
    return;
  }
  json.begin_object().field("bots", writers.bots).field("asked", writers.asked).field("atMost", writers.at_most).end_object();
}

void write_runs(JsonWriter& json, const std::vector<SharedRun>& runs, SideTexts& left, SideTexts& right) {
  json.name("runs").begin_array();
  for (const SharedRun& run : runs) {
    json.begin_object();
    json.field("text", run.left.empty() ? std::string_view() : left.text_of(run.left.front()));
    json.field("words", run.words).field("surprise", run.surprise_nats);
    write_share(json, run.other_bots);
    write_writers(json, run.same_prompt);
    json.field("prompts", run.prompts).field("stock", run.stock).field("echo", run.echo).field("leftOut", run.left_out);
    left.write_places(json, "left", run.left);
    right.write_places(json, "right", run.right);
    json.end_object();
  }
  json.end_array();
}

void write_habits(JsonWriter& json, std::string_view name, const std::vector<SharedHabit>& habits, SideTexts& left,
                  SideTexts& right) {
  json.name(name).begin_array();
  for (const SharedHabit& habit : habits) {
    json.begin_object();
    json.field("name", habit.name).field("leftRate", habit.left_rate).field("rightRate", habit.right_rate);
    json.field("backgroundRate", habit.background_rate).field("weight", habit.weight_nats);
    write_share(json, habit.other_bots);
    left.write_places(json, "left", habit.left);
    right.write_places(json, "right", habit.right);
    json.end_object();
  }
  json.end_array();
}

void write_passages(JsonWriter& json, const std::vector<AlignedPassage>& passages, SideTexts& left,
                    SideTexts& right) {
  json.name("passages").begin_array();
  for (const AlignedPassage& passage : passages) {
    json.begin_object();
    json.name("left").begin_object();
    left.write_place_fields(json, passage.left);
    json.end_object().name("right").begin_object();
    right.write_place_fields(json, passage.right);
    json.end_object().field("similarity", passage.similarity).field("inOrder", passage.in_order).end_object();
  }
  json.end_array();
}

void write_skeletons(JsonWriter& json, const std::vector<SkeletonPair>& skeletons) {
  json.name("skeletons").begin_array();
  for (const SkeletonPair& pair : skeletons) {
    json.begin_object().field("left", pair.left).field("right", pair.right).field("leftSkeleton", pair.left_skeleton);
    json.field("rightSkeleton", pair.right_skeleton).field("similarity", pair.similarity).end_object();
  }
  json.end_array();
}

}  // namespace

void write_evidence(JsonWriter& json, const Evidence& evidence, SideTexts& left, SideTexts& right) {
  write_runs(json, evidence.runs, left, right);
  write_habits(json, "words", evidence.words, left, right);
  write_habits(json, "patterns", evidence.patterns, left, right);
  write_habits(json, "form", evidence.form, left, right);
  write_skeletons(json, evidence.skeletons);
  write_passages(json, evidence.passages, left, right);
  json.name("identity").begin_array();
  for (const IdentityStatement& statement : evidence.identity) {
    SideTexts& texts = statement.is_left ? left : right;
    json.begin_object().field("side", statement.is_left ? "left" : "right");
    texts.write_place_fields(json, statement.place);
    json.field("maker", statement.maker).field("stance", name_of(statement.stance));
    json.field("text", texts.text_of(statement.place)).end_object();
  }
  json.end_array().name("greyed").begin_array();
  for (const GreyedSpan& span : evidence.greyed) {
    json.begin_object().field("side", span.is_left ? "left" : "right");
    (span.is_left ? left : right).write_place_fields(json, span.place);
    json.field("reason", name_of(span.reason)).end_object();
  }
  left.write_surroundings(json, "left");
  right.write_surroundings(json, "right");
  json.end_array();
}

}  // namespace kinprint
