#pragma once
// The entry points of the core: which sentences to embed, compare, and make a pack. Everything before and after them is
// reading and writing bytes. Pure: the same request, tables and vectors give the same report.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "evidence/sentence_vectors.hpp"
#include "report/report.hpp"
#include "text/document.hpp"
#include "verdict/tables.hpp"

namespace kinprint {

// The sentences whose vectors compare wants: of the left side's answers, then of the right's, in order. The views point
// into the request. Empty where the model could not add anything.
std::vector<std::string_view> sentences_to_embed(const Request& request);

// `vectors` are empty or have one row for each of sentences_to_embed. Errors: tables_missing, vectors_shape; table_size where the
// tables, though each fits its shape, give a figure that is not finite. Too little, too
// alike or unsupported input is a status of the report's verdict, not an error. Swapping the sides mirrors the report and
// leaves the likelihood ratio as it is.
Result<Report> compare(const Request& request, const Tables& tables, const SentenceVectors& vectors);

// A pack (library/reference_library.hpp) of the side's answers as a reference of its name and month. Errors:
// tables_missing; invalid_request for a name that is empty, too long or holds control characters, or a side of fewer
// words than a comparison needs.
Result<std::string> make_pack(const Side& side, const Tables& tables);

// What the loaded tables are, for the report and `version`.
ProgramFacts program_facts(const Tables& tables);

}  // namespace kinprint
