#include "verdict/refusals.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "segment/split_answer.hpp"

using namespace kinprint;

namespace {
SideTraits side(const std::string& text) {
  const Side written{"", 0, {{"", {text}, false}}};
  return side_traits(written, std::vector<SegmentedAnswer>{split_answer({text})});
}
const std::string kEnglish = "This is the answer that you have asked for and it is not very long, but it can be read by us.";
const std::string kGerman = "Das ist die Antwort und sie ist nicht sehr lang, aber es wird auch von dir mit den anderen gelesen.";

// Why neither side can be judged by its kind, whichever comes first; empty where both can.
std::string reason_by_kind(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  const auto traits = [](const std::vector<std::string>& texts) {
    Side side;
    for (const std::string& text : texts) side.answers.push_back({"", {text}, false});
    return side_traits(side, split_side(side));
  };
  const auto refused = refuse_kind(traits(left), traits(right)), swapped = refuse_kind(traits(right), traits(left));
  REQUIRE(refused.has_value() == swapped.has_value());
  if (!refused) return {};
  REQUIRE(refused->status == swapped->status);
  return refused->next_step.reason;
}
}  // namespace

TEST_CASE("What cannot be judged by its kind has its reason, from either side", "[verdict][refusals]") {
  CHECK(reason_by_kind({}, {"Some prose."}) == "too_few_answers");
  CHECK(reason_by_kind({"", " \n"}, {"Some prose."}) == "too_few_answers");
  CHECK(reason_by_kind({"Some  prose.\n"}, {"Some prose."}) == "same_text");
  CHECK(reason_by_kind({"One.", "Two."}, {"Two.", "One."}) == "same_text");
  CHECK(reason_by_kind({"```\nint x;\n```"}, {"Some prose."}) == "only_code");
}

TEST_CASE("Texts that differ in one letter, in case or in number are judged", "[verdict][refusals]") {
  CHECK(reason_by_kind({"Some prose."}, {"Some prosa."}).empty());
  CHECK(reason_by_kind({"Some prose."}, {"some prose."}).empty());
  CHECK(reason_by_kind({"Some prose.", "More."}, {"Some prose."}).empty());
}

TEST_CASE("Sides in one supported language are judged", "[verdict][refusals]") {
  CHECK_FALSE(refuse(side(kEnglish), side(kEnglish), false));
  CHECK_FALSE(refuse(side(kGerman), side(kGerman), true));
}

TEST_CASE("Running text in Latin letters of a language that was not measured is refused, lists in Latin letters are judged", "[verdict][refusals]") {
  const std::string zulu =
      "Itheku liyindawo lapho imikhumbi ihlala khona iphephile emoyeni nasemagagasini. Udaka olulethwa umfula luwela lapho amanzi ehamba kancane, ngakho-ke itheku kufanele limbiwe njalo ngonyaka. "
      "Abantu abahlala khona bayazi ukuthi umsebenzi awupheli, kodwa bayawenza noma kunjalo, futhi umbuzo uhlala ufana. Abadobi bathi yebo, ngoba ngaphandle kwetheku abakwazi ukuthengisa izinhlanzi zabo emakethe.";
  const std::string swahili = "Bandari ni mahali ambapo meli hukaa salama kutokana na upepo na mawimbi, na kwa hiyo bandari inabidi ichimbwe kila mwaka.";
  for (const std::string& text : {zulu, swahili}) {
    const auto refused = refuse(side(text), side(text), true);
    REQUIRE(refused);
    CHECK(refused->status == Status::UnsupportedLanguage);
    CHECK(refused->next_step.reason == "language");
  }
  std::string names;
  for (int i = 0; i < 20; ++i) names += "- Anna Berg, Paul Smith, Maria Lopez\n";
  CHECK_FALSE(refuse(side(names), side(names), true));
}

TEST_CASE("Different languages are judged on the same prompts only, and up to two answers", "[verdict][refusals]") {
  CHECK_FALSE(refuse(side(kEnglish), side(kGerman), true));
  SideTraits english = side(kEnglish), german = side(kGerman);
  english.answers = german.answers = 2;
  CHECK_FALSE(refuse(english, german, true));
  german.answers = 3;
  for (const auto& refused : {refuse(side(kEnglish), side(kGerman), false), refuse(english, german, true), refuse(german, english, true)}) {
    REQUIRE(refused);
    CHECK(refused->status == Status::UnsupportedLanguage);
    CHECK(refused->next_step.reason == "languages_differ");
  }
  german.languages.push_back("en");
  CHECK_FALSE(refuse(english, german, true));
}

