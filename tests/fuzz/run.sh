#!/bin/sh
# Builds the fuzz targets with clang's libFuzzer and the sanitizers and runs each for a while from the fixtures and the
# kept corpus. usage: tests/fuzz/run.sh [SECONDS a target, default 60] [TARGET...]; MAX_LENGTH in the environment is the
# longest input in bytes, 512 when not given: short inputs run several times as often.
# Findings are left in build/fuzz/<target>-*; minimise them into tests/fuzz/corpus/<target>/ with a test of their own.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build="$root/build/fuzz"
seconds=${1:-60}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- import_bytes import_items import_text import_options pairing
simdjson="$root/node_modules/@nozbe/simdjson/src"
flags="-std=c++20 -O2 -g1 -fno-exceptions -fno-omit-frame-pointer -DSIMDJSON_EXCEPTIONS=0 -Dsimdjson_inline=inline -I$root/core -isystem $simdjson"
sanitizers="-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all"
mkdir -p "$build/objects"
launcher=$(command -v ccache || true)
# No call stack for every allocation and a small quarantine, for speed; a finding is run again without these, for its
# stacks.
export ASAN_OPTIONS="${ASAN_OPTIONS:-malloc_context_size=0:quarantine_size_mb=4}"

objects=
for source in "$root"/core/base/*.cpp "$root"/core/text/*.cpp "$simdjson/simdjson.cpp"; do
  object="$build/objects/$(basename "$source" .cpp).o"
  objects="$objects $object"
  if [ ! "$object" -nt "$source" ] || [ -n "$(find "$root/core/base" "$root/core/text" -name '*.hpp' -newer "$object" | head -n 1)" ]; then
    $launcher clang++ $flags $sanitizers -w -c "$source" -o "$object"
  fi
done
for target in "$@"; do
  clang++ $flags -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all "$root/tests/fuzz/${target}_fuzz.cpp" $objects -o "$build/$target"
  seeds="$build/seeds_$target"
  mkdir -p "$seeds" "$build/work_$target" "$root/tests/fuzz/corpus/$target"
  sh "$root/tests/fuzz/make_seeds.sh" "$target" "$seeds"
  "$build/$target" -max_total_time="$seconds" -max_len="${MAX_LENGTH:-512}" -timeout=10 -rss_limit_mb=2048 -reload=0 -print_final_stats=1 \
    -artifact_prefix="$build/$target-" "$build/work_$target" "$seeds" "$root/tests/fuzz/corpus/$target" 2>"$build/$target.log" ||
    { tail -n 40 "$build/$target.log" >&2; exit 1; }
  grep -E 'number_of_executed_units|runs_of|DONE' "$build/$target.log" | sed "s/^/$target: /"
done
