// Scores every channel on the trials of a batch file, without a verdict: for models/make_channel_tables.py.
//
// usage: kinprint_channels GENERAL.kpt [--parts] < trials.jsonl
// Output: a line a trial, tab-separated: id, then "name=score" for each available channel; with --parts also the parts of
// wording and the similarity of skeletons. Ends with the mean time a trial on standard error.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "evidence/extract_evidence.hpp"
#include "evidence/form.hpp"
#include "evidence/wording.hpp"
#include "segment/split_answer.hpp"
#include "text/read_request.hpp"

namespace kinprint {
namespace {

void print_parts(const Request& request, const std::vector<SegmentedAnswer>& left,
                 const std::vector<SegmentedAnswer>& right, const GeneralBackground& background) {
  const PreparedSide a = prepare_side(request.left, left, request.options.runs);
  const PreparedSide b = prepare_side(request.right, right, request.options.runs);
  const AnswerRows rows = match_answers(request.left, request.right);
  const Wording wording = compare_wording({a, b, rows, {}, background});
  std::printf("\twords=%.6g\tpairs=%.6g\tcharacters=%.6g\tskeletons=%.6g", wording.words_cosine, wording.pairs_cosine,
              wording.characters_cosine, compare_form(a, b, rows, background).skeletons);
}

int run(const GeneralBackground& background, bool parts) {
  std::string line;
  double seconds = 0;
  std::size_t trials = 0;
  while (std::getline(std::cin, line)) {
    Result<Request> request = read_request(line);
    if (!request.ok()) return 1;
    const auto start = std::chrono::steady_clock::now();
    const auto left = split_side(request.value().left);
    const auto right = split_side(request.value().right);
    const Evidence evidence = extract_evidence(request.value(), left, right, {}, background, {}, {});
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    ++trials;
    std::printf("%s", request.value().id.text.c_str());
    for (const ChannelEvidence& channel : evidence.channels) {
      if (channel.available) std::printf("\t%s=%.6g", channel.name.c_str(), channel.score);
    }
    if (parts) print_parts(request.value(), left, right, background);
    std::printf("\n");
  }
  if (trials > 0) std::fprintf(stderr, "%zu trials, %.3f ms each\n", trials, 1000 * seconds / static_cast<double>(trials));
  return 0;
}

}  // namespace
}  // namespace kinprint

int main(int arguments, char** values) {
  if (arguments < 2) {
    std::fputs("usage: kinprint_channels GENERAL.kpt [--parts] < trials.jsonl\n", stderr);
    return 2;
  }
  std::ifstream in(values[1], std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto background = kinprint::GeneralBackground::load(bytes);
  if (!background.ok()) {
    std::fprintf(stderr, "%s\n", background.error().message.c_str());
    return 1;
  }
  std::ios::sync_with_stdio(false);
  return kinprint::run(background.value(), arguments > 2 && std::strcmp(values[2], "--parts") == 0);
}
