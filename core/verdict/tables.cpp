#include "verdict/tables.hpp"

#include <utility>

#include "base/limits.hpp"
#include "base/section_table.hpp"
#include "base/sha256.hpp"

namespace kinprint {
namespace {

Error named(std::string_view name, const Error& error) {
  if (error.code == ErrorCode::Ok) return error;
  return {error.code, std::string(name) + ": " + error.message, error.position};
}

bool read_surplus(const SectionTable& table, const char* name, SurplusFit& fit) {
  const Section* section = table.find(name, SectionType::Floats);
  if (!section || section->rows != kHashedBlocks || section->columns != 6) return false;
  for (std::size_t i = 0; i < section->floats.size(); ++i) fit.rows[i / 6][i % 6] = section->floats[i];
  return true;
}

Result<CalibrationTables> read_calibration(const SectionTable& table) {
  const Section* fit = table.find("length_fit", SectionType::Floats);
  const Section* cap = table.find("cap", SectionType::Floats);
  const Section* date = table.find("calibration_date", SectionType::Integers);
  const Section* variant = table.find("variant", SectionType::Integers);
  if (!fit || fit->rows != 6 || fit->columns != 6) return section_misfit("length_fit");
  if (!cap || cap->floats.size() != 3 || cap->floats[0] >= 0 || cap->floats[1] <= 0 || cap->floats[2] < 0 ||
      cap->floats[2] > 1e6F)
    return section_misfit("cap");
  if (!date || date->integers.size() != 1 || !variant || variant->integers.size() != 1) return section_misfit("calibration_date");
  CalibrationTables calibration;
  for (std::size_t i = 0; i < 36; ++i) calibration.length_fit.rows[i / 6][i % 6] = fit->floats[i];
  if (!read_surplus(table, "surplus_fit", calibration.surplus_fit)) return section_misfit("surplus_fit");
  if (!read_surplus(table, "control_fit", calibration.control_fit)) return section_misfit("control_fit");
  for (const auto& row : calibration.length_fit.rows) {
    if (row[5] <= 0) return section_misfit("length_fit");
  }
  calibration.cap_low = cap->floats[0];
  calibration.cap_high = cap->floats[1];
  calibration.lineages = static_cast<std::uint32_t>(cap->floats[2]);
  calibration.date = date->integers[0];
  calibration.permissive = variant->integers[0] != 0;
  calibration.rates_unseen = table.find("rates_unseen", SectionType::Integers) != nullptr;
  for (const char* set : {"same_predicted", "same_exact", "diff_predicted", "diff_exact"}) {
    auto fusion = Fusion::read(table, set, score_channels(set[0] == 's').size());
    if (!fusion.ok()) return fusion.error();
    calibration.fusions.push_back(std::move(fusion).value());
  }
  for (const char* form : {"", "_bare", "_flat"}) {
    for (const char* set : {"same_predicted", "same_exact", "same_controls", "diff_predicted", "diff_exact"}) {
      auto measured = SetCalibration::read(table, std::string(set) + form);
      if (!measured.ok()) return measured.error();
      calibration.sets.push_back(std::move(measured).value());
    }
  }
  return calibration;
}

}  // namespace

Error Tables::load(std::string_view name, std::string_view bytes) {
  if (bytes.size() > kMaximumTableBytes) {
    return named(name, {ErrorCode::TooLarge,
                        "limit is " + std::to_string(kMaximumTableBytes) + " bytes, given " + std::to_string(bytes.size()),
                        -1});
  }
  if (bytes.starts_with(kGeneralMagic)) {
    auto general = GeneralBackground::load(bytes);
    if (!general.ok()) return named(name, general.error());
    general_ = std::move(general).value();
    return {};
  }
  if (bytes.starts_with(kSectionTableMagic)) return load_sections(name, bytes);
  return named(name, {ErrorCode::TableMagic, "not a table this program knows", 0});
}

Error Tables::load_sections(std::string_view name, std::string_view bytes) {
  const auto table = SectionTable::read(bytes);
  if (!table.ok()) return named(name, table.error());
  if (table.value().find("prompt_hash", SectionType::Integers)) {
    auto prompts = PromptBackground::read(table.value());
    if (!prompts.ok()) return named(name, prompts.error());
    prompts_ = std::move(prompts).value();
    prompts_checksum_ = table.value().checksum();
    return {};
  }
  if (table.value().find("runs_prompt_hash", SectionType::Integers)) {
    auto runs = PromptRunTable::read(table.value());
    if (!runs.ok()) return named(name, runs.error());
    prompt_runs_ = std::move(runs).value();
    return {};
  }
  if (table.value().find("channel_quantiles", SectionType::Floats)) {
    auto channels = ChannelBackground::read(table.value());
    if (!channels.ok()) return named(name, channels.error());
    channels_ = std::move(channels).value();
    return {};
  }
  if (table.value().find("library_version", SectionType::Integers)) return named(name, load_library(table.value()));
  auto model = FingerprintModel::read(table.value());
  if (!model.ok()) return named(name, model.error());
  auto calibration = read_calibration(table.value());
  if (!calibration.ok()) return named(name, calibration.error());
  fingerprint_ = std::move(model).value();
  calibration_ = std::move(calibration).value();
  fingerprint_checksum_ = table.value().checksum();
  library_ = {};
  return {};
}

Error Tables::load_pack(std::string_view name, std::string_view bytes) {
  if (bytes.size() > kMaximumPackBytes) return named(name, {ErrorCode::TooLarge, "a pack is larger than the limit of 1 MiB", -1});
  const auto table = SectionTable::read(bytes);
  if (!table.ok()) return named(name, table.error());
  if (!table.value().holds_only("pack_")) return named(name, {ErrorCode::TableMagic, "not a pack of references", -1});
  return named(name, library_.add_pack(table.value(), fingerprint_checksum_));
}

Error Tables::load_library(const SectionTable& table) {
  auto library = ReferenceLibrary::read(table, fingerprint_checksum_, fingerprint_.dimensions());
  if (!library.ok()) return library.error();
  library_ = std::move(library).value();
  return {};
}

std::string Tables::checksum() const {
  const std::string all =
      general_.checksum() + fingerprint_checksum_ + prompts_checksum_ + channels_.checksum() + prompt_runs_.checksum();
  return all.empty() ? all : hexadecimal(sha256(all));
}

}  // namespace kinprint
