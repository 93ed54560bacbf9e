#!/usr/bin/env python3
"""Attribution measured where it is hard: another source of prompts, and whole families left out.

usage: attribution_study.py [--variant full|permissive] [--out FILE]

For each group of sources and each of three sets of families (and none) the projection, covariances and references are made
without both; bots of the group are then attributed. A bot of a family that was left out is unknown, the others should find
their generation. The fourth set leaves no family out: the program as shipped, but for the source. Keeps the mean vectors of
every trial in the work folder for attribution_report.py and make_library.py.
"""
import argparse
import pathlib
import pickle

import numpy as np

import attribution
import bases
import closed_set
import effects
import fold_scores
import places
import reference_families as families

# Families left out together; of similar weight, students with one of their teachers.
FAMILY_SETS = ({"GPT", "Vicuna", "WizardLM", "Phi", "Kimi", "Command, Aya"}, {"Claude", "Llama", "OLMo, Tulu", "Hermes", "GLM", "LFM"},
               {"Gemini", "Gemma", "Mistral", "Qwen", "DeepSeek", "Grok", "MiniMax"}, set())
TRIALS = 12  # a bot and size


def generations_of(background):
    """Generation of every bot, empty for bots that stand for none."""
    split = (name.split("|", 1) for name in background.bot_names)
    return np.array([families.generation(source, model) or "" for source, model in split])


def fit(background, rows, names_wanted):
    """Model and reference bots from the answers chosen; names_wanted: a mask of bots that may be references."""
    model = fold_scores.fit(background, rows, np.random.default_rng(3))
    vectors = background.x[rows] @ model["projection"]
    known = np.any(model["prompt_mean"] != model["mean"], 1)[background.prompt[rows]]
    vectors = (vectors - model["prompt_mean"][background.prompt[rows]]) * model["prompt_scale"][background.prompt[rows]][:, None]
    return model, attribution.bot_means(vectors, background.bot[rows], known & names_wanted[background.bot[rows]])


def draw(background, index, wanted, rng):
    """Trials (bot, n, answers) of the wanted bots among the answers `index`."""
    for bot in np.unique(background.bot[index]):
        own = index[background.bot[index] == bot]
        for n in attribution.SIZES:
            if wanted[bot] and len(own) >= n:
                for _ in range(TRIALS if n == 1 else min(TRIALS, max(1, len(own) // n * 2))):
                    yield bot, n, rng.choice(own, n, False)


def mean_vectors(background, model, test, trials):
    """Mean vectors of the trials, with the prompts unknown and known. What a known prompt does is the mean of the test
    sources' bots on it less the bot under test, so that it does not hide behind itself."""
    vectors = np.zeros((len(background.x), effects.DIMENSIONS), np.float32)
    vectors[test] = background.x[test] @ model["projection"]
    sizes, means = effects.prompt_means(vectors[test], background.prompt[test], int(background.prompt.max()) + 1)
    scale = effects.prompt_scale(vectors[test], background.prompt[test], means, sizes, model["whitening"])
    by_length = effects.length_scale(model["length_spread"], background.log_lengths)[:, None]
    out = []
    for bot, n, chosen in trials:
        out.append((bot, n, False, ((vectors[chosen] - model["mean"]) * by_length[chosen]).mean(0)))
        prompt = background.prompt[chosen]
        if (sizes[prompt] > effects.LEAST_BOTS).all():
            others = (means[prompt] * sizes[prompt][:, None] - vectors[chosen]) / (sizes[prompt][:, None] - 1)
            out.append((bot, n, True, ((vectors[chosen] - others) * scale[prompt][:, None]).mean(0)))
    columns = [np.array([row[i] for row in out]) for i in range(3)]
    return dict(bots=columns[0], n=columns[1], known=columns[2], means=np.stack([row[3] for row in out]).astype(float))


def run_fold(background, generation, group, left_out):
    family = np.array([families.FAMILY.get(g, "") for g in generation])
    away = np.isin(family, list(left_out))
    test = background.group == group
    model, references = fit(background, ~test & ~away[background.bot], generation != "")
    rng = np.random.default_rng([7, group])
    trials = list(draw(background, np.flatnonzero(test), generation != "", rng))
    return dict(group=group, whitening=model["whitening"], references=references) | mean_vectors(background, model, test, trials)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--variant", choices=("full", "permissive"), default="full")
    ap.add_argument("--out", type=pathlib.Path)
    a = ap.parse_args()
    background = fold_scores.Background(bases.Basis(a.variant))
    generation = generations_of(background)
    folds = []
    for group in np.unique(background.group):  # not every variant has sources of every group
        for number, left_out in enumerate(FAMILY_SETS):
            folds.append(run_fold(background, generation, group, left_out) | {"set": number})
            print(f"sources {group}, families {number}: {len(folds[-1]['bots'])} trials", flush=True)
    closed = closed_set.run(background, draw, mean_vectors)
    pickle.dump(dict(folds=folds, closed=closed, generation=generation, names=background.bot_names), open(a.out or places.WORK / a.variant / "attribution.pkl", "wb"))


if __name__ == "__main__":
    main()
