"""The shipped command line on the very answers of the known cases: in-sample, so it may only differ, not decide."""
import json
import subprocess
import typing
from collections import abc

import numpy as np

import case_scores
import corpus
from arrays import Numbers


class Example(typing.NamedTuple):
    """A case whose prompts the shipped tables know; log10 LR."""
    number: int
    size: int
    shipped: float
    out_of_fold: float


def texts_of(wanted: set[int]) -> dict[int, tuple[str, str]]:
    """Texts and prompts of the answers with these numbers. corpus.read_answers yields them in the order of the basis."""
    return {i: (text, prompt) for i, (_, text, prompt) in enumerate(corpus.read_answers("full")) if i in wanted}


def run(program: list[str], pairs: list[tuple[Numbers, Numbers]], texts: dict[int, tuple[str, str]]) -> list[tuple[float, str] | None]:
    """pairs: (left, right) numbers of answers. log10 LR of each by the command line, or None where it refuses."""
    lines = []
    for number, sides in enumerate(pairs):
        left, right = ([{"prompt": texts[i][1], "text": texts[i][0]} for i in side] for side in sides)
        lines.append(json.dumps({"id": str(number), "left": {"answers": left}, "right": {"answers": right}}))
    done = subprocess.run(program, input="\n".join(lines) + "\n", capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{program[0]} ended with {done.returncode}: {done.stderr[-500:]}")
    return [(row["log10LR"], row["background"]) if row["status"] == "ok" else None for row in map(json.loads, done.stdout.splitlines())]


def compare(program: list[str], study: case_scores.Study, measured: dict[str, case_scores.Measured],
            size_shown: abc.Callable[[list[int]], int]) -> tuple[dict, list[Example]]:
    """How far the command line differs from the out-of-fold figures at the size shown: a summary, and the pairs. measured: of
    every condition; size_shown: of the sizes of a case."""
    keys = [(number, size_shown(pool.sizes)) for number, pool in enumerate(study.pools)]
    pairs = [_answers(study.pools[number], measured["exact"][number, size].places) for number, size in keys]
    texts = texts_of({i for sides in pairs for side in sides for i in side})
    shipped, rows = run(program, pairs, texts), []
    for (number, size), found in zip(keys, shipped):
        if found and found[1] == "exact":
            rows.append(Example(number, size, found[0], measured["exact"][number, size].log10_lr))
    differences = np.array([row.shipped - row.out_of_fold for row in rows])
    summary = dict(pairs=len(rows), refused=sum(found is None for found in shipped), median=round(float(np.median(np.abs(differences))), 2),
                   ninetyFifth=round(float(np.quantile(np.abs(differences), 0.95)), 2), largest=round(float(np.abs(differences).max()), 2),
                   sameSide=round(float(np.mean([(row.shipped > 0) == (row.out_of_fold > 0) for row in rows])), 3))
    return summary, rows


def _answers(pool: case_scores.Pool, places: Numbers) -> tuple[Numbers, Numbers]:
    return pool.left[places], pool.right[places]
