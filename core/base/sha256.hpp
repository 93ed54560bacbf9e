#pragma once
// SHA-256 (FIPS 180-4): fingerprints of inputs and checksums of tables.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kinprint {

class Sha256 {
 public:
  void add(std::string_view bytes);
  // Ends the message; the object is spent afterwards.
  [[nodiscard]] std::array<std::uint8_t, 32> finish();

 private:
  void add_block(const unsigned char* block);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> buffer_{};
  std::uint64_t length_bytes_ = 0;
};

std::array<std::uint8_t, 32> sha256(std::string_view bytes);

// 64 lower-case hexadecimal digits.
std::string hexadecimal(const std::array<std::uint8_t, 32>& digest);

}  // namespace kinprint
