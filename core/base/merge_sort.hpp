#pragma once
// A stable sort in a few hundred bytes of code. Each use of the library's sorts on records with a rule of their own
// costs 3 to 9 kB of wasm, a fifth of the core in all; and its unstable one orders equals differently on every host.
// For records; plain numbers keep std::sort, whose code the library shares.
#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace kinprint {

// less(a, b): whether a stands before b, a strict weak order. Takes n log2 n moves and room for a second vector.
template <typename Value, typename Less>
void merge_sort(std::vector<Value>& values, Less less) {
  const std::size_t count = values.size();
  std::vector<Value> merged(count);
  for (std::size_t width = 1; width < count; width *= 2) {
    for (std::size_t begin = 0; begin < count; begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, count);
      const std::size_t end = std::min(begin + 2 * width, count);
      std::size_t left = begin, right = middle;
      for (std::size_t place = begin; place < end; ++place) {
        const bool takes_right = left == middle || (right < end && less(values[right], values[left]));
        merged[place] = std::move(values[takes_right ? right++ : left++]);
      }
    }
    values.swap(merged);
  }
}

}  // namespace kinprint
