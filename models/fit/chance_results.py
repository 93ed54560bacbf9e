"""The section of models/RESULTS.md that holds every loss against what chance makes of it (chance_loss.py)."""
import typing

import numpy as np

import calibration
import chance_loss
import markdown
import pair_intervals
import pair_trials
import results
from arrays import Cap, Kept, Numbers, PerTrial, TrialMask

FOLDS = {"": "no lineage known", "new_": "new bots"}
TARGET = 0.05  # of the loss of a cell


class Cell(typing.NamedTuple):
    """Losses of one kind and size."""
    trials: int  # of the rarer class
    loss: float
    apart: float
    chance: chance_loss.Chance

    def __str__(self) -> str:
        bound = self.chance.bound
        loss, apart = (f"**{of:.3f}**" if of > bound else f"{of:.3f}" for of in (self.loss, self.apart))
        return f"{loss}, {apart} ({bound:.3f})"


def _cell(ratios: PerTrial, apart: PerTrial, related: TrialMask, unrelated: TrialMask, pairs: Numbers, cap: Cap) -> Cell | None:
    """Of these trials; None where they are too few."""
    least = int(min(related.sum(), unrelated.sum()))
    if least < results.LEAST:
        return None
    found = results.figures(ratios, related, unrelated)
    loss_apart = results.loss_beside(results.figures(apart, related, unrelated), found)
    return Cell(least, found["loss"], loss_apart, chance_loss.by_chance(ratios, related, unrelated, pairs, found["AUC"], cap))


def _summary(cells: list[Cell]) -> str:
    large = [cell for cell in cells if cell.trials >= calibration.TRUSTED]
    above = [sum(value(cell) > TARGET for cell in large) for value in (lambda c: c.loss, lambda c: c.apart)]
    by_chance = sum(cell.chance.share_above(TARGET) for cell in large)
    beyond = [sum(value(cell) > cell.chance.bound for cell in large) for value in (lambda c: c.loss, lambda c: c.apart)]
    return (f"Of {len(large)} cells with {calibration.TRUSTED} and more trials a class {above[0]} lose more than {TARGET} ({above[1]} apart); ratios without fault would in "
            f"{by_chance:.0f} on average. In {beyond[0]} ({beyond[1]} apart) the loss is above what such ratios stay below in 19 of 20 draws, so there the calibration itself is off.")


def section(trials: pair_trials.Trials, kept_of: dict[str, Kept]) -> str:
    pairs, cap, every = pair_intervals.pairs_of(trials), calibration.limits_of(trials).ends, np.ones(trials.count, bool)
    rows, cells = [], []
    for condition, kept in kept_of.items():
        for prefix, folds in FOLDS.items():
            for kind in pair_trials.KINDS:
                found = [_cell(kept[f"{prefix}log10_lr"], kept[f"{prefix}log10_lr_apart"], *results.cells(trials, every, kind, n), pairs, cap) for n in pair_trials.SIZES]
                cells += [cell for cell in found if cell]
                rows.append([results.CONDITION_NAMES[condition], folds, kind, *[cell or "" for cell in found]])
    return ("## How much of the loss is chance\n\nA cell has many trials of few pairs of bots. A perfect recalibration, against which loss is told, fits the chance of these pairs too, so that "
            "even ratios whose calibration has no fault show a loss. Each cell: loss, loss apart, and in brackets what such ratios of the same area, trials, pairs and caps stay below in 19 "
            "of 20 draws (models/fit/chance_loss.py); bold is what lies above it. The draws count pairs as independent although they share bots, so chance does more than this.\n\n"
            + _summary(cells) + "\n\n" + markdown.table(["condition", "folds", "kind", *map(str, pair_trials.SIZES)], rows))
