#pragma once
// The form channel: habits of form and rhetoric of both sides against the general background, and Markdown skeletons side
// by side.
//
// Score: mean over habits of a log-likelihood ratio in nats: bots with one shared effect against independent bots, with
// the background's spread between bots and within a bot as variances (two-covariance model, one habit at a time). The
// habits are not independent, so the mean is a score and no likelihood ratio.
#include <vector>

#include "evidence/answer_rows.hpp"
#include "evidence/background.hpp"
#include "evidence/evidence.hpp"
#include "evidence/prepared_side.hpp"

namespace kinprint {

struct Form {
  double score = 0;
  double skeletons = 0;             // mean skeleton similarity over shared prompts, in [0, 1]
  std::vector<SharedHabit> habits;  // what both do alike and others do not, largest weight first; none that only tells a script
  std::vector<SkeletonPair> pairs;
};

// Without a background the score is 0 and only the skeletons are compared. Linear.
Form compare_form(const PreparedSide& left, const PreparedSide& right, const AnswerRows& rows,
                  const GeneralBackground& background);

}  // namespace kinprint
