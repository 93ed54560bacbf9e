#!/usr/bin/env python3
"""Quantiles of each channel on unrelated same-prompt pairs, and each channel's own AUC, from development trials.

usage: make_channel_tables.py TRIALS_DIR SCORES.tsv OUT.kpt [OUT.md]

TRIALS_DIR is made by the trial maker that belongs to the corpora (trials.jsonl, truth.tsv); SCORES.tsv is what
models/kinprint_channels.cpp, built, prints for its trials.jsonl (a part of the lines will do). Unrelated pairs are two
bots of different large laboratories on the same prompts; their trials are weighted so that each source counts alike.
OUT.kpt holds quantiles by number of answers (core/verdict/channel_background.hpp), from sources that may be used for
every purpose, and is entered into models/manifest.json; OUT.md is a table of AUCs. An AUC "within sources" compares a related pair
only with unrelated pairs of its own source; "pooled" with those of all sources, which is the harder question.
"""
import collections, csv, hashlib, json, pathlib, sys

import numpy as np

import write_sections

PROBABILITIES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]
SIZES = [1, 5, 20, 100]
CHANNELS = ["shared_runs", "wording", "grammar", "form"]
# Sources of the trials whose licence allows every use; the others are left out of the table.
LICENCES = {"arena-hard-en": "Apache-2.0", "arena-hard-multilingual": "Apache-2.0", "benchpress": "MIT", "eqbench-creative-v1": "MIT",
            "eqbench-longform": "MIT", "llm-philosophy": "BSD-3-Clause", "misguided-attention": "CC0-1.0", "oasst-model-eval": "Apache-2.0",
            "prompt-machine": "MIT", "self-instruct-human-eval": "Apache-2.0", "shaberi-ja": "Apache-2.0", "slop-score": "MIT",
            "speechmap": "Apache-2.0", "syco-bench": "MIT-0"}
MANIFEST = pathlib.Path(__file__).resolve().parent / "manifest.json"
KINDS = [("distilled", "unrelated"), ("tuned", "unrelated"), ("same_family", "unrelated"), ("same_model", "unrelated_disjoint")]


def auc(related, unrelated):
    values, inverse, counts = np.unique(np.concatenate([related, unrelated]), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return (ranks[: len(related)].sum() - len(related) * (len(related) + 1) / 2) / (len(related) * len(unrelated))


def quantiles(values, weights):
    order = np.argsort(values)
    values, cumulative = values[order], np.cumsum(weights[order])
    return [round(float(np.interp(p, (cumulative - weights[order] / 2) / cumulative[-1], values)), 4) for p in PROBABILITIES]


def enter(path, sources):
    """The table as an entry of the manifest; it belongs to every variant."""
    data = path.read_bytes()
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    entry = {"name": "channels", "version": "1.0.0", "file": str(path.resolve().relative_to(MANIFEST.parent)), "bytes": len(data),
             "sha256": hashlib.sha256(data).hexdigest(), "holds": "quantiles of each channel's score on unrelated pairs, by number of answers",
             "licence": "Apache-2.0", "madeBy": "models/make_channel_tables.py",
             "sources": [{"name": source, "licence": LICENCES[source]} for source in sources]}
    for key in ("tables", "permissiveTables"):
        manifest[key] = [t for t in manifest.get(key, []) if t["name"] != "channels"] + [entry]
    MANIFEST.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main():
    if len(sys.argv) not in (4, 5):
        raise SystemExit(__doc__)
    truth = {r["id"]: r for r in csv.DictReader(open(pathlib.Path(sys.argv[1]) / "truth.tsv", encoding="utf-8"), delimiter="\t")}
    cells = collections.defaultdict(list)  # channel, kind, size -> (source, score)
    for line in open(sys.argv[2], encoding="utf-8"):
        name, *scores = line.rstrip("\n").split("\t")
        r = truth[name]
        for score in scores:
            channel, value = score.split("=")
            cells[channel, r["kind"], int(r["n"])].append((r["source"], float(value)))
    rows, used = [], set()
    for place, channel in enumerate(CHANNELS):
        for size in SIZES:
            cell = [(source, value) for source, value in cells[channel, "unrelated", size] if source in LICENCES]
            used |= {source for source, _ in cell}
            per_source = collections.Counter(s for s, _ in cell)
            values, weights = np.array([v for _, v in cell]), np.array([1 / per_source[s] for s, _ in cell])
            rows.append([place, size, len(cell), *quantiles(values, weights)])
            print(channel, size, len(cell), *rows[-1][3:])
    out = pathlib.Path(sys.argv[3])
    out.write_bytes(write_sections.pack({"channel_probabilities": np.array(PROBABILITIES, "<f4"), "channel_quantiles": np.array(rows, "<f4")}))
    enter(out, sorted(used))
    if len(sys.argv) == 4:
        return

    lines = ["# Each channel by itself", "",
             "AUC on development trials, pooled over sources / within sources, by answers a side. Related kinds are compared with",
             "unrelated pairs on the same prompts (same bot: with unrelated pairs on different prompts). The general background knows",
             "the bots of these trials, so the figures are a little too good; they rank channels and are no promise.", ""]
    for kind, other in KINDS:
        lines += [f"## {kind.replace('_', ' ')}", "", "| channel | " + " | ".join(f"N={n}" for n in SIZES) + " |", "| --- " * (len(SIZES) + 1) + "|"]
        for channel in CHANNELS:
            texts = []
            for size in SIZES:
                a, b = cells[channel, kind, size], cells[channel, other, size]
                total, weight = 0.0, 0
                for source in {s for s, _ in a} & {s for s, _ in b}:
                    x, y = [np.array([v for s, v in c if s == source]) for c in (a, b)]
                    total, weight = total + auc(x, y) * len(x), weight + len(x)
                pooled = auc(np.array([v for _, v in a]), np.array([v for _, v in b])) if a and b else float("nan")
                texts.append(f"{pooled:.2f} / {total / weight:.2f} ({len(a)})" if weight else "-")
            lines.append(f"| {channel} | " + " | ".join(texts) + " |")
        lines.append("")
    lines += ["In brackets: related trials. `content_plan` needs the embedding model and `fingerprint` the verdict's tables: not in this list."]
    pathlib.Path(sys.argv[4]).write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
