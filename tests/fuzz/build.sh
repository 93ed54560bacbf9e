#!/bin/sh
# Builds build/fuzz/fuzz_target: the importers and the checks with clang's libFuzzer, AddressSanitizer and
# UndefinedBehaviorSanitizer. Prints a number of the code that is fuzzed: runs of code with another one do not count.
# usage: tests/fuzz/build.sh
set -eu
command -v clang++ >/dev/null || { echo "clang++ with libFuzzer not found: apt-get install clang libclang-rt-dev" >&2; exit 1; }
root=$(cd "$(dirname "$0")/../.." && pwd)
build="$root/build/fuzz"
simdjson="$root/node_modules/@nozbe/simdjson/src"
flags="-std=c++20 -O2 -g1 -w -fno-exceptions -fno-omit-frame-pointer -DSIMDJSON_EXCEPTIONS=0 -Dsimdjson_inline=inline
  -I$root/core -I$root/tests -isystem $simdjson -fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all"
# Comparisons are not traced: it took a third of the time and led to no more coverage in the same number of runs. What texts
# are compared with is still seen, by memcmp.
coverage="-fsanitize=fuzzer-no-link -fno-sanitize-coverage=trace-cmp,stack-depth,indirect-calls"

core=$(cd "$root" && cat core/base/* core/text/* tests/fuzz/fuzz_target.cpp "$simdjson/simdjson.cpp" | sha256sum | cut -c 1-12)
all=$core-$(cat "$root"/tests/fuzz/*.?pp "$root/tests/fuzz/build.sh" | sha256sum | cut -c 1-12)
if [ "$(cat "$build/number" 2>/dev/null)" != "$all" ]; then
  mkdir -p "$build/objects"
  launcher=$(command -v ccache || true)
  # simdjson's own branches say nothing about the importers, and looking at their counters after every run costs a seventh.
  $launcher clang++ $flags -c "$simdjson/simdjson.cpp" -o "$build/objects/simdjson.o"
  for source in "$root"/core/base/*.cpp "$root"/core/text/*.cpp "$root"/tests/fuzz/*.cpp; do
    case "$source" in *_test.cpp) continue ;; esac
    $launcher clang++ $flags $coverage -c "$source" -o "$build/objects/$(basename "$source" .cpp).o"
  done
  clang++ $flags -fsanitize=fuzzer "$build"/objects/*.o -o "$build/fuzz_target.new"
  mv "$build/fuzz_target.new" "$build/fuzz_target" # at once: runs of another importer may be starting it
  echo "$all" >"$build/number"
fi
echo "$core"
