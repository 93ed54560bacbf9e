#!/usr/bin/env python3
"""Make fingerprint.kpt and prompts.kpt from the corpora.

usage: make_tables.py [--variant full|permissive] [--out DIR] [--steps STEP,STEP...]

The steps, each kept in the work folder: counts (count and weigh every answer, leading directions), losses (the same of the
answers without their marks, and without their line breaks too), trials (draw them, similarity of their counts in every form), folds-predicted and
folds-exact (scores from models that have not seen the lineages under test, and from models that have not seen its two bots; the
former also before control bots), relatives (the same of relatives that were asked different prompts), closed (the same of prompts that
leave little choice), fuse-predicted and fuse-exact (fusion, calibration, caps),
spread-predicted and spread-exact (how far other reference bots would move the ratios), map (the int8 map, effects, known prompts), write.
models/README.md says what is done and why.
"""
import argparse
import multiprocessing
import pathlib
import pickle

import numpy as np

import bases
import calibrate
import calibration
import closed_prompts
import controls
import fold_scores
import known_prompts
import manifest
import new_bots
import pair_trials
import places
import reference_spread
import relatives
import saved
import scores
import shipped_model
import text_losses
import write_sections
from arrays import Sections, TrialMask

CALIBRATION_DATE = 20261129
STEPS = ("counts", "losses", "trials", "folds-predicted", "folds-exact", "relatives", "closed", "fuse-predicted", "fuse-exact",
         "spread-predicted", "spread-exact", "map", "write")
HOLDS = {"fingerprint": "map of counts to fingerprint vectors, covariances of bots, prompts and residuals, cohort, fusion, calibration, caps",
         "prompts": "mean fingerprint vector and habits of reference bots on known prompts and how alike their answers are, under a 64-bit hash of the folded prompt"}
VARIANTS = {"full": 0, "permissive": 1}


def draw_trials(variant: str) -> None:
    folder, basis = places.WORK / variant, bases.Basis(variant)
    rows = pair_trials.draw(basis.answers) + pair_trials.draw_further(basis.answers)
    trials = pair_trials.Trials(rows, basis.answers)
    print(f"{trials.count} trials", flush=True)
    pickle.dump(rows, open(folder / "trials.pkl", "wb"))
    work = [(own, trials, folder / f"similarity{suffix}.pkl") for own, suffix in zip(text_losses.every_form(basis), text_losses.SUFFIXES)]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        pool.starmap(_measure_similarity, work, chunksize=1)
    print("measured similarity of counts", flush=True)


def _measure_similarity(basis: bases.Basis, trials: pair_trials.Trials, file: pathlib.Path) -> None:
    pickle.dump(scores.Similarity.measure(basis, trials), open(file, "wb"))


def _every_form(variant: str) -> tuple[pair_trials.Trials, fold_scores.Background, list[tuple[fold_scores.Background, scores.Similarity]]]:
    """Trials, the background that models are fitted on, and background and similarity of every form of the answers."""
    basis = bases.Basis(variant)
    trials = saved.trials(variant, basis)
    background = fold_scores.Background(basis)
    backgrounds = [background, *(text_losses.background_of(background, of) for of in text_losses.every_form(basis)[1:])]
    return trials, background, [(of, saved.similarity(variant, suffix)) for of, suffix in zip(backgrounds, text_losses.SUFFIXES)]


def score_out_of_fold(variant: str, condition: str) -> None:
    """Base scores of every trial; where prompts count as never seen, also those before control bots, from the same models."""
    trials, background, forms = _every_form(variant)
    known = condition == "exact"
    controlled = None if known else controls.Controlled(controls.Drawn(background, trials))

    def score(model: fold_scores.Model, chosen: TrialMask) -> np.ndarray:
        columns = []
        for (own, alike), names in zip(forms, calibrate.CONTROLS_OF_FORMS):
            columns.append(fold_scores.score_trials(model, own, trials, alike.row_cosine, chosen, known))
            if controlled:
                columns.append(controlled(model, own, trials, chosen, names))
        return np.hstack(columns)
    widths = [width for names in calibrate.CONTROLS_OF_FORMS for width in ([scores.COLUMNS] if known else [scores.COLUMNS, controls.WIDTH * len(names)])]
    found = [np.split(folds.out_of_fold(background, trials, score, known), np.cumsum(widths)[:-1], axis=1) for folds in (fold_scores, new_bots)]
    if controlled:
        _keep_controls(variant, trials, forms, controlled.drawn, [of_folds[1::2] for of_folds in found])
    for name, of_folds in zip(("base", "new_base"), found):
        for suffix, scored in zip(text_losses.SUFFIXES, of_folds[::1 if known else 2]):
            np.save(places.WORK / variant / f"{name}_{condition}{suffix}.npy", scored)


def _keep_controls(variant: str, trials: pair_trials.Trials, forms: list[tuple[fold_scores.Background, scores.Similarity]], drawn: controls.Drawn,
                   found: list[list[np.ndarray]]) -> None:
    """found: of both kinds of folds, of every form, columns of controls.Controlled."""
    cosines = [controls.Cosines(own, trials, drawn, alike.row_cosine) for own, alike in forms]
    fit = cosines[0].fit()
    scored = {f"scored{suffix}": [controls.add_surplus(of_folds[form], cosines[form], fit, calibrate.CONTROLS_OF_FORMS[form]) for of_folds in found]
              for form, suffix in enumerate(text_losses.SUFFIXES)}
    pickle.dump({"fit": fit, "found": drawn.found, **scored}, open(places.WORK / variant / "controls.pkl", "wb"))


