"""Reads the answers that may be used for fitting and counts them with the native program.

Answers: first samples of every source with a licence. `variant` "permissive" leaves out what is CC BY-NC.
"""
import itertools
import pathlib
import struct
import subprocess
import tempfile
import typing
from collections import abc

import numpy as np
import scipy.sparse as sp

import places
import corpora
import make_trials

ALPACAEVAL_PROMPTS = 230  # of 677 for fitting: the source is three quarters of all answers and would drown the others
BLOCKS, BUCKETS = 3, 65_536  # of hashed n-grams; the core has the same (kHashedBlocks, kGramBuckets)
AT_ONCE = 5_000  # answers a run of the counting program, whose output stands in memory whole
HABITS = 40


Asked: typing.TypeAlias = tuple[str, str]  # a prompt, and what was answered


class Answer(typing.NamedTuple):
    """Whose answer it is, and to what."""
    source: str
    model: str
    prompt_id: str
    prompt_key: str  # the folded prompt
    language: str


class Counted(typing.NamedTuple):
    """Counts of some texts, of what of them the core compares (core/text/own_text.hpp)."""
    counts: sp.csr_matrix  # texts x BLOCKS BUCKETS, 16-bit
    form: np.ndarray       # texts x HABITS: habits of form
    lengths: np.ndarray    # texts x 4: code points, words, whether lines stand below one another as in lists, what is missing of line breaks
    runs: np.ndarray       # hashes of runs of four words, text by text
    starts: np.ndarray     # texts + 1: where each text's runs begin


def sources(variant: str) -> abc.Iterator[tuple[str, pathlib.Path]]:
    skipped = corpora.UNLICENSED | (corpora.NON_COMMERCIAL if variant == "permissive" else set())
    for path in sorted(places.CORPORA.glob("*.jsonl.gz")):
        if corpora.source_of(path) not in skipped:
            yield corpora.source_of(path), path


def read_source(source: str, path: pathlib.Path) -> abc.Iterator[tuple[Answer, str, str]]:
    """Yields (Answer, text, prompt) for the first samples with any text."""
    for row in corpora.first_samples(path):
        answer = Answer(source, row["model"], row["prompt_id"], make_trials.fold(row["prompt"]), row.get("lang", "en"))
        yield answer, row["output"], row["prompt"]


def read_answers(variant: str = "full") -> abc.Iterator[tuple[Answer, str, str]]:
    for source, path in sources(variant):
        rows = list(read_source(source, path))
        if source == "alpacaeval":
            ids = sorted({answer.prompt_id for answer, _, _ in rows})
            kept = set(np.random.default_rng(1).choice(ids, ALPACAEVAL_PROMPTS, False))
            rows = [row for row in rows if row[0].prompt_id in kept]
        yield from rows


def _run(program: str, texts: abc.Iterable[str], *options: str) -> bytes:
    with tempfile.TemporaryFile() as given:
        for text in texts:
            raw = text.encode("utf-8", "replace")
            given.write(struct.pack("<I", len(raw)) + raw)
        given.seek(0)
        return subprocess.run([places.PROGRAMS / program, *options], stdin=given, stdout=subprocess.PIPE, check=True).stdout


def count(answers: abc.Iterable[Asked], *options: str) -> Counted:
    """options: of count_features."""
    waiting = iter(answers)
    parts = [_count_part(part, options) for part in iter(lambda: list(itertools.islice(waiting, AT_ONCE)), [])]
    starts = np.concatenate([[0], np.cumsum(np.concatenate([np.diff(part.starts) for part in parts]))])
    return Counted(sp.vstack([part.counts for part in parts]).tocsr(), np.concatenate([part.form for part in parts]),
                   np.concatenate([part.lengths for part in parts]), np.concatenate([part.runs for part in parts]), starts)


def _count_part(answers: list[Asked], options: tuple[str, ...]) -> Counted:
    data = _run("count_features", itertools.chain.from_iterable(answers), *options)
    at, starts, buckets, counts, form, lengths, runs, run_starts = 0, [0], [], [], [], [], [], [0]
    while at < len(data):
        size = struct.unpack_from("<I", data, at)[0]
        pairs = np.frombuffer(data, np.uint32, 2 * size, at + 4)
        buckets.append(pairs[0::2].astype(np.int32))
        counts.append(pairs[1::2].astype(np.uint16))
        starts.append(starts[-1] + size)
        at += 4 + 8 * size
        form.append(np.frombuffer(data, np.float32, HABITS, at))
        at += 4 * HABITS
        *sizes, size = struct.unpack_from("<IIIII", data, at)
        lengths.append(sizes)
        runs.append(np.frombuffer(data, np.uint32, size, at + 20))
        run_starts.append(run_starts[-1] + size)
        at += 20 + 4 * size
    matrix = sp.csr_matrix((np.concatenate(counts), np.concatenate(buckets), np.array(starts)), shape=(len(form), BLOCKS * BUCKETS))
    return Counted(matrix, np.array(form), np.array(lengths), np.concatenate(runs), np.array(run_starts))


def hash_prompts(prompts: abc.Iterable[str]) -> list[int]:
    """64-bit hashes of prompts as the core folds and hashes them."""
    return [int(line, 16) for line in _run("hash_prompts", prompts).split()]
