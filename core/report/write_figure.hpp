#pragma once
// The figures of a verdict as a report and a batch result both state them.
#include "report/json_writer.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

// Fields log10LR, interval and band into an object that has begun.
JsonWriter& write_figure(JsonWriter& json, const Figure& figure);

// Fields hypothesis (H1 of the figure) and lineage: on different prompts the figure of a shared lineage of any kind, else null.
void write_lineage(JsonWriter& json, const Verdict& verdict);

}  // namespace kinprint
