"""Trials for fitting: pairs of bots of one source, n answers a side, of every kind of relation and many sizes.

The labels and kinds are those of make_trials.py. Each trial knows the folds of both its lineages, so that tables made from the others
have seen neither.
"""
import collections
import csv
import itertools
import typing
from collections import abc

import numpy as np
import scipy.sparse as sp

import corpus
import further_relations
import lineages
import places
import make_trials
from arrays import Numbers, PerTrial, TrialMask

SIZES = (1, 2, 5, 10, 20, 50, 100)
KINDS = ("distilled", "tuned", "same_family", "same_model")
APART = "apart_"    # before the kind of relatives that were asked different prompts
ACROSS = "across_"  # before the kind of pairs that were asked prompts of two sources (across_kinds.py)

Pair: typing.TypeAlias = tuple[str, str]                # two bots of one source
Kinds: typing.TypeAlias = dict[Pair, tuple[str, int]]   # -> kind of relation, and its label: 1 related, 0 not
Cells: typing.TypeAlias = dict[tuple[str, int], list[Pair]]  # the other way round
Index: typing.TypeAlias = dict[str, dict[str, dict[str, int]]]  # source -> bot -> prompt -> number of its first answer


class Row(typing.TypedDict):
    """A trial as the work folder keeps it: n answers of either bot."""
    source: str
    source_b: typing.NotRequired[str]  # of the right side, where it is another
    kind: str
    label: int  # 1 related, 0 not
    size: int   # n
    same: bool  # whether both sides answered the same prompts, in the same order
    model_a: str
    model_b: str
    root_a: str  # lineages
    root_b: str
    left: list[int]  # numbers of answers
    right: list[int]


def unrelated_of(kind: str) -> str:
    return "unrelated_disjoint" if kind == "same_model" else "unrelated"


def is_apart(kind: str) -> bool:
    """Whether the two sides answered different prompts."""
    return kind in ("same_model", "unrelated_disjoint") or kind.startswith(APART)


def listed_pairs() -> dict[str, Kinds]:
    pairs: dict[str, Kinds] = collections.defaultdict(dict)
    for row in csv.DictReader(open(places.CORPORA / "pairs.tsv", encoding="utf-8"), delimiter="\t"):
        if row["relation"] in make_trials.RELATION and row["confidence"] in ("high", "medium"):
            pairs[row["source"]][row["model_a"], row["model_b"]] = make_trials.RELATION[row["relation"]]
    return pairs


def kinds_of_pairs(source: str, models: abc.Sequence[str], listed: Kinds) -> Kinds:
    kinds = {pair: kind for pair, kind in listed.items() if pair[0] in models and pair[1] in models}
    for a, b in itertools.combinations(models, 2):
        (lab_a, generation_a), (lab_b, generation_b) = lineages.laboratory(source, a), lineages.laboratory(source, b)
        if not lab_a or not lab_b or (a, b) in kinds or (b, a) in kinds:
            continue
        if lab_a != lab_b:
            kinds[a, b] = ("unrelated", 0)
        elif generation_a and generation_a == generation_b:
            kinds[a, b] = ("same_family", 1)
    return kinds


def _draw_cell(rng: np.random.Generator, source: str, kind: str, label: int, pairs: list[Pair], answers_of: dict[str, dict[str, int]], n: int,
               most: int) -> list[Row]:
    """Up to `most` trials of one source, kind and size."""
    apart = is_apart(kind)
    made: list[Row] = []
    for _ in range(3 * most if pairs else 0):
        a, b = pairs[rng.integers(len(pairs))]
        ids = sorted(set(answers_of[a]) & set(answers_of[b]))
        if len(made) >= most or len(ids) < n * (1 + apart):
            continue
        chosen = list(rng.choice(ids, n * (1 + apart), False))
        left, right = (chosen[:n], chosen[n:]) if apart else (chosen, chosen)
        made.append(Row(source=source, kind=kind, label=label, size=n, same=not apart, model_a=a, model_b=b,
                        root_a=lineages.root(source, a), root_b=lineages.root(source, b),
                        left=[answers_of[a][q] for q in left], right=[answers_of[b][q] for q in right]))
    return made


def bots_of(answers: list[corpus.Answer], prompts: abc.Container[tuple[str, str]] | None = None) -> Index:
    """source -> bot -> prompt -> number of its first answer. prompts: (source, prompt) of those wanted, where not all are."""
    index: Index = collections.defaultdict(lambda: collections.defaultdict(dict))
    for i, answer in enumerate(answers):
        if prompts is None or (answer.source, answer.prompt_id) in prompts:
            index[answer.source][answer.model].setdefault(answer.prompt_id, i)
    return index


def _cells_of(kinds: Kinds) -> Cells:
    """(kind, label) -> pairs."""
    cells = collections.defaultdict(list)
    for pair, kind in kinds.items():
        cells[kind].append(pair)
    return cells


def _draw(index: Index, seed: int, cells_of_source: abc.Callable[[str, list[str], Kinds], Cells], most_of: abc.Callable[[str, int], int],
          least: int = 5) -> list[Row]:
    """Trials of every source. index: as of bots_of; cells_of_source: of a source's name, its bots and its listed pairs; most_of: of a kind
    and a size; least: prompts a bot has to have answered."""
    rng, listed, trials = np.random.default_rng(seed), listed_pairs(), []
    for source, of_model in sorted(index.items()):
        models = sorted(m for m in of_model if len(of_model[m]) >= least)
        for (kind, label), pairs in sorted(cells_of_source(source, models, listed[source]).items()):
            for n in SIZES:
                trials += _draw_cell(rng, source, kind, label, pairs, of_model, n, most_of(kind, n))
    return trials


