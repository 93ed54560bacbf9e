#pragma once
// The names that enumerations have in reports; docs/report_format.md lists them.
#include <string_view>

#include "evidence/evidence.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

std::string_view name_of(Status status);
std::string_view name_of(Band band);
std::string_view name_of(Supports supports);
std::string_view name_of(Background background);
std::string_view name_of(PromptRelation relation);
std::string_view name_of(Formatting formatting);
std::string_view name_of(LineBreakLoss loss);
std::string_view name_of(IdentityStance stance);
std::string_view name_of(GreyReason reason);

}  // namespace kinprint
