# Sourced by run, test and the tools: steps with a name and a time, and work that is left out while its inputs stay the
# same. Expects $root. Output of a step goes to .cache/logs and is shown where the step fails, or always with VERBOSE=1.

mkdir -p "$root/.cache/logs" "$root/.cache/stamps"

# Node from .cache/node, where install_packages.sh put one, before the system's.
[ ! -x "$root/.cache/node/bin/node" ] || PATH="$root/.cache/node/bin:$PATH"
export PATH

# step NAME COMMAND... : runs it, prints one line with its seconds; its failure ends the script.
step() {
  local name=$1 log status=0 began
  shift
  log="$root/.cache/logs/$(printf '%s' "$name" | tr -c 'a-zA-Z0-9' '_').log"
  began=$(date +%s%N)
  if [ "${VERBOSE:-}" = 1 ]; then
    printf '== %s\n' "$name"
    "$@" 2>&1 | tee "$log" || status=${PIPESTATUS[0]}
  else
    printf '== %-44s' "$name"
    "$@" >"$log" 2>&1 || status=$?
  fi
  local tenths=$((($(date +%s%N) - began) / 100000000))
  if [ "$status" -ne 0 ]; then
    printf ' FAILED after %d.%d s\n' $((tenths / 10)) $((tenths % 10))
    [ "${VERBOSE:-}" = 1 ] || tail -n 60 "$log" >&2
    printf '%s failed; the whole output is in %s\n' "$name" "${log#"$root"/}" >&2
    return "$status"
  fi
  printf ' %d.%d s\n' $((tenths / 10)) $((tenths % 10))
}

# content_of PATH... : one hash over the contents and names of all files below the paths; missing ones count as such.
content_of() {
  local path there=()
  (
    cd "$root" || exit 1
    printf 'tables %s\n' "${KINPRINT_TABLES:-full}" # the set a page carries
    for path in "$@"; do
      if [ -e "$path" ]; then there+=("$path"); else printf 'missing %s\n' "$path"; fi
    done
    [ "${#there[@]}" -eq 0 ] ||
      find "${there[@]}" \( -name node_modules -o -name __pycache__ \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum
  ) | sha256sum | cut -d ' ' -f 1
}

# step_if_changed STAMP OUTPUT NAME COMMAND... -- INPUT... : the step, unless OUTPUT exists and the inputs are those of
# the last success.
step_if_changed() {
  local stamp="$root/.cache/stamps/$1" output=$2 name=$3 command=() content
  shift 3
  while [ "$1" != -- ]; do
    command+=("$1")
    shift
  done
  shift
  content=$(content_of "$@")
  if [ -e "$root/$output" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$content" ]; then return 0; fi
  step "$name" "${command[@]}" || return
  printf '%s\n' "$content" >"$stamp"
}
