#!/usr/bin/env python3
"""Write models/RESULTS.md: how well the likelihood ratio does on lineages, and sources, that its fit has not seen.

usage: evaluate.py [--quick] [--refit] [--only SECTION] [--program COMMAND...]

Takes the out-of-fold results of models/fit/make_tables.py from the work folder, or makes them (always with --refit).
--quick does not make the ablation and the trials of relatives and of closed prompts anew and takes fewer fresh trials; kept sections are used where they are
newer than the out-of-fold results. From an empty work folder its fusions are therefore fitted without closed prompts, and its figures differ from those that ship
(models/TRIED.md, Closed prompts in the fusion). --program is the command that answers a batch on standard
input; without it the native build, else the command line, else no fresh trials.
"""
import argparse
import datetime
import multiprocessing
import typing
from collections import abc

import numpy as np

import bases
import calibrate
import chance_results
import closed_prompts
import closed_results
import fresh_trials
import make_tables
import pair_trials
import places
import plots
import relatives
import result_sections
import results
import saved
import scores
import text_losses
from arrays import Kept, PerTrial

OUT = places.REPOSITORY / "models" / "RESULTS.md"
PLOTS = places.REPOSITORY / "models" / "plots"
Steps: typing.TypeAlias = dict[str, abc.Callable[[], object]]  # file of the work folder -> what makes it


def out_of_fold(refit: bool, quick: bool) -> tuple[pair_trials.Trials, scores.Similarity, dict[str, Kept]]:
    folder, last = places.WORK / "full", text_losses.SUFFIXES[-1]

    def make_where_missing(steps: Steps) -> None:
        for file, make in steps.items():
            if refit or not (folder / file).exists():
                make()

    def make_answers() -> None:
        bases.make("full")
        text_losses.make("full")
        make_tables.draw_trials("full")

    def steps_of(condition: str) -> tuple[Steps, Steps]:
        return {f"new_base_{condition}{last}.npy": lambda: make_tables.score_out_of_fold("full", condition)}, {f"out_of_fold_{condition}.npz": lambda: calibrate.fuse("full", condition)}
    (scored, fused), (scored_exact, fused_exact) = map(steps_of, saved.CONDITIONS)
    make_where_missing({f"similarity{last}.pkl": make_answers} | scored)
    if not quick:
        make_where_missing({relatives.FILE: lambda: make_tables.score_relatives("full"), closed_prompts.FILE: lambda: make_tables.score_closed("full")})
    # What is left of both conditions side by side: each alone leaves a core idle at times.
    beside = multiprocessing.get_context("fork").Process(target=make_where_missing, args=(fused,))
    beside.start()
    make_where_missing(scored_exact | fused_exact)
    beside.join()
    if beside.exitcode:
        raise SystemExit("the fusion of prompts never seen failed")
    basis = bases.Basis("full")
    trials, similarity = saved.trials("full", basis), saved.similarity("full")
    return trials, similarity, {c: saved.out_of_fold("full", c) for c in saved.CONDITIONS}


def batch_program(given: list[str] | None) -> list[str] | None:
    if given:
        return given
    tables = [a for name in ("fingerprint", "prompts") for a in ("--tables", str(places.TABLES / f"{name}.kpt"))]
    natives = sorted(places.REPOSITORY.glob("build/*/kinprint_native"), key=lambda path: path.stat().st_mtime)
    if natives:
        return [str(natives[-1]), *tables, "batch"]
    program = places.REPOSITORY / "build" / "cli" / "kinprint.mjs"
    return ["node", str(program), "batch", "-", "--jobs", "2"] if program.exists() else None


def draw_plots(trials: pair_trials.Trials, ratios_of: dict[str, PerTrial]) -> None:
    PLOTS.mkdir(exist_ok=True)
    for condition, ratios in ratios_of.items():
        sized = np.isin(trials.size, (5, 10, 20))
        values = {k: ratios[sized & (trials.kind == k)] for k in ("unrelated", *pair_trials.KINDS[:3])}
        name = results.CONDITION_NAMES[condition]
        plots.tippett(PLOTS / f"tippett_{condition}.svg", f"5 to 20 answers, same prompts, {name}", values)
        plots.reliability(PLOTS / f"reliability_{condition}.svg", f"5 to 20 answers, same prompts, {name}",
                          {k: v for k, v in values.items() if k != "unrelated"}, values["unrelated"])


