#!/usr/bin/env python3
"""Quantiles of each channel on unrelated same-prompt pairs, and each channel's own AUC, from development trials.

usage: make_channel_tables.py TRIALS_DIR SCORES.tsv [--auc OUT.md]

TRIALS_DIR is made by the trial maker that belongs to the corpora (trials.jsonl, truth.tsv). SCORES.tsv is what
models/kinprint_channels.cpp, built, prints for its trials.jsonl (a part of the lines will do), or, for the content plan,
models/score_content_plans.mjs; only the channels in it are made anew. Unrelated pairs are two bots of different large
laboratories on the same prompts; their trials are weighted so that each source counts alike. Only sources that may be used
for every purpose enter the tables. The fingerprint's rows come from fit/fingerprint_background.py.

OUT.md (else standard output) is a table of AUCs. An AUC "within sources" compares a related pair only with unrelated pairs
of its own source; "pooled" with those of all sources, which is the harder question.
"""
import argparse
import collections
import csv
import pathlib
import typing

import channel_table
import corpora

# Of the sources whose licence allows every use; the others are left out of the table.
LICENCES = {source: licence for source, licence in corpora.LICENCES.items() if source not in corpora.NON_COMMERCIAL}
KINDS = [("distilled", "unrelated"), ("tuned", "unrelated"), ("same_family", "unrelated"), ("same_model", "unrelated_disjoint")]
Cells: typing.TypeAlias = dict[tuple[str, str, int], list[tuple[str, float]]]  # (channel, kind, size) -> (source, score) of each trial
FEWEST = 20  # pairs a row needs: chosen, so that its 5 % is more than the lowest pair


def read_cells(trials: pathlib.Path, scores: pathlib.Path) -> Cells:
    """trials: folder with truth.tsv; scores: file, a line a trial."""
    truth = {r["id"]: r for r in csv.DictReader(open(trials / "truth.tsv", encoding="utf-8"), delimiter="\t")}
    cells = collections.defaultdict(list)
    for line in open(scores, encoding="utf-8"):
        name, *values = line.rstrip("\n").split("\t")
        for value in values:
            channel, score = value.split("=")
            cells[channel, truth[name]["kind"], int(truth[name]["n"])].append((truth[name]["source"], float(score)))
    return cells


def auc_document(cells: Cells, channels: list[str], sizes: list[int]) -> str:
    lines = ["# Each channel by itself", "",
             "AUC on development trials, pooled over sources / within sources, by answers a side. Related kinds are compared with",
             "unrelated pairs on the same prompts (same bot: with unrelated pairs on different prompts). The general background knows",
             "the bots of these trials, so the figures are a little too good; they rank channels and are no promise.", ""]
    for kind, other in KINDS:
        lines += [f"## {kind.replace('_', ' ')}", "", "| channel | " + " | ".join(f"N={n}" for n in sizes) + " |", "| --- " * (len(sizes) + 1) + "|"]
        for channel in channels:
            texts = [channel_table.auc_text(cells[channel, kind, n], cells[channel, other, n]) for n in sizes]
            lines.append(f"| {channel} | " + " | ".join(texts) + " |")
        lines.append("")
    return "\n".join([*lines, "In brackets: related trials."]) + "\n"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("trials", type=pathlib.Path)
    ap.add_argument("scores", type=pathlib.Path)
    ap.add_argument("--auc", type=pathlib.Path)
    a = ap.parse_args()
    cells = read_cells(a.trials, a.scores)
    sizes = sorted({size for _, _, size in cells})
    channels = [c for c in channel_table.CHANNELS if any(channel == c for channel, _, _ in cells)]
    rows, used = [], set()
    for channel in channels:
        for size in sizes:
            cell = [(source, score) for source, score in cells[channel, "unrelated", size] if source in LICENCES]
            if len(cell) >= FEWEST:
                used |= {source for source, _ in cell}
                rows.append(channel_table.quantile_row(channel, size, [score for _, score in cell], [source for source, _ in cell]))
    for variant in channel_table.FILES:
        channel_table.put(variant, rows, {source: LICENCES[source] for source in used})
    document = auc_document(cells, channels, sizes)
    a.auc.write_text(document, encoding="utf-8") if a.auc else print(document)


if __name__ == "__main__":
    main()
