// Two files and options, cut apart at a byte that stands in no text: every pair is of two existing prompts, each used
// once, and the request can be read.
#include <cstdint>
#include <cstdlib>
#include <set>

#include "text/import_chats.hpp"
#include "text/pairing_request.hpp"
#include "text/read_request.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kinprint;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = bytes.find('\x01');
  if (cut == std::string_view::npos) return 0;
  const auto left = import_bytes(bytes.substr(0, cut));
  const auto right = import_bytes(bytes.substr(cut + 1));
  if (!left.ok() || !right.ok()) return 0;
  PairingOptions options;
  options.by_position = size % 2 == 0;
  options.later_turns = size % 3 == 0;
  const Pairing pairing = pair_prompts(left.value(), right.value(), options);
  std::set<std::uint32_t> used_left, used_right;
  for (const PromptPair& pair : pairing.pairs)
    if (pair.left >= pairing.left.size() || pair.right >= pairing.right.size() || !used_left.insert(pair.left).second ||
        !used_right.insert(pair.right).second)
      std::abort();
  if (pairing.pairs.size() + pairing.unmatched_left.size() != pairing.left.size()) std::abort();
  if (!read_request(write_request(left.value(), right.value(), pairing, {}).json).ok()) std::abort();
  return 0;
}
