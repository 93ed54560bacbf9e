// Processor time of the importers alone on one file, and of writing the record. usage: import_bench FILE [ROUNDS]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include "text/import_chats.hpp"
#include "text/import_record.hpp"

namespace {

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return std::fprintf(stderr, "usage: import_bench FILE [ROUNDS]\n"), 2;
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const int rounds = count > 2 ? std::max(1, std::atoi(arguments[2])) : 3;
  double best_import = 1e9, best_write = 1e9;
  std::size_t conversations = 0, record_bytes = 0;
  for (int round = 0; round < rounds; ++round) {
    const double begin = processor_seconds();
    const auto result = kinprint::import_bytes(bytes);
    const double imported = processor_seconds();
    if (!result.ok()) return std::fprintf(stderr, "%s\n", result.error().message.c_str()), 1;
    record_bytes = kinprint::write_record(result.value()).size();
    best_import = std::min(best_import, imported - begin);
    best_write = std::min(best_write, processor_seconds() - imported);
    conversations = result.value().conversations.size();
  }
  const double size = static_cast<double>(bytes.size()) / 1e6;
  std::printf("%.1f MB, %zu conversations: import %.3f s = %.0f MB/s, record of %.1f MB in %.3f s; processor time, best of %d\n",
              size, conversations, best_import, size / best_import, static_cast<double>(record_bytes) / 1e6, best_write, rounds);
  return 0;
}
