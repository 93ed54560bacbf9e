"""The same-prompt background: what reference bots did on every known prompt, under a hash of the folded prompt."""
import numpy as np

import bases
import corpus
import effects
import prompt_similarity
import shipped_model
from arrays import Described, Numbers, Sections, Vectors

HABIT_STEP = 1 / 4  # of stored habits, in standard deviations: a bot's habits vary by 0.5 to 1 from answer to answer, and finer steps cost 15 kB. The core has the same (kHabitStep)


class Everything:
    """Every licensed answer: those of the basis, and those to the AlpacaEval prompts left out of it."""

    def __init__(self, basis: bases.Basis, variant: str) -> None:
        fitted = {a.prompt_id for a in basis.answers if a.source == "alpacaeval"}
        self.keys, bots = [a.prompt_key for a in basis.answers], [a.source + "|" + a.model for a in basis.answers]
        self.prompts: dict[str, str] = {}  # prompt_key -> as it was asked
        waiting: list[tuple[str, str, corpus.Asked]] = []
        for source, path in corpus.sources(variant):
            for answer, text, prompt in corpus.read_source(source, path):
                self.prompts[answer.prompt_key] = prompt
                if source == "alpacaeval" and answer.prompt_id not in fitted:
                    waiting.append((answer.prompt_key, source + "|" + answer.model, (prompt, text)))
        waiting.sort(key=lambda row: row[0])  # prompt by prompt, as shipped_model.count_prompts wants them
        self.keys += [key for key, _, _ in waiting]
        self.bots = np.array(bots + [bot for _, bot, _ in waiting])
        self.waiting = [asked for _, _, asked in waiting]

    def groups(self) -> tuple[list[int], Numbers]:
        """Hashes of the prompts, rising, and the place of each answer's prompt among them. Prompts that only differ in what the
        core folds share one hash and are pooled."""
        names = sorted(set(self.keys))
        hashes = dict(zip(names, corpus.hash_prompts([self.prompts[name] for name in names])))
        order = sorted(set(hashes.values()))
        place = {h: i for i, h in enumerate(order)}
        return order, np.array([place[hashes[key]] for key in self.keys])


def make(shipped: shipped_model.ShippedMap, model: effects.Model, basis_vectors: Vectors, basis: bases.Basis, variant: str) -> tuple[Sections, np.ndarray]:
    """Sections of prompts.kpt, and the fit of the surplus to lengths. One bot counts once a prompt; prompts with fewer than
    LEAST_BOTS bots are left out."""
    every = Everything(basis, variant)
    order, groups = every.groups()
    own = len(basis.answers)
    numbers = effects.codes(every.bots)
    products = prompt_similarity.Products([basis.block(b) for b in range(prompt_similarity.BLOCKS)], groups[:own], numbers[:own], basis.log_lengths)
    measured, surplus_fit = products.measure(np.ones(own, bool))
    figures = np.full((len(order), prompt_similarity.FIGURES), np.nan)
    figures[:len(measured)] = measured
    described = [np.hstack([basis_vectors, basis.habits])]
    if every.waiting:
        more, found = shipped.count_prompts(every.waiting, groups[own:], numbers[own:])
        described.append(more)
        for prompt, row in found.items():
            figures[prompt] = row
    sections = _effects(model, np.vstack(described), every.bots, order, groups, figures)
    return sections, surplus_fit


def _effects(model: effects.Model, described: Described, bots: np.ndarray, order: list[int], groups: Numbers, figures: np.ndarray) -> Sections:
    pairs, of_pair = np.unique(np.char.add(np.char.add(groups.astype(str), "|"), bots), return_inverse=True)
    _, bot_means = effects.group_means(described, of_pair, len(pairs))
    bot_means, bot_habits = np.hsplit(bot_means, [effects.DIMENSIONS])
    first = np.zeros(len(pairs), int)
    first[of_pair] = groups
    counts, means = effects.group_means(bot_means, first, len(order))
    _, habits = effects.group_means(bot_habits, first, len(order))
    kept = np.flatnonzero((counts >= effects.LEAST_BOTS) & np.isfinite(figures[:, 0]))
    spread = effects.prompt_scale(bot_means, first, means, counts, model.whitening)[kept]
    means = means[kept] - model.mean
    scale = np.abs(means).max(0) / 127
    values = [order[i] for i in kept]
    low = figures[kept].min(0).astype(np.float32)
    step = ((figures[kept].max(0) - low) / 255).astype(np.float32)
    print(f"{len(kept)} known prompts of {len(order)}; bots a prompt {int(np.median(counts[kept]))} (median)", flush=True)
    return {"prompt_hash": np.array([[v & 0xFFFFFFFF, v >> 32] for v in values], np.uint32),
            "prompt_mean": np.round(means / scale).astype(np.int8), "prompt_scale": np.atleast_2d(scale.astype(np.float32)),
            "prompt_habits": np.clip(np.round(habits[kept] / HABIT_STEP), -127, 127).astype(np.int8),
            "prompt_vector_scale": spread.astype(np.float32)[:, None],
            "prompt_bots": np.minimum(counts[kept], 255).astype(np.uint8)[:, None],
            "prompt_similarity": np.clip(np.round((figures[kept] - low) / step), 0, 255).astype(np.uint8), "prompt_similarity_range": np.array([low, step])}
