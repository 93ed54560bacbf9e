#!/usr/bin/env bash
# The checks that need no test: types of the page, the worker and the command line, accessibility warnings of Svelte.
# usage: tools/check.sh, after the npm packages are there (./test does both).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root/web"

npm run --silent check
node_modules/.bin/tsc -p src/cli/tsconfig.json
