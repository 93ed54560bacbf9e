#!/usr/bin/env bash
# Makes everything that is given away, in dist/: site, extensions, offline files, package, sums, bill of materials; then
# checks licences and sizes. usage: ./run --dist, or tools/dist.sh after ./run --no-serve. The same commit gives the same
# bytes.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
umask 022 # modes of files are part of the package
. tools/steps.sh

# The time of the commit, for the one document that must carry a time.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 315532800)}
export SOURCE_DATE_EPOCH

[ -f build/wasm/kinprint.wasm ] || { echo "build the core first: ./run --no-serve" >&2; exit 1; }
step "site, extension and offline pages" node web/src/hosts/build.mjs
if [ -f build/cli/kinprint.mjs ]; then
  step "package of command line and library" node --import ./web/typescript_loader.mjs web/src/package/pack.mjs
fi
node tools/dist/main.mjs
