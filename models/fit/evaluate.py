#!/usr/bin/env python3
"""Write models/RESULTS.md: how well the likelihood ratio does on lineages, and sources, that its fit has not seen.

usage: evaluate.py [--quick] [--refit] [--program COMMAND...]

Takes the out-of-fold results of models/fit/make_tables.py from the work folder, or makes them (always with --refit).
--quick does not make the ablation and the trials of relatives and of closed prompts anew and takes fewer fresh trials; kept sections are used where they are
newer than the out-of-fold results. --program is the command that answers a batch on standard
input; without it the native build, else the command line, else no fresh trials.
"""
import argparse
import datetime
import multiprocessing

import numpy as np
from scipy import stats

import ablation
import bases
import calibrate
import calibration
import closed_prompts
import closed_results
import controls
import fold_scores
import fresh_trials
import fusion
import hubs
import make_tables
import pair_trials
import places
import plots
import reference_spread
import relatives
import results
import saved
import score
import text_losses

OUT = places.REPOSITORY / "models" / "RESULTS.md"
PLOTS = places.REPOSITORY / "models" / "plots"


def out_of_fold(refit, quick):
    folder, last = places.WORK / "full", text_losses.SUFFIXES[-1]

    def make_where_missing(steps):
        for file, make in steps.items():
            if refit or not (folder / file).exists():
                make()

    def steps_of(condition):
        return {f"new_base_{condition}{last}.npy": lambda: make_tables.score_out_of_fold("full", condition)}, {f"out_of_fold_{condition}.npz": lambda: calibrate.fuse("full", condition)}
    (scored, fused), (scored_exact, fused_exact) = map(steps_of, saved.CONDITIONS)
    make_where_missing({f"similarity{last}.pkl": lambda: (bases.make("full"), text_losses.make("full"), make_tables.draw_trials("full"))} | scored)
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


def batch_program(given):
    if given:
        return given
    tables = [a for name in ("fingerprint", "prompts") for a in ("--tables", str(places.TABLES / f"{name}.kpt"))]
    natives = sorted(places.REPOSITORY.glob("build/*/kinprint_native"), key=lambda path: path.stat().st_mtime)
    if natives:
        return [str(natives[-1]), *tables, "batch"]
    program = places.REPOSITORY / "build" / "cli" / "kinprint.mjs"
    return ["node", str(program), "batch", "-", "--jobs", "2"] if program.exists() else None


def draw_plots(trials, ratios_of):
    PLOTS.mkdir(exist_ok=True)
    for condition, ratios in ratios_of.items():
        sized = np.isin(trials.size, (5, 10, 20))
        values = {k: ratios[sized & (trials.kind == k)] for k in ("unrelated", *pair_trials.KINDS[:3])}
        name = results.CONDITION_NAMES[condition]
        plots.tippett(PLOTS / f"tippett_{condition}.svg", f"5 to 20 answers, same prompts, {name}", values)
        plots.reliability(PLOTS / f"reliability_{condition}.svg", f"5 to 20 answers, same prompts, {name}",
                          {k: v for k, v in values.items() if k != "unrelated"}, values["unrelated"])


def condition_section(trials, similarity, kept, condition):
    ratios = kept["log10_lr"]
    splits = {"Source": results.source_masks(trials), "Language": results.language_masks(trials), "Length": results.length_masks(similarity),
              "Generation": results.generation_masks(trials)}
    parts = [f"## {results.CONDITION_NAMES[condition].capitalize()}\n", results.main_table(trials, ratios, kept["log10_lr_apart"], similarity.cosine[:, 0]),
             f"![Tippett plot](plots/tippett_{condition}.svg) ![Reliability plot](plots/reliability_{condition}.svg)\n",
             f"### New bots of known lineages, {results.CONDITION_NAMES[condition]}\n",
             results.main_table(trials, kept["new_log10_lr"], kept["new_log10_lr_apart"], similarity.cosine[:, 0])]
    for name, masks in splits.items():
        parts += [f"### By {name.lower()}\n", results.split_table(trials, ratios, name, masks)]
    parts += ["### The twenty nearest unrelated pairs\n", results.nearest_unrelated(trials, ratios),
              "### Bots that look like others most often\n", results.hub_table(trials, ratios)]
    return "\n".join(parts)


def ablation_section(trials, similarity):
    both = saved.base_scores("full", "predicted")
    rows = [[name, *[f"{v:.3f}" for v in values], f"{np.mean(values):.3f}"] for name, values in ablation.run(trials, similarity, both)]
    head = ["channels"] + [f"{k}, {n}" for k in pair_trials.KINDS[:3] for n in ablation.SIZES] + ["mean"]
    return "## Channels (AUC, same prompts, prompts never seen, out of fold)\n\n" + results.table(head, rows)


