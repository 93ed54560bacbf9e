#include "segment/language.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <utility>
#include <vector>

#include "segment/split_answer.hpp"

using namespace kinprint;

namespace {
std::string tag_of(const std::string& text) { return split_answer({text}).language_tag; }
Language language_of(const std::string& text) { return split_answer({text}).language; }

// Tag and text of each line of a file of tests/fixtures/languages: one subject, told anew in each language.
std::vector<std::pair<std::string, std::string>> passages(const std::string& name) {
  std::ifstream file(std::string(KINPRINT_SOURCE_DIR) + "/tests/fixtures/languages/" + name);
  std::vector<std::pair<std::string, std::string>> found;
  for (std::string line; std::getline(file, line);) found.emplace_back(line.substr(0, line.find('\t')), line.substr(line.find('\t') + 1));
  return found;
}
}  // namespace

TEST_CASE("languages in Latin letters are told apart by their function words", "[segment][language]") {
  REQUIRE(tag_of("The lantern is by the river and it was lit for you.") == "en");
  REQUIRE(tag_of("Der Fluss ist alt und die Laterne ist nicht mit \u00D6l gef\u00FCllt.") == "de");
  REQUIRE(tag_of("La linterna est\u00E1 en el r\u00EDo y los zorros no la ven por la noche.") == "es");
  REQUIRE(tag_of("La lanterne est dans le jardin et vous ne la voyez pas sur le mur.") == "fr");
  REQUIRE(tag_of("La lanterna non \u00E8 nel giardino, ma gli uomini sono con il cane della casa.") == "it");
  REQUIRE(tag_of("A lanterna n\u00E3o est\u00E1 no jardim, mas os homens v\u00E3o para uma casa com o c\u00E3o.") == "pt");
  REQUIRE(tag_of("De lantaarn staat niet bij het huis, maar je kan het van een brug zien.") == "nl");
  REQUIRE(tag_of("Lyhty on joen rannalla ja se ei ole vanha, mutta se voi olla kaunis.") == "fi");
  REQUIRE(tag_of("Latarnia nie jest stara, ale to jest dla nas bardzo wa\u017Cne i \u0142adne.") == "pl");
  REQUIRE(tag_of("Bu fener \u00E7ok eski ve bir nehir i\u00E7in yap\u0131lm\u0131\u015F gibi.") == "tr");
}

TEST_CASE("short words that English shares with other languages do not carry it away", "[segment][language]") {
  REQUIRE(tag_of("If a barber is a man and shaves a man who is in a town, is he a man in that town?") == "en");
  REQUIRE(tag_of("A man had a hat, so he sang as a bird do re mi, no more.") == "en");
  REQUIRE(tag_of("In a puzzle a liar is a liar, a knight is a knight; if a is a knight, so is i.") == "en");
}

TEST_CASE("other scripts are told apart by their letters", "[segment][language]") {
  REQUIRE(tag_of("\u6CB3\u8FB9\u7684\u706F\u7B3C\u5F88\u65E7\u3002") == "zh");
  REQUIRE(tag_of("\u5DDD\u306E\u305D\u3070\u306E\u63D0\u706F\u306F\u53E4\u3044\u3067\u3059\u3002") == "ja");
  REQUIRE(tag_of("\uAC15\uAC00\uC758 \uB4F1\uBD88\uC740 \uC624\uB798\uB418\uC5C8\uB2E4.") == "ko");
  REQUIRE(tag_of("\u0424\u043E\u043D\u0430\u0440\u044C \u0441\u0442\u043E\u0438\u0442 \u0443 \u0440\u0435\u043A\u0438.") == "ru");
  REQUIRE(tag_of("\u041B\u0456\u0445\u0442\u0430\u0440 \u0441\u0442\u043E\u0457\u0442\u044C \u0431\u0456\u043B\u044F \u0440\u0456\u0447\u043A\u0438.") == "uk");
  REQUIRE(tag_of("\u0627\u0644\u0641\u0627\u0646\u0648\u0633 \u0642\u062F\u064A\u0645") == "ar");
  REQUIRE(tag_of("\u0627\u06CC\u0646 \u0686\u0631\u0627\u063A \u0642\u062F\u06CC\u0645\u06CC \u0627\u0633\u062A") == "fa");
  REQUIRE(language_of("\u06CC\u06C1 \u0644\u0627\u0644\u0679\u06CC\u0646 \u0628\u06C1\u062A \u067E\u0631\u0627\u0646\u06CC \u06C1\u06D2") == Language::OtherScript);
  REQUIRE(language_of("\u6CB3\u8FB9\u7684\u706F\u7B3C\u5F88\u65E7\u3002") == Language::Chinese);
  REQUIRE(language_of("\u0424\u043E\u043D\u0430\u0440\u044C \u0441\u0442\u043E\u0438\u0442 \u0443 \u0440\u0435\u043A\u0438.") == Language::OtherScript);
}

