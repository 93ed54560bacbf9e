"""docs/cases.md from the data of models/cases.json."""
import collections
import math

import case_check
import markdown

GROUPS = (("Documented students, tuned and repeated models", ("distilled", "tuned", "same_model")), ("Same maker", ("same_maker",)),
          ("Developed separately", ("separate",)), ("Accused in public: an accusation, never a label", ("accused",)),
          ("The same accused bots beside a maker that is not named in the accusation", ("not_known",)))
WORDS = {"distilled": "trained on its answers", "tuned": "tuned from it", "same_model": "same model", "same_maker": "same maker", "separate": "developed separately",
         "accused": "accused, not established", "not_known": "nothing documented or alleged"}
BAND_EDGES = (2, 10, 100)  # of core/verdict/bands.cpp up to the cap
CONDITIONS = (("predicted", "prompts never seen"), ("exact", "prompts known"))
INTRODUCTION = """# Known cases

Written by `models/fit/cases.py` on {date} from the corpora; the same figures, with sizes 1, 5, 20 and all, are in
`models/cases.json`, and the page shows them under *Known cases*. No answer and no prompt is in either.

**What a figure is.** The likelihood ratio (LR): how many times more expected the answers are if the two bots share a lineage
than if they were developed separately. 20 answers a side where there are as many, else all; of {draws} draws of prompts the
median one. In brackets the 95 % interval, as the program makes it: the larger of the spread between draws and that of {resamples}
resamplings of the prompts, and the spread over other reference bots. Ratios are capped at {low} to {high}.

**Out of fold.** The shipped tables have seen these bots, so they are not used. Projection, covariances, cohort and means of
prompts are made without the lineages of the pair (its makers, bases, documented and alleged relatives), and for *prompts never
seen* without its group of sources; the fusion has not seen that group. Not left out of the fusion: trials of the same
lineages in other sources, and the numbers of the calibration are fitted on out-of-fold scores of all trials. A fusion without those lineages moves log10 LR by
{moved_predicted} (prompts never seen) and {moved_exact} (known), median / 95th percentile / largest.

**As high.** How often unrelated pairs scored at least as high, twice. First those of the time: both bots released within {window}
months of the later bot of the pair, any source. Then those of the same source, any time: sources shift figures (in shaberi-ja,
which is Japanese, unrelated pairs score far higher on prompts never seen than elsewhere), so where the two differ the second
is the one to go by. Same condition, the size at or just below; each pair weighs alike; the number is of pairs. With fewer than
{fewest} no share is given. The unrelated pairs are of large laboratories and of a few others.

**What it supports, and what it cannot show.** An LR says how texts fit two hypotheses. It does not say that one bot was
trained on another, in which direction, or with what right. A high LR also fits a common teacher, data of the web that holds
other bots' answers, and a habit of the time; a low one fits a student whose teacher left little trace. Sources shift scores: the same two bots differ from source to source.
An accusation is no label: no accused pair counts as right or wrong here. Pairs with an accused bot that
pairs.tsv lists as independent, and that the fit therefore takes as unrelated trials: {disputed}. Here they stand without a
label and are not among the unrelated pairs.

"""


def ratio(log10: float) -> str:
    """As the page writes it (web/src/view/format.ts): never rounded up into a stronger band."""
    size = 10 ** abs(log10)
    shown = f"{size:.2g}" if size < 20 else f"{round(size, -1):.0f}"
    if any(size < edge * (1 - 1e-9) and float(shown) >= edge for edge in BAND_EDGES):
        step = 10 ** (math.floor(math.log10(size)) - 1)
        shown = f"{math.floor(size / step) * step:.2g}"
    return f"1/{shown}" if log10 < 0 and shown != "1" else shown


def percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share == 0 or share >= 0.1 else f"{100 * share:.1f} %"


def shown(row: dict, condition: str) -> list:
    return max((f for f in row[condition] if f[0] <= 20), key=lambda f: f[0])


def figures(row: dict, condition: str) -> list[str]:
    _, value, low, high, _, *shares = shown(row, condition)
    as_high = [f"{percent(share)} of {pairs}" if share is not None else f"not given ({pairs})" for share, pairs in (shares[:2], shares[2:])]
    return [f"**{ratio(value)}** ({ratio(low)} to {ratio(high)})", "; ".join(as_high)]


def _bot(side: dict[str, str]) -> str:
    return f"{side['name']} ({side['maker']})"


def pair_table(rows: list[dict]) -> str:
    head = ["A", "B", "as stated", "basis", "source", "answers", "LR, prompts never seen", "as high", "LR, prompts known", "as high"]
    cells = [[_bot(r["left"]), _bot(r["right"]), WORDS[r["relation"]], f"{r['basis']}: {r['note']}", r["source"], shown(r, "predicted")[0],
              *figures(r, "predicted"), *figures(r, "exact")] for r in rows]
    return markdown.table(head, cells)


