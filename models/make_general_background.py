#!/usr/bin/env python3
"""Make the general background: how often chatbots in general write common words, phrases, masked grammar and habits.

usage: make_general_background.py CORPORA OUT.kpt --count PROGRAM [--seed N] [--leave-out REGEX]

CORPORA holds one gzip file of JSON lines a source ({"prompt_id", "prompt", "model", "lang", "output"}) and lineage.tsv.
PROGRAM is models/kinprint_count.cpp, built, so that what is counted is what ships. Every bot gives at most CHARACTERS
characters; bots of one vendor share weight (1 / square root of their number), so that a vendor with many bots does not
dominate. Sources without a licence are skipped. No text goes into the table: only rates and shares under hashes.
--leave-out drops models whose "source/model" matches, for fits that must not know a bot under test.
Layout of the table: core/evidence/background.hpp.
"""
import argparse
import collections
import csv
import dataclasses
import hashlib
import json
import pathlib
import random
import re
import struct
import subprocess
import tempfile
import typing

import numpy as np

import corpora

MAGIC = b"KPGENERA"
CHARACTERS, LEAST_CHARACTERS = 60_000, 3_000  # of a bot in one language
LONGEST = 12_000  # characters of an answer; the corpora cut there
LANGUAGES = {"en": 0, "ja": 1, "zh": 2}
TABLES = ["words", "pairs", "triples", "fives", "grammar", "grammar_pairs", "grammar_triples"]
# Entries kept a table and language, by falling rate. Chosen to fill about 250 kB after Brotli.
KEPT = {0: [13500, 20500, 18500, 11000, 420, 5500, 12000],
        1: [2200, 5000, 3500, 1500, 300, 1500, 3000],
        2: [2200, 3500, 2500, 800, 250, 1200, 2200]}
LEAST_BOTS = 3
STEP = 0.25
MEAN_STEPS, SPREAD_STEPS = 25, 100
RECORD = np.dtype([("key", "<u4"), ("rate", "<f4"), ("share", "<f4")])  # of an n-gram, as PROGRAM writes it


class Bot(typing.NamedTuple):
    """One bot in one language."""
    weight: float
    language: int  # number of LANGUAGES
    texts: list[str]


@dataclasses.dataclass
class Counted:
    """What PROGRAM counted over n bots."""
    grams: list[dict[int, np.ndarray]]  # of each of TABLES: language -> RECORDs
    means: np.ndarray          # n x habits of form
    variances: np.ndarray      # n x habits, between a bot's answers
    bucket_rates: np.ndarray   # n x buckets of words
    weights: np.ndarray        # n
    languages: np.ndarray      # n, numbers of LANGUAGES
    answers: np.ndarray        # n, how many each has


def answers_of_bots(folder: pathlib.Path, leave_out: re.Pattern[str] | None) -> dict[tuple[str, str, int], list[str]]:
    """(source, model, language) -> texts."""
    bots = collections.defaultdict(list)
    for path in sorted(folder.glob("*.jsonl.gz")):
        source = corpora.source_of(path)
        if source in corpora.UNLICENSED:
            continue
        for r in corpora.first_samples(path):
            language = r.get("lang", "en")
            if language in LANGUAGES and not (leave_out and leave_out.search(f"{source}/{r['model']}")):
                bots[source, r["model"], LANGUAGES[language]].append(r["output"])
    return bots


def read_bots(folder: pathlib.Path, rng: random.Random, leave_out: re.Pattern[str] | None) -> list[Bot]:
    """At most CHARACTERS of each bot and language; bots with little text are left out."""
    vendors = {(r["source"], r["model"]): r["vendor"] for r in csv.DictReader(open(folder / "lineage.tsv", encoding="utf-8"), delimiter="\t")}
    kept = []
    for (source, model, language), texts in sorted(answers_of_bots(folder, leave_out).items()):
        rng.shuffle(texts)
        taken, size = [], 0
        for text in texts:
            if size >= CHARACTERS:
                break
            taken.append(text[:LONGEST])
            size += len(taken[-1])
        if size >= LEAST_CHARACTERS:
            kept.append((vendors.get((source, model), "unknown") or "unknown", language, taken))
    per_vendor = collections.Counter((vendor, language) for vendor, language, _ in kept)
    return [Bot(1 / per_vendor[vendor, language] ** 0.5, language, texts) for vendor, language, texts in kept]


