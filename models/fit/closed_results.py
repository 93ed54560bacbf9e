"""The section of models/RESULTS.md on closed prompts: how far unrelated bots look related there, and what the figure makes of it."""
import numpy as np

import bases
import closed_prompts
import markdown
import pair_trials
import results
from arrays import Kept


def section(kept_of: dict[str, Kept]) -> str:
    """Where closed_prompts.py has scored trials."""
    scored = closed_prompts.load("full", bases.Basis("full"))
    if not scored:
        return ""
    trials, similarity = scored.trials, scored.similarity
    of = {results.CONDITION_NAMES[condition]: (kept["closed"], kept["closed_apart"][1]) for condition, kept in kept_of.items()}
    of["prompts never seen, control bots"] = kept_of["exact"]["closed_controls"], None
    rows = []
    for condition, (readings, apart) in of.items():
        for kind in pair_trials.KINDS[:3]:
            for n in sorted(set(trials.size)):
                related, unrelated = results.cells(trials, np.ones(trials.count, bool), kind, n)
                if min(related.sum(), unrelated.sum()) >= results.LEAST:
                    found = [results.figures(ratios, related, unrelated) for ratios in readings[:2]]
                    high = [f"{100 * np.mean(ratios[unrelated] >= level):.1f} %" for level in (np.log10(2), 1) for ratios in readings[:2]]
                    shares = [f"{100 * np.mean(similarity[0].closedness[of_kind] > 0):.0f} %" for of_kind in (related, unrelated)]
                    rows.append([condition, kind, n, f"{related.sum()} / {unrelated.sum()}", " / ".join(shares), *[f"{f['AUC']:.3f}" for f in found], *[f"{f['loss']:.3f}" for f in found],
                                 "" if apart is None else f"{results.figures(apart, related, unrelated)['loss']:.3f}", *high])
    head = ["condition", "kind", "n", "trials", "that share their wording", "AUC as open", "AUC", "loss as open", "loss", "loss apart", "unrelated LR >= 2 as open", "LR >= 2",
            "LR >= 10 as open", "LR >= 10"]
    return ("## Closed prompts (no lineage known, out of fold)\n\nTrials of prompts alone that leave little choice (models/fit/closed_prompts.py): a tenth of unrelated pairs or more share their "
            "wording there. `As open`: by the calibration of all prompts. Where a third of the prompts or more show shared wording, the figure is half-way between that and a line fitted on such trials.\n\n"
            + markdown.table(head, rows))
