#!/usr/bin/env python3
"""Write models/cases.json and docs/cases.md: known cases, measured out of fold.

usage: cases.py [--program COMMAND...]

Needs the work folder of make_tables.py (steps counts to fuse-exact). --program is the command that answers a batch on
standard input with the shipped tables, for the cross-check; by default the command line in build/cli.
"""
import argparse
import json
import pickle

import numpy as np

import bases
import calibration
import case_check
import case_context
import case_document
import case_pairs
import case_scores
import closed_prompts
import fold_scores
import places
import saved
import corpora
import write_sections
from arrays import PerTrial

OUT = places.REPOSITORY / "models" / "cases.json"
DOCUMENT = places.REPOSITORY / "docs" / "cases.md"
# What a size and a figure of a row hold in the file: the same numbers of pairs stand behind both conditions.
SIZE_COLUMNS = ["answers", "unrelatedPairs", "sourcePairs"]
FIGURE_COLUMNS = ["log10LR", "low", "high", "unrelatedAsHigh", "sourceAsHigh"]
BANDS = ((case_context.LOG10_2, "none"), (1, "weak"), (2, "moderate"))  # edges of core/verdict/bands.cpp up to the cap
# Bots in the news, or documented as made from a known one, that the corpora do not hold; the page shows them with its group of cases.
UNMEASURED = [{"name": "DeepSeek V4", "maker": "DeepSeek", "group": "accused"}, {"name": "MAI-DS-R1", "maker": "Microsoft", "group": "students"}]


def _date_of_fit() -> str:
    day = str(write_sections.unpack((places.TABLES / "fingerprint.kpt").read_bytes())["calibration_date"].item())
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"


def band(log10_lr: float) -> str:
    return next((name for edge, name in BANDS if abs(log10_lr) + 1e-9 < edge), "moderately_strong")


def rounded(share: float | None) -> float | None:
    """Three digits below a tenth, two above: what is shown of it."""
    return None if share is None else round(share, 3 if share < 0.1 else 2)


def size_shown(sizes: list[int]) -> int:
    """The size at which pairs are compared with each other: the largest up to 20."""
    return max(n for n in sizes if n <= 20)


def condition_rows(number: int, case: case_pairs.Case, pool: case_scores.Pool, measured: case_scores.Measured, unrelated: case_context.Unrelated,
                   ratios: PerTrial) -> list[list]:
    out = []
    for n in pool.sizes:
        figure = measured[number, n]
        value = round(figure.log10_lr, 2)
        shares = unrelated.as_high(ratios, case, n, figure.log10_lr)
        low, high = (round(float(v), 2) for v in figure.interval)
        out.append([n, value, low, high, band(value), *(v for share, pairs in shares for v in (rounded(share), pairs))])
    return out


def case_row(number: int, study: case_scores.Study, measured: dict[str, case_scores.Measured], unrelated: case_context.Unrelated,
             ratios_of: dict[str, PerTrial]) -> dict:
    case, pool = study.cases[number], study.pools[number]
    side = lambda model: {"name": case_pairs.public_name(model), "maker": case_pairs.maker(case.source, model)}
    return {"left": side(case.left), "right": side(case.right), "source": case.source, "relation": case.relation, "label": case.label,
            "basis": case.basis, "note": case.note, "chosen": case.chosen,
            **{c: condition_rows(number, case, pool, measured[c], unrelated, ratios_of[c]) for c in saved.CONDITIONS}}


def shown_figures(row: dict, condition: str) -> list:
    return next(f for f in row[condition] if f[0] == size_shown([g[0] for g in row[condition]]))


def picks(rows: list[dict]) -> dict[str, int]:
    """The documented student with the lowest figure and the pair developed separately with the highest, prompts never seen."""
    value = lambda i: shown_figures(rows[i], "predicted")[1]
    students = [i for i, row in enumerate(rows) if row["relation"] == "distilled"]
    separate = [i for i, row in enumerate(rows) if row["relation"] == "separate"]
    return {"miss": min(students, key=value), "falseAlarm": max(separate, key=value)}


