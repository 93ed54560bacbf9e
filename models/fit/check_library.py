#!/usr/bin/env python3
"""Hold the core's attribution against these scripts: the same bots through both, with the tables as shipped.

usage: check_library.py [--bots N] PROGRAM...

PROGRAM is the command line, as `node build/cli/kinprint.mjs`, whose `matrix` says where every bot falls; every second one
with its prompts, the others with made-up ones. Prints the largest
difference of a likeness with the nearest reference and of the share of none, and fails above 0.01.
"""
import argparse
import json
import pathlib
import subprocess
import tempfile
from collections import abc

import numpy as np

import attribution
import bases
import corpus
import effects
import places
import shipped_scores
import write_sections
from arrays import Numbers, Sections

ALLOWED = 0.01
ANSWERS = 10


def chosen_bots(basis: bases.Basis, count: int, rng: np.random.Generator) -> abc.Iterator[tuple[tuple[str, str], Numbers]]:
    """Name and ANSWERS answers of `count` bots that write English."""
    of_bot: dict[tuple[str, str], list[int]] = {}
    for i, answer in enumerate(basis.answers):
        if answer.language == "en":
            of_bot.setdefault((answer.source, answer.model), []).append(i)
    names = [name for name in sorted(of_bot) if len(of_bot[name]) >= 3 * ANSWERS]
    for at in rng.choice(len(names), count, False):
        yield names[at], rng.choice(of_bot[names[at]], ANSWERS, False)


def expected(tables: shipped_scores.ShippedTables, library: Sections, basis: bases.Basis, rows: Numbers, texts: list[str],
             known: bool) -> tuple[float, float]:
    """Likeness with the nearest reference and share of none, from the rows' stored counts."""
    vectors = tables.vectors([basis.block(b)[rows] for b in range(3)], basis.form[rows])
    habits = tables.habits(basis.form[rows])
    if known:
        means, scales, _ = tables.prompt_effects(texts)
        vectors, habits = (vectors - means) * scales[:, None], habits - tables.prompt_habits(texts)
    else:
        vectors = vectors * effects.length_scale(tables.model.length_spread, basis.log_lengths[rows])[:, None]
    described = np.hstack([vectors, habits]).mean(0)[None]
    side = attribution.units(described, tables.model.whitening, library["library_habit_map"].astype(float), known)
    likeness = side @ attribution.unit(library["library_vectors"].astype(float)).T
    references = library["library_reference_of"][0]
    found = np.array([likeness[:, references == r].max(1) for r in range(references.max() + 1)]).T
    sizes, *columns = library["library_calibration"].astype(float).T
    slope, none = (np.interp(np.log(len(rows)), sizes, columns[(2 if known else 0) + k]) for k in (0, 1))
    return likeness.max(), attribution.shares(found, slope, none)[0, -1]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program", nargs="+")
    ap.add_argument("--bots", type=int, default=24)
    a = ap.parse_args()
    basis, tables = bases.Basis(), shipped_scores.ShippedTables()
    library = write_sections.unpack((places.TABLES / "library.kpt").read_bytes())
    texts, prompts = zip(*((text, prompt) for _, text, prompt in corpus.read_answers()))
    rng, lines, wanted = np.random.default_rng(8), [], []
    for number, ((source, model), rows) in enumerate(chosen_bots(basis, a.bots, rng)):
        asked, known = [prompts[i] for i in rows], number % 2 == 0
        if known and (len(set(corpus.hash_prompts(asked))) < len(rows) or not tables.prompt_effects(asked)[2].all()):
            continue
        given = asked if known else [f"prompt {i} that no table holds" for i in rows]
        lines.append(json.dumps({"name": f"{number} {model}"[:60], "answers": [{"prompt": p, "text": texts[i]} for p, i in zip(given, rows)]}))
        wanted.append((f"{source} {model}, prompts {'known' if known else 'not known'}", *expected(tables, library, basis, rows, asked, known)))
    with tempfile.TemporaryDirectory() as folder:
        bots = pathlib.Path(folder) / "bots.jsonl"
        bots.write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run([*a.program, "matrix", str(bots), "--json"], capture_output=True, text=True, check=True)
    worst = 0.0
    for bot, (title, likeness, none) in zip(json.loads(done.stdout)["bots"], wanted, strict=True):
        gap = max(abs(bot["library"]["nearest"] - likeness), abs(bot["library"]["none"] - none))
        worst = max(worst, gap)
        if gap > ALLOWED:
            print(f"  {title}: {bot['library']['nearest']:.4f} and {likeness:.4f}, none {bot['library']['none']:.4f} and {none:.4f}")
    print(f"{len(wanted)} bots, largest difference {worst:.4f}")
    if worst > ALLOWED:
        raise SystemExit("the core and the fitting scripts differ")


if __name__ == "__main__":
    main()
