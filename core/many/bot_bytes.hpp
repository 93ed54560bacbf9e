#pragma once
// A counted bot as bytes and back, so that one worker counts it and all workers compare it. Not a file format: both
// ends are the same program with the same tables.
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "many/counted_bot.hpp"

namespace kinprint {

std::string pack_bot(const CountedBot& bot);
// described: numbers of an answer, FingerprintModel::described(). table_size where the bytes end early or numbers do
// not fit each other.
Result<CountedBot> unpack_bot(std::string_view bytes, std::size_t described);

}  // namespace kinprint