INTRODUCTION = """# Results

Written by `models/evaluate`; {date}. Out of fold unless a heading says otherwise: every trial is scored by a projection,
covariances, cohort and prompt means that have seen no bot of either side's lineage and, for *prompts never seen*, no answer of
its group of sources; the fusion has not seen its group of sources. *New bots of known lineages* are the same trials before
tables that have seen relatives of the two bots but, under no name and in no source, the bots (models/fit/new_bots.py). One
fusion is fitted on scores of both.

Slope, offset and factor of the calibration (21 numbers a set) are fitted on the scores of both, pooled over sources, so the
column `loss` is a little kind. `loss apart` is of a calibration that has not seen the trial's group of sources (five groups),
hence of fewer sources, too: what to expect of a source that is new in every way. The shares under `apart` are of it, too, and so are
the error rates that reports print. Loss is Cllr less what a perfect recalibration
of all trials together would leave. Ratios are capped as shipped (log10 LR {low:.2f} to {high:.2f}); an LR of 100 cannot be reported, so that
column is zero by construction and the columns for 10 and 79 say more. Trials of one pair of bots say much the same: `95 % over pairs`
is what the AUC does when the pairs are drawn again, and even these share bots and lineages.

Kinds: `distilled` student and teacher, `tuned` base and tuned model, `same_family` two of one generation of one laboratory, all on
the same prompts; `same_model` one bot on different prompts; all of them listed pairs, though the fusion is fitted on further
relations too (models/README.md).

"""


def fresh_section(program: list[str] | None, per_cell: int) -> str:
    if not program:
        return ""
    scored, count, seconds = fresh_trials.run(places.WORK / "fresh", per_cell, 11, program)
    return (f"## Fresh trials through the built program, in-sample\n\n{count} trials of make_trials.py in {seconds:.0f} s. The shipped tables know these "
            f"bots and prompts, so this shows that the program works, not how well it does elsewhere.\n\n```\n{scored}```\n")


def kept_section(name: str, make: abc.Callable[[], str] | None) -> str:
    """A section from the work folder; made anew with `make`, else taken where it is newer than the out-of-fold results."""
    kept, results_file = places.WORK / f"section_{name}.md", places.WORK / "full" / "out_of_fold_exact.npz"
    if make:
        kept.write_text(make(), encoding="utf-8")
    elif not kept.exists() or kept.stat().st_mtime < results_file.stat().st_mtime:
        return ""
    return kept.read_text(encoding="utf-8")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--quick", action="store_true")
    ap.add_argument("--refit", action="store_true")
    ap.add_argument("--only", choices=("fresh", "hubs", "ablation", "none"), help="of the slow sections make only this one")
    ap.add_argument("--program", nargs="+")
    a = ap.parse_args()
    trials, similarity, kept_of = out_of_fold(a.refit, a.quick)
    ratios_of, new_ratios_of = ({c: kept[name] for c, kept in kept_of.items()} for name in ("log10_lr", "new_log10_lr"))
    draw_plots(trials, ratios_of)
    every = np.concatenate(list(ratios_of.values()))
    parts = [INTRODUCTION.format(date=datetime.date.today().isoformat(), low=every.min(), high=every.max()),
             "## AUC at 1 / 5 / 20 / 100 answers beside the prototype\n\nThe prototype's figures are from other models, prompts and sources "
             "(not in these corpora), so the columns are neighbours, not a contest.\n", results.prototype_table(trials, ratios_of, new_ratios_of)]
    parts += [result_sections.condition_section(trials, similarity, kept, condition) for condition, kept in kept_of.items()]
    parts += [chance_results.section(trials, kept_of), result_sections.controls_section(trials, kept_of), result_sections.losses_section(trials, kept_of), closed_results.section(kept_of),
              result_sections.relatives_section(trials, kept_of), result_sections.intervals_section(trials, kept_of),
              result_sections.permissive_section(trials, ratios_of)]
    slow = {"fresh": lambda: fresh_section(batch_program(a.program), 8 if a.quick else 40),
            "hubs": lambda: result_sections.hubs_section(bases.Basis("full")),
            "ablation": lambda: result_sections.ablation_section(trials)}
    wanted = {a.only} if a.only else {"fresh", "hubs"} if a.quick else set(slow)
    parts += [kept_section(name, make if name in wanted else None) for name, make in slow.items()]
    OUT.write_text("\n".join(part for part in parts if part), encoding="utf-8")
    print(f"wrote {OUT.relative_to(places.REPOSITORY)}")


if __name__ == "__main__":
    main()
