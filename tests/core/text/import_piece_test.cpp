// Large files in pieces: the conversations and counts of the whole, wherever the file is cut.
#include <catch2/catch.hpp>

#include <string>
#include <string_view>

#include "text/import_chats.hpp"
#include "text/import_options.hpp"
#include "text/import_record.hpp"

namespace {

using namespace kinprint;

// Every item of `file`, read in pieces of about `step` bytes as web/src/import/import_files.ts does.
std::string in_pieces(std::string_view file, std::size_t step) {
  ImportResult all;
  ImportOptions options;
  std::size_t begin = 0, end = 0;
  do {
    end = std::min(file.size(), std::max(end + step, begin + 2 * (end - begin)));
    options.place.last = end == file.size();
    const auto piece = import_piece(file.substr(begin, end - begin), options);
    REQUIRE(piece.ok());
    begin += piece.value().read;
    options.place.form = piece.value().form;
    options.place.format = piece.value().result.format;
    if (piece.value().read > 0 || options.place.last) all.format = piece.value().result.format;
    for (const Conversation& conversation : piece.value().result.conversations) all.conversations.push_back(conversation);
    for (const auto& [reason, skipped] : piece.value().result.skipped) all.skipped[reason].count += skipped.count;
  } while (!options.place.last);
  return write_record(all);
}

std::string whole(std::string_view file) {
  auto result = import_bytes(file);
  REQUIRE(result.ok());
  for (auto& [reason, skipped] : result.value().skipped) skipped.names.clear();
  return write_record(result.value());
}

constexpr std::string_view kItems[] = {
    R"({"id":"a","prompt":"one [ \" {","answer":"say \\"})",
    R"({"id":"b","prompt":"two","answer":"}]","list":[{"x":[1]},{}]})",
    R"({"id":"c","prompt":"three","answer":"ends"})",
};

std::string joined(std::string_view before, std::string_view between, std::string_view after) {
  std::string text(before);
  for (const std::string_view item : kItems) text.append(item).append(between);
  text.resize(text.size() - between.size());
  return text.append(after);
}

}  // namespace

TEST_CASE("A file in pieces of any size gives what the whole gives", "[text][import]") {
  const std::string files[] = {
      joined("[", ",", "]"),
      joined(" [ ", " ,\n ", " ]\n\n"),
      joined("\xEF\xBB\xBF[", ",", "]"),
      joined("", "\n", ""),
      joined("", "\r\n", "\n"),
      joined("[", ",", ""),
      joined("[", ",", ",{\"id\":\"d\",\"prompt\":\"cut"),
      joined("[", ",{\"id\":[1},", "]"),
      joined("[", "},", "]"),
      joined("[", ",", "] , 17"),
      joined("{\"conversations\":[", ",", "]}"),
      joined("", "\n\n", "\n{\"id\":1"),
      joined("", "\n", "\n{\"id\":\"d\",\"prompt\":\"cut\r\n"),
  };
  for (const std::string& file : files)
    for (std::size_t step = 1; step <= file.size(); ++step) {
      INFO(file << " in steps of " << step);
      REQUIRE(in_pieces(file, step) == whole(file));
    }
}

TEST_CASE("A piece without a whole item, and a file that cannot be cut, ask for more", "[text][import]") {
  ImportOptions options;
  options.place.last = false;
  const auto form = [&](std::string_view bytes) {
    const auto piece = import_piece(bytes, options);
    REQUIRE(piece.ok());
    CHECK(piece.value().read == 0);
    return piece.value().form;
  };
  CHECK(form(R"([{"id":"a","prompt":"p)") == PieceForm::Undecided);
  CHECK(form("prompt,answer\nq,") == PieceForm::Whole);
  CHECK(form(R"({"mapping":{)") == PieceForm::Whole);
  CHECK(form("[[1],") == PieceForm::Whole);
  CHECK(form("\xFF\xFE[\0{\0") == PieceForm::Whole);
  CHECK(import_piece(R"([{"unknown":1},)", options).error().code == ErrorCode::UnknownFormat);
}

TEST_CASE("A packed record is the record with its texts apart", "[text][import]") {
  auto result = import_bytes(joined("[", ",", "]"));
  REQUIRE(result.ok());
  const std::string packed = pack_record({result.value(), PieceForm::Lines, 0x010203});
  const std::string_view texts = "one [ \" {say \\two}]threeends";
  REQUIRE(packed.substr(0, texts.size()) == texts);
  const auto byte = [&](std::size_t from_end) { return static_cast<std::size_t>(static_cast<unsigned char>(packed[packed.size() - from_end])); };
  const std::size_t json = byte(10) | byte(9) << 8 | byte(8) << 16 | byte(7) << 24;
  CHECK(texts.size() + json + 10 == packed.size());
  CHECK((byte(6) | byte(5) << 8 | byte(4) << 16 | byte(3) << 24) == 0x010203);
  CHECK(byte(2) == static_cast<std::size_t>(PieceForm::Lines));
  CHECK(byte(1) == static_cast<std::size_t>(ImportFormat::AnswerRows));
  CHECK(packed.find(R"("prompt":[0,9],)") != std::string::npos);
  CHECK(packed.find(R"({"text":[9,5],)") != std::string::npos);
}

TEST_CASE("The place of a piece is read from the options, and nonsense is the place of a whole file", "[text][import]") {
  const auto place = [](std::string_view json) { return read_import_options(json).value().place; };
  const PiecePlace good = place(R"({"piece":{"form":1,"format":5,"last":false}})");
  CHECK(good.form == PieceForm::Array);
  CHECK(good.format == ImportFormat::ChatGpt);
  CHECK_FALSE(good.last);
  for (const std::string_view json : {R"({"piece":{"form":99,"format":-1,"last":"no"}})", R"({"piece":7})", "{}"}) {
    CHECK(place(json).form == PieceForm::Undecided);
    CHECK(place(json).format == ImportFormat::Unknown);
    CHECK(place(json).last);
  }
}
