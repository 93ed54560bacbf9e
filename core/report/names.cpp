#include "report/names.hpp"

namespace kinprint {

std::string_view name_of(Status status) {
  switch (status) {
    case Status::Ok: return "ok";
    case Status::NotEnough: return "not_enough";
    case Status::SameText: return "same_text";
    case Status::UnsupportedLanguage: return "unsupported_language";
    case Status::RefusalOnly: return "refusal_only";
    case Status::CodeOnly: return "code_only";
    case Status::InvalidInput: return "invalid_input";
  }
  return "invalid_input";
}

std::string_view name_of(Band band) {
  switch (band) {
    case Band::None: return "none";
    case Band::Weak: return "weak";
    case Band::Moderate: return "moderate";
    case Band::ModeratelyStrong: return "moderately_strong";
    case Band::Strong: return "strong";
    case Band::VeryStrong: return "very_strong";
    case Band::ExtremelyStrong: return "extremely_strong";
  }
  return "none";
}

std::string_view name_of(Supports supports) {
  switch (supports) {
    case Supports::Shared: return "shared";
    case Supports::Separate: return "separate";
    case Supports::Neither: return "neither";
  }
  return "neither";
}

std::string_view name_of(Background background) {
  switch (background) {
    case Background::Exact: return "exact";
    case Background::Predicted: return "predicted";
    case Background::None: return "none";
  }
  return "none";
}

std::string_view name_of(Formatting formatting) {
  switch (formatting) {
    case Formatting::Some: return "some";
    case Formatting::Lost: return "lost";
    case Formatting::LeftOnly: return "left";
    case Formatting::RightOnly: return "right";
    case Formatting::LeftLost: return "left_lost";
    case Formatting::RightLost: return "right_lost";
  }
  return "some";
}

std::string_view name_of(LineBreakLoss loss) {
  switch (loss) {
    case LineBreakLoss::Kept: return "kept";
    case LineBreakLoss::Lost: return "lost";
    case LineBreakLoss::LeftLost: return "left_lost";
    case LineBreakLoss::RightLost: return "right_lost";
    case LineBreakLoss::EmptyLost: return "empty_lost";
    case LineBreakLoss::LeftEmptyLost: return "left_empty_lost";
    case LineBreakLoss::RightEmptyLost: return "right_empty_lost";
  }
  return "kept";
}

std::string_view name_of(PromptRelation relation) {
  switch (relation) {
    case PromptRelation::Same: return "same";
    case PromptRelation::Different: return "different";
    case PromptRelation::Mixed: return "mixed";
  }
  return "mixed";
}

std::string_view name_of(IdentityStance stance) {
  switch (stance) {
    case IdentityStance::SelfClaim: return "self_claim";
    case IdentityStance::Denial: return "denial";
    case IdentityStance::Mention: return "mention";
    case IdentityStance::RolePlay: return "role_play";
    case IdentityStance::Echo: return "echo";
  }
  return "mention";
}

std::string_view name_of(GreyReason reason) {
  switch (reason) {
    case GreyReason::Echo: return "echo";
    case GreyReason::Opener: return "opener";
    case GreyReason::Closer: return "closer";
  }
  return "echo";
}

}  // namespace kinprint
