#pragma once
// The list of formats that can be imported: one row each, the origin of `kinprint formats` and of docs/formats.md (a
// test compares them). Order is the order of detection.
#include <array>
#include <cstdint>
#include <string_view>

namespace kinprint {

enum class ImportFormat : std::uint8_t {
  KinprintRecord,
  KinprintReport,
  KinprintSet,
  DeepSeekExport,
  DeepSeekCapture,
  ChatGpt,
  Claude,
  OpenWebUi,
  LibreChat,
  Copilot,
  Grok,
  LeChat,
  GeminiJson,
  GeminiHtml,
  AiStudio,
  KimiCapture,
  Perplexity,
  LmStudio,
  ShareGpt,
  BatchOutput,
  BatchInput,
  AnswerStream,
  ApiResponse,
  Promptfoo,
  Messages,
  PairedRows,
  AnswerRows,
  Table,
  Transcript,
  PlainText,
  Unknown
};

struct FormatRow {
  ImportFormat format = ImportFormat::Unknown;
  std::string_view name;   // stable, in records and on the command line
  std::string_view title;  // for people
  std::string_view signs;  // what the file is recognised by
};

inline constexpr std::size_t kFormatRows = static_cast<std::size_t>(ImportFormat::Unknown);
const std::array<FormatRow, kFormatRows>& format_rows();
// "unknown" for Unknown.
std::string_view format_name(ImportFormat format);

}  // namespace kinprint
