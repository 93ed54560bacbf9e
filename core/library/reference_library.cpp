#include "library/reference_library.hpp"

#include <algorithm>
#include <cmath>

#include "library/pack_sections.hpp"

namespace kinprint {
namespace {

std::vector<double> unit_vector(std::vector<double> vector) {
  const double norm = std::max(std::sqrt(dot(vector, vector)), 1e-12);
  for (double& value : vector) value /= norm;
  return vector;
}

bool is_share(float value) { return value >= 0 && value <= 1; }

// Between measured sizes linear in the log, constant beyond them.
double interpolate(double at, double low, double high, double value_low, double value_high) {
  if (high <= low) return value_low;
  const double share = std::clamp((at - low) / (high - low), 0.0, 1.0);
  return value_low + share * (value_high - value_low);
}

// The first kRankedShown by falling share; equal ones in their order. A handful of sixty: no sort is instantiated for it,
// which would be kilobytes of a module that has a size to keep.
template <typename Ranked>
void keep_largest(std::vector<Ranked>& ranked) {
  const std::size_t kept = std::min(ranked.size(), kRankedShown);
  for (std::size_t i = 0; i < kept; ++i) {
    std::size_t best = i;
    for (std::size_t k = i + 1; k < ranked.size(); ++k) best = ranked[k].share > ranked[best].share ? k : best;
    for (; best > i; --best) std::swap(ranked[best], ranked[best - 1]);
  }
  while (ranked.size() > kept) ranked.pop_back();
}

}  // namespace

Result<ReferenceLibrary> ReferenceLibrary::read(const SectionTable& table, const std::string& map, std::size_t dimensions) {
  auto sections = read_references(table, "library", map, dimensions + kFormHabits);
  if (!sections.ok()) return sections.error();
  const Section* habits = table.find("library_habit_map", SectionType::Floats);
  if (!habits || habits->rows != kFormHabits || habits->columns != kFormHabits) return section_misfit("library_habit_map");
  ReferenceLibrary library;
  library.habit_map_ = Matrix(kFormHabits);
  library.habit_map_.values.assign(habits->floats.begin(), habits->floats.end());
  library.references_ = std::move(sections.value().references);
  library.bots_ = std::move(sections.value().bots);
  library.reference_of_ = std::move(sections.value().reference_of);
  const Section* calibration = table.find("library_calibration", SectionType::Floats);
  const Section* date = table.find("library_date", SectionType::Integers);
  if (!calibration || calibration->columns != 5 || calibration->rows == 0) return section_misfit("library_calibration");
  if (!date || date->integers.size() != 1 || date->integers[0] < 19000101 || date->integers[0] > 99991231)
    return section_misfit("library_date");
  library.date_ = date->integers[0];
  for (std::size_t i = 0; i < calibration->rows; ++i) {
    const float* row = calibration->floats.data() + i * 5;
    if (row[1] <= 0 || row[3] <= 0 || (i && row[0] <= row[-5])) return section_misfit("library_calibration");
    library.calibrations_.push_back({row[0], {row[1], row[3]}, {row[2], row[4]}});
  }
  for (std::size_t known = 0; known < 2; ++known) {
    const Section* rates = table.find(known ? "library_rates_exact" : "library_rates_predicted", SectionType::Floats);
    if (!rates || rates->columns != 8 || rates->rows == 0) return section_misfit("library_rates");
    for (std::size_t i = 0; i < rates->rows; ++i) {
      const float* row = rates->floats.data() + i * 8;
      if (row[0] < 1 || row[0] > 1e9F || row[1] > 1e9F || !std::all_of(row + 2, row + 8, is_share))
        return section_misfit("library_rates");
      library.rates_[known].push_back({static_cast<std::uint32_t>(row[0]),
                                       static_cast<std::uint32_t>(std::max(0.0F, row[1])), row[2], row[3], row[4],
                                       row[5], row[6], row[7]});
    }
  }
  if (!library.read_drift(table)) return section_misfit("library_drift");
  library.checksum_ = table.checksum();
  return library;
}

bool ReferenceLibrary::read_drift(const SectionTable& table) {
  const Section* rows = table.find("library_drift", SectionType::Floats);
  const Section* facts = table.find("library_drift_facts", SectionType::Integers);
  if (!rows && !facts) return true;
  if (!rows || rows->columns != 5 || !facts || facts->integers.size() != 3) return false;
  drift_ = {facts->integers[0], facts->integers[1], facts->integers[2], {}};
  for (std::size_t i = 0; i < rows->rows; ++i) {
    const float* row = rows->floats.data() + i * 5;
    if (row[1] < 1 || row[1] > 1e9F || row[2] < 1 || row[2] > 1e9F || !is_share(row[3]) || !is_share(row[4])) return false;
    drift_.rows.push_back({row[0] != 0, static_cast<std::uint32_t>(row[1]), static_cast<std::uint32_t>(row[2]), row[3], row[4]});
  }
  return true;
}

Error ReferenceLibrary::add_pack(const SectionTable& table, const std::string& map) {
  if (empty()) return {ErrorCode::TablesMissing, "a pack needs the reference library", -1};
  auto sections = read_references(table, "pack", map, bots_.front().size());
  if (!sections.ok()) return sections.error();
  ReferenceSections& added = sections.value();
  std::size_t own = added.references.size();
  for (const Reference& reference : references_) own += reference.is_own;
  if (own > kMaximumPackReferences) {
    return {ErrorCode::TooLarge,
            "limit is " + std::to_string(kMaximumPackReferences) + " references of packs, given " + std::to_string(own), -1};
  }
  for (const Reference& reference : added.references) {
    for (const Reference& other : references_) {
      if (other.name == reference.name) return {ErrorCode::InvalidRequest, "the name of a reference is taken", -1};
    }
  }
  const auto first = static_cast<std::uint32_t>(references_.size());
  for (Reference& reference : added.references) {
    reference.is_own = true;
    references_.push_back(std::move(reference));
  }
  for (std::size_t i = 0; i < added.bots.size(); ++i) {
    bots_.push_back(std::move(added.bots[i]));
    reference_of_.push_back(first + added.reference_of[i]);
  }
  return {};
}

Attribution ReferenceLibrary::attribute(std::span<const double> unit, double answers, double unknown_share) const {
  Attribution out;
  std::vector<RankedReference> ranked;
  for (const Reference& reference : references_) ranked.push_back({&reference, 0, -1});
  for (std::size_t i = 0; i < bots_.size(); ++i) {
    double& best = ranked[reference_of_[i]].similarity;
    best = std::max(best, dot(unit, bots_[i]));
  }
  const double size = std::log(std::max(answers, 1.0));
  const auto above =
      std::find_if(calibrations_.begin(), calibrations_.end(), [&](const Calibration& c) { return c.log_answers >= size; });
  const Calibration& high = above == calibrations_.end() ? calibrations_.back() : *above;
  const Calibration& low = above == calibrations_.begin() || above == calibrations_.end() ? high : *(above - 1);
  const auto value = [&](const double(Calibration::*of)[2]) {
    const double unknown = interpolate(size, low.log_answers, high.log_answers, (low.*of)[0], (high.*of)[0]);
    const double known = interpolate(size, low.log_answers, high.log_answers, (low.*of)[1], (high.*of)[1]);
    return unknown_share * unknown + (1 - unknown_share) * known;
  };
  const double slope = value(&Calibration::slope), none = value(&Calibration::none);
  out.best = -1;
  for (const RankedReference& reference : ranked) out.best = std::max(out.best, reference.similarity);
  const double top = std::max(out.best, none);
  double total = out.none = std::exp(slope * (none - top));
  for (RankedReference& reference : ranked) total += reference.share = std::exp(slope * (reference.similarity - top));
  out.none /= total;
  for (RankedReference& reference : ranked) {
    reference.share /= total;
    std::size_t at = 0;
    while (at < out.families.size() && (out.families[at].name != reference.reference->family ||
                                        out.families[at].is_own != reference.reference->is_own))
      ++at;
    if (at == out.families.size()) out.families.push_back({reference.reference->family, 0, reference.reference->is_own});
    out.families[at].share += reference.share;
  }
  keep_largest(ranked);
  keep_largest(out.families);
  out.references = std::move(ranked);
  return out;
}

std::vector<double> ReferenceLibrary::unit(const FingerprintModel& model, std::span<const double> mean,
                                           double unknown_share) const {
  std::vector<double> out = unit_vector(model.effects().whiten(model.own_vector(mean)));
  const double weight = std::sqrt(kHabitShare) * (1 - (1 - kUnknownHabits) * unknown_share);
  for (const double value : unit_vector(multiply(habit_map_, model.own_habits(mean)))) out.push_back(weight * value);
  return unit_vector(std::move(out));
}

LibraryFacts ReferenceLibrary::facts() const {
  LibraryFacts facts;
  facts.date = date_;
  facts.references = static_cast<std::uint32_t>(references_.size());
  for (std::size_t i = 0; i < references_.size(); ++i) {
    bool is_first = true;
    for (std::size_t k = 0; k < i; ++k) is_first = is_first && references_[k].family != references_[i].family;
    facts.families += is_first && !references_[i].is_own;
    facts.newest = std::max(facts.newest, references_[i].is_own ? 0 : references_[i].month);
    facts.own += references_[i].is_own;
  }
  facts.checksum = &checksum_;
  facts.drift = &drift_;
  return facts;
}

AttributionRates ReferenceLibrary::rates(double answers, bool known_prompts) const {
  const auto& measured = rates_[known_prompts ? 1 : 0];
  const auto distance = [&](const AttributionRates& x) { return std::abs(std::log(x.answers / answers)); };
  AttributionRates nearest = measured.front();
  for (const AttributionRates& other : measured) nearest = distance(other) < distance(nearest) ? other : nearest;
  return nearest;
}

LibraryView ReferenceLibrary::view(const FingerprintModel& model, std::span<const double> left,
                                   std::span<const double> right, double answers, double unknown_share) const {
  LibraryView view;
  if (empty()) return view;
  const std::vector<double> a = unit(model, left, unknown_share), b = unit(model, right, unknown_share);
  static_cast<LibraryFacts&>(view) = facts();
  view.known_prompts = unknown_share < 0.5;
  view.answers = answers;
  view.left = attribute(a, answers, unknown_share);
  view.right = attribute(b, answers, unknown_share);
  view.similarity = dot(a, b);
  view.rates = rates(answers, view.known_prompts);
  return view;
}

}  // namespace kinprint
