#!/usr/bin/env python3
"""Make fingerprint.kpt and prompts.kpt from the corpora.

usage: make_tables.py [--variant full|permissive] [--out DIR] [--steps STEP,STEP...]

The steps, each kept in the work folder: counts (count and weigh every answer, leading directions), trials (draw them,
similarity of their counts), folds-predicted and folds-exact (scores from models that have not seen the lineages under
test), fuse-predicted and fuse-exact (fusion, calibration, caps), map (the int8 map, effects, known prompts), write.
models/README.md says what is done and why.
"""
import argparse
import pathlib
import pickle

import numpy as np

import bases
import calibration
import fold_scores
import fusion
import known_prompts
import manifest
import pair_trials
import places
import scores
import shipped_model
import write_sections

CONDITIONS = ("predicted", "exact")
CALIBRATION_DATE = 20261126
STEPS = ("counts", "trials", "folds-predicted", "folds-exact", "fuse-predicted", "fuse-exact", "map", "write")
HOLDS = {"fingerprint": "map of counts to fingerprint vectors, covariances of bots, prompts and residuals, cohort, fusion, calibration, caps",
         "prompts": "mean fingerprint vector of reference bots on known prompts, under a 64-bit hash of the folded prompt"}
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
    trials, _ = load_trials(variant, basis)
    base = fold_scores.out_of_fold(fold_scores.Background(basis), trials, condition == "exact")
    np.save(places.WORK / variant / f"base_{condition}.npy", base)


def load_trials(variant, basis):
    folder = places.WORK / variant
    trials = pair_trials.Trials(pickle.load(open(folder / "trials.pkl", "rb")), basis.answers)
    return trials, pickle.load(open(folder / "similarity.pkl", "rb"))


def fuse(variant, condition):
    """Fusion and calibration; the out-of-fold log10 LR of every trial is kept for models/evaluate."""
    folder, sections, kept = places.WORK / variant, {}, {}
    trials, similarity = load_trials(variant, bases.Basis(variant))
    limits = calibration.cap(trials)
    print(f"cap: {limits}", flush=True)
    sections["cap"] = np.array([[limits["low"], limits["high"], limits["lineages"]]], np.float32)
    base = np.load(folder / f"base_{condition}.npy")
    linear, boosted = fusion.out_of_fold(base, similarity, trials)
    fused, log10_lr = fusion.mix(linear, boosted), np.zeros(trials.count)
    for same in (True, False):
        name = f"{'same' if same else 'diff'}_{condition}"
        fitted, _, length_fit = fusion.fit_set(base, similarity, trials, trials.same == same, same)
        sections |= fitted.sections(name)
        if length_fit is not None:
            sections["length_fit"] = length_fit.astype(np.float32)
        cells = calibration.Cells(fused, trials, same)
        parameters = calibration.fit(cells, (limits["low"], limits["high"]))
        made, ratios = calibration.sections(name, parameters, fused, trials, same, limits)
        sections |= made
        kept[f"parameters_{name}"] = parameters
        log10_lr[trials.same == same] = ratios[trials.same == same]
        for n, kind, loss, _ in calibration.losses(parameters, cells, (limits["low"], limits["high"])):
            print(f"{name} {kind:12s} n={n:<4d} loss {loss:.3f}", flush=True)
    np.savez(folder / f"out_of_fold_{condition}.npz", linear=linear, boosted=boosted, log10_lr=log10_lr, **kept)
    pickle.dump(sections, open(folder / f"fused_{condition}.pkl", "wb"))


def fit_shipped(variant):
    """Sections of the map, the effects and the cohort, and the known prompts."""
    folder, basis = places.WORK / variant, bases.Basis(variant)
    shipped, model, vectors = shipped_model.fit(basis, fold_scores.Background(basis))
    prompts = known_prompts.make(shipped, model, vectors, basis.answers, variant)
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
