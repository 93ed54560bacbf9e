#!/usr/bin/env python3
"""Make runs.kpt: which runs of five words many reference bots write on each known prompt, under hashes and without text.

usage: make_prompt_runs.py [--variant full|permissive] [--out FILE]

Counted by models/count_prompt_runs.cpp (in KINPRINT_PROGRAMS), so that what is counted is what ships. Runs that stand in
the prompt are left out. Layout: core/evidence/prompt_runs.cpp. Takes a minute and no other table.
"""
import argparse
import collections
import pathlib
import struct
import subprocess
import tempfile
import typing
from collections import abc

import numpy as np

import corpus
import effects
import manifest
import places
import write_sections
from arrays import Sections

LONGEST = 12_000  # characters of an answer; the corpora cut there
FLOOR = 1 / 8     # share of bots below which a run is left out. Chosen for size: with 1/10 the table has 185 kB after Brotli,
KEPT = 100        # with 1/8 120 kB, and with at most 100 runs a prompt (142 prompts have more) 95 kB.
SHARE_STEPS = 15  # code: 15 times the root of the share
HOLDS = "runs of five words that at least one reference bot in eight writes on a known prompt, as hashes, with their share"


def answers_by_prompt(variant: str) -> dict[int, dict[str, list[str]]]:
    """Prompts by 32-bit hash of their folded text, and each bot's answers to them."""
    answers: dict[str, dict[str, list[str]]] = collections.defaultdict(lambda: collections.defaultdict(list))  # prompt -> bot -> texts
    prompts = {}
    for source, path in corpus.sources(variant):
        for answer, text, prompt in corpus.read_source(source, path):
            prompts[answer.prompt_key] = prompt
            answers[answer.prompt_key][f"{source}|{answer.model}"].append(text[:LONGEST])
    names = sorted(prompts)
    pooled: dict[int, dict[str, list[str]]] = collections.defaultdict(lambda: collections.defaultdict(list))
    of_hash: dict[int, int] = {}
    for name, value in zip(names, corpus.hash_prompts([prompts[name] for name in names])):
        assert of_hash.setdefault(value & 0xFFFFFFFF, value) == value, "two prompts share 32 bits"
        for bot, texts in answers[name].items():
            pooled[value & 0xFFFFFFFF][bot] += texts
        pooled[value & 0xFFFFFFFF].setdefault("", [prompts[name]])
    return dict(sorted(pooled.items()))


def write_frames(pooled: dict[int, dict[str, list[str]]], out: typing.IO[bytes]) -> None:
    for number, bots in enumerate(pooled.values()):
        for bot, name in enumerate(sorted(bots)):  # the empty name, the prompt itself, comes first as bot -1
            raw = "\n\n".join(bots[name]).encode("utf-8", "replace")
            out.write(b"%d %d %d\n" % (number, bot - 1, len(raw)) + raw)


def count(pooled: dict[int, dict[str, list[str]]]) -> abc.Iterator[tuple[int, int, np.ndarray]]:
    """Number of the prompt, bots that answered it, and rows of (key, bots that write it)."""
    with tempfile.TemporaryFile() as frames:
        write_frames(pooled, frames)
        frames.seek(0)
        data = subprocess.run([places.PROGRAMS / "count_prompt_runs"], stdin=frames, stdout=subprocess.PIPE, check=True).stdout
    at = 0
    while at < len(data):
        prompt, bots, entries = struct.unpack_from("<III", data, at)
        yield prompt, bots, np.frombuffer(data, np.uint32, 2 * entries, at + 12).reshape(-1, 2).astype(np.int64)
        at += 12 + 8 * entries


def choose(bots: int, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, int]:
    """16-bit keys, rising, the number of bots of each, and the most bots that a run left out can have."""
    keys, writers = rows[:, 0] >> 8, rows[:, 1]
    kept = np.flatnonzero(writers >= FLOOR * bots)
    kept = kept[np.argsort(-writers[kept], kind="stable")[:KEPT]]
    left_out = np.delete(writers, kept)
    floor = max(1, int(left_out.max(initial=0)))
    order = kept[np.lexsort((-writers[kept], keys[kept]))]
    first = np.concatenate([[True], np.diff(keys[order]) > 0]) if len(order) else np.zeros(0, bool)  # of equal keys the commonest
    return keys[order][first], writers[order][first], floor


def make(variant: str) -> Sections:
    pooled = answers_by_prompt(variant)
    hashes, rows_of_facts, all_gaps, all_codes = list(pooled), [], [], []
    for prompt, bots, rows in count(pooled):
        if bots < effects.LEAST_BOTS:
            continue
        keys, writers, floor = choose(bots, rows)
        rows_of_facts.append((hashes[prompt], bots, len(keys), floor))
        all_gaps.append(np.diff(keys, prepend=0))
        all_codes.append(np.round(SHARE_STEPS * np.sqrt(writers / bots)))
    facts, gaps, codes = np.array(rows_of_facts, np.int64), np.concatenate(all_gaps), np.concatenate(all_codes)
    print(f"{len(facts)} prompts, {len(gaps)} runs; left out at most {np.median(facts[:, 3] / facts[:, 1]):.3f} of the bots (median)")
    return {"runs_prompt_hash": facts[:, :1].astype(np.uint32), "runs_facts": facts[:, 1:].astype(np.uint16),
            "runs_key_gaps": gaps.astype(np.uint16), "runs_share": codes.astype(np.uint8)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", choices=("full", "permissive"), default="full")
    parser.add_argument("--out", type=pathlib.Path)
    options = parser.parse_args()
    out = options.out or places.tables(options.variant) / "runs.kpt"
    out.write_bytes(write_sections.pack(make(options.variant)))
    if not options.out:
        manifest.enter({"runs": (out, HOLDS)}, options.variant, made_by="models/fit/make_prompt_runs.py")


if __name__ == "__main__":
    main()
