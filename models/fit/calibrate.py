"""The step fuse-<condition> of make_tables.py: fusion, calibrations and measured error rates of one condition.

Sections of the tables go into fused_<condition>.pkl. Into out_of_fold_<condition>.npz goes what models/evaluate reads, of every trial:
log10_lr       capped log10 LR where no lineage of the trial is known, in the form and by the calibration that text_losses.compared names
new_log10_lr   the same where only its bots are not known
<form>_log10_lr  of every trial in one further form of the answers (unformatted, flat) and by that form's calibration; no lineage known
..._apart      of each of these, by calibrations that have not seen the trial's group of sources
fused_...      fused scores of the further forms and with control bots, no lineage known
lines_<set><suffix>  the calibrations
closed...      readings of trials on closed prompts (closed_prompts.py)
The lines of a shared lineage over the ratios on different prompts go into lineages_<condition>.pkl where relatives.py has scored what
they are fitted on. With known prompts the calibrations of control bots are made, whose surpluses this fusion reads.
"""
import pickle

import numpy as np

import bases
import calibration
import closed_prompts
import controls
import fusion
import places
import relatives
import saved
import text_losses
from arrays import Lines, PerTrial, TrialMask

CONTROLS_OF_FORMS = (controls.NAMES, *[(controls.MIXED,)] * len(text_losses.OPTIONS))  # of the further forms only what calibrations are fitted on
FURTHER_FORMS = tuple(suffix[1:] for suffix in text_losses.OPTIONS)  # as what is kept of them is named
FOLDS = ("", "new_")  # no lineage known, new bots of known lineages: prefixes of what is kept


def fuse(variant: str, condition: str) -> None:
    fit = _Calibrations(variant, condition)
    for same in (True, False):
        fit.add_set(same)
    if fit.known:
        fit.add_controls()
    np.savez(places.WORK / variant / f"out_of_fold_{condition}.npz", **fit.kept)  # type: ignore[arg-type]  # nothing is kept under the name of an option
    pickle.dump(fit.sections, open(places.WORK / variant / f"fused_{condition}.pkl", "wb"))


