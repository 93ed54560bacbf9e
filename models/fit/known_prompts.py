"""The same-prompt background: what reference bots did on every known prompt, under a hash of the folded prompt."""
import collections

import numpy as np

import corpus
import effects


def all_vectors(shipped, basis_vectors, basis_answers, variant):
    """Prompt, bot and vector of every licensed answer: those of the basis and the AlpacaEval prompts left out of it."""
    fitted = {a.prompt_id for a in basis_answers if a.source == "alpacaeval"}
    keys, bots, vectors = [a.prompt_key for a in basis_answers], [a.source + "|" + a.model for a in basis_answers], [basis_vectors]
    prompts, waiting = {}, []
    for source, path in corpus.sources(variant):
        for answer, text, prompt in corpus.read_source(source, path):
            prompts[answer.prompt_key] = prompt
            if source == "alpacaeval" and answer.prompt_id not in fitted:
                keys.append(answer.prompt_key)
                bots.append(source + "|" + answer.model)
                waiting.append(text)
    if waiting:
        vectors.append(shipped.count_vectors(waiting))
    return prompts, keys, np.array(bots), np.vstack(vectors)


def make(shipped, model, basis_vectors, basis_answers, variant):
    """Sections of prompts.kpt. One bot counts once a prompt; prompts with fewer than LEAST_BOTS bots are left out."""
    prompts, keys, bots, vectors = all_vectors(shipped, basis_vectors, basis_answers, variant)
    names = sorted(set(keys))
    hashes = dict(zip(names, corpus.hash_prompts([prompts[name] for name in names])))
    # Prompts that only differ in what the core folds share one hash and are pooled.
    order = sorted(set(hashes.values()))
    place = {h: i for i, h in enumerate(order)}
    groups = np.array([place[hashes[key]] for key in keys])
    pairs, of_pair = np.unique(np.char.add(np.char.add(groups.astype(str), "|"), bots), return_inverse=True)
    sizes, bot_means = effects.group_means(vectors, of_pair, len(pairs))
    first = np.zeros(len(pairs), int)
    first[of_pair] = groups
    counts, means = effects.group_means(bot_means, first, len(order))
    kept = np.flatnonzero(counts >= effects.LEAST_BOTS)
    spread = effects.prompt_scale(bot_means, first, means, counts, model["whitening"])[kept]
    means = means[kept] - model["mean"]
    scale = np.abs(means).max(0) / 127
    values = [order[i] for i in kept]
    print(f"{len(kept)} known prompts of {len(order)}; bots a prompt {int(np.median(counts[kept]))} (median)", flush=True)
    return {"prompt_hash": np.array([[v & 0xFFFFFFFF, v >> 32] for v in values], np.uint32),
            "prompt_mean": np.round(means / scale).astype(np.int8), "prompt_scale": np.atleast_2d(scale.astype(np.float32)),
            "prompt_vector_scale": spread.astype(np.float32)[:, None],
            "prompt_bots": np.minimum(counts[kept], 255).astype(np.uint8)[:, None]}
