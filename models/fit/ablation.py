"""What each channel adds: fusions refitted with one channel alone and with all but one, out of fold."""
from collections import abc

import numpy as np

import fusion
import pair_trials
import scores
import score
from arrays import BaseScores, PerTrial

# Columns of the scores on the same prompts (core/evidence/pair_scores.cpp): the base scores, then these of the others.
CHANNELS = {"wording": [0, 1, 6, 7, 8, 9], "grammar": [2, 10, 11], "shared_runs": [3, 4, 5], "form": [12, 13, 14]}
SIZES = (1, 5, 20)
FINGERPRINT = [column for column in range(scores.BASE) if column != scores.FORM_RATIO]  # of the base scores


def _auc(fused: PerTrial, trials: pair_trials.Trials) -> list[float]:
    out = []
    for kind in pair_trials.KINDS[:3]:
        for n in SIZES:
            sized = trials.size == n
            out.append(score.figures(list(fused[sized & (trials.kind == kind)]), list(fused[sized & (trials.kind == "unrelated")]))["AUC"])
    return out


def masked_similarity(similarity: scores.Similarity, channels: abc.Collection[str]) -> scores.Similarity:
    """A similarity whose scores outside the channels are constant, so that no fit can use them."""
    kept = sorted(i for c in channels if c in CHANNELS for i in CHANNELS[c])

    class Masked(scores.Similarity):
        def same_scores(self, length_fit: np.ndarray) -> np.ndarray:
            out = np.zeros((len(self.length), 15))
            out[:, kept] = super().same_scores(length_fit)[:, kept]
            return out

    copy = Masked.__new__(Masked)
    copy.__dict__.update(similarity.__dict__)
    return copy


def masked_base(base: BaseScores, channels: abc.Collection[str]) -> BaseScores:
    """Base scores that are constant outside the channels."""
    kept_base = base.copy()
    if "fingerprint" not in channels:
        kept_base[:, FINGERPRINT] = 0
    if "form" not in channels:
        kept_base[:, [scores.FORM_RATIO, scores.HABIT_COSINE]] = 0
    for channel, columns in (("wording", [0, 1]), ("grammar", [2])):
        if channel not in channels:
            kept_base[:, [scores.BASE + column for column in columns]] = 0
    return kept_base


def masked_sample(sample: fusion.Sample, channels: abc.Collection[str]) -> fusion.Sample:
    return fusion.Sample(sample.trials, masked_similarity(sample.similarity, channels), [masked_base(base, channels) for base in sample.bases])


def run(samples: fusion.Samples) -> list[tuple[str, list[float]]]:
    """Rows of (name, AUC of the kinds at 1, 5 and 20 answers) on the same prompts, out of fold. samples: what the fusions are fitted
    on; the figures are of the drawn trials where no lineage is known."""
    names = ["fingerprint", *CHANNELS]
    sets = {"all": names} | {f"{n} alone": [n] for n in names[:-1]} | {f"all but {n}": [m for m in names if m != n] for n in names}
    rows = []
    for name, channels in sets.items():
        masked = samples._replace(drawn=masked_sample(samples.drawn, channels), closed=masked_sample(samples.closed, channels) if samples.closed else None)
        (linear, boosted), _ = fusion.out_of_fold(masked, (True,))
        fused = fusion.mix(linear, boosted) if {"fingerprint", "form", "shared_runs"} & set(channels) else boosted
        values = _auc(fused, samples.drawn.trials)
        rows.append((name, values))
        print(f"ablation: {name} {np.mean(values):.3f}", flush=True)
    return rows
