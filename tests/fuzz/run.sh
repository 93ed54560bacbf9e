#!/bin/sh
# Fuzzes each importer of importers.txt, or those named, until it has had RUNS runs (5,000,000 when not given) of the code
# as it is. Goes on where the last call stopped: what was counted and learnt stays in build/fuzz/NAME.
# usage: [RUNS=5000000] tests/fuzz/run.sh [NAME...]; with RUNS=0 it only prints what is counted.
# A finding ends the call and is left in build/fuzz/NAME; minimise it into tests/fuzz/corpus/NAME with a test of its own.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build="$root/build/fuzz"
wanted=${RUNS:-5000000}
slice=1000000 # runs of one process; what an interrupted one did is not counted
core=$(sh "$root/tests/fuzz/build.sh")
# No call stack for every allocation, and freed memory is kept back for the last megabyte only, which is several runs: for
# speed. A finding is run again without these, for its stacks.
export ASAN_OPTIONS="${ASAN_OPTIONS:-malloc_context_size=0:quarantine_size_mb=1:thread_local_quarantine_size_kb=64}"

# done_of NAME: runs counted for this code.
done_of() { cat "$build/$1/runs" 2>/dev/null | awk -v number="$number" '$1 == number { sum += $2 } END { print sum + 0 }'; }

fuzz() { # NAME CHECK READER LONGEST FIXTURES
  work="$build/$1"
  number=$core-$(sha256sum "$root/tests/fuzz/$2_check.cpp" | cut -c 1-8) # a changed check starts its counts again too
  kept="$root/tests/fuzz/corpus/$1"
  findings=$(ls -d "$kept" 2>/dev/null || true)
  mkdir -p "$work/learnt"
  (cd "$root/tests/fixtures/imports" && node "$root/tests/fuzz/make_seeds.mjs" "$2" "$work/seeds" $5 $(ls "$kept.hex" 2>/dev/null || true))
  while counted=$(done_of "$1") && [ "$counted" -lt "$wanted" ]; do
    left=$((wanted - counted))
    [ "$left" -le "$slice" ] || left=$slice
    again=$(find "$work/learnt" "$work/seeds" $findings -type f | wc -l) # read again, after an empty one: not counted
    CHECK=$2 READER=$3 "$build/fuzz_target" -runs=$((left + again + 1)) -max_len="$4" -timeout=10 -rss_limit_mb=2048 -reload=0 \
      -entropic=0 -print_final_stats=1 -artifact_prefix="$work/" "$work/learnt" "$work/seeds" $findings 2>"$work/log" ||
      { tail -n 40 "$work/log" >&2; exit 1; }
    awk -v number="$number" '/INITED/ { again = substr($1, 2) } /number_of_executed_units/ { print number, $2 - again }' \
      "$work/log" >>"$work/runs"
  done
  printf '%-20s %9d runs, %s\n' "$1" "$(done_of "$1")" "$(sed -n 's/.*DONE *//p' "$work/log" 2>/dev/null)"
}

grep -v '^#' "$root/tests/fuzz/importers.txt" | while read -r name check reader longest fixtures; do
  case " $* " in "  " | *" $name "*) fuzz "$name" "$check" "$reader" "$longest" "$fixtures" </dev/null ;; esac
done
