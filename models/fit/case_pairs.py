"""Which pairs the known cases show, and what is said of them: documented, same maker, developed separately, accused, not known.

Every pair stands in one licensed source that holds both bots on shared prompts. What is said of a pair is taken from
pairs.tsv and lineage.tsv. An accusation is no label: the label of an accused pair is None, and so is that of a pair of
which nothing is said.
"""
import collections
import csv
import re
import typing
from collections import abc

import corpus
import lineages
import pair_trials
import places
import reference_families as families
import corpora
from arrays import PerTrial

# relation in pairs.tsv -> relation shown, label (1 shared lineage, 0 developed separately)
RELATIONS = {"distilled": ("distilled", 1), "tuned-from": ("tuned", 1), "merge": ("tuned", 1), "same-model-variant": ("same_model", 1),
             "same-vendor-family": ("same_maker", 1), "independent": ("separate", 0), "alleged": ("accused", None)}
COUNTERPARTS = ("OpenAI", "Anthropic", "Google")  # makers whose bots of the time an accused bot is compared with
ACCUSERS = {"OpenAI": "openai", "Anthropic": "claude"}  # how the column `teachers` names them after "alleged:"
LEAST_SHARED = 5  # prompts a pair must share
OF_THE_TIME = 18  # months between an accused bot and its counterparts at most
QUANTISED = re.compile(r"Q\d_K")
# Month of release of models that came out after the first of their generation and do not carry a date, from the makers'
# announcements as widely reported; they decide only which bots are compared.
LATER_MONTHS = [(re.compile(pattern, re.I), month) for pattern, month in (
    (r"(^|[/ ])o3-mini", "2025-01"), (r"(^|[/ ])o1($|-pro)", "2024-12"), (r"(^|[/ ])(o3|o4)", "2025-04"), (r"gpt-5\.1", "2025-11"),
    (r"gpt-5\.2", "2025-12"), (r"gpt-5\.3", "2026-02"), (r"gpt-5\.[45]", "2026-03"), (r"chatgpt-4o-latest", "2025-03"),
    (r"claude-?(3[-.]7|sonnet-3\.7)", "2025-02"), (r"3[-.]5-sonnet-new|3-5-haiku|3\.5-haiku", "2024-10"), (r"opus-4[-.]5", "2025-11"),
    (r"(opus|sonnet)-4[-.]6", "2026-02"), (r"gemini-3-flash", "2025-12"), (r"deepseek.*-0324", "2025-03"), (r"deepseek.*-0528", "2025-05"),
    (r"kimi.*-0905", "2025-09"), (r"v3[.p]2", "2025-09"))]
# Vendors that stand for many hands, or for one person, are shown as others.
MAKERS = {row[0] for row in families.GENERATIONS} | {"Stanford", "Sakana AI", "Nexusflow", "OpenChat", "Perplexity", "FuseAI", "UW"}


class Case(typing.NamedTuple):
    """A pair of bots of one source."""
    source: str
    left: str
    right: str
    relation: str         # of RELATIONS, or not_known
    label: int | None     # 1 shared lineage, 0 developed separately
    basis: str
    note: str
    chosen: str = "listed"  # why it stands here


def alleged_teachers(row: dict[str, str]) -> str:
    """What stands after "alleged:" among the teachers, in lower case."""
    return row["teachers"].lower().partition("alleged:")[2]


def documented_origins(row: dict[str, str]) -> set[str]:
    """Lineages that the documented part of the row names as base or teacher."""
    told = " ".join((row["base"], lineages.documented_teachers(row))).lower()
    return {name for name, pattern in lineages.ORIGINS if re.search(pattern, told)}


def lineages_of(source: str, model: str) -> set[str]:
    """Every lineage to leave out with a bot: its own, those of its siblings in any source, of its base and teachers."""
    row = lineages.ROWS.get((source, model))
    if not row:
        return {lineages.root(source, model)}
    siblings = {lineages.root(s, m) for (s, m), other in lineages.ROWS.items() if (other["vendor"], other["family"]) == (row["vendor"], row["family"])}
    return siblings | documented_origins(row) | {lineages.root(source, model)}


