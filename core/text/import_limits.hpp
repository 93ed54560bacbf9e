#pragma once
// Budgets of the importers. Chosen: far above real exports (the largest seen described has 30,000 conversations), low
// enough that a hostile file ends in an ordinary error or a counted skip.
#include <cstddef>

namespace kinprint {

inline constexpr std::size_t kMaximumImportBytes = 1u << 30;     // one call; larger arrays come in pieces
inline constexpr std::size_t kMaximumConversations = 2'000'000;  // of one call
inline constexpr std::size_t kMaximumMessages = 200'000;         // of one conversation
inline constexpr std::size_t kMaximumBranches = 64;              // answers kept of one prompt
inline constexpr std::size_t kMaximumSkippedNames = 20;          // named of one reason
inline constexpr std::size_t kMaximumTableColumns = 1'000;
inline constexpr std::size_t kMaximumTableRows = 2'000'000;
inline constexpr std::size_t kMaximumSampleCell = 240;  // bytes shown of a cell in a preview

}  // namespace kinprint
