#include "text/import_clean.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

namespace {

struct Cleaned {
  std::string text, reasoning;
  RemovedCounts removed;
};

Cleaned clean(const std::string& text, CleanOptions options = {}) {
  Cleaned cleaned;
  cleaned.text = clean_answer(text, cleaned.reasoning, options, cleaned.removed);
  return cleaned;
}

}  // namespace

TEST_CASE("Citation marks of every service go, with the space before them at a sentence's end", "[text][import]") {
  for (const std::string mark : {"\uE200cite\uE202turn0search1\uE201", "\u30104:0\u2020source\u3011",
                                 "[citation:12]", "[^3^]", "[cite: 1, 2]", "<grok:render type=\"x\"><argument>1</argument></grok:render>"}) {
    INFO(mark);
    const Cleaned cleaned = clean("Rome is old " + mark + ". And large" + mark + " too.");
    CHECK(cleaned.text == "Rome is old. And large too.");
    CHECK(cleaned.removed.citation_marks == 2);
  }
}

TEST_CASE("What only looks like a mark stays", "[text][import]") {
  for (const std::string text : {"An array a[1] and b[12].", "A footnote[^1] here.", "See [3](https://example.org).", "[citation needed]",
                                 "[^x^] [citation:] [cite", "\xE3\x80\x90note\xE3\x80\x91", "a < b and <b>", "[1] first"}) {
    INFO(text);
    CHECK(clean(text).text == text);
  }
  CHECK(clean("Nile[1][2] is long[3](x).", {true, false}).text == "Nile is long[3](x).");
}

TEST_CASE("Tags around a document within an answer go, and its words stay", "[text][import]") {
  const Cleaned cleaned = clean("Here:\n\n<xaiArtifact artifact_id=\"a\" title=\"T\" contentType=\"text/markdown\">\n# T\nWords.\n</xaiArtifact>\nDone.");
  CHECK(cleaned.text == "Here:\n\n\n# T\nWords.\n\nDone.");
  CHECK(cleaned.removed.citation_marks == 2);
  CHECK(clean("<antArtifact identifier=\"a\" type=\"text/html\">\nWords.\n</antArtifact>").text == "Words.");
  for (const std::string text : {"An `<xaiArtifact>` tag ends with </xaiArtifact>, they say.", "<xaiArtifact artifact_id=\"never closed"}) {
    INFO(text);
    CHECK(clean(text).text == text);
  }
}

TEST_CASE("Names inside ChatGPT's entity marks and titles of its links stay", "[text][import]") {
  CHECK(clean("In \uE200entity\uE202[\"city\",\"Oslo\",\"\"]\uE201 it rains.").text == "In Oslo it rains.");
  CHECK(clean("Read \xEE\x88\x80url\xEE\x88\x82this page\xEE\x88\x82https://example.org\xEE\x88\x81.").text == "Read this page.");
}

TEST_CASE("An unclosed mark costs its sign and not the rest of the answer", "[text][import]") {
  const Cleaned cleaned = clean("One \uE200cite and two.");
  CHECK(cleaned.text == "One cite and two.");
  CHECK(cleaned.removed.private_use_characters == 1);
  // The end of a mark is looked for once, whatever begins before it, and counts where it is near enough.
  CHECK(clean("One \uE200cite \uE200cite\uE202turn\uE201 two.").text == "One  two.");
  CHECK(clean("One \uE200" + std::string(4093, 'x') + "\uE201").text == "One");
  const Cleaned far = clean("One \uE200" + std::string(4094, 'x') + "\uE201 and \uE200cite\uE202a\uE201 two.");
  CHECK(far.text == "One " + std::string(4094, 'x') + " and  two.");
  CHECK(far.removed.private_use_characters == 2);
  CHECK(far.removed.citation_marks == 1);
}

TEST_CASE("Reasoning moves out of the text where it begins a line, and only there", "[text][import]") {
  const Cleaned cleaned = clean("<think>\nHm.\n</think>\n\nYes.");
  CHECK(cleaned.text == "Yes.");
  CHECK(cleaned.reasoning == "Hm.");
  CHECK(cleaned.removed.reasoning_blocks == 1);
  CHECK(clean("Hm.\n</think>\nYes.").reasoning == "Hm.");
  CHECK(clean("Models write <think>x</think> first.").text == "Models write <think>x</think> first.");
  CHECK(clean("Models end it with </think> tags.").text == "Models end it with </think> tags.");
  CHECK(clean("One.\n<think>Hm.</think>\nTwo.\n```xml\n<think>Hm.</think>\n```").text == "One.\n\nTwo.\n```xml\n<think>Hm.</think>\n```");
}

