#pragma once
// Texts on standard input for the programs of the fitting scripts: for each text a 32-bit little-endian byte length and
// that many bytes of valid UTF-8.
#include <cstdint>
#include <cstdio>
#include <string>

// Calls `use` with each text. The exit status of the program: 1, with a message, where the input ends inside a text.
template <typename Use>
int for_each_framed_text(const char* program, Use use) {
  std::uint32_t size = 0;
  std::string text;
  while (std::fread(&size, sizeof(size), 1, stdin) == 1) {
    text.resize(size);
    if (std::fread(text.data(), 1, size, stdin) != size) {
      std::fprintf(stderr, "%s: the input ends inside a text\n", program);
      return 1;
    }
    use(text);
  }
  return 0;
}
