// Speed and memory of the evidence stage, natively: bench/run.mjs builds it, runs it and sets it beside other programs.
//
// usage: channels_bench GENERAL.kpt          pairs a second, scaling, peak memory
//        channels_bench --runs LEFT RIGHT    shared runs of two files, milliseconds of the best of several rounds
// Texts are made from a seed: words drawn from a Zipf-like vocabulary, with Markdown.
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/rng.hpp"
#include "evidence/common_runs.hpp"
#include "evidence/extract_evidence.hpp"
#include "feature/run_tokens.hpp"
#include "segment/split_answer.hpp"

namespace {

using namespace kinprint;

// Seconds of this process on a core, so that other programs on the machine do not count.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
double seconds_since(double start) { return processor_seconds() - start; }

std::string made_word(std::uint32_t number) {
  static const char* const kParts[] = {"la", "ver", "on", "ti", "ker", "sa", "mo", "lin", "eb", "ura", "ce", "dro"};
  std::string word;
  for (number += 1; number > 0; number /= 12) word += kParts[number % 12];
  return word;
}

std::string made_text(Rng& rng, std::size_t bytes) {
  static const char* const kFunction[] = {"the", "of", "and", "to", "is", "in", "that", "it", "for", "with", "you", "not"};
  std::string text;
  while (text.size() < bytes) {
    const double draw = rng.uniform();
    text += draw < 0.45 ? kFunction[rng.below(12)] : made_word(static_cast<std::uint32_t>(std::exp(9 * rng.uniform())));
    const std::uint32_t mark = rng.below(40);
    text += mark < 2 ? ". " : (mark < 4 ? ", " : (mark == 4 ? ".\n\n" : (mark == 5 ? "\n- **Point:** " : " ")));
  }
  return text;
}

Request request_of(std::string left, std::string right) {
  Request request;
  request.left.answers.push_back({"Tell of lanterns.", {std::move(left)}, false});
  request.right.answers.push_back({"Tell of lanterns.", {std::move(right)}, false});
  return request;
}

double compare_seconds(const Request& request, const GeneralBackground& background) {
  const auto start = processor_seconds();
  const std::vector<SegmentedAnswer> left = {split_answer(request.left.answers[0].document)};
  const std::vector<SegmentedAnswer> right = {split_answer(request.right.answers[0].document)};
  const Evidence evidence = extract_evidence(request, left, right, {}, background, {}, {});
  return evidence.channels.empty() ? 0 : seconds_since(start);
}

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

int time_runs(const char* left_path, const char* right_path) {
  const Document left{read_file(left_path)};
  const Document right{read_file(right_path)};
  double best = 1e9;
  std::size_t found = 0;
  for (int round = 0; round < 5; ++round) {
    const auto start = processor_seconds();
    const RunTokens a = run_tokens(left.text, split_answer(left), {});
    const RunTokens b = run_tokens(right.text, split_answer(right), {});
    found = find_common_runs({{a.folds, RunSide::Left}, {b.folds, RunSide::Right}}, 5).runs.size();
    best = std::min(best, seconds_since(start));
  }
  std::printf("{\"milliseconds\":%.4f,\"runs\":%zu}\n", 1000 * best, found);
  return 0;
}

}  // namespace

int main(int arguments, char** values) {
  if (arguments == 4 && std::strcmp(values[1], "--runs") == 0) return time_runs(values[2], values[3]);
  if (arguments != 2) return 2;
  const auto loaded = GeneralBackground::load(read_file(values[1]));
  if (!loaded.ok()) return 1;
  const GeneralBackground& background = loaded.value();
  Rng rng(1);
  double total = 0;
  int pairs = 0;
  std::vector<Request> requests;
  for (int i = 0; i < 50; ++i) requests.push_back(request_of(made_text(rng, 2000), made_text(rng, 2000)));
  while (total < 2) {
    for (const Request& request : requests) total += compare_seconds(request, background), ++pairs;
  }
  const double small = compare_seconds(request_of(made_text(rng, 100'000), made_text(rng, 100'000)), background);
  const Request large_request = request_of(made_text(rng, 1'000'000), made_text(rng, 1'000'000));
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  const double large = compare_seconds(large_request, background);
  rusage after{};
  getrusage(RUSAGE_SELF, &after);
  std::printf("{\"pairsPerSecond\":%.0f,\"seconds100kB\":%.4f,\"seconds1MB\":%.4f,\"scaling\":%.1f,\"peakBytesPerInputByte\":%.1f}\n",
              pairs / total, small, large, large / small,
              1024.0 * static_cast<double>(after.ru_maxrss - before.ru_maxrss) / 2e6);
  return 0;
}