TEST_CASE("Reasoning in every mark the core knows moves out of the text", "[text][import]") {
  for (const std::string text : {" <think>Hm.</think>Yes.", "<THINK>Hm.</THINK>Yes.", "<thinking>\nHm.</thinking> Yes.", "<thought>Hm.</thought>Yes.", "<reasoning>Hm.</reasoning>Yes.", "<seed:think>Hm.</seed:think>Yes.", "[THINK]Hm.[/THINK]Yes.",
                                 "\u25C1think\u25B7Hm.\u25C1/think\u25B7Yes.", "<|begin_of_thought|>Hm.<|end_of_thought|>Yes.", "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Yes.",
                                 "<details type=\"reasoning\" done=\"true\">\n<summary>Thought for 2 s</summary>\nHm.\n</details>\nYes.", "Thinking...\nHm.\n...done thinking.\n\nYes.", "analysisHm.assistantfinalYes.", "Hm.</think>Yes.",
                                 "<|START_THINKING|>Hm.<|END_THINKING|>Yes.", "Hm.<|END_THINKING|>Yes.", "<|START_THINKING|>Hm.<|END_THINKING|><|START_RESPONSE|>Yes.", "<think>Hm.</think>\n<answer>\nYes.", "<longcat_think>\nHm.\n</longcat_think>\nYes.", "Hm.\n</longcat_think>\nYes.", "<|channel>thought\nHm.\n<channel|>Yes.", "<|inner_prefix|>Hm.<|inner_suffix|>Yes.",
                                 "<|think|>Hm.<|end|><|begin|>assistant<|content|>Yes.", "Here is my thought process:\nHm.\n\nHere is my response:\nYes.", "Here are my reasoning steps:\nHm.\n[BEGIN FINAL RESPONSE]\nYes."}) {
    INFO(text);
    const Cleaned cleaned = clean(text);
    CHECK(cleaned.text == "Yes.");
    CHECK(cleaned.reasoning == "Hm.");
    CHECK(cleaned.removed.reasoning_blocks == 1);
  }
}

TEST_CASE("Reasoning that never ends leaves no answer, but within one it is text", "[text][import]") {
  const Cleaned cleaned = clean("<think></think>\n\n<think>Never");
  CHECK(cleaned.text.empty());
  CHECK(cleaned.reasoning == "Never");
  CHECK(clean("One.\n<think>Never").text == "One.\n<think>Never");
  std::string many;
  for (int line = 0; line < 100'000; ++line) many += "analysis\n<thinking>\n";
  CHECK(clean(many + "x").text == many + "x");
}

TEST_CASE("What a template began is looked for once, however often it seems to end", "[text][import]") {
  std::string text;
  for (int line = 0; line < 100'000; ++line) text += "a.<|END_THINKING|>\n";
  const Cleaned cleaned = clean(text + "So.");  // looked for at each end, this takes the better part of a minute
  CHECK(cleaned.reasoning == "a.");
  CHECK(cleaned.text.starts_with("a.<|END_THINKING|>\na."));
  CHECK(cleaned.text.ends_with("\nSo."));
}

TEST_CASE("Lines of the page go from pasted text only", "[text][import]") {
  const std::string text = "Thought for 12 seconds\nHere:\n\nCopy code\nx = 1\nI thought for 12 seconds.\nCopy";
  CHECK(clean(text).text == text);
  const Cleaned cleaned = clean(text, {false, true});
  CHECK(cleaned.text == "Here:\n\nx = 1\nI thought for 12 seconds.");
  CHECK(cleaned.removed.page_residue == 3);
}

TEST_CASE("The time an answer was thought about goes in the languages of the page, and only as a line of its own", "[text][import]") {
  for (const std::string line : {"1m 41s nachgedacht", "R\u00E9flexion durant 42s", "R\u00E9flexion durant 13 secondes", "Pensado durante 8s",
                                 "\xE5\xB7\xB2\xE6\x80\x9D\xE8\x80\x83 9s", "\xE5\xB7\xB2\xE6\x80\x9D\xE8\x80\x83 5 \xE7\xA7\x92"}) {
    INFO(line);
    CHECK(clean(line + "\nHere.").text == line + "\nHere.");
    const Cleaned cleaned = clean(line + "\nHere.", {false, true});
    CHECK(cleaned.text == "Here.");
    CHECK(cleaned.removed.page_residue == 1);
  }
  for (const std::string text : {"Ich habe 9s nachgedacht", " nachgedacht", "3 Tage nachgedacht", "R\u00E9flexion durant la nuit",
                                 "R\u00E9flexion durant 9 jours", "Pensado durante 8 siglos", "Pensado durante 8s y dicho",
                                 "\xE5\xB7\xB2\xE6\x80\x9D\xE8\x80\x83 9 \xE4\xB8\xAA\xE9\x97\xAE\xE9\xA2\x98", "9s", "1m 41s"}) {
    INFO(text);
    CHECK(clean("One.\n" + text + "\nTwo.", {false, true}).text == "One.\n" + text + "\nTwo.");
  }
}

TEST_CASE("Line ends become LF, and prompts lose private-use characters only", "[text][import]") {
  CHECK(clean("a\r\nb\rc\r\n").text == "a\nb\nc");
  RemovedCounts removed;
  CHECK(clean_prompt(" What is [citation:1]\r\nthis\xEE\x80\x80? \xF0\x9F\x98\x80 ", removed) == "What is [citation:1]\nthis? \xF0\x9F\x98\x80");
  CHECK(removed.private_use_characters == 1);
  CHECK(removed.citation_marks == 0);
}

TEST_CASE("Cleaning a clean answer changes nothing", "[text][import]") {
  for (const std::string text : {"Plain words.", "# Title\n\n- item [x]\n\n```\n<b>\n```", "\xE6\x9C\x88\xE4\xBA\xAE\xE3\x80\x82", "a [1] b"}) {
    const std::string once = clean(text).text;
    CHECK(clean(once).text == once);
    CHECK(once == text);
  }
}
