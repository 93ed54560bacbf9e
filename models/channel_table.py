"""channels.kpt of every variant: rows of quantiles by channel and size (core/verdict/channel_background.hpp), put in part by
part by make_channel_tables.py and fit/fingerprint_background.py, and their entries in models/manifest.json."""
import hashlib
import json
import pathlib
from collections import abc

import numpy as np

import write_sections

PROBABILITIES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]
# The place in this list is the number of a row's channel: kChannels of core/verdict/channel_background.cpp.
CHANNELS = ["shared_runs", "wording", "grammar", "form", "content_plan", "fingerprint", "fingerprint_known"]
MODELS = pathlib.Path(__file__).resolve().parent
MANIFEST = MODELS / "manifest.json"
FILES = {"full": MODELS / "tables" / "channels.kpt", "permissive": MODELS / "tables" / "permissive" / "channels.kpt"}
KEYS = {"full": "tables", "permissive": "permissiveTables"}
MADE_BY = "models/make_channel_tables.py, models/fit/fingerprint_background.py"


def quantile_row(channel: str, size: int, scores: abc.Sequence[float] | np.ndarray, sources: abc.Sequence[str] | np.ndarray) -> list[float]:
    """One row; every source weighs alike. scores, sources: one a pair."""
    scores, sources = np.asarray(scores, float), np.asarray(sources)
    names, number, counts = np.unique(sources, return_inverse=True, return_counts=True)
    order = np.argsort(scores)
    weights = (1 / counts[number])[order]
    places = (np.cumsum(weights) - weights / 2) / weights.sum()
    values = [round(float(np.interp(p, places, scores[order])), 4) for p in PROBABILITIES]
    print(f"{channel} n={size}: {len(scores)} pairs of {len(names)} sources, {values}")
    return [CHANNELS.index(channel), size, len(scores), *values]


def put(variant: str, rows: list[list[float]], licences: dict[str, str]) -> None:
    """Replaces the rows of the channels given; other channels stay. licences: source -> licence, of what the rows are computed
    from; sources that were named before stay named."""
    path, replaced = FILES[variant], {row[0] for row in rows}
    before = write_sections.unpack(path.read_bytes())["channel_quantiles"].tolist() if path.exists() else []
    kept = [row for row in before if int(row[0]) not in replaced]
    rows = sorted([*kept, *rows], key=lambda row: (row[0], row[1]))
    data = write_sections.pack({"channel_probabilities": np.array(PROBABILITIES, "<f4"), "channel_quantiles": np.array(rows, "<f4")})
    path.write_bytes(data)
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    tables = manifest.setdefault(KEYS[variant], [])
    named = {s["name"]: s["licence"] for t in tables if t["name"] == "channels" for s in t["sources"]} | licences
    entry = {"name": "channels", "version": "1.1.0", "variant": variant, "file": str(path.relative_to(MODELS)), "bytes": len(data),
             "sha256": hashlib.sha256(data).hexdigest(), "holds": "quantiles of each channel's score on unrelated pairs, by number of answers",
             "licence": "CC-BY-NC-4.0" if "CC-BY-NC-4.0" in named.values() else "Apache-2.0", "madeBy": MADE_BY,
             "sources": [{"name": source, "licence": named[source]} for source in sorted(named)]}
    manifest[KEYS[variant]] = [t for t in tables if t["name"] != "channels"] + [entry]
    MANIFEST.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def auc(related: np.ndarray, unrelated: np.ndarray) -> float:
    """Area under the curve; equal scores count half."""
    values, inverse, counts = np.unique(np.concatenate([related, unrelated]), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return (ranks[: len(related)].sum() - len(related) * (len(related) + 1) / 2) / (len(related) * len(unrelated))


def auc_text(related: list[tuple[str, float]], unrelated: list[tuple[str, float]]) -> str:
    """"pooled / within sources (related pairs)" of lists of (source, score), or a dash where nothing can be compared."""
    total, weight = 0.0, 0
    for source in {s for s, _ in related} & {s for s, _ in unrelated}:
        x, y = [np.array([v for s, v in cell if s == source]) for cell in (related, unrelated)]
        total, weight = total + auc(x, y) * len(x), weight + len(x)
    if not weight:
        return "-"
    pooled = auc(np.array([v for _, v in related]), np.array([v for _, v in unrelated]))
    return f"{pooled:.2f} / {total / weight:.2f} ({len(related)})"
