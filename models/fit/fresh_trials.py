"""Fresh blind trials of make_trials.py through a built program with the tables as shipped.

The shipped tables were made from these corpora, so the figures are in-sample: they show that the program does what the
scripts measured, not how well it does elsewhere.
"""
import pathlib
import subprocess
import sys
import time

import places


def run(folder: pathlib.Path, per_cell: int, seed: int, program: list[str]) -> tuple[str, int, float]:
    """program: the command that reads trials on standard input and writes results. Returns score.py's table and seconds."""
    folder.mkdir(parents=True, exist_ok=True)
    tools = places.SHARED / "tools"
    subprocess.run([sys.executable, tools / "make_trials.py", folder, "--per-cell", str(per_cell), "--seed", str(seed)], check=True, stdout=subprocess.DEVNULL)
    started = time.monotonic()
    with open(folder / "trials.jsonl", "rb") as given, open(folder / "results.jsonl", "wb") as out:
        subprocess.run(program, stdin=given, stdout=out, check=True)
    seconds = time.monotonic() - started
    scored = subprocess.run([sys.executable, tools / "score.py", folder / "truth.tsv", folder / "results.jsonl"], capture_output=True, text=True, check=True)
    trials = sum(1 for _ in open(folder / "trials.jsonl", "rb"))
    return scored.stdout, trials, seconds
