#!/usr/bin/env python3
"""Measure how often the core takes an answer for another language than the corpora say, by length. Measures only.

usage: measure_language.py PROGRAM [OUT.md] [--disagreements FILE]

PROGRAM is models/kinprint_language.cpp, built. The corpora name the language of the prompt; an answer in another language
(English, mostly) counts here as a mistake of the core, so shares are a lower bound. At most MOST answers a source and
language, first samples, evenly spread. FILE gets source, named and found language and the text of each disagreement: to
look at, never to be committed. OUT.md (models/LANGUAGES.md) holds numbers only.
"""
import argparse
import collections
import json
import pathlib
import struct
import subprocess
import sys
from collections import abc

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "fit"))
import corpora  # noqa: E402
import places  # noqa: E402

MOST = 2000
# Code points: below what a status needs to be sure of, a short and a usual answer.
LENGTHS = (("under 100", 0, 100), ("100 to 300", 100, 300), ("over 300", 300, 10 ** 9))


def read_answers() -> abc.Iterator[tuple[str, str, str]]:
    """(source, language, text), at most MOST of each source and language."""
    for path in sorted(places.CORPORA.glob("*.jsonl.gz")):
        of = collections.defaultdict(list)
        for record in corpora.first_samples(path):
            of[record.get("lang", "en")].append(record["output"])
        for language, texts in sorted(of.items()):
            step = max(1, len(texts) // MOST)
            for text in texts[::step][:MOST]:
                yield corpora.source_of(path), language, text


def detect(program: str, texts: list[str]) -> list[tuple[str, str]]:
    """(tag, kind) of each text."""
    raw = [text.encode("utf-8") for text in texts]
    stream = b"".join(struct.pack("<I", len(text)) + text for text in raw)
    lines = subprocess.run([program], input=stream, stdout=subprocess.PIPE, check=True).stdout.decode("ascii").splitlines()
    return [(tag, kind) for tag, kind in (line.split("\t") for line in lines)]


def mistakes(counts: collections.Counter[str]) -> str:
    """The commonest other tags, as "en 3, und 2"."""
    return ", ".join(f"{tag} {count}" for tag, count in counts.most_common(4)) or "none"


def table(rows: list[tuple[str, int, str]]) -> list[str]:
    """Markdown table: one row a language; share right and number of answers for each length, then what else was found."""
    lines = ["| named | " + " | ".join(name for name, _, _ in LENGTHS) + " | taken for instead |", "| --- " * (len(LENGTHS) + 2) + "|"]
    right: collections.Counter[tuple[str, int]] = collections.Counter()  # language, place in LENGTHS
    seen: collections.Counter[tuple[str, int]] = collections.Counter()
    wrong: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for language, length, tag in rows:
        place = next(i for i, (_, low, high) in enumerate(LENGTHS) if low <= length < high)
        seen[language, place] += 1
        right[language, place] += tag == language
        if tag != language:
            wrong[language][tag] += 1
    for language in sorted({name for name, _ in seen}, key=lambda name: (-sum(seen[name, i] for i in range(len(LENGTHS))), name)):
        cells = [f"{100 * right[language, i] / seen[language, i]:.1f} % of {seen[language, i]}" if seen[language, i] else "-" for i in range(len(LENGTHS))]
        lines.append(f"| {language} | " + " | ".join(cells) + f" | {mistakes(wrong[language])} |")
    return lines


def kinds_table(rows: list[tuple[str, str]]) -> list[str]:
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for source, kind in rows:
        counts[source][kind] += 1
    lines = ["| source | answers | only code | only a refusal | empty |", "| --- | --- | --- | --- | --- |"]
    for source, kinds in sorted(counts.items()):
        lines.append(f"| {source} | {kinds.total()} | {kinds['code']} | {kinds['refusal']} | {kinds['empty']} |")
    return lines


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("out", type=pathlib.Path, nargs="?")
    ap.add_argument("--disagreements", type=pathlib.Path)
    a = ap.parse_args()
    answers = list(read_answers())
    found = detect(a.program, [text for _, _, text in answers])
    rows = [(language, len(text), tag) for (_, language, text), (tag, _) in zip(answers, found)]
    lines = ["# Language and kind of answers, as the core takes them", "",
             "Made by `models/measure_language.py`. Share of answers taken for the language that the corpora name, by code points. The corpora",
             "name the language of the prompt: answers in another (English, mostly) count as mistakes. `und`: no language is named; `foreign`: one that was not measured, which gets no figure.", "",
             *table(rows), "", "Answers taken for one of the kinds without a verdict:", "",
             *kinds_table([(source, kind) for (source, _, _), (_, kind) in zip(answers, found)])]
    text = "\n".join(lines) + "\n"
    a.out.write_text(text, encoding="utf-8") if a.out else print(text)
    if a.disagreements:
        with open(a.disagreements, "w", encoding="utf-8") as out:
            for (source, language, text), (tag, kind) in zip(answers, found):
                if tag != language or kind != "prose":
                    out.write(json.dumps([source, language, tag, kind, text], ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
