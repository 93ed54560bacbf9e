#pragma once
// Where the score of one channel falls among unrelated pairs of about the same size. Shown beside the channel; the
// likelihood ratio does not read it. Read from models/tables/channels.kpt; knows nothing of texts.
//
// Measured on unrelated pairs that answered the same prompts, so it says nothing about pairs that did not.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/section_table.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

class ChannelBackground {
 public:
  // Section "channel_quantiles": rows of channel (place in the list of the source file), answers a side, pairs, and the
  // quantiles of the score at the probabilities of section "channel_probabilities". table_size on misfit.
  static Result<ChannelBackground> read(const SectionTable& table);

  [[nodiscard]] bool empty() const { return measured_.empty(); }
  [[nodiscard]] const std::string& checksum() const { return checksum_; }
  // Linear in the log of `answers` (1 or more a side) between the measured sizes, constant beyond them; empty for a
  // channel that was not measured.
  [[nodiscard]] Quantiles quantiles(std::string_view channel, double answers) const;

 private:
  struct Measured {
    std::size_t channel = 0;
    double log_answers = 0;
    std::vector<double> values;  // one a probability, rising
  };
  std::vector<double> probabilities_;  // rising, within (0, 1)
  std::vector<Measured> measured_;     // by channel, then size
  std::string checksum_;
};

// Share of pairs whose score is lower, by straight lines between the quantiles; 0 and the last probability beyond them.
// Precondition: `quantiles` is not empty.
double share_below(const Quantiles& quantiles, double score);

// Of every channel that has a score and was measured. known_prompts: every prompt is in the same-prompt background, which
// takes its effect off the fingerprint and so moves that score; the other channels do not depend on it.
std::vector<ChannelPlace> channel_places(const std::vector<std::pair<std::string, double>>& scores,
                                         const ChannelBackground& background, double answers, bool known_prompts);

}  // namespace kinprint
