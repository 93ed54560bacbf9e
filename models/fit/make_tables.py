#!/usr/bin/env python3
"""Make fingerprint.kpt and prompts.kpt from the corpora.

usage: make_tables.py [--variant full|permissive] [--out DIR] [--steps STEP,STEP...]

The steps, each kept in the work folder: counts (count and weigh every answer, leading directions), trials (draw them,
similarity of their counts), folds-predicted and folds-exact (scores from models that have not seen the lineages under
test, and from models that have not seen its two bots), folds-controls (the same for prompts never seen that control bots answered),
fuse-predicted and fuse-exact (fusion, calibration, caps), map (the int8 map, effects, known prompts), write.
models/README.md says what is done and why.
"""
import argparse
import pathlib
import pickle

import numpy as np

import bases
import calibration
import controls
import fold_scores
import fusion
import known_prompts
import manifest
import new_bots
import pair_trials
import places
import scores
import shipped_model
import write_sections

CONDITIONS = ("predicted", "exact")
CALIBRATION_DATE = 20261127
STEPS = ("counts", "trials", "folds-controls", "folds-predicted", "folds-exact", "fuse-predicted", "fuse-exact", "map", "write")
HOLDS = {"fingerprint": "map of counts to fingerprint vectors, covariances of bots, prompts and residuals, cohort, fusion, calibration, caps",
         "prompts": "mean fingerprint vector and habits of reference bots on known prompts and how alike their answers are, under a 64-bit hash of the folded prompt"}
VARIANTS = {"full": 0, "permissive": 1}


def draw_trials(variant):
    folder, basis = places.WORK / variant, bases.Basis(variant)
    rows = pair_trials.draw(basis.answers) + pair_trials.draw_further(basis.answers)
    trials = pair_trials.Trials(rows, basis.answers)
    print(f"{trials.count} trials", flush=True)
    pickle.dump(rows, open(folder / "trials.pkl", "wb"))
    pickle.dump(scores.Similarity.measure(basis, trials), open(folder / "similarity.pkl", "wb"))
    print("measured similarity of counts", flush=True)


def score_out_of_fold(variant, condition):
    basis = bases.Basis(variant)
    trials, similarity = load_trials(variant, basis)
    background = fold_scores.Background(basis)
    for name, folds in (("base", fold_scores), ("new_base", new_bots)):
        score = fold_scores.plain(similarity.row_cosine, condition == "exact")
        np.save(places.WORK / variant / f"{name}_{condition}.npy", folds.out_of_fold(background, trials, score, condition == "exact"))


def score_with_controls(variant):
    basis = bases.Basis(variant)
    trials, similarity = load_trials(variant, basis)
    background = fold_scores.Background(basis)
    drawn = controls.Drawn(background, trials)
    cosines = controls.Cosines(background, trials, drawn, similarity.row_cosine)
    fit = cosines.fit()
    scored = [controls.add_surplus(folds.out_of_fold(background, trials, controls.Controlled(drawn), False), cosines, fit) for folds in (fold_scores, new_bots)]
    pickle.dump(dict(fit=fit, found=drawn.found, scored=scored), open(places.WORK / variant / "controls.pkl", "wb"))


def load_trials(variant, basis):
    folder = places.WORK / variant
    trials = pair_trials.Trials(pickle.load(open(folder / "trials.pkl", "rb")), basis.answers)
    return trials, pickle.load(open(folder / "similarity.pkl", "rb"))


def base_scores_of(variant, condition):
    """Base scores where no lineage of a trial is known, and where only its bots are not."""
    return [np.load(places.WORK / variant / f"{name}_{condition}.npy") for name in ("base", "new_base")]