TEST_CASE("The shorter side decides whether there is enough", "[verdict][refusals]") {
  const std::string few = "The sky is blue today.";
  const auto one = refuse(side(few), side(kEnglish), true), other = refuse(side(kEnglish), side(few), true);
  REQUIRE(one);
  REQUIRE(other);
  CHECK(one->status == Status::NotEnough);
  CHECK(one->next_step.answers == other->next_step.answers);
  CHECK(one->next_step.answers == 1);
}

TEST_CASE("Where more than a third of the answers of both sides, taken together, are a word or two, they are refused, however many there are", "[verdict][refusals]") {
  const auto answers = [](int terse, int others) {
    Side written;
    for (int i = 0; i < terse; ++i) written.answers.push_back({"", {i % 2 ? "Yes." : "It is Paris."}, false});
    for (int i = 0; i < others; ++i) written.answers.push_back({"", {kEnglish}, false});
    written.answers.push_back({"", {" "}, false});
    std::vector<SegmentedAnswer> segments;
    for (const Answer& answer : written.answers) segments.push_back(split_answer({answer.document.text}));
    return side_traits(written, segments);
  };
  CHECK_FALSE(refuse(answers(0, 1), answers(1, 2), true));
  CHECK_FALSE(refuse(answers(5, 10), answers(3, 12), true));
  CHECK_FALSE(refuse(answers(1, 1), side(kEnglish), true));  // one bot's habit, which tells it from others
  for (const SideTraits& terse : {answers(100, 0), answers(7, 3)}) {
    const auto refused = refuse(terse, side(kEnglish), true);
    REQUIRE(refused);
    CHECK(refused->status == Status::NotEnough);
    CHECK(refused->next_step.code == "use_prose");
    CHECK(refused->next_step.reason == "terse_answers");
    CHECK(refused->next_step.side == "left");
  }
  CHECK(refuse(answers(6, 10), answers(2, 1), false)->next_step.side == "both");
  CHECK(refuse(answers(6, 10), answers(6, 10), true));
}

TEST_CASE("A refusal names the side it is about, where it is one", "[verdict][refusals]") {
  const auto concerned = [](const SideTraits& left, const SideTraits& right) {
    const auto kind = refuse_kind(left, right);
    return (kind ? *kind : refuse(left, right, true).value()).next_step.side;
  };
  const std::string code = "```\nint main() { return 0; }\n```", declines = "I'm sorry, but I can't help with that request.";
  const std::string greek = "\u0391\u03C5\u03C4\u03AE \u03B5\u03AF\u03BD\u03B1\u03B9 \u03B7 \u03B1\u03C0\u03AC\u03BD\u03C4\u03B7\u03C3\u03B7 \u03C0\u03BF\u03C5 \u03B6\u03AE\u03C4\u03B7\u03C3\u03B5\u03C2 \u03BA\u03B1\u03B9 \u03B4\u03B5\u03BD.";
  for (const std::string& text : {std::string(), code, declines, std::string("Yes."), greek}) {
    CAPTURE(text);
    CHECK(concerned(side(text), side(kEnglish)) == "left");
    CHECK(concerned(side(kEnglish), side(text)) == "right");
  }
  CHECK(concerned(side(""), side(" ")) == "both");
  CHECK(concerned(side("Yes."), side("No.")) == "both");
}

TEST_CASE("What can be said of no pair of a side is said of the side alone", "[verdict][refusals]") {
  const std::string code = "```\nint main() { return 0; }\n```", declines = "I'm sorry, but I can't help with that request.";
  std::string greek;
  for (int i = 0; i < 10; ++i) greek += "\u03B1\u03C5\u03C4\u03AE \u03B5\u03AF\u03BD\u03B1\u03B9 ";
  CHECK(status_alone(side(kEnglish)) == Status::Ok);
  CHECK(status_alone(side("")) == Status::NotEnough);
  CHECK(status_alone(side("Yes.")) == Status::NotEnough);
  CHECK(status_alone(side(code)) == Status::CodeOnly);
  CHECK(status_alone(side(declines)) == Status::RefusalOnly);
  CHECK(status_alone(side(greek)) == Status::UnsupportedLanguage);
}

TEST_CASE("Supported languages are those that were measured", "[verdict][refusals]") {
  CHECK(is_supported_language("en"));
  CHECK(is_supported_language("zh"));
  CHECK_FALSE(is_supported_language("el"));
  CHECK_FALSE(is_supported_language("und"));
}
