// kinprint_native: the facade as a native program, for the parity tests, profiling and fitting. Not the product's
// command line, which runs the wasm core under Node.
//
//   kinprint_native [--tables FILE]... compare REQUEST.json    report on standard output
//   kinprint_native [--tables FILE]... segments REQUEST.json   sentences to embed
//   kinprint_native [--tables FILE]... import FILE             normalised record
//   kinprint_native [--tables FILE]... batch                   lines of standard input
//   kinprint_native [--tables FILE]... version
//
// An envelope that is not ok is printed as one JSON object and the exit code is 1; misuse is 2.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "report/json_writer.hpp"
#include "wasm/facade.hpp"
#include "wasm/import_facade.hpp"

namespace {

using kinprint::Envelope;
using kinprint::Kinprint;

bool read_file(const std::string& path, std::string& bytes) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  bytes.assign(std::istreambuf_iterator<char>(file), {});
  return true;
}

int print(const Envelope& envelope) {
  if (envelope.code == "ok") {
    std::cout << envelope.payload << '\n';
    return 0;
  }
  kinprint::JsonWriter json;
  json.begin_object().field("code", envelope.code).field("message", envelope.message);
  std::cout << json.field("position", envelope.position).end_object().take() << '\n';
  return 1;
}

int run_batch(const Kinprint& core) {
  std::ios::sync_with_stdio(false);
  int result = 0;
  std::string line;
  for (unsigned number = 1; std::getline(std::cin, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    result |= print(core.batch_line(line, number));
  }
  return result;
}

int misuse(const std::string& why) {
  std::cerr << "kinprint_native: " << why << '\n';
  return 2;
}

}  // namespace

int main(int count, char** values) {
  std::vector<std::string> arguments(values + 1, values + count);
  Kinprint core;
  while (arguments.size() > 2 && arguments[0] == "--tables") {
    std::string bytes;
    if (!read_file(arguments[1], bytes)) return misuse("cannot read " + arguments[1]);
    const Envelope loaded = core.load_tables(arguments[1], bytes);
    if (loaded.code != "ok") return print(loaded);
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  if (arguments.size() == 1 && arguments[0] == "batch") return run_batch(core);
  if (arguments.size() == 1 && arguments[0] == "version") return print(core.version());
  if (arguments.size() != 2) return misuse("expected compare, segments, import, batch or version");
  std::string bytes;
  if (!read_file(arguments[1], bytes)) return misuse("cannot read " + arguments[1]);
  if (arguments[0] == "compare") return print(core.compare(bytes, {}, 0, 0));
  if (arguments[0] == "segments") return print(core.segments(bytes));
  if (arguments[0] == "import") return print(kinprint::Importer().import_file(bytes, {}));
  return misuse("unknown command " + arguments[0]);
}
