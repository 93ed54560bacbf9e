#include "many/bot_bytes.hpp"

#include <algorithm>
#include <cmath>

#include "base/byte_reader.hpp"
#include "base/byte_writer.hpp"

namespace kinprint {
namespace {

void write_traits(ByteWriter& out, const SideTraits& traits) {
  out.number(traits.answers);
  out.number(traits.words);
  for (const bool flag : {traits.is_empty, traits.is_only_code, traits.is_only_refusals, traits.has_other_script})
    out.number(static_cast<std::uint8_t>(flag));
  out.number(traits.terse_share);
  out.text(traits.language);
  out.number(static_cast<std::uint32_t>(traits.languages.size()));
  for (const std::string& language : traits.languages) out.text(language);
  out.text(traits.texts_sha256);
}

SideTraits read_traits(ByteReader& in) {
  SideTraits traits;
  traits.answers = in.number<std::uint32_t>();
  traits.words = in.number<std::uint64_t>();
  for (bool* flag : {&traits.is_empty, &traits.is_only_code, &traits.is_only_refusals, &traits.has_other_script})
    *flag = in.number<std::uint8_t>() != 0;
  traits.terse_share = in.number<double>();
  traits.language = in.text();
  const auto languages = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < languages && !in.is_bad(); ++i) traits.languages.push_back(in.text());
  traits.texts_sha256 = in.text();
  return traits;
}

void write_similarity(ByteWriter& out, const PromptSimilarity& similarity) {
  for (const auto* figures : {&similarity.mean, &similarity.spread}) {
    for (const double figure : *figures) out.number(figure);
  }
  out.number(similarity.log_length);
}

PromptSimilarity read_similarity(ByteReader& in) {
  PromptSimilarity similarity;
  for (auto* figures : {&similarity.mean, &similarity.spread}) {
    for (double& figure : *figures) figure = in.number<double>();
  }
  similarity.log_length = in.number<double>();
  return similarity;
}

bool is_sound(const PromptSimilarity& similarity) {
  const auto is_finite = [](double figure) { return std::isfinite(figure); };
  return std::all_of(similarity.mean.begin(), similarity.mean.end(), is_finite) && std::isfinite(similarity.log_length) &&
         std::all_of(similarity.spread.begin(), similarity.spread.end(),
                     [&](double figure) { return is_finite(figure) && figure > 0; });
}

bool all_finite(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

bool is_sound(const CountedBot& bot, std::size_t described) {
  for (const CountedAnswer& answer : bot.answers) {
    const bool fits =
        answer.indices.size() == answer.weights.size() && answer.vector.size() == described && all_finite(answer.vector);
    if (!fits || !std::is_sorted(answer.indices.begin(), answer.indices.end()) ||
        !std::is_sorted(answer.runs.begin(), answer.runs.end()) ||
        !std::is_sorted(answer.windows.begin(), answer.windows.end()))
      return false;
    if (!answer.indices.empty() && answer.indices.back() >= kGramColumns * kHashedBlocks) return false;
  }
  return std::all_of(bot.groups.begin(), bot.groups.end(), [&](const PromptGroup& group) {
    return !group.answers.empty() && group.mean.size() == described && all_finite(group.mean) &&
           (!group.is_known || is_sound(group.similarity)) &&
           std::all_of(group.answers.begin(), group.answers.end(),
                       [&](std::uint32_t index) { return index < bot.answers.size(); });
  });
}

}  // namespace

std::string pack_bot(const CountedBot& bot) {
  ByteWriter out;
  out.text(bot.name);
  write_traits(out, bot.traits);
  out.number(bot.characters);
  for (const std::uint32_t count : {bot.answers_given, bot.mended, bot.framed}) out.number(count);
  out.number(static_cast<std::uint32_t>(bot.answers.size()));
  for (const CountedAnswer& answer : bot.answers) {
    out.array(answer.indices);
    out.array(answer.weights);
    out.array(answer.runs);
    out.array(answer.windows);
    out.number(answer.log_length);
    for (const bool flag : {answer.has_marks, answer.has_line_run}) out.number(static_cast<std::uint8_t>(flag));
    out.number(static_cast<std::uint8_t>(answer.line_breaks));
    out.array(answer.vector);
  }
  out.number(static_cast<std::uint32_t>(bot.groups.size()));
  for (const PromptGroup& group : bot.groups) {
    out.number(group.prompt);
    out.text(group.text);
    out.number(static_cast<std::uint8_t>(group.has_prompt));
    out.number(static_cast<std::uint8_t>(group.is_known));
    write_similarity(out, group.similarity);
    out.array(group.answers);
    out.array(group.mean);
  }
  return out.take();
}

Result<CountedBot> unpack_bot(std::string_view bytes, std::size_t described) {
  ByteReader in(bytes);
  CountedBot bot;
  bot.name = in.text();
  bot.traits = read_traits(in);
  bot.characters = in.number<std::uint64_t>();
  for (std::uint32_t* count : {&bot.answers_given, &bot.mended, &bot.framed}) *count = in.number<std::uint32_t>();
  const auto answers = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < answers && !in.is_bad(); ++i) {
    CountedAnswer answer;
    answer.indices = in.array<std::uint16_t>();
    answer.weights = in.array<float>();
    answer.runs = in.array<std::uint32_t>();
    answer.windows = in.array<std::uint32_t>();
    answer.log_length = in.number<double>();
    for (bool* flag : {&answer.has_marks, &answer.has_line_run}) *flag = in.number<std::uint8_t>() != 0;
    answer.line_breaks = static_cast<LineBreaks>(std::min(in.number<std::uint8_t>(), static_cast<std::uint8_t>(LineBreaks::None)));
    answer.vector = in.array<double>();
    bot.answers.push_back(std::move(answer));
  }
  const auto groups = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < groups && !in.is_bad(); ++i) {
    PromptGroup group;
    group.prompt = in.number<std::uint64_t>();
    group.text = in.text();
    group.has_prompt = in.number<std::uint8_t>() != 0;
    group.is_known = in.number<std::uint8_t>() != 0;
    group.similarity = read_similarity(in);
    group.answers = in.array<std::uint32_t>();
    group.mean = in.array<double>();
    bot.groups.push_back(std::move(group));
  }
  if (in.is_bad() || in.left() != 0 || !is_sound(bot, described))
    return Error{ErrorCode::TableSize, "these bytes are no counted bot", -1};
  return bot;
}

}  // namespace kinprint
