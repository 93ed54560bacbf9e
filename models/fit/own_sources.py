"""Attribution on sources that the library knows: it is made from half of each source's prompts, the answers are to the other half.

Two questions. "same bots": the bot under test is in the library, as where somebody asks which known bot wrote this. "new bots":
it is in no source, under no host's name (new_bots.py), but other bots of its generation are.
"""
import numpy as np

import attribution_trials
import fold_scores
import new_bots
from arrays import AnswerMask

SPLITS = 2
QUESTIONS = ("same bots", "new bots")


def _first_halves(background: fold_scores.Background, rng: np.random.Generator) -> AnswerMask:
    """Mask of the answers to a random half of every source's prompts."""
    first = np.zeros(int(background.prompt.max()) + 1, bool)
    for source in np.unique(background.source):
        prompts = np.unique(background.prompt[background.source == source])
        first[rng.choice(prompts, len(prompts) // 2, False)] = True
    return first[background.prompt]


def run(background: fold_scores.Background, generation: np.ndarray) -> list[attribution_trials.Fold]:
    """Folds as attribution_study.run_fold makes them, without a group; `set` is the question."""
    wanted, folds = generation != "", []
    of_bot = np.array([new_bots.fold_of(name.split("|", 1)[1]) for name in background.bot_names])
    for split in range(SPLITS):
        library = _first_halves(background, np.random.default_rng([13, split]))
        for question, out in [(QUESTIONS[0], None)] + [(QUESTIONS[1], fold) for fold in range(new_bots.FOLDS)]:
            away = np.zeros(len(wanted), bool) if out is None else of_bot == out
            rows = library & ~away[background.bot]
            model = attribution_trials.fit(background, rows, wanted)
            references = attribution_trials.references(background, model, rows, wanted)
            asked = wanted if out is None else wanted & away
            rng = np.random.default_rng([14, split, 9 if out is None else out])
            trials = attribution_trials.draw(background, np.flatnonzero(~library), asked, rng)
            folds.append(attribution_trials.Fold(group=None, references=references, set=question, **attribution_trials.sides(background, model, ~library, trials)))
        print(f"own sources, halves {split}", flush=True)
    return folds