def public_name(model: str) -> str:
    """The name without the account it was published under; the Japanese source writes a slash as two underscores."""
    return re.split(r"__|/", model)[-1].replace("_", "-")


def maker(source: str, model: str) -> str:
    row = lineages.ROWS.get((source, model))
    return row["vendor"] if row and row["vendor"] in MAKERS else "others"


def month(source: str, model: str) -> str | None:
    """Month of release, "2025-01": from the name where it has a date, else of later models, else of the generation; or None."""
    dated = re.search(r"(20\d\d)-?([01]\d)-?[0-3]\d", model)
    if dated:
        return f"{dated[1]}-{dated[2]}"
    later = next((when for pattern, when in LATER_MONTHS if pattern.search(model)), None)
    return later or families.MONTH.get(families.generation(source, model) or "")


def released(source: str, model: str) -> int | None:
    """The same month as a number, to take differences of."""
    when = month(source, model)
    return 12 * int(when[:4]) + int(when[5:7]) if when else None


class Shelf:
    """The answers of every licensed source by bot and prompt."""

    def __init__(self, answers: list[corpus.Answer]) -> None:
        self.answers_of = pair_trials.bots_of(answers)

    def shared(self, source: str, a: str, b: str) -> list[str]:
        """Prompts both answered, in order."""
        of = self.answers_of[source]
        return sorted(set(of[a]) & set(of[b])) if a in of and b in of else []

    def holds(self, source: str, a: str, b: str) -> bool:
        return len(self.shared(source, a, b)) >= LEAST_SHARED

    def models(self, source: str) -> list[str]:
        return sorted(m for m, given in self.answers_of[source].items() if len(given) >= LEAST_SHARED)


def listed(shelf: Shelf) -> abc.Iterator[Case]:
    for row in csv.DictReader(open(places.CORPORA / "pairs.tsv", encoding="utf-8"), delimiter="\t"):
        if row["relation"] in RELATIONS and (row["confidence"] in ("high", "medium") or row["relation"] == "alleged") and row["source"] not in corpora.UNLICENSED:
            if shelf.holds(row["source"], row["model_a"], row["model_b"]):
                yield as_listed(row)


def accused_side(source: str, left: str, right: str) -> str | None:
    """The one of two bots of which something is alleged, the right one first; or None."""
    return next((m for m in (right, left) if alleged_teachers(lineages.ROWS.get((source, m), {"teachers": ""}))), None)


def as_listed(row: dict[str, str]) -> Case:
    """What the list says; a pair it calls independent though one of the two is accused is shown as accused or not known."""
    source, left, right = row["source"], row["model_a"], row["model_b"]
    relation, label = RELATIONS[row["relation"]]
    model = accused_side(source, left, right)
    if relation == "separate" and model:
        return against(source, right if model == left else left, model)
    return Case(source, left, right, relation, label, row["basis"], row["note"])


def bots_of(shelf: Shelf, source: str, vendor: str) -> abc.Iterator[tuple[str, str, dict[str, str]]]:
    """Bots of a vendor, their generations and their rows of lineage.tsv; quantised builds are left out."""
    for model in shelf.models(source):
        row, generation = lineages.ROWS.get((source, model)), families.generation(source, model)
        if row and row["vendor"] == vendor and generation and not QUANTISED.search(model):
            yield model, generation, row


def one_of_each_generation(shelf: Shelf, source: str, vendor: str, wanted: abc.Callable[[dict[str, str]], object]) -> dict[str, str]:
    """generation -> its bot with most answers, then the first by name. wanted: test of a row of lineage.tsv."""
    of: dict[str, list[tuple[int, str]]] = {}
    for model, generation, row in bots_of(shelf, source, vendor):
        if wanted(row):
            of.setdefault(generation, []).append((-len(shelf.answers_of[source][model]), model))
    return {name: min(bots)[1] for name, bots in of.items()}


