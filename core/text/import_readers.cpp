// Which reader reads the items of a format, and which ends it.
#include "text/import_readers.hpp"

namespace kinprint {

ReadItem reader_of(ImportFormat format) {
  using enum ImportFormat;
  switch (format) {
    case KinprintRecord: return read_kinprint_record;
    case KinprintReport: return read_kinprint_report;
    case KinprintSet: return read_kinprint_set;
    case DeepSeekExport: return read_deepseek_export;
    case DeepSeekCapture: return read_deepseek_capture;
    case ChatGpt: return read_chatgpt;
    case Claude: return read_claude;
    case OpenWebUi: return read_open_webui;
    case LibreChat: return read_libre_chat;
    case Grok: return read_grok;
    case LeChat: return read_le_chat;
    case GeminiJson: return read_gemini_entry;
    case AiStudio: return read_ai_studio;
    case KimiCapture: return read_kimi;
    case Perplexity: return read_perplexity;
    case LmStudio: return read_lm_studio;
    case ShareGpt: return read_sharegpt;
    case BatchOutput:
    case BatchInput: return read_batch_line;
    case AnswerStream: return read_stream_piece;
    case ApiResponse: return read_api_response;
    case Promptfoo: return read_promptfoo;
    case Messages: return read_messages;
    case PairedRows: return read_paired_row;
    case AnswerRows: return read_answer_row;
    case Table: return read_table_row;
    case Copilot:
    case GeminiHtml:
    case Transcript:
    case PlainText:
    case Unknown: break;
  }
  return [](ImportContext&, JsonValue) {};
}

void finish_items(ImportContext& context, ImportFormat format) {
  if (format == ImportFormat::LeChat) finish_le_chat(context);
  if (format == ImportFormat::Messages) finish_messages(context);
  if (context.is_told_done) context.stream.tells_end = false;
  if (format == ImportFormat::AnswerStream) finish_stream(context);
  if (format == ImportFormat::ApiResponse) finish_api_responses(context);
}

}  // namespace kinprint