def score_relatives(variant: str) -> None:
    _, background, forms = _every_form(variant)
    relatives.make(variant, background, [form for form, _ in forms])


def score_closed(variant: str) -> None:
    _, background, forms = _every_form(variant)
    closed_prompts.make(variant, background, [form for form, _ in forms], saved.controls(variant)["fit"])


def measure_reference_spread(variant: str, condition: str) -> None:
    """reference_spread_<condition>.npz: what the lineages of the reference bots spread at every size on the same and on different prompts,
    and `halves` of models/fit/reference_spread.py."""
    basis = bases.Basis(variant)
    trials = saved.trials(variant, basis)
    limits = calibration.limits_of(trials)
    without, halves = reference_spread.ratios(fold_scores.Background(basis), saved.samples(variant, condition, trials, closed_prompts.load(variant, basis)), limits)
    spreads = {name: reference_spread.spreads(without, trials, same, limits) for name, same in (("same", True), ("diff", False))}
    np.savez(places.WORK / variant / f"reference_spread_{condition}.npz", halves=halves.astype(np.float32), same=spreads["same"], diff=spreads["diff"])
    print(*(f"{condition} {name}, spread over lineages: {np.round(values, 2)}" for name, values in spreads.items()), sep="\n", flush=True)


def complete_calibrations(variant: str, sections: Sections) -> None:
    """Each set's spread over lineages of reference bots, and its further line, as the last columns of its calibration: of closed prompts on
    the same ones, of a shared lineage on different ones. Control bots have the spread of known prompts."""
    for condition in saved.CONDITIONS:
        spreads, kept = np.load(places.WORK / variant / f"reference_spread_{condition}.npz"), saved.out_of_fold(variant, condition)
        for name in (f"same_{condition}", *(["same_controls"] if condition == "exact" else [])):
            for suffix, ending in zip(text_losses.SUFFIXES, text_losses.SETS):
                _add_columns(sections, name + ending, spreads["same"], kept[f"lines_{name}{suffix}"][:, 3:])
        for ending, lineage in zip(text_losses.SETS, saved.lineages(variant, condition)):
            name = f"diff_{condition}{ending}"
            _add_columns(sections, name, spreads["diff"], lineage.lines)
            sections[f"{name}_distribution"] = np.vstack([sections[f"{name}_distribution"], lineage.distribution])


def _add_columns(sections: Sections, name: str, *columns: np.ndarray) -> None:
    key = f"{name}_calibration"
    sections[key] = np.column_stack([sections[key], *columns]).astype(np.float32)


def fit_shipped(variant: str) -> None:
    """Sections of the map, the effects and the cohort, and the known prompts."""
    folder, basis = places.WORK / variant, bases.Basis(variant)
    shipped, model, vectors = shipped_model.fit(basis, fold_scores.Background(basis))
    prompts, surplus_fit = known_prompts.make(shipped, model, vectors, basis, variant)
    pickle.dump((shipped_model.sections(shipped, model, surplus_fit), prompts), open(folder / "shipped.pkl", "wb"))


def write(out: pathlib.Path, variant: str) -> None:
    folder = places.WORK / variant
    sections, prompts = pickle.load(open(folder / "shipped.pkl", "rb"))
    for condition in saved.CONDITIONS:
        sections |= pickle.load(open(folder / f"fused_{condition}.pkl", "rb"))
    complete_calibrations(variant, sections)
    sections["calibration_date"] = np.array([[CALIBRATION_DATE]], np.uint32)
    sections["rates_unseen"] = np.array([[1]], np.uint32)  # calibration.sections takes them from calibrations apart
    sections["variant"] = np.array([[VARIANTS[variant]]], np.uint32)
    out.mkdir(parents=True, exist_ok=True)
    for name, table in (("fingerprint", sections), ("prompts", prompts)):
        for section, array in table.items():
            if not np.isfinite(np.asarray(array, float)).all():
                raise SystemExit(f"{name}: section {section} holds numbers that are not finite")
        data = write_sections.pack(table)
        (out / f"{name}.kpt").write_bytes(data)
        print(f"{name}.kpt {len(data)} bytes", flush=True)
    if places.TABLES in (out, *out.parents):
        manifest.enter({name: (out / f"{name}.kpt", holds) for name, holds in HOLDS.items()}, variant)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--variant", choices=VARIANTS, default="full")
    ap.add_argument("--out", type=pathlib.Path)
    ap.add_argument("--steps", default=",".join(STEPS))
    a = ap.parse_args()
    chosen = a.steps.split(",")
    if not set(chosen) <= set(STEPS):
        ap.error(f"steps are {', '.join(STEPS)}")
    if "counts" in chosen:
        bases.make(a.variant)
    if "losses" in chosen:
        text_losses.make(a.variant)
    if "trials" in chosen:
        draw_trials(a.variant)
    for condition in saved.CONDITIONS:
        if f"folds-{condition}" in chosen:
            score_out_of_fold(a.variant, condition)
    if "relatives" in chosen:
        score_relatives(a.variant)
    if "closed" in chosen:
        score_closed(a.variant)
    for condition in saved.CONDITIONS:
        if f"fuse-{condition}" in chosen:
            calibrate.fuse(a.variant, condition)
        if f"spread-{condition}" in chosen:
            measure_reference_spread(a.variant, condition)
    if "map" in chosen:
        fit_shipped(a.variant)
    if "write" in chosen:
        write(a.out or places.tables(a.variant), a.variant)


if __name__ == "__main__":
    main()
