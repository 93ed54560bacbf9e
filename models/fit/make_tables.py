#!/usr/bin/env python3
"""Make fingerprint.kpt and prompts.kpt from the corpora.

usage: make_tables.py [--variant full|permissive] [--out DIR] [--steps STEP,STEP...]

The steps, each kept in the work folder: counts (count and weigh every answer, leading directions), unformatted (the same of the
answers without their marks), trials (draw them, similarity of their counts, with and without marks), folds-predicted and
folds-exact (scores from models that have not seen the lineages under test, and from models that have not seen its two bots; the
former also before control bots), fuse-predicted and fuse-exact (fusion, calibration, caps),
spread-predicted and spread-exact (how far other reference bots would move the ratios), map (the int8 map, effects, known prompts), write.
models/README.md says what is done and why.
"""
import argparse
import multiprocessing
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
import reference_spread
import scores
import shipped_model
import unformatted
import write_sections

CONDITIONS = ("predicted", "exact")
CALIBRATION_DATE = 20261127
STEPS = ("counts", "unformatted", "trials", "folds-predicted", "folds-exact", "fuse-predicted", "fuse-exact", "spread-predicted",
         "spread-exact", "map", "write")
HOLDS = {"fingerprint": "map of counts to fingerprint vectors, covariances of bots, prompts and residuals, cohort, fusion, calibration, caps",
         "prompts": "mean fingerprint vector and habits of reference bots on known prompts and how alike their answers are, under a 64-bit hash of the folded prompt"}
VARIANTS = {"full": 0, "permissive": 1}


def draw_trials(variant):
    folder, basis = places.WORK / variant, bases.Basis(variant)
    rows = pair_trials.draw(basis.answers) + pair_trials.draw_further(basis.answers)
    trials = pair_trials.Trials(rows, basis.answers)
    print(f"{trials.count} trials", flush=True)
    pickle.dump(rows, open(folder / "trials.pkl", "wb"))
    work = [(own, trials, folder / f"similarity{suffix}.pkl") for own, suffix in ((basis, ""), (unformatted.Basis(basis), unformatted.SUFFIX))]
    with multiprocessing.get_context("fork").Pool(len(work)) as pool:
        pool.starmap(_measure_similarity, work, chunksize=1)
    print("measured similarity of counts", flush=True)


def _measure_similarity(basis, trials, file):
    pickle.dump(scores.Similarity.measure(basis, trials), open(file, "wb"))


def _both_forms(variant):
    """Trials, the background that models are fitted on, and background and similarity of the answers with and without marks."""
    basis = bases.Basis(variant)
    trials, similarity = load_trials(variant, basis)
    background = fold_scores.Background(basis)
    bare = unformatted.background_of(background, unformatted.Basis(basis))
    return trials, background, [(background, similarity), (bare, load_similarity(variant, unformatted.SUFFIX))]


def score_out_of_fold(variant, condition):
    """Base scores of every trial; where prompts count as never seen, also those before control bots, from the same models."""
    trials, background, forms = _both_forms(variant)
    known = condition == "exact"
    controlled = None if known else controls.Controlled(controls.Drawn(background, trials))

    def score_form(model, own, alike, chosen):
        base = fold_scores.score_trials(model, own, trials, alike.row_cosine, chosen, known)
        return base if known else np.hstack([base, controlled(model, own, trials, chosen)])

    def score(model, _, __, chosen):
        return np.stack([score_form(model, *form, chosen) for form in forms])
    found = [folds.out_of_fold(background, trials, score, known) for folds in (fold_scores, new_bots)]
    if not known:
        _keep_controls(variant, trials, forms, controlled.drawn, [of_folds[:, :, scores.COLUMNS:] for of_folds in found])
    for name, of_folds in zip(("base", "new_base"), found):
        for suffix, scored in zip(("", unformatted.SUFFIX), of_folds):
            np.save(places.WORK / variant / f"{name}_{condition}{suffix}.npy", scored[:, :scores.COLUMNS])


