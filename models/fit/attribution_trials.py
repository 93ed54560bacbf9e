"""Trials of attribution: which answers stand for a side, and sides and references as attribution.units() holds them."""
import dataclasses
import typing
from collections import abc

import numpy as np

import attribution
import effects
import fold_scores
import reference_families as families
from arrays import AnswerMask, Numbers

TRIALS = 12  # a bot and size


Trial: typing.TypeAlias = tuple[int, int, Numbers]  # number of the bot, how many answers, which


class References(typing.NamedTuple):
    """Reference bots as attribution.units() holds them."""
    bots: np.ndarray   # numbers of Background.bot_names
    units: np.ndarray  # bots x (DIMENSIONS + habits)


class Sides(typing.TypedDict):
    """Trials with the prompts unknown and known."""
    bots: Numbers      # number of each bot
    n: np.ndarray      # how many answers
    known: np.ndarray  # bool
    units: np.ndarray  # as attribution.units() gives them


class Fold(Sides):
    """The sides, and the references that have not seen them."""
    group: int | None  # of sources left out
    references: References
    set: int | str     # number of the families left out, or a question of own_sources.py


class Study(typing.TypedDict):
    """What attribution_study.py keeps."""
    folds: list[Fold]
    own: list[Fold]  # of own_sources.py
    closed: dict[tuple[str, bool, int], np.ndarray]  # of closed_set.py
    generation: np.ndarray  # of every bot


@dataclasses.dataclass
class Model(fold_scores.Model):
    """The same with what habits of form are compared by."""
    habit_map: np.ndarray  # attribution.habit_map


def generations_of(background: fold_scores.Background) -> np.ndarray:
    """Generation of every bot, empty for bots that stand for none."""
    split = (name.split("|", 1) for name in background.bot_names)
    return np.array([families.generation(source, model) or "" for source, model in split])


def fit(background: fold_scores.Background, rows: AnswerMask, wanted: np.ndarray) -> Model:
    """From the answers chosen (a mask). wanted: bots that may be references (a mask)."""
    model = fold_scores.fit(background, rows, np.random.default_rng(3))
    of_references = rows & wanted[background.bot]
    habits, prompts = background.habits[rows], background.prompt[rows]
    sizes, means = effects.group_means(habits, prompts, int(background.prompt.max()) + 1)
    chosen = np.flatnonzero(of_references & (sizes[background.prompt] >= effects.LEAST_BOTS))
    habit_map = attribution.habit_map(background.habits[chosen] - means[background.prompt[chosen]], background.bot[chosen], background.source[chosen])
    return Model(**vars(model), habit_map=habit_map)


def references(background: fold_scores.Background, model: Model, answers: AnswerMask, wanted: np.ndarray) -> References:
    """Reference bots of a model from the answers (a mask), less what their prompts do there. wanted: bots that may be references (a mask)."""
    prompts, bots = background.prompt[answers], background.bot[answers]
    both = np.hstack([background.x[answers] @ model.projection, background.habits[answers]])
    sizes, means = effects.group_means(both, prompts, int(background.prompt.max()) + 1)
    both -= means[prompts]
    both[:, :effects.DIMENSIONS] *= model.prompt_scale[prompts][:, None]
    usable = (sizes[prompts] >= effects.LEAST_BOTS) & wanted[bots]
    numbers, _, of_bots = attribution.bot_means(both, bots, usable)
    return References(numbers, attribution.units(of_bots, model.whitening, model.habit_map, True))


def draw(background: fold_scores.Background, index: Numbers, wanted: np.ndarray, rng: np.random.Generator) -> abc.Iterator[Trial]:
    """Trials (bot, n, answers) of the wanted bots among the answers `index`."""
    for bot in np.unique(background.bot[index]):
        own = index[background.bot[index] == bot]
        for n in attribution.SIZES:
            if wanted[bot] and len(own) >= n:
                for _ in range(TRIALS if n == 1 else min(TRIALS, max(1, len(own) // n * 2))):
                    yield bot, n, rng.choice(own, n, False)


def sides(background: fold_scores.Background, model: Model, test: AnswerMask, trials: abc.Iterable[Trial]) -> Sides:
    """The trials as units. What a known prompt does is the mean of the test answers to it (a mask) less the one under test,
    so that it does not hide behind itself."""
    both = np.zeros((len(background.x), effects.DIMENSIONS + background.habits.shape[1]), np.float32)
    both[test] = np.hstack([background.x[test] @ model.projection, background.habits[test]])
    prompts, vector = background.prompt, slice(None, effects.DIMENSIONS)
    sizes, means = effects.group_means(both[test], prompts[test], int(prompts.max()) + 1)
    scale = effects.prompt_scale(both[test][:, vector], prompts[test], means[:, vector], sizes, model.whitening)
    by_length = effects.length_scale(model.length_spread, background.log_lengths)
    out = []
    for bot, n, chosen in trials:
        side = both[chosen].copy()
        side[:, vector] = (side[:, vector] - model.mean) * by_length[chosen][:, None]
        out.append((bot, n, False, side.mean(0)))
        of = prompts[chosen]
        if (sizes[of] > effects.LEAST_BOTS).all():
            side = (both[chosen] - means[of]) * (sizes[of] / (sizes[of] - 1))[:, None]  # less the mean of the others
            side[:, vector] *= scale[of][:, None]
            out.append((bot, n, True, side.mean(0)))
    columns = [np.array([row[i] for row in out]) for i in range(3)]
    described = np.stack([row[3] for row in out]).astype(float)
    units = attribution.units(described, model.whitening, model.habit_map, columns[2])
    return Sides(bots=columns[0], n=columns[1], known=columns[2], units=units)
