#include "evidence/fingerprint_model.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "feature/fingerprint.hpp"
#include "made_tables.hpp"

using namespace kinprint;

namespace {
FingerprintModel made_model(float length_slope = 0) {
  made::TableWriter table;
  made::add_model(table, length_slope);
  auto model = FingerprintModel::read(SectionTable::read(table.file()).value());
  REQUIRE(model.ok());
  return std::move(model).value();
}

AnswerFeatures features_of(const std::string& text) { return count_fingerprint(text); }
}  // namespace

TEST_CASE("Each block of weighted counts has unit length or nothing", "[evidence][fingerprint_model]") {
  const FingerprintModel model = made_model();
  std::array<double, kHashedBlocks> squares{};
  for (const WeightedCount& entry : model.weigh(features_of("The old ferry crossed twice a day, and twice it waited."))) {
    squares[entry.index / kGramColumns] += static_cast<double>(entry.weight) * entry.weight;
  }
  for (const double square : squares) CHECK(square == Approx(1).epsilon(1e-5));
  CHECK(model.weigh(features_of("")).empty());
}

TEST_CASE("A vector is the sum of its counts' rows of the map", "[evidence][fingerprint_model]") {
  const FingerprintModel model = made_model();
  const AnswerFeatures features = features_of("Bread rises when it is warm.");
  const WeightedCounts counts = model.weigh(features);
  const std::vector<double> vector = model.project(counts, features);
  REQUIRE(vector.size() == made::kDimensions);
  for (std::uint32_t k = 0; k < made::kDimensions; ++k) {
    double sum = 0;
    for (const WeightedCount& entry : counts) sum += static_cast<double>(entry.weight) * (static_cast<int>((entry.index * 2654435761U >> (8 * k)) % 201) - 100);
    CHECK(vector[k] == Approx(0.05 * sum).epsilon(1e-4));
  }
}

TEST_CASE("Short answers are scaled down where they are expected to vary more", "[evidence][fingerprint_model]") {
  const FingerprintModel model = made_model(-0.5F);
  CHECK(model.length_scale(1000) == Approx(std::exp(0.25 * std::log(1000.0))));
  CHECK(model.length_scale(100) < model.length_scale(1000));
  CHECK(model.length_scale(0) == model.length_scale(7));  // the ends of the measured lengths
  CHECK(model.length_scale(1e7) == model.length_scale(9e6));
  CHECK(made_model().length_scale(50) == Approx(1));
}

TEST_CASE("Habits alike and far from the mean speak for one bot, unlike ones against it, each within its limit", "[evidence][fingerprint_model]") {
  const FingerprintModel model = made_model();
  const auto ratio = [&](double left, double right, double answers) {
    const std::vector<double> a(kFormHabits, left), b(kFormHabits, right);
    CHECK(model.form_ratio(a, b, answers) == Approx(model.form_ratio(b, a, answers)));
    return model.form_ratio(a, b, answers);
  };
  // One habit written out: variance 0.5 between bots and 2 within, at 4 answers, both sides at 1.5.
  const double variance = 0.5 + 2.0 / 4, determinant = variance * variance - 0.25;
  const double joint = (variance * 4.5 - 1.5 * 1.5) / determinant;
  CHECK(ratio(1.5, 1.5, 4) == Approx(0.5 * (4.5 / variance - joint - std::log(determinant / (variance * variance)))));
  CHECK(ratio(1, -1, 4) < 0);
  CHECK(ratio(1, 1, 50) > ratio(1, 1, 5));
  CHECK(ratio(100, 100, 50) == Approx(kFormRatioLimit));
  CHECK(ratio(100, -100, 50) == Approx(-kFormRatioLimit));
}
