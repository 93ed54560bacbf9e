#!/usr/bin/env bash
# Shows that a stranger's clone works: clones HEAD into a new folder without any cache, runs ./run --no-serve twice and
# ./test. usage: tools/fresh_clone_check.sh [--run-only] [FOLDER]; the folder is kept where one is named.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
run_only=
if [ "${1:-}" = --run-only ]; then
  run_only=1
  shift
fi
if [ "$#" -gt 0 ]; then
  clone=$1
else
  clone=$(mktemp -d)
  trap 'rm -rf "$clone"' EXIT
fi

git clone --quiet --no-hardlinks "$root" "$clone/kinprint"
cd "$clone/kinprint"
for left in node_modules web/node_modules build dist .cache; do
  [ ! -e "$left" ] || { echo "the clone holds $left" >&2; exit 1; }
done
export CCACHE_DISABLE=1

./run --no-serve
began=$(date +%s%N)
./run --no-serve >/dev/null
tenths=$((($(date +%s%N) - began) / 100000000))
printf '\nsecond start: %d.%d s\n' $((tenths / 10)) $((tenths % 10))
[ "$tenths" -lt 50 ] || { echo "the second start took 5 s or more" >&2; exit 1; }
[ -n "$run_only" ] || ./test
[ -z "$(git status --porcelain)" ] || { echo "the build left files that git does not ignore:" >&2; git status --short >&2; exit 1; }
echo "the fresh clone runs and passes"
