#!/usr/bin/env python3
"""Write models/ATTRIBUTION.md from the trials of attribution_study.py and the drift study. usage: attribution_report.py"""
import pickle

import attribution
import attribution_figures as figures
import attribution_trials
import closed_set
import drift_study
import markdown
import own_sources
import places
import write_sections

OUT = places.REPOSITORY / "models" / "ATTRIBUTION.md"
CONDITIONS = ((True, "prompts known"), (False, "prompts never seen"))


def percent(value: float) -> str:
    return f"{100 * value:.0f} %"


WAYS = {"apart": "projection that has not seen the source", "shipped": "projection that has seen the library, as shipped",
        "regression": "regression from all directions, not shipped"}
GOALS = {1: 0.55, 5: 0.85, 20: 0.97}
FAMILY_GOAL = 0.9  # among three at 20 answers
QUESTIONS = {"same bots": "bots that the library holds", "new bots": "bots that it does not hold, of generations that it does"}


def closed_part(study: attribution_trials.Study) -> str:
    """Rows of way, knowledge of the prompts and size, and what became of the goals."""
    rows = []
    for way, name in WAYS.items():
        for known, title in CONDITIONS:
            for n in attribution.SIZES:
                trials, first, three = study["closed"][way, known, n]
                goal = outcome(first / trials, GOALS[n]) if n in GOALS else ""
                rows.append((name, title, n, trials, f"{100 * first / trials:.1f} %", percent(three / trials), goal))
    return markdown.table(("18 bots of one source", "", "answers", "trials", "first", "among three", "goal"), rows)


def own_part(study: attribution_trials.Study) -> str:
    """Rows of question, knowledge of the prompts and size, calibrated as shipped."""
    shipped = {(known, n): figures.fit(figures.cells_of(study["folds"], study["generation"], n, known)) for known, _ in CONDITIONS for n in attribution.SIZES}
    rows = []
    for question, name in QUESTIONS.items():
        folds = [fold for fold in study["own"] if fold["set"] == question]
        for known, title in CONDITIONS:
            for n in attribution.SIZES:
                trials, *shares = figures.measure_own(figures.cells_of(folds, study["generation"], n, known), shipped[known, n])
                goal = outcome(shares[-1], FAMILY_GOAL) if n == 20 else ""
                rows.append((name, title, n, trials, *map(percent, shares), goal))
    return markdown.table(("", "", "answers", "trials", "generation first", "among three", "family first", "among three", "goal"), rows)


def outcome(value: float, goal: float) -> str:
    return "met" if value >= goal else "**missed**"


def open_parts(study: attribution_trials.Study) -> tuple[str, str, float]:
    """The table over all families, the table of shares, and the best share of families among three at 20 answers."""
    whole, sure, best = [], [], 0.0
    for known, title in CONDITIONS:
        for n in attribution.SIZES:
            m = figures.measure(figures.cells_of(study["folds"], study["generation"], n, known))
            best = max(best, m.family_top3) if n == 20 else best
            whole.append((title, n, m.trials, percent(m.top1), percent(m.top3), percent(m.family_top1), percent(m.family_top3),
                          percent(m.known_rejected), m.unknown, percent(m.unknown_accepted)))
            sure += [(title, n, f"{low:.2f} to {low + 0.25:.2f}", count, percent(stated), percent(right)) for low, count, stated, right in m.by_share if count >= 20]
    return (markdown.table(("", "answers", "trials", "generation first", "among three", "family first", "among three", "known bot called none", "trials of unknown bots", "unknown bot accepted"), whole),
            markdown.table(("", "answers", "share stated for the first family", "trials", "mean stated", "right"), sure), best)


def drift_part() -> tuple[drift_study.Drift, str]:
    found = drift_study.measure()
    rows = [(title, n, trials, f"{old:.3f}", f"{other:.3f}") for title, n, trials, old, other in found.table]
    return found, markdown.table(("", "answers", "trials", f"fitted on bots before {drift_study.OLD_BEFORE}", "fitted on other laboratories, all times"), rows)


