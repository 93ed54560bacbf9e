#!/usr/bin/env bash
# Lays out the C++ sources by .clang-format; generated code (*.inc) is left alone. Status 3: there is no clang-format 14.
# usage: tools/format.sh [--check | --find]
#   --check  changes nothing, shows what is laid out otherwise, and fails if there is something
#   --find   only says which program would do it
set -euo pipefail
cd "$(dirname "$0")/.."

task=${1:-}
case "$task" in
  '' | --check | --find) ;;
  *) sed -n '3,5s/^# //p' "$0" >&2; exit 2 ;;
esac

# Version 14, of Debian 12, alone: others lay out some lines otherwise.
formatter=
for name in clang-format-14 clang-format; do
  if "$name" --version 2>/dev/null | grep -q 'version 14\.'; then formatter=$name && break; fi
done
if [ -z "$formatter" ]; then
  echo "clang-format 14 is not there: the layout of the C++ sources was left out. On Debian: apt-get install clang-format-14" >&2
  exit 3
fi
if [ "$task" = --find ]; then
  echo "$formatter"
  exit 0
fi

sources=()
while IFS= read -r -d '' file; do
  [ ! -e "$file" ] || sources+=("$file")
done < <(git ls-files -z --cached --others --exclude-standard '*.cpp' '*.hpp' '*.h')
[ "$task" = --check ] || exec "$formatter" --style=file -i "${sources[@]}"
"$formatter" --style=file --dry-run --Werror --ferror-limit=1 "${sources[@]}" || { echo "tools/format.sh lays these out" >&2; exit 1; }