def count(program: str, bots: list[Bot]) -> bytes:
    """What PROGRAM writes of the bots' texts."""
    with tempfile.NamedTemporaryFile() as out:
        run = subprocess.Popen([program, out.name], stdin=subprocess.PIPE)
        assert run.stdin
        for number, bot in enumerate(bots):
            for text in bot.texts:
                raw = text.encode("utf-8", "replace")
                run.stdin.write(f"{number} {bot.language} {bot.weight:.6f} {len(raw)}\n".encode() + raw)
        run.stdin.close()
        if run.wait() != 0:
            raise SystemExit("the counting program failed")
        return pathlib.Path(out.name).read_bytes()


class Reader:
    """Numbers and arrays of bytes, one after another."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def number(self) -> int:
        value = struct.unpack_from("<I", self.data, self.at)[0]
        self.at += 4
        return value

    def array(self, kind: str | np.dtype, size: int) -> np.ndarray:
        value = np.frombuffer(self.data, kind, size, self.at)
        self.at += value.nbytes
        return value


def parse(data: bytes) -> Counted:
    """The bytes that PROGRAM writes."""
    reader = Reader(data)
    grams: list[dict[int, np.ndarray]] = [{} for _ in TABLES]
    for _ in range(reader.number()):
        language, count_of_tables = reader.number(), reader.number()
        for table in range(count_of_tables):
            grams[table][language] = reader.array(RECORD, reader.number())
    n, habits = reader.number(), reader.number()
    means, variances = (reader.array("<f4", n * habits).reshape(n, habits) for _ in range(2))
    buckets = reader.number()
    bucket_rates = reader.array("<f4", n * buckets).reshape(n, buckets)
    return Counted(grams, means, variances, bucket_rates, reader.array("<f4", n), reader.array("<u4", n), reader.array("<u4", n))


def choose(grams: dict[int, np.ndarray], per_language: dict[int, int], kept: dict[int, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Keys, log rates and shares of one table, sorted by key, and the log rate below which n-grams were left out. grams: language ->
    RECORDs; per_language: bots; kept: entries at most."""
    best: dict[int, tuple[float, float]] = {}
    floor = None
    for language, entries in grams.items():
        e = entries[entries["share"] * per_language[language] >= LEAST_BOTS]
        e = e[np.argsort(-e["rate"], kind="stable")][:kept[language]]
        if language == 0:
            floor = float(np.log(e["rate"].min())) if len(e) else -12.0
        for key, rate, share in zip(e["key"].tolist(), e["rate"].tolist(), e["share"].tolist()):
            old = best.get(key, (0, 0))
            best[key] = (max(old[0], rate), max(old[1], share))
    assert floor is not None, "no bot writes English"
    keys = np.array(sorted(best))
    logs = np.log([best[k][0] for k in keys])
    shares = np.array([best[k][1] for k in keys])
    return keys, logs, shares, floor


def planes(keys: np.ndarray, logs: np.ndarray, shares: np.ndarray, floor: float) -> bytes:
    """The entries of one table byte by byte: three of the differences of the keys, one of the log rate, one of the share."""
    deltas = np.diff(np.concatenate([[0], keys]))
    codes = np.clip(np.round((logs - floor) / STEP), 0, 255).astype(np.uint8)
    share_codes = np.clip(np.round(15 * np.sqrt(np.clip(shares, 0, 1))), 0, 15).astype(np.uint8)
    return (deltas & 255).astype(np.uint8).tobytes() + (deltas >> 8 & 255).astype(np.uint8).tobytes() + (deltas >> 16).astype(np.uint8).tobytes() + codes.tobytes() + share_codes.tobytes()


