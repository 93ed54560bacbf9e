#!/usr/bin/env bash
# Builds the wasm modules, kinprint, kinprint_import and kinprint_many, into build/wasm with Debian's Emscripten.
# usage: tools/build_wasm.sh
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build="$root/build/wasm"

command -v em++ >/dev/null || { echo "em++ not found: apt-get install emscripten" >&2; exit 1; }
# Optimised linking needs acorn, which Debian puts where Node does not look.
export NODE_PATH="${NODE_PATH:-/usr/share/nodejs}"

[ -f "$build/cmake/build.ninja" ] || emcmake cmake -S "$root" -B "$build/cmake" -G Ninja -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$build/cmake" --target kinprint kinprint_import kinprint_many_module -j "${JOBS:-2}" >"$build/build.log" 2>&1 || { cat "$build/build.log" >&2; exit 1; }
for module in kinprint kinprint_import kinprint_many; do
  cp "$build/cmake/wasm/$module.mjs" "$build/cmake/wasm/$module.wasm" "$build/"
done
