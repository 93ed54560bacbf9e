"""What the steps of make_tables.py keep in the work folder and later ones take from it."""
import pathlib
import pickle

import numpy as np

import bases
import fusion
import other_trials
import pair_trials
import places
import relatives
import scores
from arrays import BaseScores, Kept

CONDITIONS = ("predicted", "exact")  # prompts never seen, prompts in the background


def trials(variant: str, basis: bases.Basis) -> pair_trials.Trials:
    return pair_trials.Trials(pickle.load(open(places.WORK / variant / "trials.pkl", "rb")), basis.answers)


def similarity(variant: str, suffix: str = "") -> scores.Similarity:
    """suffix: of a form of the answers, one of text_losses.SUFFIXES."""
    return pickle.load(open(places.WORK / variant / f"similarity{suffix}.pkl", "rb"))


def base_scores(variant: str, condition: str, suffix: str = "") -> list[BaseScores]:
    """Base scores where no lineage of a trial is known, and where only its bots are not."""
    return [np.load(places.WORK / variant / f"{name}_{condition}{suffix}.npy") for name in ("base", "new_base")]


def samples(variant: str, condition: str, drawn: pair_trials.Trials, closed: other_trials.Scored | None) -> fusion.Samples:
    """What the fusions of a condition are fitted on. closed: as of closed_prompts.load."""
    return fusion.Samples(fusion.Sample(drawn, similarity(variant), base_scores(variant, condition)), closed.sample(condition) if closed else None, condition == "exact")


def controls(variant: str) -> dict:
    """fit: of controls.Cosines; found: control bots of every trial; scored<suffix>: kind of folds -> name of controls -> what
    controls.add_surplus gives."""
    return pickle.load(open(places.WORK / variant / "controls.pkl", "rb"))


def lineages_file(variant: str, condition: str) -> pathlib.Path:
    return places.WORK / variant / f"lineages_{condition}.pkl"


def lineages(variant: str, condition: str) -> list[relatives.Lineage]:
    """Of every form of the answers a relatives.Lineage."""
    return pickle.load(open(lineages_file(variant, condition), "rb"))


def out_of_fold(variant: str, condition: str) -> Kept:
    """What calibrate.py keeps for models/evaluate."""
    return dict(np.load(places.WORK / variant / f"out_of_fold_{condition}.npz"))
