"""Sections of models/RESULTS.md from what calibrate.py keeps of the conditions; closed_results.py and chance_results.py have others."""
import numpy as np
from scipy import stats

import ablation
import bases
import calibration
import closed_prompts
import controls
import fold_scores
import fusion
import hubs
import markdown
import pair_trials
import places
import reference_spread
import relatives
import results
import saved
import score
import scores
import text_losses
from arrays import Kept, PerTrial


def condition_section(trials: pair_trials.Trials, similarity: scores.Similarity, kept: Kept, condition: str) -> str:
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


def ablation_section(trials: pair_trials.Trials) -> str:
    samples = saved.samples("full", "predicted", trials, closed_prompts.load("full", bases.Basis("full")))
    rows = [[name, *[f"{v:.3f}" for v in values], f"{np.mean(values):.3f}"] for name, values in ablation.run(samples)]
    head = ["channels"] + [f"{k}, {n}" for k in pair_trials.KINDS[:3] for n in ablation.SIZES] + ["mean"]
    return "## Channels (AUC, same prompts, prompts never seen, out of fold)\n\n" + markdown.table(head, rows)


def ratios_with_controls(trials: pair_trials.Trials, kept_of: dict[str, Kept], with_controls: dict, name: str) -> PerTrial:
    """Capped log10 LR where no lineage is known and control bots answered prompts never seen, as the core reports it: on different
    prompts both sets by what stays unknown of the prompts' effects."""
    def ratios(condition: str, lines: str) -> PerTrial:
        kept = kept_of[condition]
        of_loss = [kept[f"lines_{lines}{suffix}"] for suffix in text_losses.SUFFIXES]
        return calibration.uncapped_of(of_loss, kept["loss"], kept[f"fused_controls_{name}"], trials, kept["closedness"])

    unknown = with_controls["scored"][0][name][1]
    apart = unknown * ratios("predicted", "diff_predicted") + (1 - unknown) * ratios("exact", "diff_exact")
    limits = calibration.limits_of(trials)
    return np.clip(np.where(trials.same, ratios("exact", "same_controls"), apart), *limits.ends)


def controls_section(trials: pair_trials.Trials, kept_of: dict[str, Kept]) -> str:
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
            "them. In the last column the prompts are in the background and nobody gave controls.\n\n" + markdown.table(head, rows))


def _loss_table(trials: pair_trials.Trials, kept_of: dict[str, Kept], form: str) -> str:
    """Of one further form of all trials, as fitted; form: as in the names of what fuse() keeps."""
    limits, rows = calibration.limits_of(trials), []
    for condition, kept in kept_of.items():
        lines = {same: kept[f"lines_{'same' if same else 'diff'}_{condition}"] for same in (True, False)}
        as_written = np.where(trials.same, *(calibration.uncapped(lines[same], kept[f"fused_{form}"], trials, kept[f"closedness_{form}"]) for same in (True, False)))
        of = {"written": kept["log10_lr"], "as written": np.clip(as_written, *limits.ends), "own": kept[f"{form}_log10_lr"],
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
    return markdown.table(head, rows)


def losses_section(trials: pair_trials.Trials, kept_of: dict[str, Kept]) -> str:
    return ("## Formatting lost (no lineage known, out of fold)\n\nThe same trials with the Markdown marks of both sides taken away, as happens to who copies what a chat page "
            "shows. Two such texts look more alike than their bots are. Pairs that look so (core/verdict/formatting.hpp) have a calibration of their own, fitted "
            "on all trials without their marks; the other tables hold the few trials to it that look so as they were written, and those of which one side "
            "looks so beside a formatted one.\n\n" + _loss_table(trials, kept_of, "unformatted") +
            "\n### Line breaks lost too\n\nThe same without marks and without any line break, as tables and scripts that read pages leave texts.\n\n" +
            _loss_table(trials, kept_of, "flat"))


def relatives_section(trials: pair_trials.Trials, kept_of: dict[str, Kept]) -> str:
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
                                 f"{results.loss_beside(figures['apart'], figures['lineage']):.3f}", *low, *high])
    head = ["condition", "kind", "n", "trials", "AUC", "loss of the same model's ratio read as a lineage's", "of the lineage's", "apart", "related <= 0.1, same model",
            "lineage", "unrelated >= 10, same model", "lineage"]
    return ("## Relatives on different prompts (no lineage known, out of fold)\n\nOn different prompts the likelihood ratio asks whether the two are the same model. Relatives that are not "
            "fall on both sides of it, so a shared lineage of any kind has a ratio of its own there, a line over the first (models/fit/relatives.py). `same_model` is what the first "
            "is fitted on; `across` are bots held against themselves, and against unrelated ones, on prompts of two sources, which are two kinds of prompts (models/fit/across_kinds.py).\n\n" + markdown.table(head, rows))


def intervals_section(trials: pair_trials.Trials, kept_of: dict[str, Kept]) -> str:
    """Where make_tables.py has measured the spread over reference bots; it makes no other figure here."""
    limits, rows = calibration.limits_of(trials), []
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
            "the spread over lineages, which these draws share.\n\n" + markdown.table(head, rows))


def hubs_section(basis: bases.Basis) -> str:
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
            + markdown.table(["way", "skewness of how often a bot is nearest", "taken by the twentieth of bots nearest most often", "bots never nearest"], summary) + "\n"
            + markdown.table(["source", "bot", *hubs.WAYS, "a bot drawn at random"], rows))


def permissive_section(trials: pair_trials.Trials, ratios_of: dict[str, PerTrial]) -> str:
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
    return "## Without AlpacaEval (`--variant permissive`), on trials of the other sources\n\n" + markdown.table(head, rows)