def library_part() -> str:
    sections = write_sections.unpack((places.TABLES / "library.kpt").read_bytes())
    text = lambda row: bytes(row).rstrip(b"\0").decode("utf-8")
    rows = [(text(f), text(n), f"{facts[0] // 100}-{facts[0] % 100:02d}", facts[1], facts[2], facts[3])
            for n, f, facts in zip(sections["library_names"], sections["library_families"], sections["library_facts"])]
    return markdown.table(("family", "generation", "released", "bots", "answers", "prompts"), rows)


def main() -> None:
    study = pickle.load(open(places.WORK / "full" / "attribution.pkl", "rb"))
    whole, sure, new_source = open_parts(study)
    found, drift = drift_part()
    text = f"""# Attribution: which known bots does a side resemble?

Written by `models/fit/attribution_report.py`; the method is in `models/fit/attribution.py`, the folds in
`models/fit/attribution_study.py`. Attribution never enters a likelihood ratio; `core/library` computes it, and
the report shows it beside the verdict, a matrix beside every bot. An open set: "none of these" is an answer, and even odds are assumed that the bot is in the library.

## Against the anchors
Published: 97 % of five bots with a classifier of 8 billion parameters and thousands of answers; 95 % of 42 versions with 8
tailored questions; a plain baseline on 18 bots 45 / 73 / 91 % at 1 / 5 / 20 answers. Goal here: 55 / 85 / 97 % on 18 bots, and
90 % among three at 20 answers over all families. Below, the {closed_set.BOTS} bots of `{closed_set.SOURCE}` with most answers, {closed_set.SPLITS} times: the library
from half of the prompts, the answers from the other half. Which 18 bots the baseline had, and whether its prompts were known, we
do not know, so the comparison is of like with like only in number. Several of the 18 are releases of one model.

{closed_part(study)}
The regression shows that the features hold what the goal asks for where the prompts are known. It is not shipped: a map of its own
would be the size of the fingerprint's, and over all families, on sources it had not seen, it gained two points (generations of 20
answers to known prompts 40 % first for 35 %, families 80 % among three for 78 %, mixed half and half with the cosines, before
habits were part of these).

## Over all families, on sources the library knows
As for the 18 bots, but for all bots of all sources: projection, covariances and library from a random half of each source's
prompts, {own_sources.SPLITS} times, the answers from the other half. A bot that the library does not hold is there in no source and under no
host's name, but others of its generation are. The goal is {percent(FAMILY_GOAL)} among three families at 20 answers.

{own_part(study)}
## Over all families, on sources the library has not seen
Projection, covariances and library from four of five groups of sources, answers from the fifth: other prompts, other
settings, often another year. "Unknown bot accepted": its whole family was left out of everything, and "none of these" got less
than half. Calibration from the other groups of sources.

{whole}
At best {percent(new_source)} find their family among three at 20 answers, so that the goal of {percent(FAMILY_GOAL)} is here {outcome(new_source, FAMILY_GOAL)}. A source shifts
all of its bots (system prompts, asked-for length, language), and many unknown bots look more like some family than like none.
The report and the page state these figures and not those of known sources, since nobody knows how a reader's answers came
about. Read a first place as a hint, three places as a shortlist.

## What a stated share is worth
{sure}
## Drift
The projection fitted on {found.old_bots} bots ({found.old_answers} answers) released before {drift_study.OLD_BEFORE}, tried on bots released from {drift_study.NEW_FROM} on; area
under the curve of the plain log-ratio, prompts unknown. The last column is the out-of-fold figure of the shipped fit on
the same trials, which has seen new bots, but of other laboratories and sources.

{drift}
The old fit has seen the same sources' prompts and older bots of the same laboratories, the other has not: the columns bound
each other, they are no clean difference.

## The library
Bots of licensed sources with at least {attribution.LEAST_ANSWERS} answers to known prompts; no accused pair is a label anywhere. Months are those of release as
widely reported.

{library_part()}"""
    OUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
