#pragma once
// Section tables made in memory: small, valid, and easy to damage.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "base/sha256.hpp"
#include "feature/feature.hpp"
#include "verdict/tables.hpp"

namespace kinprint::made {

inline std::string integer(std::uint32_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  return bytes;
}

class TableWriter {
 public:
  void floats(const std::string& name, std::uint32_t rows, std::uint32_t columns, const std::function<float(std::uint32_t, std::uint32_t)>& at) {
    std::string data;
    for (std::uint32_t i = 0; i < rows; ++i) {
      for (std::uint32_t j = 0; j < columns; ++j) {
        const float value = at(i, j);
        char raw[4];
        std::memcpy(raw, &value, 4);
        data.append(raw, 4);
      }
    }
    add(name, 0, rows, columns, data);
  }
  void bytes(const std::string& name, std::uint32_t rows, std::uint32_t columns, const std::function<int(std::uint32_t, std::uint32_t)>& at) {
    std::string data;
    for (std::uint32_t i = 0; i < rows; ++i) {
      for (std::uint32_t j = 0; j < columns; ++j) data += static_cast<char>(at(i, j));
    }
    add(name, 1, rows, columns, data);
  }
  void integers(const std::string& name, std::uint32_t rows, std::uint32_t columns, const std::vector<std::uint32_t>& values) {
    std::string data;
    for (const std::uint32_t value : values) data += integer(value);
    add(name, 4, rows, columns, data);
  }
  // Of one byte (u8) or two (u16).
  void small_integers(const std::string& name, std::uint32_t rows, std::uint32_t columns, std::uint32_t size, const std::vector<std::uint32_t>& values) {
    std::string data;
    for (const std::uint32_t value : values) data += integer(value).substr(0, size);
    add(name, size == 1 ? 2 : 3, rows, columns, data);
  }
  [[nodiscard]] std::string file() const {
    const std::string payload = integer(count_) + sections_;
    const auto digest = sha256(payload);
    return "KPSECTNS" + integer(1) + integer(static_cast<std::uint32_t>(payload.size())) + std::string(digest.begin(), digest.end()) + payload;
  }