TEST_CASE("an answer in a measured language is taken for it", "[segment][language]") {
  REQUIRE(passages("measured.tsv").size() == 23);
  for (const auto& [tag, text] : passages("measured.tsv")) {
    INFO(tag);
    REQUIRE(tag_of(text) == tag);
  }
}

TEST_CASE("an answer in a language that was not measured is taken for no measured neighbour of it", "[segment][language]") {
  REQUIRE(passages("unmeasured.tsv").size() >= 80);
  for (const auto& [tag, text] : passages("unmeasured.tsv")) {
    INFO(tag << ": " << text);
    REQUIRE(tag_of(text) == "und");
    REQUIRE(language_of(text) == Language::OtherScript);
  }
}

TEST_CASE("names, abbreviations and loans of other languages do not make an answer foreign", "[segment][language]") {
  REQUIRE(tag_of("Jo and Anu live in New York, NY. Jo likes NaN, Jo likes LAN, and Anu is the friend of Jo in NY.") == "en");
  REQUIRE(tag_of("The Swedish for and is och, for not it is inte, and that is all you have to know for a start, so it is not hard at all.") == "en");
}

TEST_CASE("running text of a language that is not listed is no text that may be judged as it is", "[segment][language]") {
  const std::string swahili = "Bandari ni mahali ambapo meli hukaa salama kutokana na upepo na mawimbi. Matope ambayo mto huleta huanguka pale maji yanapopungua kasi, na kwa hiyo bandari inabidi ichimbwe kila mwaka.";
  const std::string tagalog =
      "Ang daungan ay isang lugar kung saan ligtas ang mga barko mula sa hangin at alon. Ang putik na dala ng ilog ay bumabagsak kung saan bumabagal ang tubig, kaya kailangang hukayin ang daungan taun-taon. "
      "Alam ng mga taong nakatira roon na hindi natatapos ang gawain, ngunit ginagawa pa rin nila ito.";
  const std::string zulu =
      "Itheku liyindawo lapho imikhumbi ihlala khona iphephile emoyeni nasemagagasini. Udaka olulethwa umfula luwela lapho amanzi ehamba kancane, ngakho-ke itheku kufanele limbiwe njalo ngonyaka. "
      "Abantu abahlala khona bayazi ukuthi umsebenzi awupheli, kodwa bayawenza noma kunjalo, futhi umbuzo uhlala ufana. Abadobi bathi yebo, ngoba ngaphandle kwetheku abakwazi ukuthengisa izinhlanzi zabo emakethe.";
  for (const std::string& text : {swahili, tagalog, zulu}) {
    REQUIRE(tag_of(text) == "und");
    REQUIRE(language_of(text) == Language::OtherScript);
  }
  REQUIRE(language_of(zulu.substr(0, 160)) != Language::OtherScript);  // too little to tell
}

TEST_CASE("lists, names, loops and noise in Latin letters are of no other language", "[segment][language]") {
  std::string names, words, loop, mixed;
  for (int i = 0; i < 60; ++i) {
    names += "Anna Berg, Paul Smith, Maria Lopez, Olga Ivanova, Lucas Meyer, ";
    words += "- stone bridge\n- lantern oil\n- river mud\n";
    loop += "less office politics, ";
    mixed += "bridge" + std::to_string(i) + " stone lantern river miller \u706F\u7B3C ";
  }
  for (const std::string& text : {names, words, loop, mixed}) REQUIRE(language_of(text) == Language::OtherLatin);
}

TEST_CASE("too little to go by is unknown", "[segment][language]") {
  REQUIRE(language_of("") == Language::Unknown);
  REQUIRE(language_of("42 + 17 = 59") == Language::Unknown);
  REQUIRE(language_of("Qzx vrrt") == Language::Unknown);
}

TEST_CASE("addresses are of no language", "[segment][language]") {
  REQUIRE(tag_of("https://www.example.com/lantern https://river.example.com https://fox.example.com/da/do") == "und");
  REQUIRE(tag_of("- example.com\n- river.com\n- fox.com") == "und");
  REQUIRE(tag_of("The lantern is by the river: see https://www.example.com and https://river.example.com for it.") == "en");
}

TEST_CASE("an English text with a few words of another script stays English", "[segment][language]") {
  REQUIRE(language_of("The word \u706F\u7B3C is for a lantern, and it is used by the river.") == Language::English);
}
