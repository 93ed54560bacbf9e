"""How much of the background on a prompt a user's own control bots recover, out of fold.

Control answers are observations of the prompt's effect with the spread of bots and residuals; the scores then use the
mean and covariance that is left. Controls are answers of other lineages to the same prompt, drawn prompt by prompt.
"""
import multiprocessing

import numpy as np

import effects
import fold_scores
import lineages
import pair_trials
import score
import scores

CONTROLS = (0, 1, 2, 4, 8)
SIZES = (5, 20)


def posterior(model, controls):
    """Gain on the mean of the controls, and the covariance of the prompt's effect that is left."""
    prompt, noise = model["prompt"], (model["bot"] + model["residual"]) / max(controls, 1)
    gain = prompt @ np.linalg.inv(prompt + noise)
    return (gain, prompt - gain @ prompt) if controls else (0 * gain, prompt)


def draw_controls(rng, background, of_prompt, trials, i, answers, controls):
    """controls x answers: for each answer's prompt that many answers of bots of other lineages, or None."""
    own, drawn = {trials.root_a[i], trials.root_b[i]}, []
    for answer in answers:
        others = [a for a in rng.permutation(of_prompt[background.prompt[answer]])[:4 * controls + 8] if background.root[a] not in own]
        if len(others) < controls:
            return None
        drawn.append(others[:controls])
    return np.array(drawn)


def _score_fold(work):
    partition, side, group = work
    background, trials, of_prompt = _WORK
    rng = np.random.default_rng([2, partition, side, group])
    out = np.full((len(CONTROLS), trials.count), np.nan)
    chosen = np.flatnonzero((trials.partition == partition) & (trials.side == side) & (trials.group == group) & trials.listed & np.isin(trials.size, SIZES))
    if not len(chosen):
        return out
    model = fold_scores.fit(background, background.rows(partition, side, group), rng)
    vectors = background.x @ model["projection"] - model["mean"]
    scale = effects.length_scale(model["length_spread"], background.log_lengths)[:, None]
    for i in chosen:
        rows = slice(trials.offsets[i], trials.offsets[i + 1])
        drawn = {s: draw_controls(rng, background, of_prompt, trials, i, of[rows], max(CONTROLS)) for s, of in (("left", trials.left), ("right", trials.right))}
        if any(d is None for d in drawn.values()):
            continue
        if trials.same[i]:
            drawn["right"] = drawn["left"]
        for k, controls in enumerate(CONTROLS):
            gain, covariance = posterior(model, controls)
            means = []
            for s, of in (("left", trials.left), ("right", trials.right)):
                effect = vectors[drawn[s][:, :controls]].mean(1) @ gain.T if controls else 0
                means.append(np.hstack([(vectors[of[rows]] - effect) * scale[of[rows]], background.habits[of[rows]]]).mean(0)[None])
            out[k, i] = scores.base_scores(model, *means, trials.size[i], trials.same[i], False, covariance)[0, 0]
    return out


_WORK = None  # what the processes of a pool inherit


def run(background, trials, exact_base, jobs=3):
    """Rows of (kind, size, trials, AUC of the plain log-ratio with each number of controls, and with known prompts)."""
    global _WORK
    order = np.argsort(background.prompt, kind="stable")
    edges = np.searchsorted(background.prompt[order], np.arange(background.prompt.max() + 2))
    _WORK = (background, trials, [order[a:b] for a, b in zip(edges[:-1], edges[1:])])
    work = [(p, s, g) for p in range(3) for s in (0, 1) for g in range(lineages.GROUPS)]
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        parts = pool.map(_score_fold, work, chunksize=1)
    merged = np.full(parts[0].shape, np.nan)
    for part in parts:
        merged = np.where(np.isnan(part), merged, part)
    usable, rows = ~np.isnan(merged[0]), []
    for kind in pair_trials.KINDS:
        for n in SIZES:
            related = usable & (trials.size == n) & (trials.kind == kind)
            unrelated = usable & (trials.size == n) & (trials.kind == pair_trials.unrelated_of(kind))
            figure = lambda v: score.figures(list(v[related]), list(v[unrelated]))["AUC"]
            rows.append((kind, n, f"{related.sum()} / {unrelated.sum()}", *[figure(m) for m in merged], figure(exact_base[:, 0])))
    return rows
