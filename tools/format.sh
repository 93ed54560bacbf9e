#!/usr/bin/env bash
# Lays out the C++ sources by .clang-format. usage: tools/format.sh [--check]; --check changes nothing, shows what is laid
# out otherwise, and fails. Status 3: there is no clang-format 14. Generated code (*.inc) is left alone.
set -euo pipefail
cd "$(dirname "$0")/.."

how=(-i)
case "${1:-}" in
  '') ;;
  --check) how=(--dry-run --Werror --ferror-limit=1) ;;
  *) echo "usage: tools/format.sh [--check]" >&2; exit 2 ;;
esac

# Version 14, of Debian 12, alone: others lay out some lines otherwise.
formatter=
for name in clang-format-14 clang-format; do
  if "$name" --version 2>/dev/null | grep -q 'version 14\.'; then formatter=$name && break; fi
done
if [ -z "$formatter" ]; then
  echo "clang-format 14 is not there, so no C++ source was looked at. On Debian 12: apt-get install clang-format-14" >&2
  exit 3
fi

sources=()
while IFS= read -r -d '' file; do
  [ ! -e "$file" ] || sources+=("$file")
done < <(git ls-files -z --cached --others --exclude-standard '*.cpp' '*.hpp' '*.h')
"$formatter" --style=file "${how[@]}" "${sources[@]}" && exit 0
[ -z "${1:-}" ] || echo "tools/format.sh lays these lines out" >&2
exit 1
