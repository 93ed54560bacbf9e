"""Tables of models/RESULTS.md from out-of-fold log10 likelihood ratios."""
import collections
import typing

import numpy as np

import lineages
import markdown
import pair_intervals
import pair_trials
import scores
import score
from arrays import PerTrial, TrialMask

Bot: typing.TypeAlias = tuple[str, str]  # source, name
SHOWN = (1, 5, 20, 100)
LEAST = 20  # trials of each class a row needs
NEWER = {"openai-oss", "openai-5", "openai-4.1", "openai-o", "anthropic-4", "google-gemma3", "google-2", "google-2.5", "google-3", "meta-4", "mistral-small"}
# AUC at 1 / 5 / 20 / 100 answers of the plain prototype on trials of other models, prompts and sources, as it was reported to us.
PROTOTYPE = {("predicted", "distilled"): "0.73 / 0.86 / 0.92 / 0.98", ("exact", "distilled"): "0.82 / 0.90 / 0.92 / 1.00",
             ("predicted", "tuned"): "0.74 / 0.82 / 0.89 / 0.93", ("exact", "tuned"): "0.69 / 0.70 / 0.78 / 1.00",
             ("predicted", "same_family"): "0.75 / 0.86 / 0.89 / 0.87", ("exact", "same_family"): "0.75 / 0.88 / 0.90 / 0.98",
             ("predicted", "same_model"): "0.75 / 0.91 / 0.99 / 1.00", ("exact", "same_model"): "0.82 / 0.94 / 1.00 / 1.00"}
CONDITION_NAMES = {"predicted": "prompts never seen", "exact": "prompts in the background"}


def cells(trials: pair_trials.Trials, mask: TrialMask, kind: str, n: int) -> tuple[TrialMask, TrialMask]:
    sized = mask & (trials.size == n)
    return sized & (trials.kind == kind), sized & (trials.kind == pair_trials.unrelated_of(kind))


def figures(values: PerTrial, related: TrialMask, unrelated: TrialMask) -> dict[str, float]:
    return score.figures(list(values[related]), list(values[unrelated]))


def loss_beside(apart: dict[str, float], of: dict[str, float]) -> float:
    """Loss of ratios by another calibration, against what a perfect one of all trials would leave. apart, of: figures of the same trials
    by either."""
    return apart["Cllr"] - (of["Cllr"] - of["loss"])


def main_table(trials: pair_trials.Trials, ratios: PerTrial, apart: PerTrial, word_cosine: PerTrial) -> str:
    """Figures of every kind and size, with the number of pairs of bots and the interval of the area over them. apart: the same
    ratios calibrated without the trial's group of sources; their loss is against what a perfect calibration of all of them would leave."""
    out, pairs = [], pair_intervals.pairs_of(trials)
    for kind in pair_trials.KINDS:
        for n in pair_trials.SIZES:
            related, unrelated = cells(trials, np.ones(trials.count, bool), kind, n)
            if min(related.sum(), unrelated.sum()) < LEAST:
                continue
            low, high = pair_intervals.area_interval(ratios, related, unrelated, pairs)
            f, plain = figures(ratios, related, unrelated), figures(word_cosine, related, unrelated)
            out.append([kind, n, f"{related.sum()} / {unrelated.sum()}", f"{len(set(pairs[related]))} / {len(set(pairs[unrelated]))}",
                        f"{f['AUC']:.3f}", f"{low:.2f} to {high:.2f}", f"{100 * f['EER']:.1f} %", f"{f['Cllr']:.3f}", f"{f['loss']:.3f}",
                        f"{loss_beside(figures(apart, related, unrelated), f):.3f}",
                        *[f"{100 * np.mean(of[unrelated] >= 1):.1f} %" for of in (ratios, apart)], f"{100 * np.mean(ratios[unrelated] >= 1.9):.2f} %",
                        f"{100 * f['misleading_h2']:.2f} %", *[f"{100 * np.mean(of[related] <= -1):.1f} %" for of in (ratios, apart)], f"{plain['AUC']:.3f}"])
    return markdown.table(["kind", "n", "trials", "pairs", "AUC", "95 % over pairs", "EER", "Cllr", "loss", "loss apart", "unrelated LR >= 10", "apart",
                  "LR >= 79", "LR >= 100", "related LR <= 0.1", "apart", "AUC of word cosine"], out)


