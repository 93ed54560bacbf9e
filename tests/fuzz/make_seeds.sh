#!/bin/sh
# Turns the fixtures into first inputs of a fuzz target. usage: make_seeds.sh TARGET FOLDER
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
target=$1
folder=$2
number=0
for file in "$root"/tests/fixtures/imports/*; do
  case "$file" in *.expected.json) continue ;; esac
  name=$(basename "$file")
  case "$target" in
    import_bytes) cp "$file" "$folder/$name" ;;
    import_options)
      { printf '{"piece":{"form":0,"last":false},"sample":3}\001'; cat "$file"; } >"$folder/first-$name"
      { printf '{"piece":{"form":1,"format":5}}\001'; cat "$file"; } >"$folder/last-$name"
      { printf '{"table":{"delimiter":",","header":true,"prompt":0,"key":1,"model":null,"answers":[1,2]},"splitTranscript":false}\001'; cat "$file"; } >"$folder/table-$name" ;;
    pairing) { cat "$file"; printf '\001'; cat "$file"; } >"$folder/$name" ;;
    *)
      # The first byte chooses the reader.
      for choice in 000 001 002 003 004 005 006 007 010 011 012 013 014 015 016 017 020 021 022 023 024; do
        number=$((number + 1))
        [ "$target" = import_text ] && [ "$choice" -gt 4 ] && break
        [ "$target" = import_items ] && [ $((number % 7)) -ne 0 ] && continue
        { printf "\\$choice"; cat "$file"; } >"$folder/$choice-$name"
      done ;;
  esac
done
