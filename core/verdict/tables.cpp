#include "verdict/tables.hpp"

#include <utility>

#include "base/limits.hpp"

namespace kinprint {
namespace {

constexpr std::string_view kGeneralMagic = "KPGENERA";

Error named(std::string_view name, const Error& error) {
  return {error.code, std::string(name) + ": " + error.message, error.position};
}

}  // namespace

Error Tables::load(std::string_view name, std::string_view bytes) {
  if (bytes.size() > kMaximumTableBytes) {
    return named(name, {ErrorCode::TooLarge, "limit is " + std::to_string(kMaximumTableBytes) + " bytes, given " +
                                                 std::to_string(bytes.size()), -1});
  }
  if (bytes.substr(0, kGeneralMagic.size()) == kGeneralMagic) {
    auto general = GeneralBackground::load(bytes);
    if (!general.ok()) return named(name, general.error());
    general_ = std::move(general).value();
    return {};
  }
  return named(name, {ErrorCode::TableMagic, "not a table this program knows", 0});
}

}  // namespace kinprint
