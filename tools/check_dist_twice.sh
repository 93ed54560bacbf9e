#!/usr/bin/env bash
# Shows that what is given away depends on the sources alone: packs it twice and compares every SHA-256.
# usage: tools/check_dist_twice.sh, after ./run --no-serve
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
kept=$(mktemp)
trap 'rm -f "$kept"' EXIT
tools/dist.sh >/dev/null
cp dist/SHA256SUMS "$kept"
rm -rf dist/site build/hosts dist/package
(umask 077 && TZ=Pacific/Auckland LC_ALL=C tools/dist.sh >/dev/null)
diff "$kept" dist/SHA256SUMS
echo "the same $(wc -l <dist/SHA256SUMS) files, byte for byte"