def measure(program: list[str]) -> tuple[dict, list[case_check.Example]]:
    basis, folder = bases.Basis(), places.WORK / "full"
    trials = saved.trials("full", basis)
    kept = {c: saved.out_of_fold("full", c) for c in saved.CONDITIONS}
    ratios_of = {c: kept[c]["log10_lr"] for c in saved.CONDITIONS}
    limits = calibration.limits_of(trials)
    shelf = case_pairs.Shelf(basis.answers)
    cases = case_pairs.all_cases(shelf, trials, ratios_of["predicted"])
    study = case_scores.Study(basis, fold_scores.Background(basis), cases, shelf)
    closed, measured, checks = closed_prompts.load("full", basis), {}, {}
    for condition in saved.CONDITIONS:
        judge = case_scores.Judge(condition, basis, saved.samples("full", condition, trials, closed), kept[condition], limits,
                                  np.load(folder / f"reference_spread_{condition}.npz")["same"])
        measured[condition], moved = case_scores.measure(study, judge)
        checks[condition] = dict(median=round(float(np.median(moved)), 2), ninetyFifth=round(float(np.quantile(moved, 0.95)), 2), largest=round(float(moved.max()), 2))
    in_sample, examples = case_check.compare(program, study, measured, size_shown)
    unrelated = case_context.Unrelated(trials)
    rows = [case_row(i, study, measured, unrelated, ratios_of) for i in range(len(cases))]
    out = {"schema": "kinprint.cases", "version": 1, "date": _date_of_fit(), "seed": case_scores.SEED, "draws": case_scores.DRAWS, "largest": case_scores.LARGEST,
           "window": case_context.WINDOW, "fewestPairs": case_context.FEWEST_PAIRS,
           "cap": [round(float(end), 2) for end in limits.ends],
           "sources": [{"name": s, "licence": corpora.LICENCES[s]} for s in sorted({case.source for case in cases})],
           "checks": {"stricterFusion": checks, "inSample": in_sample},
           "errors": {c: case_context.error_rates(trials, kept[c]["log10_lr_apart"]) for c in saved.CONDITIONS},
           "bandEdges": {name: edge for edge, name in BANDS}, "sizeColumns": SIZE_COLUMNS, "figureColumns": FIGURE_COLUMNS, "picks": picks(rows), "disputed": case_pairs.disputed(trials), "unmeasured": UNMEASURED, "rows": rows}
    return out, examples


def packed(row: dict) -> dict:
    """A row as it stands in the file; the band follows from its edges."""
    figures = {c: [[value, low, high, share, of_source] for _, value, low, high, _, share, _, of_source, _ in row[c]] for c in saved.CONDITIONS}
    return {**row, "sizes": [[n, pairs, of_source] for n, *_, pairs, _, of_source in row["exact"]], **figures}


def as_text(data: dict) -> str:
    """JSON with a line for each row, so that a change shows which pair moved."""
    head = json.dumps({k: v for k, v in data.items() if k != "rows"}, ensure_ascii=False)
    lines = ",\n".join(json.dumps(packed(row), ensure_ascii=False, separators=(",", ":")) for row in data["rows"])
    return f'{head[:-1]}, "rows": [\n{lines}\n]}}\n'


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--program", nargs=argparse.REMAINDER, default=["node", str(places.REPOSITORY / "build" / "cli" / "kinprint.mjs"), "batch", "-", "--no-model"])
    data, examples = measure(ap.parse_args().program)
    pickle.dump(examples, open(places.WORK / "case_examples.pkl", "wb"))
    OUT.write_text(as_text(data), encoding="utf-8")
    DOCUMENT.write_text(case_document.write(data, examples), encoding="utf-8")
    print(f"wrote {len(data['rows'])} pairs; checks {data['checks']}; picks {data['picks']}")


if __name__ == "__main__":
    main()