def _keep_controls(variant, trials, forms, drawn, found):
    """found: of both kinds of folds, forms x trials x columns of controls.Controlled."""
    cosines = [controls.Cosines(own, trials, drawn, alike.row_cosine) for own, alike in forms]
    fit = cosines[0].fit()
    scored, bare = ([controls.add_surplus(of_folds[form], cosines[form], fit) for of_folds in found] for form in (0, 1))
    pickle.dump({"fit": fit, "found": drawn.found, "scored": scored, f"scored{unformatted.SUFFIX}": bare}, open(places.WORK / variant / "controls.pkl", "wb"))


def load_trials(variant, basis):
    trials = pair_trials.Trials(pickle.load(open(places.WORK / variant / "trials.pkl", "rb")), basis.answers)
    return trials, load_similarity(variant)


def load_similarity(variant, suffix=""):
    return pickle.load(open(places.WORK / variant / f"similarity{suffix}.pkl", "rb"))


def base_scores_of(variant, condition, suffix=""):
    """Base scores where no lineage of a trial is known, and where only its bots are not."""
    return [np.load(places.WORK / variant / f"{name}_{condition}{suffix}.npy") for name in ("base", "new_base")]


def fuse(variant, condition):
    """Fusion and calibration; the out-of-fold log10 LR of every trial is kept for models/evaluate: `log10_lr` where no
    lineage of the trial was known, `new_log10_lr` where only its bots were not, both also `_apart`, calibrated without the
    trial's group of sources; the same of all trials without their marks, as `unformatted_log10_lr`; and `fused_controls_<count>`, fused
    scores with control bots where no lineage was known. With known prompts the calibration of controls is made, whose surpluses this
    fusion reads. Trials that look as if they had lost their marks are calibrated as those that did, and those of which one side alone
    looks so beside a formatted one are taken without their marks."""
    folder, sections = places.WORK / variant, {}
    basis = bases.Basis(variant)
    trials, similarity = load_trials(variant, basis)
    bare = load_similarity(variant, unformatted.SUFFIX)
    lost, by_one = unformatted.looks_lost(basis, trials), unformatted.lost_by_one(basis, trials)
    limits = calibration.cap(trials)
    cap = limits["low"], limits["high"]
    print(f"cap: {limits}", flush=True)
    sections["cap"] = np.array([[*cap, limits["lineages"]]], np.float32)
    both = base_scores_of(variant, condition)
    with_controls = pickle.load(open(folder / "controls.pkl", "rb"))
    also = [(base, bare) for base in base_scores_of(variant, condition, unformatted.SUFFIX)]
    for suffix, alike in (("", similarity), (unformatted.SUFFIX, bare)):
        also += [(scored[name][0], alike) for scored in with_controls[f"scored{suffix}"] for name in controls.NAMES]
    (linear, boosted), (new_linear, new_boosted), *others = fusion.out_of_fold(both, similarity, trials, condition == "exact", also=also)
    fused_of = {"": fusion.mix(linear, boosted), "new_": fusion.mix(new_linear, new_boosted)}
    others = [fusion.mix(*parts) for parts in others]
    bare_of, observed = dict(zip(fused_of, others)), others[len(fused_of):]
    controlled = [dict(zip(controls.NAMES, observed[start:])) for start in range(0, len(observed), len(controls.NAMES))]
    kept = {f"{prefix}log10_lr{suffix}": np.zeros(trials.count) for prefix in (*fused_of, "unformatted_") for suffix in ("", "_apart")}
    kept |= {f"fused_controls_{name}": fused for name, fused in controlled[0].items()} | {"fused_unformatted": bare_of[""], "looks_lost": lost}
    for same in (True, False):
        name, mine = f"{'same' if same else 'diff'}_{condition}", trials.same == same
        fitted, _, length_fit = fusion.fit_set(both, similarity, trials, mine, same, condition == "exact")
        sections |= fitted.sections(name)
        if length_fit is not None:
            sections["length_fit"] = length_fit.astype(np.float32)
        lines, bare_lines = (calibration.lines_for(scored.values(), trials, same, True, cap) for scored in (fused_of, bare_of))
        sections |= calibration.sections(name, lines, fused_of[""], trials, same, limits)
        sections |= calibration.sections(name + unformatted.BARE, bare_lines, bare_of[""], trials, same, limits)
        kept |= {f"lines_{name}": lines, f"lines_{name}{unformatted.SUFFIX}": bare_lines}
        for group in np.unique(trials.group[mine]):
            apart, bare_apart = (calibration.lines_for(scored.values(), trials, same, trials.group != group, cap) for scored in (fused_of, bare_of))
            own = mine & (trials.group == group)
            for suffix, of_marked, of_bare in (("", lines, bare_lines), ("_apart", apart, bare_apart)):
                for prefix, fused in fused_of.items():
                    values = np.where(by_one, calibration.uncapped(of_bare, bare_of[prefix], trials), calibration.uncapped_of(of_marked, of_bare, lost, fused, trials))
                    kept[f"{prefix}log10_lr{suffix}"][own] = np.clip(values, *cap)[own]
                kept[f"unformatted_log10_lr{suffix}"][own] = np.clip(calibration.uncapped(of_bare, bare_of[""], trials), *cap)[own]
        for form, scored, of_form in (("", fused_of, lines), ("unformatted ", bare_of, bare_lines)):
            for prefix, fused in scored.items():
                for n, kind, loss in calibration.losses(of_form, calibration.cells(fused, trials, same), cap):
                    print(f"{name} {form}{prefix or 'strict_'}{kind:12s} n={n:<4d} loss {loss:.3f}", flush=True)
    if condition == "exact":
        for suffix, bare, of_form in (("", "", controlled[:2]), (unformatted.SUFFIX, unformatted.BARE, controlled[2:])):
            mixed = [fused[controls.MIXED] for fused in of_form]
            kept[f"lines_same_controls{suffix}"] = lines = calibration.lines_for(mixed, trials, True, with_controls["found"] > 0, cap)
            sections |= calibration.sections(f"same_controls{bare}", lines, mixed[0], trials, True, limits)
        sections["control_fit"] = with_controls["fit"].astype(np.float32)
    np.savez(folder / f"out_of_fold_{condition}.npz", linear=linear, boosted=boosted, **kept)
    pickle.dump(sections, open(folder / f"fused_{condition}.pkl", "wb"))


