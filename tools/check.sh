#!/usr/bin/env bash
# The checks that need no test: layout of the C++ sources, types of the page, the worker and the command line,
# accessibility warnings of Svelte. usage: tools/check.sh, after the npm packages are there (./test does both).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

# Status 3: there is no clang-format 14, which only continuous integration may not go on without.
layout=0
"$root/tools/format.sh" --check || layout=$?
[ "$layout" -eq 0 ] || { [ "$layout" -eq 3 ] && [ "${KINPRINT_WERROR:-OFF}" = OFF ]; } || exit "$layout"

cd "$root/web"

npm run --silent check
node_modules/.bin/tsc -p src/cli/tsconfig.json
