#include "text/import_formats.hpp"

namespace kinprint {

const std::array<FormatRow, kFormatRows>& format_rows() {
  using enum ImportFormat;
  static constexpr std::array<FormatRow, kFormatRows> kRows{{
      {KinprintRecord, "kinprint_record", "Kinprint record", "schema is kinprint.conversations"},
      {KinprintReport, "kinprint_report", "Kinprint report with its input", "schema is kinprint.report"},
      {KinprintSet, "kinprint_set", "Kinprint set, batch lines or bots", "left.answers and right.answers, or answers[].text"},
      {DeepSeekExport, "deepseek_export", "DeepSeek data export", "mapping.*.message.fragments"},
      {DeepSeekCapture, "deepseek_capture", "DeepSeek web answer", "data.biz_data.chat_messages"},
      {ChatGpt, "chatgpt", "ChatGPT data export or saved share", "mapping.*.message.author"},
      {Claude, "claude", "Claude data export", "chat_messages[].sender"},
      {OpenWebUi, "open_webui", "Open WebUI or Z.ai export", "chat.history.messages or chat.messages"},
      {LibreChat, "libre_chat", "LibreChat export", "messages[], messagesTree[] or columns with isCreatedByUser"},
      {Copilot, "copilot", "Copilot activity history", "columns Conversation, Time, Author and Message"},
      {Grok, "grok", "Grok data export", "conversations[].responses[].response"},
      {LeChat, "le_chat", "Mistral Le Chat export", "items with chatId and contentChunks or role"},
      {GeminiJson, "gemini_json", "Gemini activity from Google Takeout (JSON)",
       "items with title, time and safeHtmlItem or products"},
      {GeminiHtml, "gemini_html", "Gemini activity from Google Takeout (HTML)", "HTML with outer-cell and content-cell blocks"},
      {AiStudio, "ai_studio", "Google AI Studio chat from Google Drive", "chunkedPrompt.chunks"},
      {KimiCapture, "kimi_capture", "Kimi web answer", "messages[].blocks"},
      {Perplexity, "perplexity", "Perplexity thread exporter", "conversations[].query or entries[].query_str"},
      {LmStudio, "lm_studio", "LM Studio conversation", "messages[].versions"},
      {ShareGpt, "sharegpt", "ShareGPT JSON or JSON lines", "conversations[].from"},
      {BatchOutput, "batch_output", "Batch output of the OpenAI, Anthropic or Gemini API", "custom_id or key, and response"},
      {BatchInput, "batch_input", "Batch input of these (prompts only)", "custom_id or key, and body, params or request"},
      {AnswerStream, "answer_stream", "Answer of Ollama, llama.cpp or a completions API, or a stream of any API",
       "done, choices[].delta, choices[].text, stop with content, or events with a delta"},
      {ApiResponse, "api_response", "Saved answer of the OpenAI, Anthropic or Gemini API",
       "choices[].message, content[] with stop_reason, output[].content or candidates[].content"},
      {Promptfoo, "promptfoo", "promptfoo results", "results.results[] or results.outputs[]"},
      {Messages, "messages", "OpenAI messages, JSON or JSON lines", "messages[].role"},
      {PairedRows, "paired_rows", "Rows in JSON that name two bots or more and their answers",
       "model_a with response_a or conversation_a"},
      {AnswerRows, "answer_rows", "Rows of prompts and answers in JSON", "prompt, question or instruction with an answer field"},
      {Table, "table", "CSV, TSV or other table, also as JSON rows with a field a bot",
       "a delimiter with the same number of columns in every row, or JSON rows with a prompt"},
      {Transcript, "transcript", "Pasted or Markdown transcript", "lines such as \"User:\" or \"ChatGPT said:\""},
      {PlainText, "plain_text", "Plain text, taken as one answer", "anything else that is text"},
  }};
  return kRows;
}

std::string_view format_name(ImportFormat format) {
  const auto index = static_cast<std::size_t>(format);
  return index < kFormatRows ? format_rows()[index].name : std::string_view("unknown");
}

}  // namespace kinprint