def fuse(variant, condition):
    """Fusion and calibration; the out-of-fold log10 LR of every trial is kept for models/evaluate: `log10_lr` where no
    lineage of the trial was known, `new_log10_lr` where only its bots were not, both also `_apart`, calibrated without the
    trial's group of sources; and `fused_controls_<count>`, fused scores with control bots where no lineage was known. With known
    prompts the calibration of controls is made, whose surpluses this fusion reads."""
    folder, sections = places.WORK / variant, {}
    trials, similarity = load_trials(variant, bases.Basis(variant))
    limits = calibration.cap(trials)
    cap = limits["low"], limits["high"]
    print(f"cap: {limits}", flush=True)
    sections["cap"] = np.array([[*cap, limits["lineages"]]], np.float32)
    both = base_scores_of(variant, condition)
    with_controls = pickle.load(open(folder / "controls.pkl", "rb"))
    also = [scored[name][0] for scored in with_controls["scored"] for name in controls.NAMES]
    (linear, boosted), (new_linear, new_boosted), *observed = fusion.out_of_fold(both, similarity, trials, condition == "exact", also=also)
    fused_of = {"": fusion.mix(linear, boosted), "new_": fusion.mix(new_linear, new_boosted)}
    observed = [fusion.mix(*parts) for parts in observed]
    controlled = [dict(zip(controls.NAMES, observed[start:])) for start in (0, len(controls.NAMES))]
    kept = {f"{prefix}log10_lr{suffix}": np.zeros(trials.count) for prefix in fused_of for suffix in ("", "_apart")}
    kept |= {f"fused_controls_{name}": fused for name, fused in controlled[0].items()}
    for same in (True, False):
        name, mine = f"{'same' if same else 'diff'}_{condition}", trials.same == same
        fitted, _, length_fit = fusion.fit_set(both, similarity, trials, mine, same, condition == "exact")
        sections |= fitted.sections(name)
        if length_fit is not None:
            sections["length_fit"] = length_fit.astype(np.float32)
        lines = _calibrate(fused_of.values(), trials, same, True, cap)
        sections |= calibration.sections(name, lines, fused_of[""], trials, same, limits)
        kept[f"lines_{name}"] = lines
        for group in np.unique(trials.group[mine]):
            apart, own = _calibrate(fused_of.values(), trials, same, trials.group != group, cap), mine & (trials.group == group)
            for prefix, fused in fused_of.items():
                kept[f"{prefix}log10_lr"][own] = np.clip(calibration.uncapped(lines, fused, trials)[own], *cap)
                kept[f"{prefix}log10_lr_apart"][own] = np.clip(calibration.uncapped(apart, fused, trials)[own], *cap)
        for prefix, fused in fused_of.items():
            for n, kind, loss in calibration.losses(lines, calibration.cells(fused, trials, same), cap):
                print(f"{name} {prefix or 'strict_'}{kind:12s} n={n:<4d} loss {loss:.3f}", flush=True)
    if condition == "exact":
        mixed = [fused[controls.MIXED] for fused in controlled]
        kept["lines_same_controls"] = lines = _calibrate(mixed, trials, True, with_controls["found"] > 0, cap)
        sections |= calibration.sections("same_controls", lines, mixed[0], trials, True, limits) | {"control_fit": with_controls["fit"].astype(np.float32)}
    np.savez(folder / f"out_of_fold_{condition}.npz", linear=linear, boosted=boosted, **kept)
    pickle.dump(sections, open(folder / f"fused_{condition}.pkl", "wb"))


def _calibrate(fused_scores, trials, same, chosen, cap):
    """Lines that serve all given scores of the chosen trials."""
    of_cells = [cell for fused in fused_scores for cell in calibration.cells(fused, trials, same, chosen)]
    return calibration.fit(of_cells, cap, calibration.HEDGE[same])


def fit_shipped(variant):
    """Sections of the map, the effects and the cohort, and the known prompts."""
    folder, basis = places.WORK / variant, bases.Basis(variant)
    shipped, model, vectors = shipped_model.fit(basis, fold_scores.Background(basis))
    prompts, model["surplus_fit"] = known_prompts.make(shipped, model, vectors, basis, variant)
    pickle.dump((shipped_model.sections(shipped, model), prompts), open(folder / "shipped.pkl", "wb"))


def write(out, variant):
    folder = places.WORK / variant
    sections, prompts = pickle.load(open(folder / "shipped.pkl", "rb"))
    for condition in CONDITIONS:
        sections |= pickle.load(open(folder / f"fused_{condition}.pkl", "rb"))
    sections["calibration_date"] = np.array([[CALIBRATION_DATE]], np.uint32)
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


def main():
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
    if "trials" in chosen:
        draw_trials(a.variant)
    if "folds-controls" in chosen:
        score_with_controls(a.variant)
    for condition in CONDITIONS:
        if f"folds-{condition}" in chosen:
            score_out_of_fold(a.variant, condition)
        if f"fuse-{condition}" in chosen:
            fuse(a.variant, condition)
    if "map" in chosen:
        fit_shipped(a.variant)
    if "write" in chosen:
        write(a.out or places.tables(a.variant), a.variant)


if __name__ == "__main__":
    main()
