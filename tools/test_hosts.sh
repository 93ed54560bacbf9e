#!/usr/bin/env bash
# Tests the four hosts as they are in dist/, in Chromium: same report as Node, no request, blocked requests, extension,
# service worker, integrity. usage: tools/test_hosts.sh [--firefox] [--lint], after ./run --dist. --firefox also compares the
# reports in Firefox (puppeteer-core; needs firefox-esr), --lint runs web-ext lint on both packages; both tools are taken from the npm
# registry for the occasion and are part of no lock file.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
. tools/steps.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for word in "$@"; do
  case "$word" in
    --lint)
      for package in extension-firefox.xpi extension-chromium.zip; do
        python3 -m zipfile -e "dist/$package" "$scratch/$package"
        npx --yes web-ext@10.7.0 lint --source-dir "$scratch/$package"
      done
      ;;
    --firefox)
      npm install --prefix "$scratch/puppeteer" --no-audit --no-fund --ignore-scripts --loglevel=error puppeteer-core@24.43.1
      export KINPRINT_PUPPETEER="$scratch/puppeteer"
      ;;
    *) echo "unknown option $word" >&2; exit 2 ;;
  esac
done
node --import ./web/typescript_loader.mjs --test --test-concurrency=1 --test-reporter=spec tests/e2e/hosts_*_test.mjs