def ratios_with_controls(trials, kept_of, with_controls, name):
    """Capped log10 LR where no lineage is known and control bots answered prompts never seen, as the core reports it: on different
    prompts both sets by what stays unknown of the prompts' effects."""
    def ratios(condition, lines):
        kept = kept_of[condition]
        of_loss = [kept[f"lines_{lines}{suffix}"] for suffix in text_losses.SUFFIXES]
        return calibration.uncapped_of(of_loss, kept["loss"], kept[f"fused_controls_{name}"], trials, kept["closedness"])

    unknown = with_controls["scored"][0][name][1]
    apart = unknown * ratios("predicted", "diff_predicted") + (1 - unknown) * ratios("exact", "diff_exact")
    limits = calibration.cap(trials)
    return np.clip(np.where(trials.same, ratios("exact", "same_controls"), apart), limits["low"], limits["high"])


def controls_section(trials, kept_of):
    with_controls = saved.controls("full")
    usable, names = with_controls["found"] >= controls.MOST, [str(count) for count in controls.COUNTS]
    columns = [kept_of["predicted"]["log10_lr"], *(ratios_with_controls(trials, kept_of, with_controls, name) for name in names), kept_of["exact"]["log10_lr"]]
    head = ["kind", "n", "trials", "0 controls"] + [f"{name} control{'s' if name != '1' else ''}" for name in names] + ["prompts known"]
    rows = []
    for kind in pair_trials.KINDS:
        for n in results.SHOWN:
            related, unrelated = results.cells(trials, usable, kind, n)
            if min(related.sum(), unrelated.sum()) >= results.LEAST:
                found = [(results.figures(ratios, related, unrelated), 100 * np.mean(ratios[unrelated] >= 1)) for ratios in columns]
                rows.append([kind, n, f"{related.sum()} / {unrelated.sum()}", *[f"{f['AUC']:.3f}, {f['loss']:.3f}, {high:.1f} %" for f, high in found]])
    return ("## Control bots (AUC, loss, unrelated at LR >= 10; no lineage known, prompts never seen, out of fold)\n\nAnswers of other bots to the user's own prompts stand in for the "
            "background: one to eight of other lineages than either side's. On the same prompts with a calibration of their own, fitted before a mixed number of "
            "them. In the last column the prompts are in the background and nobody gave controls.\n\n" + results.table(head, rows))


def _loss_table(trials, kept_of, form):
    """Of one further form of all trials, as fitted; form: as in the names of what fuse() keeps."""
    limits, rows = calibration.cap(trials), []
    for condition, kept in kept_of.items():
        lines = {same: kept[f"lines_{'same' if same else 'diff'}_{condition}"] for same in (True, False)}
        as_written = np.where(trials.same, *(calibration.uncapped(lines[same], kept[f"fused_{form}"], trials, kept[f"closedness_{form}"]) for same in (True, False)))
        of = {"written": kept["log10_lr"], "as written": np.clip(as_written, limits["low"], limits["high"]), "own": kept[f"{form}_log10_lr"],
              "apart": kept[f"{form}_log10_lr_apart"]}
        for kind in pair_trials.KINDS:
            for n in results.SHOWN:
                related, unrelated = results.cells(trials, np.ones(trials.count, bool), kind, n)
                if min(related.sum(), unrelated.sum()) >= results.LEAST:
                    found = {name: results.figures(ratios, related, unrelated) for name, ratios in of.items()}
                    high = {name: f"{100 * np.mean(ratios[unrelated] >= 1):.1f} %" for name, ratios in of.items()}
                    rows.append([results.CONDITION_NAMES[condition], kind, n, f"{found['written']['AUC']:.3f}", f"{found['own']['AUC']:.3f}",
                                 *[f"{found[name]['loss']:.3f}" for name in ("as written", "own", "apart")], *[high[name] for name in ("written", "as written", "own")]])
    head = ["condition", "kind", "n", "AUC as written", "AUC so", "loss by the calibration of texts as written", "by its own", "own, apart",
            "unrelated LR >= 10 as written", "so, calibrated as written", "own"]
    return results.table(head, rows)


def losses_section(trials, kept_of):
    return ("## Formatting lost (no lineage known, out of fold)\n\nThe same trials with the Markdown marks of both sides taken away, as happens to who copies what a chat page "
            "shows. Two such texts look more alike than their bots are. Pairs that look so (core/verdict/formatting.hpp) have a calibration of their own, fitted "
            "on all trials without their marks; the other tables hold the few trials to it that look so as they were written, and those of which one side "
            "looks so beside a formatted one.\n\n" + _loss_table(trials, kept_of, "unformatted") +
            "\n### Line breaks lost too\n\nThe same without marks and without any line break, as tables and scripts that read pages leave texts.\n\n" +
            _loss_table(trials, kept_of, "flat"))