def _fewer_of_odd_sizes(per_cell: int) -> abc.Callable[[str, int], int]:
    """Half as many trials of the sizes that make_trials.py does not draw."""
    return lambda _, n: per_cell if n in (1, 5, 20, 100) else per_cell // 2


def draw(answers: list[corpus.Answer], per_cell: int = 120, seed: int = 5) -> list[Row]:
    def cells(source: str, models: list[str], listed: Kinds) -> Cells:
        found = _cells_of(kinds_of_pairs(source, models, listed))
        found["unrelated_disjoint", 0] = list(found["unrelated", 0])
        found["same_model", 1] = [(m, m) for m in models if lineages.laboratory(source, m)[0]]
        return found
    return _draw(bots_of(answers), seed, cells, _fewer_of_odd_sizes(per_cell))


def draw_further(answers: list[corpus.Answer], per_cell: int = 180, seed: int = 6) -> list[Row]:
    """Trials of the relations of further_relations.py: the fusion is fitted on them too, figures are of the others.
    Two students of one teacher are the weakest relation and by far the most pairs, so a third of the trials do."""
    def cells(source: str, models: list[str], listed: Kinds) -> Cells:
        return _cells_of(further_relations.kinds_of_pairs(source, models, kinds_of_pairs(source, models, listed)))
    return _draw(bots_of(answers), seed, cells, lambda kind, _: per_cell // 3 if kind == further_relations.COMMON_TEACHER else per_cell)


def draw_apart(answers: list[corpus.Answer], per_cell: int = 120, seed: int = 8) -> list[Row]:
    """Trials of listed relatives on different prompts: relatives.py."""
    def cells(source: str, models: list[str], listed: Kinds) -> Cells:
        found = _cells_of(kinds_of_pairs(source, models, listed))
        return {(APART + kind, label): pairs for (kind, label), pairs in found.items() if label}
    return _draw(bots_of(answers), seed, cells, _fewer_of_odd_sizes(per_cell))


def draw_closed(answers: list[corpus.Answer], prompts: abc.Container[tuple[str, str]], per_cell: int = 120, seed: int = 10) -> list[Row]:
    """Trials of these prompts alone, as (source, prompt): closed_prompts.py."""
    def cells(source: str, models: list[str], listed: Kinds) -> Cells:
        return _cells_of(kinds_of_pairs(source, models, listed))
    return _draw(bots_of(answers, prompts), seed, cells, lambda _, __: per_cell, least=1)


class Trials:
    """The trials as arrays, one value a trial as in Row. left and right are indices of answers, offsets[i]:offsets[i + 1] those of trial i;
    a row is one of these places. source_b, group_b: of the right side, where it is another; left_out: as of lineages.two_folds."""

    def __init__(self, trials: list[Row], answers: list[corpus.Answer]) -> None:
        self.rows, self.count, self.answers = trials, len(trials), len(answers)
        self.source, self.kind = np.array([t["source"] for t in trials]), np.array([t["kind"] for t in trials])
        self.label, self.size, self.same = np.array([t["label"] for t in trials]), np.array([t["size"] for t in trials]), np.array([t["same"] for t in trials])
        self.model_a, self.model_b = np.array([t["model_a"] for t in trials]), np.array([t["model_b"] for t in trials])
        self.root_a, self.root_b = np.array([t["root_a"] for t in trials]), np.array([t["root_b"] for t in trials])
        self.source_b = np.array([t.get("source_b", t["source"]) for t in trials])
        self.listed = ~np.char.startswith(self.kind, further_relations.PREFIX)
        self.group, self.group_b = (np.array([lineages.source_group(s) for s in of]) for of in (self.source, self.source_b))
        self.language = np.array([answers[t["left"][0]].language for t in trials])
        self.left = np.concatenate([t["left"] for t in trials])
        self.right = np.concatenate([t["right"] for t in trials])
        self.offsets = np.cumsum([0] + [len(t["left"]) for t in trials])
        self.log_size = np.log(self.size.astype(float))
        self.left_out = lineages.two_folds(self.root_a, self.root_b, np.random.default_rng(13))

    def by_groups(self, chosen: TrialMask, known: bool = False) -> abc.Iterator[tuple[tuple[int, ...], TrialMask]]:
        """Of the chosen trials (a mask) the groups of sources they belong to, one or two, and the mask of each; known: none and all of them,
        where there are any, as sources are not left out then."""
        if known:
            yield from [((), chosen)] if chosen.any() else []
            return
        low, high = np.minimum(self.group, self.group_b), np.maximum(self.group, self.group_b)
        for first, second in sorted(set(zip(low[chosen], high[chosen]))):
            yield (first,) if first == second else (first, second), chosen & (low == first) & (high == second)

    def without(self, groups: abc.Sequence[int]) -> TrialMask:
        """Mask of the trials no side of which is of these groups of sources."""
        return ~np.isin(self.group, groups) & ~np.isin(self.group_b, groups)

    def sums(self, values: np.ndarray) -> PerTrial:
        """Sum over the rows of each trial of one value a row."""
        total = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
        return total[self.offsets[1:]] - total[self.offsets[:-1]]

    def chooser(self, side: str, chosen: slice | Numbers) -> sp.csr_matrix:
        """Sparse matrix, trials x answers: one for each answer of the side."""
        of = self.left if side == "left" else self.right
        matrix = sp.csr_matrix((np.ones(len(of), np.float32), of, self.offsets), shape=(self.count, self.answers))
        return matrix[chosen]