class _Calibrations:
    def __init__(self, variant: str, condition: str) -> None:
        self.variant, self.condition, self.known = variant, condition, condition == "exact"
        self.basis = bases.Basis(variant)
        self.trials = saved.trials(variant, self.basis)
        self.alike = [saved.similarity(variant, suffix) for suffix in text_losses.SUFFIXES]
        self.closedness = [of.closedness for of in self.alike]
        self.form, self.loss, _ = text_losses.compared(self.basis, self.trials)
        self.limits = calibration.limits_of(self.trials)
        self.cap = self.limits.ends
        print(f"cap: {self.limits}", flush=True)
        self.with_controls = saved.controls(variant)
        closed = closed_prompts.load(variant, self.basis)
        self.samples = saved.samples(variant, condition, self.trials, closed)
        self.closed = closed_prompts.Lines(closed, condition, self.samples, self.cap)
        self.sections = {"cap": np.array([[*self.cap, self.limits.lineages]], np.float32)}
        self.kept = {"loss": self.loss}
        self._fuse()

    def _fuse(self) -> None:
        """fused: form -> prefix of folds -> fused scores; controlled: form -> kind of folds -> name of controls -> fused scores."""
        of_forms = list(zip(text_losses.SUFFIXES, self.alike, CONTROLS_OF_FORMS))
        also = [(of, saved.base_scores(self.variant, self.condition, suffix)) for suffix, of, _ in of_forms[1:]]
        also += [(of, [scored[name][0] for scored in self.with_controls[f"scored{suffix}"] for name in names]) for suffix, of, names in of_forms]
        parts = fusion.out_of_fold(self.samples, also=[fusion.Sample(self.trials, *scored) for scored in also])
        mixed = iter([fusion.mix(*part) for part in parts])
        self.fused = [{prefix: next(mixed) for prefix in FOLDS} for _ in text_losses.SUFFIXES]
        self.controlled = [[{name: next(mixed) for name in names} for _ in self.with_controls[f"scored{suffix}"]] for suffix, _, names in of_forms]
        self.kept["linear"], self.kept["boosted"] = parts[0]
        self.kept |= {f"fused_controls_{name}": fused for name, fused in self.controlled[0][0].items()}
        self.kept |= {f"closedness{suffix}": of for suffix, of in zip(text_losses.SUFFIXES, self.closedness)}
        self.kept |= {f"fused{suffix}": fused[""] for suffix, fused in zip(text_losses.SUFFIXES[1:], self.fused[1:])}
        names = [*FOLDS, *(f"{form}_" for form in FURTHER_FORMS)]
        self.kept |= {f"{name}log10_lr{suffix}": np.zeros(self.trials.count) for name in names for suffix in ("", "_apart")}

    def add_set(self, same: bool) -> None:
        """The set of same or of different prompts."""
        name, mine = f"{'same' if same else 'diff'}_{self.condition}", self.trials.same == same
        fitted = fusion.Fusion(self.samples, mine, same)
        self.sections |= fitted.sections(name)
        if fitted.length_fit is not None:
            self.sections["length_fit"] = fitted.length_fit.astype(np.float32)
        lines, apart = self._lines(same), {group: self._lines(same, group) for group in np.unique(self.trials.group[mine])}
        self._keep_ratios(lines, mine)
        for group, of_group in apart.items():
            self._keep_ratios(of_group, mine & (self.trials.group == group), "_apart")
        if same:
            self._keep_closed(lines, apart)
        for place, (suffix, ending) in enumerate(zip(text_losses.SUFFIXES, text_losses.SETS)):
            self._add_sections(name + ending, lines[place], apart, self.fused[place][""], same, place)
            self.kept[f"lines_{name}{suffix}"] = lines[place]
            self._print_losses(name + ending, lines[place], place, same)
        if not same and (places.WORK / self.variant / relatives.FILE).exists():
            self._keep_lineages(lines, apart)

    def add_controls(self) -> None:
        """The set of same prompts that control bots have answered, too."""
        mixed = [[fused[controls.MIXED] for fused in of_form] for of_form in self.controlled]
        lines, apart = self._lines_of_controls(mixed), {group: self._lines_of_controls(mixed, group) for group in np.unique(self.trials.group[self.trials.same])}
        for place, (suffix, ending) in enumerate(zip(text_losses.SUFFIXES, text_losses.SETS)):
            self.kept[f"lines_same_controls{suffix}"] = lines[place]
            self._add_sections(f"same_controls{ending}", lines[place], apart, mixed[place][0], True, place)
        self.kept["closed_controls"] = self.closed.readings(lines[0], "controls")
        self.sections["control_fit"] = self.with_controls["fit"].astype(np.float32)

    def _lines(self, same: bool, without: int | None = None) -> list[Lines]:
        """The calibration of every form. without: a group of sources."""
        chosen = self.trials.group != without
        lines = [calibration.lines_for(scored.values(), self.trials, same, chosen, self.cap) for scored in self.fused]
        return self.closed.beside(lines, self.condition, without) if same else lines

    def _lines_of_controls(self, mixed: list[list[PerTrial]], without: int | None = None) -> list[Lines]:
        chosen = (self.with_controls["found"] > 0) & (self.trials.group != without)
        return self.closed.beside([calibration.lines_for(of_form, self.trials, True, chosen, self.cap) for of_form in mixed], "controls", without)

    def _keep_ratios(self, lines: list[Lines], chosen: TrialMask, suffix: str = "") -> None:
        """Of the chosen trials. lines: of every form."""
        for prefix in FOLDS:
            fused = np.choose(self.form, [scored[prefix] for scored in self.fused])
            ratios = calibration.uncapped_of(lines, self.loss, fused, self.trials, np.choose(self.form, self.closedness))
            self.kept[f"{prefix}log10_lr{suffix}"][chosen] = np.clip(ratios, *self.cap)[chosen]
        for form, of_form, scored, closedness in zip(FURTHER_FORMS, lines[1:], self.fused[1:], self.closedness[1:]):
            ratios = calibration.uncapped(of_form, scored[""], self.trials, closedness)
            self.kept[f"{form}_log10_lr{suffix}"][chosen] = np.clip(ratios, *self.cap)[chosen]

    def _keep_closed(self, lines: list[Lines], apart: dict[int, list[Lines]]) -> None:
        self.kept["closed"] = self.closed.readings(lines[0], self.condition)
        self.kept["closed_apart"] = np.zeros_like(self.kept["closed"])
        for group, of_group in apart.items():
            chosen = self.closed.of_group(group)
            self.kept["closed_apart"][:, chosen] = self.closed.readings(of_group[0], self.condition)[:, chosen]

    def _keep_lineages(self, lines: list[Lines], apart: dict[int, list[Lines]]) -> None:
        others = relatives.load(self.variant, self.basis)
        of_others = others.fused([self.condition], self.samples, False)[self.condition]
        found = []
        for place, (scored, own) in enumerate(zip(self.fused, of_others)):
            found.append(relatives.fit(lines[place], apart, place, list(scored.values()), self.trials, own, others.trials, self.cap))
        pickle.dump(found, open(saved.lineages_file(self.variant, self.condition), "wb"))

    def _add_sections(self, name: str, lines: Lines, lines_apart: dict[int, list[Lines]], fused: PerTrial, same: bool, place: int) -> None:
        """lines: of the form at this place; lines_apart: group of sources -> of every form, fitted without it."""
        apart = calibration.capped_apart(lines_apart, place, fused, self.trials, self.cap, self.closedness[place])
        self.sections |= calibration.sections(name, lines, fused, self.trials, same, self.closedness[place], apart)

    def _print_losses(self, name: str, lines: Lines, place: int, same: bool) -> None:
        for prefix, fused in self.fused[place].items():
            for n, kind, lost in calibration.losses(lines, calibration.cells(fused, self.trials, same), self.cap):
                print(f"{name} {prefix or 'strict_'}{kind:12s} n={n:<4d} loss {lost:.3f}", flush=True)
