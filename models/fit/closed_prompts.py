"""Closed prompts: what they ask leaves little choice (a fact, a correction, a translation), so that unrelated bots write the same words.

Nothing tells from one pair whether its prompts are such ones: relatives share words on open prompts as well. So a row counts as shared
wording where an answer of usual length has a fifth of its four-word runs in common with the other side's, and a pair by the share of such
rows (`closedness`). Over the ratio stands a line fitted on trials of closed prompts alone, and the figure is half-way between both where a
third of the rows or more share their wording: a reader's prompts may be open or closed (models/ROBUSTNESS.md). The core has the same rule
(core/evidence/shared_wording.hpp). The fusion is fitted on these trials, too (fusion.py).
"""
import collections

import numpy as np

import arrays
import bases
import calibration
import controls
import fold_scores
import fusion
import lineages
import other_trials
import pair_trials
import places
import scores
from arrays import Cap, PerTrial, TrialMask

FILE = "closed_prompts.pkl"  # of the work folder
CLOSED = 0.1  # share of unrelated pairs with shared wording from which on a prompt counts as closed
PAIRS, LEAST = 60, 5  # of unrelated answers looked at for it, and how many it needs


def find(background: fold_scores.Background) -> set[tuple[str, str]]:
    """(source, prompt) of the closed prompts."""
    rng, laboratory, runs = np.random.default_rng(12), {}, scores.Runs(background.basis)
    of_prompt = collections.defaultdict(list)
    for i, answer in enumerate(background.basis.answers):
        key = answer.source, answer.model
        if key not in laboratory:
            laboratory[key] = lineages.laboratory(*key)[0]
        if laboratory[key]:
            of_prompt[answer.source, answer.prompt_id].append((i, laboratory[key]))
    closed = set()
    for key, answers in sorted(of_prompt.items()):
        drawn = rng.integers(len(answers), size=(5 * PAIRS, 2))
        pairs = [(answers[a][0], answers[b][0]) for a, b in drawn if answers[a][1] != answers[b][1]][:PAIRS]
        if len(pairs) >= LEAST:
            left, right = np.array(pairs).T
            if np.mean(scores.share_wording(runs.shared(left, right), runs.sizes[left], runs.sizes[right])) >= CLOSED:
                closed.add(key)
    return closed


def make(variant: str, background: fold_scores.Background, forms: list[fold_scores.Background], control_fit: np.ndarray) -> None:
    """Find the prompts, draw trials of them alone and score them, also before control bots. background: that models are fitted on; forms:
    backgrounds of every form of the answers, as written first; control_fit: of controls.Cosines."""
    closed = find(background)
    rows = pair_trials.draw_closed(background.basis.answers, closed)
    trials = pair_trials.Trials(rows, background.basis.answers)
    similarity, names = other_trials.measure(trials, forms), (controls.MIXED,)
    controlled = controls.Controlled(controls.Drawn(background, trials))

    def before_controls(model: fold_scores.Model, own: fold_scores.Background, chosen: TrialMask) -> np.ndarray:
        return controlled(model, own, trials, chosen, names)
    bases: other_trials.Bases = {}
    bases["predicted"], with_controls = other_trials.score(background, trials, forms, similarity, False, before_controls, controls.WIDTH)
    bases["exact"], = other_trials.score(background, trials, forms, similarity, True)
    cosines = [controls.Cosines(own, trials, controlled.drawn, alike.row_cosine) for own, alike in zip(forms, similarity)]
    bases["controls"] = [[controls.add_surplus(found, of, control_fit, names)[controls.MIXED][0] for found in of_form]
                         for of_form, of in zip(with_controls, cosines)]
    other_trials.keep(places.WORK / variant / FILE, rows, similarity, bases)
    print(f"scored {trials.count} trials of {len(closed)} closed prompts", flush=True)


def load(variant: str, basis: bases.Basis) -> other_trials.Scored | None:
    """None where `make` has not scored any."""
    file = places.WORK / variant / FILE
    return other_trials.Scored(file, basis) if file.exists() else None


class Lines:
    """Lines of closed prompts over the log ratios of a condition (controls with `exact`), where `load` gives what they are fitted on."""

    def __init__(self, scored: other_trials.Scored | None, condition: str, samples: fusion.Samples, cap: Cap) -> None:
        """samples: what the fusion is fitted on."""
        self.cap, self.found = cap, {}
        if scored:
            self.trials, self.similarity = scored.trials, scored.similarity
            self.found = scored.fused([condition, "controls"] if samples.known else [condition], samples, True)

    def beside(self, lines: list[arrays.Lines], name: str, group: int | None = None) -> list[arrays.Lines]:
        """lines: of every form, sizes x 3. sizes x 6 with slope, offset and factor below 1 over the log ratio that they give; group: of
        sources that is left out."""
        if name not in self.found:
            return lines
        return [np.hstack([of_form, self._over(of_form, found, alike.closedness >= 1, group)])
                for of_form, found, alike in zip(lines, self.found[name], self.similarity)]

    def _over(self, lines: arrays.Lines, found: list[PerTrial], chosen: TrialMask, group: int | None) -> arrays.Lines:
        cells = []
        for fused in found:
            ratios = calibration.log_ratio(calibration.line_at(lines, self.trials.size), fused)
            cells += calibration.cells(ratios, self.trials, True, chosen & (self.trials.group != group))
        return calibration.fit(cells, self.cap, hedge=1)

    def of_group(self, group: int) -> TrialMask:
        """Mask of the trials of a group of sources."""
        return self.trials.group == group if self.found else np.zeros(0, bool)

    def readings(self, lines: arrays.Lines, name: str) -> np.ndarray:
        """log10 LR of the trials, as written and where no lineage is known: as if prompts were open, as reported, as if they were closed.
        lines: sizes x 6, of that form; 3 x 0 where there are no trials."""
        if name not in self.found:
            return np.zeros((3, 0))
        fused, closedness = self.found[name][0][0], self.similarity[0].closedness
        return np.array([np.clip(calibration.uncapped(lines, fused, self.trials, of), *self.cap) for of in (0, closedness, 1 / calibration.HALF_WAY)])
