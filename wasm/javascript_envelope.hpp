#pragma once
// What the binding files share: an envelope as JavaScript sees it, and large byte arrays on their way in.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>

#include "wasm/envelope.hpp"

namespace kinprint {

// The position crosses as a number, since 64-bit integers do not cross.
inline emscripten::val to_javascript(const Envelope& envelope) {
  using emscripten::val;
  val object = val::object();
  object.set("code", envelope.code);
  object.set("message", envelope.message);
  object.set("position", static_cast<double>(envelope.position));
  const auto* bytes = reinterpret_cast<const unsigned char*>(envelope.payload.data());
  // slice copies: a view of wasm memory would not outlive the next growth.
  object.set("payload", val(emscripten::typed_memory_view(envelope.payload.size(), bytes)).call<val>("slice"));
  return object;
}

// Large files: Embind copies a Uint8Array into a std::string byte by byte, at about 100 MB/s; set() is one copy.
template <typename... Arrays>
std::string bytes_of(const Arrays&... arrays) {
  std::string bytes((arrays["length"].template as<std::size_t>() + ...), '\0');
  std::size_t filled = 0;
  const auto put = [&](const emscripten::val& array, std::size_t size) {
    auto* const begin = reinterpret_cast<unsigned char*>(bytes.data()) + filled;
    emscripten::val(emscripten::typed_memory_view(size, begin)).call<void>("set", array);
    filled += size;
  };
  (put(arrays, arrays["length"].template as<std::size_t>()), ...);
  return bytes;
}

}  // namespace kinprint