def spread(values: np.ndarray, weights: np.ndarray, mean: np.ndarray) -> np.ndarray:
    return np.sqrt(np.average((values - mean) ** 2, axis=0, weights=weights))


def habits_of(counted: Counted) -> bytes:
    """Mean of every habit, its spread between bots and within one, English and other languages pooled; the spread within from bots with at
    least five answers."""
    weights, several = counted.weights, counted.answers >= 5
    means, variances, of_several = counted.means[several], counted.variances[several], weights[several]
    within = np.sqrt(np.maximum(np.average(variances, axis=0, weights=of_several), 1e-4))
    mean = np.average(counted.means, axis=0, weights=weights)
    noise = np.average(variances / counted.answers[several][:, None], axis=0, weights=of_several)
    between = np.sqrt(np.maximum(spread(means, of_several, np.average(means, axis=0, weights=of_several)) ** 2 - noise, 1e-4))
    return np.column_stack([mean, between, within]).astype("<f4").tobytes()


def buckets_of(counted: Counted) -> bytes:
    """Mean and spread over bots of the rate of every bucket of words."""
    mean = np.average(counted.bucket_rates, axis=0, weights=counted.weights)
    about = spread(counted.bucket_rates, counted.weights, mean)
    steps = np.clip(np.round(mean * MEAN_STEPS), 0, 255), np.clip(np.round(about * SPREAD_STEPS), 1, 255)
    return b"".join(of.astype(np.uint8).tobytes() for of in steps)


def packed(counted: Counted, per_language: dict[int, int]) -> tuple[bytes, dict[str, int]]:
    """The table's bytes, and the entries of each of TABLES."""
    body, dimensions, entries = b"", b"", {}
    for place, (name, grams) in enumerate(zip(TABLES, counted.grams)):
        keys, logs, shares, floor = choose(grams, per_language, {language: most[place] for language, most in KEPT.items()})
        dimensions += struct.pack("<If", len(keys), floor)
        body += planes(keys, logs, shares, floor)
        entries[name] = len(keys)
        print(f"{name:16s} {len(keys):6d} entries, floor {floor:.2f} nats")
    n, habits = counted.means.shape
    payload = dimensions + struct.pack("<III", habits, counted.bucket_rates.shape[1], n) + body + habits_of(counted) + buckets_of(counted)
    return MAGIC + struct.pack("<II", 1, len(payload)) + hashlib.sha256(payload).digest() + payload, entries


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpora", type=pathlib.Path)
    ap.add_argument("out", type=pathlib.Path)
    ap.add_argument("--count", required=True)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--leave-out")
    a = ap.parse_args()
    sources = [source for path in sorted(a.corpora.glob("*.jsonl.gz")) if (source := corpora.source_of(path)) not in corpora.UNLICENSED]
    counted = parse(count(a.count, read_bots(a.corpora, random.Random(a.seed), re.compile(a.leave_out) if a.leave_out else None)))
    per_language = {language: max(1, int((counted.languages == language).sum())) for language in range(3)}
    table, entries = packed(counted, per_language)
    a.out.write_bytes(table)
    entry = {"file": a.out.name, "magic": MAGIC.decode("ascii"), "version": 1, "bytes": len(table), "sha256": hashlib.sha256(table).hexdigest(),
             "madeBy": "models/make_general_background.py", "bots": len(counted.weights), "entries": entries,
             "sources": [{"name": s, "licence": corpora.LICENCES.get(s, "see the source")} for s in sources]}
    a.out.with_suffix(".json").write_text(json.dumps(entry, indent=1) + "\n")
    print(f"{len(counted.weights)} bots ({per_language}), {len(table)} bytes")


if __name__ == "__main__":
    main()
