#!/usr/bin/env python3
"""The fingerprint's rows of channels.kpt: quantiles of its log-likelihood ratio on unrelated pairs, and its AUC.

usage: fingerprint_background.py [--variant full|permissive]

Reads base_predicted.npy and base_exact.npy of the work folder: the scores of every trial by models that have seen neither
of its lineages nor, for unseen prompts, its source (steps counts, trials and folds-* of make_tables.py). To be run again
whenever those were made anew, because the score is of that map. Takes seconds.
"""
import argparse
import pathlib
import pickle

import numpy as np

import corpus
import pair_trials
import places
import scores
import channel_table
import corpora
from arrays import PerTrial

CHANNELS = (("fingerprint", "base_predicted.npy"), ("fingerprint_known", "base_exact.npy"))
KINDS = ("distilled", "tuned", "same_family")


def nats(folder: pathlib.Path, file: str) -> PerTrial:
    column = np.load(folder / file)[:, scores.SAME_BOT_RATIO]
    return np.copysign(np.expm1(np.abs(column)), column)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--variant", choices=("full", "permissive"), default="full")
    a = ap.parse_args()
    folder = places.WORK / a.variant
    trials = pickle.load(open(folder / "trials.pkl", "rb"))
    source, kind, size = (np.array([t[field] for t in trials]) for field in ("source", "kind", "size"))
    rows = []
    for channel, file in CHANNELS:
        score = nats(folder, file)
        for n in pair_trials.SIZES:
            chosen = (kind == "unrelated") & (size == n)
            rows.append(channel_table.quantile_row(channel, n, score[chosen], source[chosen]))
        for related in KINDS:
            cells = [[[(s, v) for s, v in zip(source[c], score[c])] for c in ((kind == k) & (size == n) for k in (related, "unrelated"))] for n in (1, 5, 20, 100)]
            print(f"{related} | {channel} | " + " | ".join(channel_table.auc_text(*cell) for cell in cells) + " |")
    channel_table.put(a.variant, rows, {name: corpora.LICENCES[name] for name, _ in corpus.sources(a.variant)})


if __name__ == "__main__":
    main()