def relatives_section(trials, kept_of):
    """Where the lines of a shared lineage are there."""
    if not all(saved.lineages_file("full", condition).exists() for condition in kept_of):
        return ""
    others, rows = relatives.load("full", bases.Basis("full")).trials, []
    for condition, kept in kept_of.items():
        lineage = saved.lineages("full", condition)[0]
        of = {"model": (kept["log10_lr"], lineage.of_model), "lineage": lineage.ratios, "apart": lineage.apart}
        for kind in relatives.KINDS:
            for n in results.SHOWN:
                found = {name: relatives.of_size_and_kind(ours, trials, theirs, others, n, kind) for name, (ours, theirs) in of.items()}
                related, unrelated = found["model"]
                if min(len(related), len(unrelated)) >= results.LEAST:
                    figures = {name: score.figures(*map(list, values)) for name, values in found.items()}
                    low = [f"{100 * np.mean(found[name][0] <= -1):.1f} %" for name in ("model", "lineage")]
                    high = [f"{100 * np.mean(found[name][1] >= 1):.1f} %" for name in ("model", "lineage")]
                    rows.append([results.CONDITION_NAMES[condition], kind, n, f"{len(related)} / {len(unrelated)}", f"{figures['lineage']['AUC']:.3f}",
                                 *[f"{figures[name]['loss']:.3f}" for name in ("model", "lineage")],
                                 f"{figures['apart']['Cllr'] - figures['lineage']['Cllr'] + figures['lineage']['loss']:.3f}", *low, *high])
    head = ["condition", "kind", "n", "trials", "AUC", "loss of the same model's ratio read as a lineage's", "of the lineage's", "apart", "related <= 0.1, same model",
            "lineage", "unrelated >= 10, same model", "lineage"]
    return ("## Relatives on different prompts (no lineage known, out of fold)\n\nOn different prompts the likelihood ratio asks whether the two are the same model. Relatives that are not "
            "fall on both sides of it, so a shared lineage of any kind has a ratio of its own there, a line over the first (models/fit/relatives.py). `same_model` is what the first "
            "is fitted on; `across` are bots held against themselves, and against unrelated ones, on prompts of two sources, which are two kinds of prompts (models/fit/across_kinds.py).\n\n" + results.table(head, rows))


def intervals_section(trials, kept_of):
    """Where make_tables.py has measured the spread over reference bots; it makes no other figure here."""
    limits, rows = calibration.cap(trials), []
    for condition, kept in kept_of.items():
        file = places.WORK / "full" / f"reference_spread_{condition}.npz"
        if not file.exists():
            return ""
        measured = np.load(file)
        for name, same in (("same", True), ("diff", False)):
            before = calibration.uncapped(kept[f"lines_{name}_{condition}"], fusion.mix(kept["linear"], kept["boosted"]), trials, kept["closedness"])
            for n, lineages in zip(pair_trials.SIZES, measured[name]):
                chosen = (trials.same == same) & trials.listed & (trials.size == n)
                prompts = calibration.within_pair_spread(before, trials, chosen)
                alone, both = (reference_spread.share_held(measured["halves"], trials, chosen, calibration.NORMAL_95 * spread, limits) for spread in (prompts, np.hypot(prompts, lineages)))
                rows.append([results.CONDITION_NAMES[condition], "same" if same else "different", n, f"{prompts:.2f}", f"{lineages:.2f}",
                             f"{10 ** (calibration.NORMAL_95 * np.hypot(prompts, lineages)):.1f}", both[1], f"{100 * alone[0]:.0f} %", f"{100 * both[0]:.0f} %"])
    head = ["condition", "prompts", "n", "spread over prompts", "over lineages", "half width, as a factor of the LR", "second draws", "held by the interval of prompts alone", "held"]
    return ("## Intervals\n\nThe 95 % interval adds up what other prompts and what reference bots of other lineages would change, as standard deviations of "
            "log10 LR (models/fit/reference_spread.py: a jackknife over the lineages behind map, fusion and calibration). Held: how often the interval about one draw "
            "of prompts holds the ratio of another draw for the same two bots before tables from other bots of the same lineages (random halves of the bots and of "
            "their pairs). Both draws vary, so 83 % is what exact spreads over prompts and such bots would give; the caps, at which many pairs stand, raise it, and so does "
            "the spread over lineages, which these draws share.\n\n" + results.table(head, rows))


