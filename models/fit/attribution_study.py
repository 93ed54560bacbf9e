#!/usr/bin/env python3
"""Attribution measured where it is hard, another source of prompts and whole families left out, and where it is easier.

usage: attribution_study.py [--variant full|permissive] [--out FILE]

For each group of sources and each of three sets of families (and none) the projection, covariances and references are made
without both; bots of the group are then attributed. A bot of a family that was left out is unknown, the others should find
their generation. The fourth set leaves no family out: the program as shipped, but for the source. own_sources.py and
closed_set.py ask the same of sources that the library knows. Keeps every trial in the work folder for attribution_report.py
and make_library.py.
"""
import argparse
import pathlib
import pickle

import numpy as np

import attribution_trials
import bases
import closed_set
import fold_scores
import own_sources
import places
import reference_families as families

# Families left out together; of similar weight, students with one of their teachers.
FAMILY_SETS: tuple[set[str], ...] = ({"GPT", "Vicuna", "WizardLM", "Phi", "Kimi", "Command, Aya"}, {"Claude", "Llama", "OLMo, Tulu", "Hermes", "GLM", "LFM"},
                                     {"Gemini", "Gemma", "Mistral", "Qwen", "DeepSeek", "Grok", "MiniMax"}, set())


def run_fold(background: fold_scores.Background, generation: np.ndarray, group: int, number: int) -> attribution_trials.Fold:
    """generation: of every bot; group: of sources left out; number: of the set of families left out."""
    family = np.array([families.FAMILY.get(g, "") for g in generation])
    away = np.isin(family, list(FAMILY_SETS[number]))
    test = background.group == group
    rows = ~test & ~away[background.bot]
    model = attribution_trials.fit(background, rows, generation != "")
    references = attribution_trials.references(background, model, rows, generation != "")
    rng = np.random.default_rng([7, group])
    trials = attribution_trials.draw(background, np.flatnonzero(test), generation != "", rng)
    return attribution_trials.Fold(group=group, references=references, **attribution_trials.sides(background, model, test, trials), set=number)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--variant", choices=("full", "permissive"), default="full")
    ap.add_argument("--out", type=pathlib.Path)
    a = ap.parse_args()
    background = fold_scores.Background(bases.Basis(a.variant))
    generation = attribution_trials.generations_of(background)
    folds = []
    for group in np.unique(background.group):  # not every variant has sources of every group
        for number in range(len(FAMILY_SETS)):
            folds.append(run_fold(background, generation, group, number))
            print(f"sources {group}, families {number}: {len(folds[-1]['bots'])} trials", flush=True)
    study = attribution_trials.Study(folds=folds, own=own_sources.run(background, generation), closed=closed_set.run(background, generation),
                                     generation=generation)
    pickle.dump(study, open(a.out or places.WORK / a.variant / "attribution.pkl", "wb"))


if __name__ == "__main__":
    main()
