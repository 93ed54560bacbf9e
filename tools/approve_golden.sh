#!/usr/bin/env bash
# Shows how the golden reports would change and, with --accept, takes the new ones over. usage: approve_golden.sh [--accept]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
exec node "$root/tests/golden/golden.mjs" "$@"