def prototype_table(trials: pair_trials.Trials, ratios_of: dict[str, PerTrial], new_ratios_of: dict[str, PerTrial]) -> str:
    rows = []
    for kind in pair_trials.KINDS:
        for condition in ratios_of:
            ours = []
            for ratios in (ratios_of[condition], new_ratios_of[condition]):
                areas = [figures(ratios, *cells(trials, np.ones(trials.count, bool), kind, n))["AUC"] for n in SHOWN]
                ours.append(" / ".join(f"{area:.2f}" for area in areas))
            rows.append([kind, CONDITION_NAMES[condition], *ours, PROTOTYPE[condition, kind]])
    return markdown.table(["kind", "condition", "no lineage known", "new bots of known lineages", "prototype, on trials we do not have"], rows)


def split_table(trials: pair_trials.Trials, ratios: PerTrial, name: str, masks: dict[str, TrialMask]) -> str:
    """One row for each mask: AUC, EER and loss at 5 and 20 answers for each kind with enough trials."""
    rows = []
    for label, mask in masks.items():
        cols, any_shown = [], False
        for kind in pair_trials.KINDS:
            for n in (5, 20):
                related, unrelated = cells(trials, mask, kind, n)
                if min(related.sum(), unrelated.sum()) < LEAST:
                    cols.append("")
                    continue
                any_shown, f = True, figures(ratios, related, unrelated)
                cols.append(f"{f['AUC']:.2f}, loss {f['loss']:.2f}")
        if any_shown:
            rows.append([label, *cols])
    return markdown.table([name] + [f"{k}, {n}" for k in pair_trials.KINDS for n in (5, 20)], rows)


def source_masks(trials: pair_trials.Trials) -> dict[str, TrialMask]:
    return {s: trials.source == s for s in np.unique(trials.source)}


def language_masks(trials: pair_trials.Trials) -> dict[str, TrialMask]:
    return {l: trials.language == l for l in np.unique(trials.language)}


def length_masks(similarity: scores.Similarity) -> dict[str, TrialMask]:
    edges = np.quantile(similarity.length, (1 / 3, 2 / 3))
    rank = np.digitize(similarity.length, edges)
    size = np.exp(edges)
    return {f"short (under {size[0]:.0f} characters)": rank == 0, "middle": rank == 1, f"long (over {size[1]:.0f})": rank == 2}


def generation_masks(trials: pair_trials.Trials) -> dict[str, TrialMask]:
    of = {}
    for s, m in set(zip(trials.source, trials.model_a)) | set(zip(trials.source, trials.model_b)):
        of[s, m] = lineages.laboratory(s, m)[1] in NEWER
    newer = np.array([[of[s, a], of[s, b]] for s, a, b in zip(trials.source, trials.model_a, trials.model_b)])
    both = newer[:, 0] & newer[:, 1]
    return {"both of a newer generation": both, "at least one older or unlisted": ~both}


def nearest_unrelated(trials: pair_trials.Trials, ratios: PerTrial, most: int = 20) -> str:
    of_pair = collections.defaultdict(list)
    for i in np.flatnonzero((trials.kind == "unrelated") & (trials.size >= 5)):
        of_pair[trials.source[i], trials.model_a[i], trials.model_b[i]].append(ratios[i])
    ranked = sorted(((np.mean(v), len(v), k) for k, v in of_pair.items()), reverse=True)[:most]
    return markdown.table(["source", "left", "right", "trials of 5 and more", "mean log10 LR"], [[*k, c, f"{m:.2f}"] for m, c, k in ranked])


def hub_table(trials: pair_trials.Trials, ratios: PerTrial, most: int = 8) -> str:
    """Bots by how often they stand in an unrelated trial of 5 and more answers that was reported at LR 2 and more."""
    high: collections.Counter[Bot] = collections.Counter()
    seen: collections.Counter[Bot] = collections.Counter()
    for i in np.flatnonzero((trials.kind == "unrelated") & (trials.size >= 5)):
        for m in (trials.model_a[i], trials.model_b[i]):
            seen[trials.source[i], m] += 1
            high[trials.source[i], m] += ratios[i] >= 0.30103
    ranked = sorted(((high[k] / seen[k], seen[k], k) for k in seen if seen[k] >= 15), reverse=True)[:most]
    return markdown.table(["source", "bot", "unrelated trials", "share at LR 2 and more"], [[*k, c, f"{100 * s:.0f} %"] for s, c, k in ranked])
