#pragma once
// The tables a comparison needs, loaded one by one. A refused table is named and leaves the others as they were.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "evidence/background.hpp"
#include "evidence/fingerprint_model.hpp"
#include "evidence/pair_scores.hpp"
#include "evidence/prompt_runs.hpp"
#include "evidence/row_surplus.hpp"
#include "library/reference_library.hpp"
#include "verdict/channel_background.hpp"
#include "verdict/formatting.hpp"
#include "verdict/fusion.hpp"
#include "verdict/prompt_background.hpp"
#include "verdict/set_calibration.hpp"

namespace kinprint {

// What of the prompts a fusion is for: nothing is known, they are in the same-prompt background, or control bots answered them.
enum class FusionSet : std::uint8_t {
  Predicted,
  Exact,
  Controls
};
inline constexpr std::size_t kFusionSets = 3;

// What the fingerprint table says beside its model: how scores become a likelihood ratio.
struct CalibrationTables {
  std::vector<Fusion> fusions;  // same prompts predicted and exact, different predicted and exact
  // Same prompts predicted, exact and controls, different predicted and exact; then the same for each further TextLoss.
  std::vector<SetCalibration> sets;
  LengthFit length_fit;
  SurplusFit surplus_fit, control_fit;  // of known prompts, and of those that control bots answered
  double cap_low = 0, cap_high = 0;     // log10
  std::uint32_t lineages = 0;
  std::uint32_t date = 0;     // year, month, day as yyyymmdd
  bool permissive = false;    // fitted without non-commercial sources
  bool rates_unseen = false;  // ErrorRates::unseen; tables of before do not say so
  // Precondition: on different prompts there is no set of controls.
  [[nodiscard]] const SetCalibration& calibration(bool same_prompts, FusionSet set, TextLoss loss) const {
    return sets[static_cast<std::size_t>(loss) * (sets.size() / kTextLosses) + (same_prompts ? 0 : kFusionSets) +
                static_cast<std::size_t>(set)];
  }
  // Control bots' answers stand for the background: the fusion of known prompts.
  [[nodiscard]] const Fusion& fusion(bool same_prompts, FusionSet set) const {
    return fusions[(same_prompts ? 0 : 2) + (set == FusionSet::Predicted ? 0 : 1)];
  }
};

class Tables {
 public:
  // Recognises the table by its contents; `name` only appears in messages. Codes: ok, table_magic, table_version,
  // table_size, table_checksum, too_large. A second table of a kind replaces the first; a reference library needs the
  // fingerprint it was made with before it. A pack is no table.
  Error load(std::string_view name, std::string_view bytes);
  // A user's pack, which adds its references to the library (ReferenceLibrary::add_pack) and can touch nothing else: a file
  // that holds a section of anything else is refused. Codes: as load's and add_pack's.
  Error load_pack(std::string_view name, std::string_view bytes);

  [[nodiscard]] const GeneralBackground& general() const { return general_; }                      // may be empty
  [[nodiscard]] const FingerprintModel& fingerprint() const { return fingerprint_; }               // may be empty
  [[nodiscard]] const PromptBackground& prompts() const { return prompts_; }                       // may be empty
  [[nodiscard]] const ChannelBackground& channels() const { return channels_; }                    // may be empty
  [[nodiscard]] const PromptRunTable& prompt_runs() const { return prompt_runs_; }                 // may be empty
  [[nodiscard]] const ReferenceLibrary& library() const { return library_; }                       // may be empty
  [[nodiscard]] const std::string& fingerprint_checksum() const { return fingerprint_checksum_; }  // hexadecimal, of its payload
  // Precondition: the fingerprint is not empty.
  [[nodiscard]] const CalibrationTables& calibration() const { return calibration_; }
  // Hexadecimal SHA-256 over the checksums of the loaded tables, in a fixed order; empty when none is loaded. The library,
  // on which no figure depends, is not among them and has its own.
  [[nodiscard]] std::string checksum() const;

 private:
  Error load_sections(std::string_view name, std::string_view bytes);
  Error load_library(const SectionTable& table);

  GeneralBackground general_;
  FingerprintModel fingerprint_;
  PromptBackground prompts_;
  ChannelBackground channels_;
  PromptRunTable prompt_runs_;
  ReferenceLibrary library_;
  CalibrationTables calibration_;
  std::string fingerprint_checksum_, prompts_checksum_;
};

}  // namespace kinprint