def outcome_lines(data: dict) -> str:
    """How many pairs of each label the figure fits, misses and leaves open."""
    rows = []
    for label, name in ((1, "documented relation or same maker"), (0, "developed separately")):
        for condition, words in CONDITIONS:
            values = [shown(r, condition)[1] for r in data["rows"] if r["label"] == label and r["chosen"] == "listed"]
            count = collections.Counter("above" if v >= 0.30103 else "below" if v <= -0.30103 else "open" for v in values)
            rows.append([name, words, len(values), count["above"], count["open"], count["below"]])
    return markdown.table(["pairs", "condition", "pairs", "LR 2 and more", "between", "LR 1/2 and less"], rows)


def error_table(data: dict) -> str:
    rows = []
    for condition, words in CONDITIONS:
        for e in data["errors"][condition]:
            kinds = [f"{percent(e[k]['below1'])} of {e[k]['trials']}" if k in e else "" for k in ("distilled", "tuned", "sameMaker")]
            u = e["unrelated"]
            rows.append([words, e["answers"], f"{percent(u['atLeast2'])} of {u['trials']}", percent(u["atLeast10"]), *kinds])
    return markdown.table(["condition", "answers", "unrelated at LR 2 and more", "at 10 and more", "students below 1", "tuned below 1", "same maker below 1"], rows)


def wrong_ones(data: dict) -> str:
    miss, alarm = (data["rows"][data["picks"][k]] for k in ("miss", "falseAlarm"))
    return (f"The lowest documented student (prompts never seen): {_bot(miss['left'])} and {_bot(miss['right'])}, LR {ratio(shown(miss, 'predicted')[1])}, "
            f"source {miss['source']}.\n\nThe highest pair developed separately, as far as is known: {_bot(alarm['left'])} and {_bot(alarm['right'])}, "
            f"LR {ratio(shown(alarm, 'predicted')[1])}, source {alarm['source']}.\n\nBoth are chosen by that rule, not by hand. Three look-alikes stand under "
            "*Developed separately* because their mean over all trials was the highest of the unrelated pairs; they are left out of the count above.\n")


def check_lines(data: dict) -> str:
    c = data["checks"]["inSample"]
    return (f"The shipped command line on the very answers of {c['pairs']} pairs whose prompts it knows ({c['refused']} refused): log10 LR differs from the out-of-fold figure "
            f"by {c['median']} in the median, {c['ninetyFifth']} at the 95th percentile, {c['largest']} at most; {percent(c['sameSide'])} fall on the same "
            "side of 1. It is in-sample and may be kinder to what it has seen; no figure here is from it.\n")


def write(data: dict, examples: list[case_check.Example]) -> str:
    moved = {k: " / ".join(str(v[x]) for x in ("median", "ninetyFifth", "largest")) for k, v in data["checks"]["stricterFusion"].items()}
    low, high = (ratio(v) for v in data["cap"])
    parts = [INTRODUCTION.format(date=data["date"], draws=data["draws"], resamples=60, low=low, high=high, window=data["window"], fewest=data["fewestPairs"],
                                 moved_predicted=moved["predicted"], moved_exact=moved["exact"],
                                 disputed="; ".join(f"{a} and {b} ({source})" for a, b, source in data["disputed"]) or "none"),
             "## Right and wrong\n\n" + outcome_lines(data), wrong_ones(data), "## Known error rates\n\nOut-of-fold trials of models/RESULTS.md, by calibrations that have not seen the trial's group of sources (*apart*), as in reports.\n\n" + error_table(data)]
    for title, relations in GROUPS:
        parts.append(f"## {title}\n\n" + pair_table([r for r in data["rows"] if r["relation"] in relations]))
    names = ", ".join(f"{bot['name']} ({bot['maker']})" for bot in data["unmeasured"])
    parts += [f"## Not measured\n\n{names}: no answers in the corpora. Paste answers into Kinprint to compare.\n",
              "## Beside the shipped tables\n\n" + check_lines(data) + "\n" + example_table(data, examples),
              "## Sources\n\n" + markdown.table(["source", "licence"], [[s["name"], s["licence"]] for s in data["sources"]])]
    return "\n".join(parts)


def example_table(data: dict, examples: list[case_check.Example]) -> str:
    """The first pair of each relation."""
    first: dict[str, case_check.Example] = {}
    for example in examples:
        first.setdefault(data["rows"][example.number]["relation"], example)
    rows = [[*(_bot(data["rows"][e.number][side]) for side in ("left", "right")), e.size, f"{e.out_of_fold:.2f}", f"{e.shipped:.2f}"] for e in first.values()]
    return markdown.table(["A", "B", "answers", "log10 LR out of fold", "log10 LR shipped, in-sample"], rows)
