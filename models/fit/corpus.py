"""Reads the answers that may be used for fitting and counts them with the native program.

Answers: first samples of every source with a licence. `variant` "permissive" leaves out what is CC BY-NC.
"""
import collections
import gzip
import json
import struct
import subprocess
import tempfile

import numpy as np
import scipy.sparse as sp

import places
import make_trials

UNLICENSED = {"identity", "vicuna80"}  # no licence file, or none found for a part of it
NON_COMMERCIAL = {"alpacaeval"}
ALPACAEVAL_PROMPTS = 230  # of 677 for fitting: the source is three quarters of all answers and would drown the others
FEATURES = 3 * 4096
HABITS = 40
LONGEST = 8000  # characters handed to the counter, which reads the first 4,000 code points

Answer = collections.namedtuple("Answer", "source model prompt_id prompt_key language")


def sources(variant="full"):
    skipped = UNLICENSED | (NON_COMMERCIAL if variant == "permissive" else set())
    for path in sorted(places.CORPORA.glob("*.jsonl.gz")):
        source = path.name.split(".")[0]
        if source not in skipped:
            yield source, path


def read_source(source, path):
    """Yields (Answer, text, prompt) for the first samples with any text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("output", "").strip() and row.get("sample") in (None, 0, 1):
                answer = Answer(source, row["model"], row["prompt_id"], make_trials.fold(row["prompt"]), row.get("lang", "en"))
                yield answer, row["output"], row["prompt"]


def read_answers(variant="full"):
    for source, path in sources(variant):
        rows = list(read_source(source, path))
        if source == "alpacaeval":
            ids = sorted({answer.prompt_id for answer, _, _ in rows})
            kept = set(np.random.default_rng(1).choice(ids, ALPACAEVAL_PROMPTS, False))
            rows = [row for row in rows if row[0].prompt_id in kept]
        yield from rows


def _run(program, texts, *options):
    with tempfile.TemporaryFile() as given:
        for text in texts:
            raw = text.encode("utf-8", "replace")
            given.write(struct.pack("<I", len(raw)) + raw)
        given.seek(0)
        return subprocess.run([places.PROGRAMS / program, *options], stdin=given, stdout=subprocess.PIPE, check=True).stdout


def count(texts, *options):
    """Counts of texts: sparse counts, habits of form, lengths (code points, words, whether lines stand below one another as in lists, and what is missing of line breaks), and runs with
    their offsets. options: of count_features."""
    data = _run("count_features", [text[:LONGEST] for text in texts], *options)
    at, starts, indices, counts, form, lengths, runs, run_starts = 0, [0], [], [], [], [], [], [0]
    while at < len(data):
        size = struct.unpack_from("<I", data, at)[0]
        pairs = np.frombuffer(data, np.uint16, 2 * size, at + 4)
        indices.append(pairs[0::2])
        counts.append(pairs[1::2])
        starts.append(starts[-1] + size)
        at += 4 + 4 * size
        form.append(np.frombuffer(data, np.float32, HABITS, at))
        at += 4 * HABITS
        *sizes, size = struct.unpack_from("<IIIII", data, at)
        lengths.append(sizes)
        runs.append(np.frombuffer(data, np.uint32, size, at + 20))
        run_starts.append(run_starts[-1] + size)
        at += 20 + 4 * size
    matrix = sp.csr_matrix((np.concatenate(counts).astype(np.float32), np.concatenate(indices).astype(np.int32), np.array(starts)),
                           shape=(len(form), FEATURES))
    return matrix, np.array(form), np.array(lengths), np.concatenate(runs), np.array(run_starts)


def hash_prompts(prompts):
    """64-bit hashes of prompts as the core folds and hashes them."""
    return [int(line, 16) for line in _run("hash_prompts", prompts).split()]