def latest_before(shelf: Shelf, source: str, vendor: str, model: str) -> str | None:
    """The vendor's bot released last before a bot, at most OF_THE_TIME earlier and with at least half of its prompts; of
    several the one with most of them, then the first by name. Or None."""
    most, when = len(shelf.answers_of[source][model]), released(source, model)
    fitting: list[tuple[int, int, str]] = []
    for other, *_ in bots_of(shelf, source, vendor):
        before = released(source, other)
        assert when and before, "bots of known generations have a month"
        shared = len(shelf.shared(source, other, model))
        if 0 < when - before <= OF_THE_TIME and 2 * shared >= most:
            fitting.append((when - before, -shared, other))
    return min(fitting)[2] if fitting else None


def accused(shelf: Shelf) -> abc.Iterator[Case]:
    """One bot of each generation of an accused maker against the last earlier bot of each counterpart in its source."""
    vendors = sorted({row["vendor"] for row in lineages.ROWS.values() if alleged_teachers(row)})
    for source in sorted(shelf.answers_of):
        for vendor in vendors:
            for _, model in sorted(one_of_each_generation(shelf, source, vendor, alleged_teachers).items()):
                for counterpart in COUNTERPARTS:
                    other = latest_before(shelf, source, counterpart, model)
                    if other and shelf.holds(source, other, model):
                        yield against(source, other, model)


def against(source: str, other: str, model: str) -> Case:
    """The pair of an accused bot and another: accused where lineage.tsv names the other's maker, else nothing is known."""
    named = ACCUSERS.get(lineages.ROWS[source, other]["vendor"])
    if named and named in alleged_teachers(lineages.ROWS[source, model]):
        note = "statement of Anthropic, 2026-02-23" if named == "claude" else "reported allegation, unproven"
        return Case(source, other, model, "accused", None, "read", note)
    return Case(source, other, model, "not_known", None, "none", "nothing documented or alleged of this pair is on record")


def disputed(trials: pair_trials.Trials) -> list[list[str]]:
    """Names of the pairs with an accused bot that the trials take as unrelated, because pairs.tsv lists them as independent."""
    pairs = {tuple(map(str, p)) for p in zip(trials.source, trials.model_a, trials.model_b, trials.kind) if p[3].startswith("unrelated")}
    return sorted([public_name(a), public_name(b), source] for source, a, b, kind in pairs if kind == "unrelated" and accused_side(source, a, b))


def series(shelf: Shelf) -> abc.Iterator[Case]:
    """DeepSeek V3 and an R1 of its source: the V3 README says that post-training distils from the R1 series."""
    for source in sorted(shelf.answers_of):
        teachers = one_of_each_generation(shelf, source, "DeepSeek", lambda row: row["family"] == "deepseek" and "V3-Base" in row["base"])
        students = one_of_each_generation(shelf, source, "DeepSeek", lambda row: "documented for V3" in row["teachers"])
        teacher = teachers.get("DeepSeek R1")
        for _, student in sorted(students.items()):
            if teacher and shelf.holds(source, teacher, student):
                yield Case(source, teacher, student, "distilled", 1, "read", "DeepSeek-V3 README: post-training distils from the R1 series")


def highest_unrelated(trials: pair_trials.Trials, ratios: PerTrial, most: int = 3, least_trials: int = 3) -> abc.Iterator[Case]:
    """The unrelated pairs with the highest mean log10 LR over trials of 5 answers and more: look-alikes, chosen for being so."""
    of_pair = collections.defaultdict(list)
    for i in range(trials.count):
        pair = str(trials.source[i]), str(trials.model_a[i]), str(trials.model_b[i])
        if trials.kind[i] == "unrelated" and trials.size[i] >= 5 and not accused_side(*pair):
            of_pair[pair].append(ratios[i])
    ranked = sorted(((-sum(v) / len(v), k) for k, v in of_pair.items() if len(v) >= least_trials))
    for _, (source, left, right) in ranked[:most]:
        yield Case(source, left, right, "separate", 0, "name", "different makers, no documented exchange", "highest")


def all_cases(shelf: Shelf, trials: pair_trials.Trials, ratios: PerTrial) -> list[Case]:
    """Each pair once."""
    kept: dict[tuple[str, frozenset[str]], Case] = {}
    for found in (highest_unrelated(trials, ratios), listed(shelf), series(shelf), accused(shelf)):
        for case in found:
            kept.setdefault((case.source, frozenset((case.left, case.right))), case)
    return list(kept.values())
