#!/usr/bin/env python3
"""Make library.kpt: bots of known generations as vectors of the shipped map, with the calibration of attribution.

usage: make_library.py [--variant full|permissive] [--out FILE]

Needs, of the same variant, the counts of make_tables.py and the trials of attribution_study.py in the work folder. Takes a
minute; to be run again whenever fingerprint.kpt is made anew, because its vectors are of that map (the core refuses others).
The figures of the drift study were measured with the full tables only: library_drift.py puts them into that library.
"""
import argparse
import collections
import hashlib
import pathlib
import pickle
import typing

import numpy as np

import attribution
import attribution_figures as figures
import attribution_trials
import bases
import effects
import manifest
import places
import reference_families as families
import shipped_scores
import write_sections
from arrays import Sections, Square

NAME_BYTES = 60
LEVELS = 31  # of the largest number of a bot; main() prints what that costs. 127 cost 12 kB more for a first visit
HOLDS = "fingerprint vectors and habits of reference bots by family and generation, with release months, counts, and the calibration and measured rates of attribution"


class Library(typing.NamedTuple):
    """Reference bots."""
    generation: np.ndarray    # of each
    answers: np.ndarray       # of each, how many
    units: np.ndarray         # bots x (DIMENSIONS + habits): attribution.units
    prompts: dict[str, int]   # generation -> on how many
    habit_map: Square         # attribution.habit_map


def reference_bots(tables: shipped_scores.ShippedTables, basis: bases.Basis, prompts: dict[str, str]) -> Library:
    of_answers = [families.generation(answer.source, answer.model) for answer in basis.answers]
    chosen = np.array([i for i, name in enumerate(of_answers) if name])
    generation = np.array([name for name in of_answers if name])
    texts = [prompts[basis.answers[i].prompt_key] for i in chosen]
    effect, scale, known = tables.prompt_effects(texts)
    vectors = tables.vectors([basis.block(b)[chosen] for b in range(3)], basis.form[chosen])
    habits = tables.habits(basis.form[chosen]) - tables.prompt_habits(texts)
    described = np.hstack([(vectors - effect) * scale[:, None], habits])[known]
    chosen, generation = chosen[known], generation[known]
    bots = np.array([basis.answers[i].source + "|" + basis.answers[i].model for i in chosen])
    sources = np.array([basis.answers[i].source for i in chosen])
    habits_by = attribution.habit_map(described[:, effects.DIMENSIONS:], bots, sources).astype(np.float16).astype(np.float32)  # packs to half the size
    names, counts, means = attribution.bot_means(described, bots, np.ones(len(bots), bool))
    of = dict(zip(bots, generation))
    keys = collections.defaultdict(set)
    for i, g in zip(chosen, generation):
        keys[g].add(basis.answers[i].prompt_key)
    return Library(np.array([of[n] for n in names]), counts, attribution.units(means, tables.model.whitening, habits_by, True), {g: len(k) for g, k in keys.items()}, habits_by)


def quantise(units: np.ndarray) -> np.ndarray:
    kept = np.round(units / np.abs(units).max(1, keepdims=True) * LEVELS).astype(np.int8)
    lost = np.abs(attribution.unit(kept.astype(float)) @ units.T - units @ units.T)
    print(f"whole numbers change likenesses by {lost.mean():.4f}, at most {lost.max():.4f}")
    return kept


def texts(names: list[str]) -> np.ndarray:
    rows = np.zeros((len(names), NAME_BYTES), np.uint8)
    for row, name in zip(rows, names):
        raw = name.encode("utf-8")
        row[:len(raw)] = list(raw)
    return rows


def measured(study: attribution_trials.Study) -> Sections:
    """Calibration and rate sections; the shipped calibration is fitted on all groups, the rates on the others."""
    calibration = []
    rates: dict[bool, list[list[float]]] = {False: [], True: []}
    for n in attribution.SIZES:
        row = [np.log(n)]
        for known in (False, True):
            cells = figures.cells_of(study["folds"], study["generation"], n, known)
            row += figures.fit(cells)
            m = figures.measure(cells)
            rates[known].append([n, m.trials, m.top1, m.top3, m.family_top1, m.family_top3, m.unknown_accepted, m.known_rejected])
        calibration.append(row)
    return {"library_calibration": np.array(calibration, np.float32), "library_rates_predicted": np.array(rates[False], np.float32),
            "library_rates_exact": np.array(rates[True], np.float32)}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--variant", choices=("full", "permissive"), default="full")
    ap.add_argument("--out", type=pathlib.Path)
    a = ap.parse_args()
    folder = places.tables(a.variant)
    out = a.out or folder / "library.kpt"
    basis, tables = bases.Basis(a.variant), shipped_scores.ShippedTables(folder)
    prompts = pickle.load(open(places.WORK / a.variant / "prompts.pkl", "rb"))
    library = reference_bots(tables, basis, prompts)
    names = [name for name in families.NAMES if name in set(library.generation)]
    number = np.array([names.index(g) for g in library.generation])
    facts = [[int(families.MONTH[name].replace("-", "")), int((number == i).sum()), int(library.answers[number == i].sum()), library.prompts[name]] for i, name in enumerate(names)]
    fingerprint = (folder / "fingerprint.kpt").read_bytes()
    digest, date = hashlib.sha256(fingerprint[48:]).digest(), write_sections.unpack(fingerprint)["calibration_date"]
    study = pickle.load(open(places.WORK / a.variant / "attribution.pkl", "rb"))
    sections: Sections = {"library_version": np.array([[2]], np.uint32), "library_map": np.frombuffer(digest, np.uint8)[None],
                          "library_names": texts(names), "library_families": texts([families.FAMILY[name] for name in names]), "library_facts": np.array(facts, np.uint32),
                          "library_habit_map": library.habit_map, "library_vectors": quantise(library.units),
                          "library_reference_of": number.astype(np.uint32)[None], "library_date": date}
    sections |= measured(study)
    data = write_sections.pack(sections)
    out.write_bytes(data)
    print(f"{out.name}: {len(data)} bytes, {len(names)} generations of {len({families.FAMILY[n] for n in names})} families, {len(number)} bots")
    if out.parent == folder:
        manifest.enter({"library": (out, HOLDS)}, a.variant, made_by="models/fit/make_library.py")


if __name__ == "__main__":
    main()