def hubs_section(basis):
    background = fold_scores.Background(basis)
    times, bots = hubs.nearest(background)
    every = times.sum(0)[0]
    summary = [[way, f"{stats.skew(times[:, k] - times[:, -1]):.1f}", f"{100 * np.sort(times[:, k])[-len(times) // 20:].sum() / every:.0f} %", f"{100 * np.mean(times[:, k] == 0):.0f} %"]
               for k, way in enumerate(hubs.WAYS)]
    most = dict.fromkeys(i for k in (0, len(hubs.WAYS) - 1) for i in np.argsort(times[:, -1] - times[:, k], kind="stable")[:8])
    rows = [[*background.bot_names[bots[i]].split("|", 1), *[f"{value:.0f}" for value in times[i, :-1]], f"{times[i, -1]:.1f}"] for i in most]
    return (f"## Bots nearest to unrelated ones most often, before and after\n\n{every:.0f} times a bot was asked for the nearest of its source that is of another lineage, before models that have seen "
            "neither (models/fit/hubs.py): by the cosine of their counts of words, by that of their fingerprint vectors, and by the latter held against the cohort. "
            "Hubs become weaker with the vectors, not with the cohort, and do not vanish.\n\n"
            + results.table(["way", "skewness of how often a bot is nearest", "taken by the twentieth of bots nearest most often", "bots never nearest"], summary) + "\n"
            + results.table(["source", "bot", *hubs.WAYS, "a bot drawn at random"], rows))


def permissive_section(trials, ratios_of):
    """What leaving AlpacaEval out costs: each variant out of fold on trials of the other sources."""
    folder = places.WORK / "permissive"
    if not all((folder / f"out_of_fold_{c}.npz").exists() for c in saved.CONDITIONS):
        return ""
    other = saved.trials("permissive", bases.Basis("permissive"))
    shared, rows = trials.source != "alpacaeval", []
    for condition in saved.CONDITIONS:
        theirs = saved.out_of_fold("permissive", condition)["log10_lr"]
        for kind in pair_trials.KINDS:
            for n in results.SHOWN[:3]:
                ours = [results.figures(r, *results.cells(t, m, kind, n)) for r, t, m in
                        ((ratios_of[condition], trials, shared), (theirs, other, np.ones(other.count, bool)))]
                rows.append([results.CONDITION_NAMES[condition], kind, n, *[f"{f[key]:.3f}" for key in ("AUC", "loss") for f in ours]])
    head = ["condition", "kind", "n", "AUC, full", "AUC, permissive", "loss, full", "loss, permissive"]
    return "## Without AlpacaEval (`--variant permissive`), on trials of the other sources\n\n" + results.table(head, rows)


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


def fresh_section(program, per_cell):
    if not program:
        return ""
    scored, count, seconds = fresh_trials.run(places.WORK / "fresh", per_cell, 11, program)
    return (f"## Fresh trials through the built program, in-sample\n\n{count} trials of make_trials.py in {seconds:.0f} s. The shipped tables know these "
            f"bots and prompts, so this shows that the program works, not how well it does elsewhere.\n\n```\n{scored}```\n")


def kept_section(name, make):
    """A section from the work folder; made anew with `make`, else taken where it is newer than the out-of-fold results."""
    kept, results_file = places.WORK / f"section_{name}.md", places.WORK / "full" / "out_of_fold_exact.npz"
    if make:
        kept.write_text(make(), encoding="utf-8")
    elif not kept.exists() or kept.stat().st_mtime < results_file.stat().st_mtime:
        return ""
    return kept.read_text(encoding="utf-8")


def main():
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
    parts += [condition_section(trials, similarity, kept, condition) for condition, kept in kept_of.items()]
    parts += [controls_section(trials, kept_of), losses_section(trials, kept_of), closed_results.section(kept_of), relatives_section(trials, kept_of), intervals_section(trials, kept_of), permissive_section(trials, ratios_of)]
    slow = {"fresh": lambda: fresh_section(batch_program(a.program), 8 if a.quick else 40),
            "hubs": lambda: hubs_section(bases.Basis("full")),
            "ablation": lambda: ablation_section(trials, similarity)}
    wanted = {a.only} if a.only else {"fresh", "hubs"} if a.quick else set(slow)
    parts += [kept_section(name, make if name in wanted else None) for name, make in slow.items()]
    OUT.write_text("\n".join(part for part in parts if part), encoding="utf-8")
    print(f"wrote {OUT.relative_to(places.REPOSITORY)}")


if __name__ == "__main__":
    main()