 private:
  void add(std::string name, std::uint32_t type, std::uint32_t rows, std::uint32_t columns, std::string data) {
    name.resize(32, '\0');
    data.resize((data.size() + 3) / 4 * 4, '\0');
    sections_ += name + integer(type) + integer(rows) + integer(columns) + data;
    ++count_;
  }
  std::uint32_t count_ = 0;
  std::string sections_;
};

inline constexpr std::uint32_t kDimensions = 3;

// A model in which columns of n-grams are spread over three dimensions by their index; all covariances diagonal.
// length_slope: of the log variance expected of an answer in the log of its length.
inline void add_model(TableWriter& table, float length_slope = 0) {
  constexpr std::uint32_t columns = kGramColumns * kHashedBlocks;
  const auto diagonal = [](float value) { return [value](std::uint32_t i, std::uint32_t j) { return i == j ? value : 0.0F; }; };
  table.small_integers("own_columns", kHashedBlocks, kGramBuckets / 8, 1, std::vector<std::uint32_t>(kHashedBlocks * kGramBuckets / 8, 0));
  table.floats("idf", 1, columns, [](std::uint32_t, std::uint32_t) { return 1.0F; });
  table.bytes("projection", columns, kDimensions, [](std::uint32_t i, std::uint32_t j) { return static_cast<int>((i * 2654435761U >> (8 * j)) % 201) - 100; });
  table.floats("projection_scale", 1, kDimensions, [](std::uint32_t, std::uint32_t) { return 0.05F; });
  table.floats("form_mean", 1, kFormHabits, [](std::uint32_t, std::uint32_t) { return 0.0F; });
  table.floats("form_spread", 1, kFormHabits, [](std::uint32_t, std::uint32_t) { return 1.0F; });
  table.floats("form_projection", kFormHabits, kDimensions, [](std::uint32_t, std::uint32_t) { return 0.0F; });
  table.floats("mean", 1, kDimensions, [](std::uint32_t, std::uint32_t) { return 0.0F; });
  table.floats("bot", kDimensions, kDimensions, diagonal(4));
  table.floats("prompt", kDimensions, kDimensions, diagonal(2));
  table.floats("residual", kDimensions, kDimensions, diagonal(1));
  table.floats("whitening", kDimensions, kDimensions, diagonal(1));
  // Directions askew, which together say what the dimensions do.
  table.floats("steady", kDimensions, kDimensions, [](std::uint32_t i, std::uint32_t j) { return i == j ? static_cast<float>(i + 1) : (j == i + 1 ? 1.0F : 0.0F); });
  table.floats("habit_rates", 3, kFormHabits, [](std::uint32_t i, std::uint32_t) { return i == 0 ? 0.0F : (i == 1 ? 0.5F : 2.0F); });
  // Whitening that doubles the first habit and leaves the others.
  table.floats("habit_whitening", kFormHabits, kFormHabits, [](std::uint32_t i, std::uint32_t j) { return i != j ? 0.0F : (i == 0 ? 2.0F : 1.0F); });
  table.floats("length_spread", 1, 3, [&](std::uint32_t, std::uint32_t j) { return j == 1 ? length_slope : 0.0F; });
  table.bytes("cohort", 4, kDimensions, [](std::uint32_t i, std::uint32_t j) { return i == j ? 100 : (i == 3 ? -50 : 10); });
}

// offset: of the natural log ratio, at one answer. A shared lineage has half the ratio of the same model, and below 1
// half of that; so have closed prompts of that of open ones.
inline void add_calibration(TableWriter& table, const std::string& set, float offset = 0) {
  const float calibration[2][9] = {{0, 1, offset, 1, 0.3F, 0.4F, 0.5F, 0.1F, 0.5F}, {4.60517F, 2, 0.5F, 2, 0.1F, 0.2F, 0.5F, 0.1F, 0.5F}};
  table.floats(set + "_calibration", 2, 9, [&](std::uint32_t i, std::uint32_t j) { return calibration[i][j]; });
  const float distribution[2][8] = {{1, 0, 10, -1, -0.5F, 0, 0.5F, 1}, {20, 0, 12, -2, -1, 0, 1, 2}};
  table.floats(set + "_distribution", 2, 8, [&](std::uint32_t i, std::uint32_t j) { return distribution[i][j]; });
  const float errors[2][14] = {{1, 0.3F, 0.7F, 10, 0.5F, 0.4F, 0.1F, 0.05F, 0, 0.5F, 0.4F, 0.1F, 0.05F, 0}, {20, 0.1F, 0.95F, 12, 0.2F, 0.1F, 0.05F, 0.01F, 0, 0.2F, 0.1F, 0.05F, 0.01F, 0}};
  table.floats(set + "_errors", 2, 14, [&](std::uint32_t i, std::uint32_t j) { return errors[i][j] + (j == 3 ? 100 * offset : 0.0F); });
}

// Fusions that read only two scores: linear weight 1 on the one given (else the same-bot ratio), and one split on the ratio.
inline void add_fusion(TableWriter& table, const std::string& set, std::uint32_t score = 0) {
  table.integers(set + "_linear_scores", 1, 2, {score, 11});
  table.floats(set + "_linear", 3, 2, [](std::uint32_t i, std::uint32_t j) { return i == 1 ? 1.0F : (i == 2 && j == 0 ? 1.0F : 0.0F); });
  table.floats(set + "_bias", 1, 1, [](std::uint32_t, std::uint32_t) { return 0.25F; });
  const float nodes[3][5] = {{0, 0.5F, 1, 2, 0}, {-1, 0, 0, 0, -1}, {-1, 0, 0, 0, 1}};
  table.floats(set + "_nodes", 3, 5, [&](std::uint32_t i, std::uint32_t j) { return nodes[i][j]; });
  table.integers(set + "_roots", 1, 1, {0});
  table.floats(set + "_tree_bias", 1, 1, [](std::uint32_t, std::uint32_t) { return -0.25F; });
  add_calibration(table, set);
}

inline float control_factor(std::uint32_t block, std::uint32_t term) { return 0.01F * static_cast<float>(block + 2 * term); }

// Without surplus_fit. score: read by the fusions of the same prompts.
inline TableWriter fingerprint_without_surplus(std::uint32_t score = 0) {
  TableWriter table;
  add_model(table);
  for (const char* set : {"same_predicted", "same_exact"}) add_fusion(table, set, score);
  for (const char* set : {"diff_predicted", "diff_exact"}) add_fusion(table, set);
  // Offsets and numbers of pairs by which they are told from the others.
  add_calibration(table, "same_controls", 1);
  for (const char* set : {"same_predicted", "same_exact", "diff_predicted", "diff_exact"}) add_calibration(table, std::string(set) + "_bare", 2);
  for (const char* set : {"same_predicted", "same_exact", "diff_predicted", "diff_exact"}) add_calibration(table, std::string(set) + "_flat", 4);
  add_calibration(table, "same_controls_bare", 3);
  add_calibration(table, "same_controls_flat", 5);
  table.floats("control_fit", kHashedBlocks, 6, control_factor);
  table.floats("length_fit", 6, 6, [](std::uint32_t, std::uint32_t j) { return j == 5 ? 1.0F : 0.0F; });
  const float cap[3] = {-1.2F, 1.9F, 40};
  table.floats("cap", 1, 3, [&](std::uint32_t, std::uint32_t j) { return cap[j]; });
  table.integers("calibration_date", 1, 1, {20261122});
  table.integers("variant", 1, 1, {0});
  return table;
}

inline float surplus_factor(std::uint32_t block, std::uint32_t term) {
  const float factors[6] = {0.1F, 0.2F, -0.1F, 0.05F, 0.03F, -0.02F};
  return factors[term] * static_cast<float>(block + 1);
}

inline TableWriter fingerprint_table(std::uint32_t score = 0) {
  TableWriter table = fingerprint_without_surplus(score);
  table.floats("surplus_fit", kHashedBlocks, 6, surplus_factor);
  return table;
}

inline Tables tables(std::uint32_t score = 0) {
  Tables out;
  REQUIRE(out.load("fingerprint", fingerprint_table(score).file()).code == ErrorCode::Ok);
  return out;
}

// Value of code 0 and step of the figures of a known prompt: means, then spreads of cosines, then log length.
inline float similarity_range(std::uint32_t row, std::uint32_t figure) {
  const float low[7] = {0.1F, 0.2F, 0.3F, 0.05F, 0.06F, 0.07F, 5};
  return row == 0 ? low[figure] : 0.01F * static_cast<float>(figure + 1);
}

// Codes of the prompts: 10 i + j, for figure j of prompt i.
inline void add_similarity(TableWriter& table, std::uint32_t prompts) {
  std::vector<std::uint32_t> codes;
  for (std::uint32_t i = 0; i < prompts; ++i) {
    for (std::uint32_t j = 0; j < 7; ++j) codes.push_back(10 * i + j);
  }
  table.small_integers("prompt_similarity", prompts, 7, 1, codes);
  table.floats("prompt_similarity_range", 2, 7, similarity_range);
}

// Habit j of prompt i: i - j steps.
inline void add_habits(TableWriter& table, std::uint32_t prompts) {
  table.bytes("prompt_habits", prompts, kFormHabits, [](std::uint32_t i, std::uint32_t j) { return static_cast<int>(i) - static_cast<int>(j); });
}

// Without figures of similarity and habits. Row i has the mean 10 i + j halves in dimension j and the scale 1 + i.
inline TableWriter prompts_without_similarity(const std::vector<std::uint64_t>& hashes) {
  TableWriter table;
  std::vector<std::uint32_t> words;
  for (const std::uint64_t hash : hashes) {
    words.push_back(static_cast<std::uint32_t>(hash));
    words.push_back(static_cast<std::uint32_t>(hash >> 32));
  }
  const auto rows = static_cast<std::uint32_t>(hashes.size());
  table.integers("prompt_hash", rows, 2, words);
  table.bytes("prompt_mean", rows, kDimensions, [](std::uint32_t i, std::uint32_t j) { return static_cast<int>(10 * i + j); });
  table.floats("prompt_scale", 1, kDimensions, [](std::uint32_t, std::uint32_t) { return 0.5F; });
  table.floats("prompt_vector_scale", rows, 1, [](std::uint32_t i, std::uint32_t) { return 1.0F + static_cast<float>(i); });
  return table;
}

// keys: prompt_key() of the prompts known, whatever their order; rows stand in the order of their hashes.
inline void load_prompts(Tables& tables, const std::vector<std::string>& keys) {
  std::vector<std::uint64_t> hashes;
  for (const std::string& key : keys) hashes.push_back(fnv1a64(key));
  std::sort(hashes.begin(), hashes.end());
  TableWriter table = prompts_without_similarity(hashes);
  add_similarity(table, static_cast<std::uint32_t>(hashes.size()));
  add_habits(table, static_cast<std::uint32_t>(hashes.size()));
  REQUIRE(tables.load("prompts", table.file()).code == ErrorCode::Ok);
}

}  // namespace kinprint::made