def measure_reference_spread(variant, condition):
    """reference_spread_<condition>.npz: what the lineages of the reference bots spread at every size on the same and on different prompts,
    and `halves` of models/fit/reference_spread.py."""
    basis = bases.Basis(variant)
    trials, similarity = load_trials(variant, basis)
    limits, base_scores = calibration.cap(trials), base_scores_of(variant, condition)
    without, halves = reference_spread.ratios(fold_scores.Background(basis), trials, similarity, base_scores, condition == "exact", limits)
    spreads = {name: reference_spread.spreads(without, trials, same, limits) for name, same in (("same", True), ("diff", False))}
    np.savez(places.WORK / variant / f"reference_spread_{condition}.npz", halves=halves.astype(np.float32), **spreads)
    print(*(f"{condition} {name}, spread over lineages: {np.round(values, 2)}" for name, values in spreads.items()), sep="\n", flush=True)


def add_reference_spread(variant, sections):
    """Each set's spread over lineages of reference bots as the last column of its calibration; control bots have that of known prompts."""
    for condition in CONDITIONS:
        kept = np.load(places.WORK / variant / f"reference_spread_{condition}.npz")
        sets = {f"{name}_{condition}": kept[name] for name in ("same", "diff")} | ({"same_controls": kept["same"]} if condition == "exact" else {})
        for name, values in sets.items():
            for section in (f"{name}_calibration", f"{name}{unformatted.BARE}_calibration"):
                sections[section] = np.column_stack([sections[section], values]).astype(np.float32)


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
    add_reference_spread(variant, sections)
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
    if "unformatted" in chosen:
        unformatted.make(a.variant)
    if "trials" in chosen:
        draw_trials(a.variant)
    for condition in CONDITIONS:
        if f"folds-{condition}" in chosen:
            score_out_of_fold(a.variant, condition)
        if f"fuse-{condition}" in chosen:
            fuse(a.variant, condition)
        if f"spread-{condition}" in chosen:
            measure_reference_spread(a.variant, condition)
    if "map" in chosen:
        fit_shipped(a.variant)
    if "write" in chosen:
        write(a.out or places.tables(a.variant), a.variant)


if __name__ == "__main__":
    main()
