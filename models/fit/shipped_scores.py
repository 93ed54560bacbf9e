"""Likelihood ratios in Python from the tables as they are shipped, to hold the core against."""
import pathlib
import typing
from collections import abc

import numpy as np

import calibration
import controls
import corpus
import effects
import fusion
import gram_columns
import known_prompts
import pair_trials
import places
import prompt_similarity
import scores
import shipped_model
import text_losses
import write_sections
from arrays import BaseScores, Blocks, Described, Habits, Numbers, PerAnswer, PerTrial, Vectors


class ShippedTables:
    def __init__(self, folder: pathlib.Path = places.TABLES) -> None:
        self.t = write_sections.unpack((folder / "fingerprint.kpt").read_bytes())
        self.prompts = write_sections.unpack((folder / "prompts.kpt").read_bytes())
        words = self.prompts["prompt_hash"].astype(np.uint64)
        self.place = {int(h): i for i, h in enumerate(words[:, 1] << np.uint64(32) | words[:, 0])}
        self.map = shipped_model.ShippedMap(gram_columns.unpacked(self.t["own_columns"]), *(self.t[name] for name in ("projection", "projection_scale", "form_projection", "idf", "form_mean", "form_spread")))
        matrices = {name: self.t[name].astype(float) for name in ("bot", "residual", "prompt", "whitening", "steady", "habit_rates", "habit_whitening")}
        cohort = self.t["cohort"].astype(float)
        self.model = effects.Model(**matrices, mean=self.t["mean"][0].astype(float), length_spread=self.t["length_spread"][0].astype(float),
                                   cohort=cohort / np.linalg.norm(cohort, axis=1, keepdims=True))

    def vectors(self, blocks: Blocks, form: np.ndarray) -> Vectors:
        """answers x DIMENSIONS, less the mean."""
        return self.map.vectors(blocks, form) - self.t["mean"]

    def habits(self, form: np.ndarray) -> Habits:
        """answers x habits of form, standardised."""
        return self.map.habits(form)

    def prompt_habits(self, prompts: abc.Sequence[str]) -> Habits:
        """Mean habits of reference bots on each prompt, zero where it is not known."""
        found = [self.place.get(h) for h in corpus.hash_prompts(prompts)]
        kept = self.prompts["prompt_habits"] * known_prompts.HABIT_STEP
        return np.array([np.zeros(kept.shape[1]) if place is None else kept[place] for place in found])

    def prompt_effects(self, prompts: abc.Sequence[str]) -> tuple[Vectors, np.ndarray, np.ndarray]:
        """Mean effect of each prompt, what its answers' vectors are multiplied by, and whether it is known."""
        found = [self.place.get(h) for h in corpus.hash_prompts(prompts)]
        means, scales = np.zeros((len(found), effects.DIMENSIONS)), np.ones(len(found))
        for row, place in enumerate(found):
            if place is not None:
                means[row] = self.prompts["prompt_mean"][place] * self.prompts["prompt_scale"][0]
                scales[row] = self.prompts["prompt_vector_scale"][place, 0]
        return means, scales, np.array([place is not None for place in found])

    def prompt_figures(self, prompts: abc.Sequence[str]) -> np.ndarray:
        """prompts x FIGURES of prompt_similarity, not a number for prompts that are not known."""
        low, step = self.prompts["prompt_similarity_range"].astype(float)
        places_of = [self.place.get(h) for h in corpus.hash_prompts(prompts)]
        return np.array([np.full(len(low), np.nan) if place is None else low + step * self.prompts["prompt_similarity"][place] for place in places_of])

    def _trees(self, name: str, rows: np.ndarray) -> np.ndarray:
        nodes, total = self.t[f"{name}_nodes"].astype(float), np.full(len(rows), float(self.t[f"{name}_tree_bias"][0, 0]))
        for root in self.t[f"{name}_roots"][0]:
            at = np.full(len(rows), int(root))
            while True:
                feature = nodes[at, 0].astype(int)
                inner = np.flatnonzero(feature >= 0)
                if not len(inner):
                    break
                low = rows[inner, feature[inner]] <= nodes[at[inner], 1]
                at[inner] = np.where(low, nodes[at[inner], 2], nodes[at[inner], 3]).astype(int)
            total += nodes[at, 4]
        return total

    def uncapped(self, base: BaseScores, extra: np.ndarray, log_size: PerTrial, name: str, calibrated: str | None = None, of_lineage: bool = False,
                 closedness: PerTrial | float = 0) -> np.ndarray:
        """log10 likelihood ratios of the set `name` before the cap, one a row. calibrated: the set whose calibration counts; of_lineage: of
        a shared lineage of any kind in place of the same model (relatives.py); closedness: of Similarity, on the same prompts."""
        every = fusion.every_score(base, extra, name.startswith("same"))
        mean, spread, weight = self.t[f"{name}_linear"].astype(float)
        linear = (every[:, self.t[f"{name}_linear_scores"][0]] - mean) / spread @ weight + float(self.t[f"{name}_bias"][0, 0])
        fused = 0.5 * (linear + self._trees(name, every))
        sizes, *columns = self.t[f"{calibrated or name}_calibration"].astype(float).T
        line, further = np.split(np.array([np.interp(log_size, sizes, column) for column in columns]), [5])
        ratio = calibration.log_ratio(line, fused)
        if name.startswith("same"):
            ratio = calibration.between(further, ratio, closedness)
        return (calibration.log_ratio(further, ratio) if of_lineage else ratio) / calibration.LN10

    def cap(self, values: np.ndarray) -> np.ndarray:
        low, high, _ = self.t["cap"][0]
        return np.clip(values, low, high)

    def by_loss(self, base: BaseScores, extra: np.ndarray, log_size: PerTrial, name: str, calibrated: str, loss: PerTrial,
                **options: typing.Any) -> np.ndarray:
        """uncapped, by the calibration of what texts lost (places in text_losses.SETS); options: of uncapped."""
        return np.choose(loss, [self.uncapped(base, extra, log_size, name, calibrated + ending, **options) for ending in text_losses.SETS])

    def score(self, vectors: Described, trials: pair_trials.Trials, similarity: scores.Similarity, chosen: Numbers, same: bool, known: bool,
              loss: PerTrial, figures: np.ndarray | None = None, log_lengths: PerAnswer | None = None, of_lineage: bool = False) -> np.ndarray:
        """loss: of every trial, a place in text_losses.SETS; vectors: of all answers, on different prompts less what is known of them, and their habits; chosen: indices of trials of one kind of prompts.
        figures, log_lengths: of the prompts of all rows of trials and of all answers, for known prompts."""
        base = np.zeros((len(chosen), scores.COLUMNS))
        for n in np.unique(trials.size[chosen]):
            rows = np.flatnonzero(trials.size[chosen] == n)
            left, right = (trials.chooser(s, chosen[rows]) @ vectors / n for s in ("left", "right"))
            base[rows, :scores.BASE] = scores.base_scores(self.model, left, right, n, same, known and not same)
            if same:
                base[rows, scores.HABIT_COSINE] = scores.habit_cosine(self.model, left, right)
        if known and same:
            assert figures is not None and log_lengths is not None, "known prompts need their figures"
            mask = np.isin(np.arange(trials.count), chosen)
            base[:, scores.BASE:scores.HABIT_COSINE] = prompt_similarity.mean_surplus(figures, self.t["surplus_fit"].astype(float), similarity.row_cosine, trials, mask,
                                                                                    log_lengths)[chosen]
        extra = similarity.same_scores(self.t["length_fit"].astype(float)) if same else similarity.different_scores()
        name = f"{'same' if same else 'diff'}_{'exact' if known else 'predicted'}"
        return self.cap(self.by_loss(base, extra[chosen], trials.log_size[chosen], name, name, loss[chosen], of_lineage=of_lineage, closedness=similarity.closedness[chosen]))

    def score_with_controls(self, controlled: controls.Controlled, cosines: controls.Cosines, vectors: Vectors, habits: Habits,
                            trials: pair_trials.Trials, similarity: scores.Similarity, chosen: Numbers, same: bool, loss: PerTrial,
                            count_name: str) -> np.ndarray:
        """As score, before control bots and prompts not known. controlled, cosines: of models/fit/controls.py; vectors: of all answers."""
        mask = np.isin(np.arange(trials.count), chosen)
        scored = controlled.score(self.model, vectors, habits, cosines.log_lengths, trials, mask, controlled.drawn.counts[count_name])[chosen]
        base, unknown, log_size = scored[:, :-1], scored[:, -1], trials.log_size[chosen]
        if same:
            base[:, scores.BASE:scores.HABIT_COSINE] = cosines.surplus(count_name, self.t["control_fit"].astype(float))[chosen]
            extra, closedness = similarity.same_scores(self.t["length_fit"].astype(float))[chosen], similarity.closedness[chosen]
            return self.cap(self.by_loss(base, extra, log_size, "same_exact", "same_controls", loss[chosen], closedness=closedness))
        ratios = {name: self.by_loss(base, similarity.different_scores()[chosen], log_size, name, name, loss[chosen]) for name in ("diff_predicted", "diff_exact")}
        return self.cap(unknown * ratios["diff_predicted"] + (1 - unknown) * ratios["diff_exact"])
