#!/usr/bin/env bash
# Runs the checks of .clang-tidy over core and wasm; prints and fails where one finds something. No part of ./test: it
# takes ten minutes on two cores. Needs what ./run installs, its npm packages, and clang-tidy 14 (Debian 12: apt-get
# install clang-tidy-14). usage: tools/tidy.sh [PATTERN]; PATTERN, a regular expression, chooses files by their paths.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
command -v clang-tidy-14 >/dev/null || { echo "clang-tidy 14 is not there. On Debian: apt-get install clang-tidy-14" >&2; exit 3; }

cmake -S . -B build/tidy -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_EXPORT_COMPILE_COMMANDS=ON -DKINPRINT_TESTS=OFF >/dev/null
# What a native build compiles: all but the bindings, which only Emscripten can read.
awk -v root="$root/" -F '"' '$2 == "file" && index($4, root) == 1 { print substr($4, length(root) + 1) }' build/tidy/compile_commands.json |
  sed -nE '/^(core|wasm)\//p' | sort -u | { grep -E "${1:-.}" || { echo "no source is named like $1" >&2; false; }; } |
  xargs -r -d '\n' -P "${JOBS:-$(nproc)}" -n 1 clang-tidy-14 -p build/tidy --quiet 2> >(grep -v 'warnings\? generated' >&2)
