#!/usr/bin/env python3
"""Make fingerprint.kpt and prompts.kpt from the corpora.

usage: make_tables.py [--variant full|permissive] [--out DIR] [--from counts|trials|folds|fusion]

Steps, each kept in the work folder so that --from can begin at a later one: counts (count and weigh every answer,
leading directions), trials (draw trials, similarity of their counts), folds (out-of-fold scores), fusion (fit, calibrate, write). models/README.md says what is done and why.
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
import lineages
import pair_trials
import places
import scores
import shipped_model
import write_sections

CONDITIONS = ("predicted", "exact")
CALIBRATION_DATE = 20261122
VARIANTS = {"full": 0, "permissive": 1}


def draw_trials(variant):
    folder, basis = places.WORK / variant, bases.Basis(variant)
    rows = pair_trials.draw(basis.answers)
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


def fuse_and_calibrate(variant, trials, similarity):
    """Sections of fusion and calibration; the out-of-fold log10 LR of every trial is kept for models/evaluate."""
    folder, sections, kept = places.WORK / variant, {}, {}
    limits = calibration.cap(trials)
    print(f"cap: {limits}", flush=True)
    sections["cap"] = np.array([[limits["low"], limits["high"], limits["lineages"]]], np.float32)
    for condition in CONDITIONS:
        base = np.load(folder / f"base_{condition}.npy")
        linear, boosted = fusion.out_of_fold(base, similarity, trials, lineages.GROUPS)
        fused = 0.5 * (linear + boosted)
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
            kept[f"{name}_parameters"] = parameters
            kept[f"log10_lr_{condition}"] = np.where(trials.same == same, ratios, kept.get(f"log10_lr_{condition}", 0))
            for n, kind, loss, _ in calibration.losses(parameters, cells, (limits["low"], limits["high"])):
                print(f"{name} {kind:12s} n={n:<4d} loss {loss:.3f}", flush=True)
        kept |= {f"linear_{condition}": linear, f"boosted_{condition}": boosted}
    np.savez(folder / "out_of_fold.npz", **kept)
    return sections


def write(out, variant, sections, prompts):
    out.mkdir(parents=True, exist_ok=True)
    for name, table in (("fingerprint", sections), ("prompts", prompts)):
        for section, array in table.items():
            if not np.isfinite(np.asarray(array, float)).all():
                raise SystemExit(f"{name}: section {section} holds numbers that are not finite")
        data = write_sections.pack(table)
        (out / f"{name}.kpt").write_bytes(data)
        print(f"{name}.kpt {len(data)} bytes", flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--variant", choices=VARIANTS, default="full")
    ap.add_argument("--out", type=pathlib.Path)
    ap.add_argument("--from", dest="first", choices=("counts", "trials", "folds", "fusion"), default="counts")
    a = ap.parse_args()
    out = a.out or (places.TABLES if a.variant == "full" else places.TABLES / a.variant)
    if a.first == "counts":
        bases.make(a.variant)
    if a.first in ("counts", "trials"):
        draw_trials(a.variant)
    for condition in CONDITIONS if a.first != "fusion" else ():
        score_out_of_fold(a.variant, condition)
    basis = bases.Basis(a.variant)
    trials, similarity = load_trials(a.variant, basis)
    fused = fuse_and_calibrate(a.variant, trials, similarity)
    shipped, model, vectors = shipped_model.fit(basis, fold_scores.Background(basis))
    sections = shipped_model.sections(shipped, model) | fused
    sections["calibration_date"] = np.array([[CALIBRATION_DATE]], np.uint32)
    sections["variant"] = np.array([[VARIANTS[a.variant]]], np.uint32)
    write(out, a.variant, sections, known_prompts.make(shipped, model, vectors, basis.answers, a.variant))


if __name__ == "__main__":
    main()
