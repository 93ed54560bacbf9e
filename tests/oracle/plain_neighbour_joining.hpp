#pragma once
// Neighbour joining by its textbook formulas (Saitou and Nei 1987), with a dictionary of named nodes and no reuse of any
// sum. Slow and plain: the twin that core/many/neighbour_joining.cpp is held against.
#include <map>
#include <set>
#include <vector>

namespace kinprint::oracle {

// A split as the set of the leaves on the side without leaf 0, with the length of its branch.
using Splits = std::map<std::set<int>, double>;

inline Splits plain_neighbour_joining(const std::vector<std::vector<double>>& distances) {
  const int leaves = static_cast<int>(distances.size());
  std::map<std::set<int>, std::map<std::set<int>, double>> table;  // clusters by their leaves
  for (int i = 0; i < leaves; ++i) {
    for (int j = 0; j < leaves; ++j) table[{i}][{j}] = distances[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
  }
  Splits splits;
  const auto record = [&](std::set<int> side, double length) {
    if (side.count(0)) {
      std::set<int> rest;
      for (int i = 0; i < leaves; ++i) {
        if (!side.count(i)) rest.insert(i);
      }
      side = rest;
    }
    splits[side] += length < 0 ? 0 : length;
  };
  const auto row_sum = [&](const std::set<int>& a) {
    double sum = 0;
    for (const auto& [b, distance] : table[a]) sum += distance;
    return sum;
  };
  while (table.size() > 3) {
    const double others = static_cast<double>(table.size()) - 2;
    double best = 1e300;
    std::set<int> first, second;
    for (const auto& [a, row] : table) {
      for (const auto& [b, distance] : row) {
        if (a == b) continue;
        const double q = others * distance - row_sum(a) - row_sum(b);
        if (q < best) {
          best = q;
          first = a;
          second = b;
        }
      }
    }
    const double between = table[first][second];
    const double tilt = (row_sum(first) - row_sum(second)) / others;
    record(first, between / 2 + tilt / 2);
    record(second, between / 2 - tilt / 2);
    std::set<int> joined = first;
    joined.insert(second.begin(), second.end());
    std::map<std::set<int>, double> row;
    for (const auto& [c, unused] : table) {
      if (c != first && c != second) row[c] = (table[first][c] + table[second][c] - between) / 2;
    }
    row[joined] = 0;
    table.erase(first);
    table.erase(second);
    for (auto& [c, of] : table) {
      of.erase(first);
      of.erase(second);
      of[joined] = row[c];
    }
    table[joined] = row;
  }
  if (table.size() == 3) {
    auto at = table.begin();
    const std::set<int> a = (at++)->first, b = (at++)->first, c = at->first;
    record(a, (table[a][b] + table[a][c] - table[b][c]) / 2);
    record(b, (table[b][a] + table[b][c] - table[a][c]) / 2);
    record(c, (table[c][a] + table[c][b] - table[a][b]) / 2);
  }
  return splits;
}

}  // namespace kinprint::oracle
