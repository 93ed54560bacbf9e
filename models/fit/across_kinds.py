"""Trials of bots held against themselves, and against unrelated ones, on prompts of two sources, which are two kinds of prompts.

How a bot writes hangs on the kind of question, so the same model often looks like two there. Nothing is fitted on these trials but the
line of a shared lineage (relatives.py). A bot of two sources is one whose name is the same without the host's (new_bots.plain_name);
unrelated are bots of two known laboratories.
"""
import collections
import itertools

import numpy as np

import corpus
import lineages
import new_bots
import pair_trials

DRAWS, SEED = 3, 9  # trials of each size for one bot in two sources
SAME_MODEL, UNRELATED = pair_trials.ACROSS + "same_model", pair_trials.ACROSS + "unrelated"


def draw(answers: list[corpus.Answer]) -> list[pair_trials.Row]:
    """Trials on the prompts of two sources."""
    rng, index = np.random.default_rng(SEED), pair_trials.bots_of(answers)
    bots = [(source, model) for source in sorted(index) for model in sorted(index[source]) if len(index[source][model]) >= 5]
    language = {bot: collections.Counter(answers[i].language for i in index[bot[0]][bot[1]].values()).most_common(1)[0][0] for bot in bots}
    laboratory = {bot: lineages.laboratory(*bot)[0] for bot in bots}
    name = {bot: new_bots.plain_name(bot[1]) for bot in bots}
    pairs = [(a, b) for a, b in itertools.combinations(bots, 2) if a[0] != b[0] and language[a] == language[b]]
    same = [(a, b) for a, b in pairs if name[a] == name[b]]
    unrelated = [(a, b) for a, b in pairs if laboratory[a] and laboratory[b] and laboratory[a] != laboratory[b]]
    rows = []
    for n in pair_trials.SIZES:
        drawn = [_row(rng, index, SAME_MODEL, 1, n, *pair) for pair in same * DRAWS]
        others = [_row(rng, index, UNRELATED, 0, n, *unrelated[i]) for i in rng.permutation(len(unrelated))[:4 * len(drawn)]]
        related, unlike = ([row for row in found if row] for found in (drawn, others))
        rows += related + unlike[:len(related)]
    return rows


def _row(rng: np.random.Generator, index: pair_trials.Index, kind: str, label: int, n: int, a: tuple[str, str],
         b: tuple[str, str]) -> pair_trials.Row | None:
    """None where there are too few answers."""
    given = [index[source][model] for source, model in (a, b)]
    if min(map(len, given)) < n:
        return None
    left, right = ([of[prompt] for prompt in rng.choice(sorted(of), n, False)] for of in given)
    return pair_trials.Row(source=a[0], source_b=b[0], kind=kind, label=label, size=n, same=False, model_a=a[1], model_b=b[1],
                           root_a=lineages.root(*a), root_b=lineages.root(*b), left=left, right=right)
