#pragma once
// Budgets for untrusted input. Exceeding one is the ordinary error too_large with the limit and the actual number;
// that keeps exhaustion of memory, which cannot be a value, out of reach. All chosen, unless a source is named.
#include <cstddef>
#include <cstdint>

namespace kinprint {

inline constexpr std::size_t kMaximumRequestBytes = 64u << 20;  // one request
// Words and marks of one request's answers, counted from above (text/read_request.cpp). A comparison takes about 85 bytes for
// each (measured: 1.0 GB for 12 million of one letter), and wasm memory is 2 GiB at most (cmake/wasm_flags.cmake).
inline constexpr std::size_t kMaximumRequestWords = 12'000'000;
inline constexpr std::size_t kMaximumAnswersPerSide = 10'000;
inline constexpr std::size_t kMaximumControls = 64;             // control bots of one request
inline constexpr std::size_t kMaximumTableBytes = 32u << 20;    // one table; all shipped ones are under 3 MB
inline constexpr std::size_t kMaximumVectorBytes = 256u << 20;  // sentence vectors of one request

// Answers above this number on a side are sampled with the request's seed, and the report says so. From the cost of a
// comparison: 1,000 answers of 2 kB a side take seconds in wasm.
inline constexpr std::uint32_t kMaximumAnswersCompared = 1'000;

}  // namespace kinprint
