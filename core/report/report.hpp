#pragma once
// Report: everything one comparison found, ready to be written. The last stage; it holds byte spans and no texts, so the
// writer needs the Request the spans point into. Knows nothing of how it is shown.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evidence/evidence.hpp"
#include "verdict/control_likeness.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

inline constexpr int kReportSchemaVersion = 1;
inline constexpr const char* kProgramVersion = "0.1.0";

struct ProgramFacts {
  std::string calibration;    // date of the calibration, empty without tables
  std::string tables;         // which set, for example full or permissive; empty without tables
  std::string tables_sha256;  // hexadecimal, over the checksums of all loaded tables; empty without tables
};

struct SideFacts {
  std::string name;
  std::uint32_t answers = 0;
  std::uint32_t mended = 0;      // answers that were damaged or in HTML: verdict/altered_texts.hpp
  std::uint32_t framed = 0;      // texts that hold more than the answer itself: text/own_text.hpp
  std::uint32_t declining = 0;   // answers that only decline
  std::uint64_t words = 0;       // letters, numbers and ideographs; no punctuation
  std::uint64_t characters = 0;  // code points
  std::uint32_t released = 0;    // month as yyyymm, 0 where not given
  std::string language = "und";  // BCP 47, of the most words
  std::string sha256;            // over each answer's prompt, a NUL, its text, a NUL, in order
};

// Set where a side had more answers than limits.hpp allows to compare.
struct Sampled {
  std::uint32_t left = 0, right = 0;        // answers compared
  std::uint32_t left_of = 0, right_of = 0;  // answers given
  std::uint32_t seed = 0;
};

struct Report {
  ProgramFacts program;
  bool model_used = false;
  SideFacts left, right;
  std::vector<SideFacts> controls;
  std::vector<ControlLikeness> control_likeness;  // of the first controls; empty without exhibits or figures
  Verdict verdict;                                // holds the status; its figures count only where the status is Ok
  bool exhibits = true;
  bool robustness = true;
  Evidence evidence;
  std::vector<ChannelPlace> places;  // of the channels that were measured at this size
  std::optional<Sampled> sampled;
};

}  // namespace kinprint
