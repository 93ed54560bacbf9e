#pragma once
// The reference library: bots of known generations as fingerprint vectors and habits, and which of them a side's answers
// fit, as a set that is open. Read from models/tables/library.kpt and from packs a user made; knows nothing of likelihood
// ratios and never enters one. models/fit/attribution.py is the same arithmetic, with what was tried.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/matrix.hpp"
#include "base/result.hpp"
#include "base/section_table.hpp"
#include "evidence/fingerprint_model.hpp"

namespace kinprint {

// A release line of models, or one reference of a user's pack.
struct Reference {
  std::string name, family;
  std::uint32_t month = 0;  // of release, as yyyymm; 0 where not known
  std::uint32_t bots = 0, answers = 0, prompts = 0;
  bool is_own = false;  // from a pack: never measured
};

struct RankedReference {
  const Reference* reference = nullptr;  // of the library, which outlives this
  double share = 0;                      // calibrated, in [0, 1]; all shares and `none` of an Attribution add up to 1
  double similarity = 0;                 // largest inner product with one of its bots, as units, in [-1, 1]
};
struct RankedFamily {
  std::string_view name;  // of a Reference
  double share = 0;
  bool is_own = false;  // of packs: kept apart from a family of the library that is called the same
};

// Where one side falls. Even odds beforehand that its bot is in the library.
struct Attribution {
  std::vector<RankedReference> references;  // by falling share, at most kRankedShown
  std::vector<RankedFamily> families;
  double none = 0;  // share of "none of these"
  double best = 0;  // largest similarity with any reference
};
inline constexpr std::size_t kRankedShown = 5;

// What was measured of attributions at one number of answers, on bots of other sources than the library's (and for the
// two error rates on families left out): shares in [0, 1].
struct AttributionRates {
  std::uint32_t answers = 0, trials = 0;
  double top1 = 0, top3 = 0, family_top1 = 0, family_top3 = 0;
  double unknown_accepted = 0;  // bots of no reference family given a family with more than half
  double known_rejected = 0;    // bots of the library called none of these
};

// How well bots newer than those a fingerprint was fitted on are told apart: areas under the curve of its plain log-ratio.
struct DriftRow {
  bool same_bot = false;  // two draws of one bot's prompts; else two bots of one generation
  std::uint32_t answers = 0, trials = 0;
  double older_fit = 0, other_fit = 0;  // fitted on bots before `fitted_before`; on other laboratories of all times
};
struct Drift {
  std::uint32_t fitted_before = 0, tried_from = 0, bots = 0;  // months as yyyymm; 0: not measured
  std::vector<DriftRow> rows;
};

// The library itself, as a report or a matrix states it.
struct LibraryFacts {
  std::uint32_t date = 0;                                  // yyyymmdd of the library; 0: no library
  std::uint32_t references = 0, families = 0, newest = 0;  // newest: yyyymm, of no pack
  std::uint32_t own = 0;                                   // of the references, those of packs
  const std::string* checksum = nullptr;                   // and drift: of the library, which outlives this
  const Drift* drift = nullptr;
};

// Both sides in the library; the report's part.
struct LibraryView : LibraryFacts {
  bool known_prompts = false;
  double answers = 0;
  Attribution left, right;
  double similarity = 0;  // of the two sides with each other, as with a reference
  AttributionRates rates;
};

class ReferenceLibrary {
 public:
  // table_size where sections are missing or do not fit; table_version where it was made for another map. `map`: the
  // fingerprint table's checksum, hexadecimal.
  static Result<ReferenceLibrary> read(const SectionTable& table, const std::string& map, std::size_t dimensions);
  // A pack's references are added whole or not at all. Errors: as read; invalid_request for a name that is taken or
  // empty; too_large.
  Error add_pack(const SectionTable& table, const std::string& map);

  [[nodiscard]] bool empty() const { return references_.empty(); }
  [[nodiscard]] const std::vector<Reference>& references() const { return references_; }
  [[nodiscard]] const std::string& checksum() const { return checksum_; }  // of library.kpt, without packs
  // A side as references are held, of unit length: its vector, whitened to unit length, and its habits less their prompts',
  // whitened to unit length and kHabitShare as heavy, less where prompts are unknown. mean: FingerprintModel::described()
  // numbers; unknown_share: of the prompts. Precondition: not empty.
  [[nodiscard]] std::vector<double> unit(const FingerprintModel& model, std::span<const double> mean, double unknown_share) const;
  [[nodiscard]] LibraryFacts facts() const;
  // Of one vector as unit() gives it; answers and unknown_share as view. Precondition: not empty.
  [[nodiscard]] Attribution attribute(std::span<const double> unit, double answers, double unknown_share) const;
  // Measured at the number of answers nearest to this one, as a ratio. Precondition: not empty.
  [[nodiscard]] AttributionRates rates(double answers, bool known_prompts) const;
  // Means of the sides' vectors, less their prompts' effects; answers: as in PairScorer; unknown_share: of the prompts.
  [[nodiscard]] LibraryView view(const FingerprintModel& model, std::span<const double> left,
                                 std::span<const double> right, double answers, double unknown_share) const;

 private:
  struct Calibration {
    double log_answers = 0;
    double slope[2] = {0, 0}, none[2] = {0, 0};  // prompts unknown, known
  };
  bool read_drift(const SectionTable& table);  // false: sections that do not fit

  Matrix habit_map_;  // whitens habits
  std::vector<Reference> references_;
  std::vector<std::vector<double>> bots_;    // as unit()
  std::vector<std::uint32_t> reference_of_;  // of each bot
  std::vector<Calibration> calibrations_;    // by rising number of answers
  std::vector<AttributionRates> rates_[2];   // prompts unknown, known
  std::uint32_t date_ = 0;
  Drift drift_;
  std::string checksum_;
};

inline constexpr double kHabitShare = 0.35, kUnknownHabits = 0.3;  // measured (models/fit/attribution.py)
inline constexpr std::size_t kMaximumPackReferences = 200;         // of all packs together
inline constexpr std::size_t kMaximumPackBytes = 1u << 20;

}  // namespace kinprint
