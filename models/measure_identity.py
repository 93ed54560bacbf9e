#!/usr/bin/env python3
"""Measure how often chatbots name a maker that is not theirs when asked who made them. Measures only; fits nothing.

usage: measure_identity.py IDENTITY.jsonl.gz PROGRAM OUT.json

PROGRAM is models/kinprint_identity.cpp, built. The input has {"prompt", "model", "lang", "output"} lines of bots whose
maker is known from their name. OUT holds, for each bot and language: answers, answers that claim the bot's own maker,
answers that claim another (with which), answers that deny one, answers that claim none; and the same over all bots.
The prompts of this source press the bots to misname themselves, so the rates are higher than in plain chats.
"""
import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys
import typing

OWN = [("openai", r"gpt|openai"), ("anthropic", r"claude|anthropic"), ("google", r"gemini|gemma|google"), ("meta", r"(?<!tiny)llama"),
       ("alibaba", r"qwen|qwq"), ("deepseek", r"deepseek"), ("moonshot", r"kimi|moonshot"), ("zhipu", r"glm"), ("microsoft", r"phi-?\d"),
       ("bytedance", r"doubao"), ("mistral", r"mistral|mixtral"), ("xai", r"grok")]


class Row(typing.NamedTuple):
    """One answer: the makers that it claims and that it denies, and the bot's own."""
    model: str
    claims: set[str]
    denials: set[str]
    own: str


def own_maker(model: str) -> str | None:
    return next((maker for maker, pattern in OWN if re.search(pattern, model, re.I)), None)


def summary(rows: list[Row]) -> dict[str, object]:
    n = len(rows)
    wrong = collections.Counter(maker for row in rows for maker in row.claims if maker != row.own)
    return {"answers": n,
            "claimsOwn": round(sum(row.own in row.claims for row in rows) / n, 4),
            "claimsOther": round(sum(bool(row.claims - {row.own}) for row in rows) / n, 4),
            "deniesAny": round(sum(bool(row.denials) for row in rows) / n, 4),
            "claimsNone": round(sum(not row.claims for row in rows) / n, 4),
            "others": dict(wrong.most_common(5))}


def main() -> None:
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    answers: list[tuple[str, str, str]] = []  # bot, language, its own maker
    frames = []
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        for line in lines:
            r = json.loads(line)
            own = own_maker(r["model"])
            if own is None or not r["output"].strip():
                continue
            prompt, text = r["prompt"].encode("utf-8", "replace"), r["output"].encode("utf-8", "replace")
            frames.append(f"{len(answers)} {len(prompt)} {len(text)}\n".encode() + prompt + text)
            answers.append((r["model"], r["lang"], own))
    found = subprocess.run([sys.argv[2]], input=b"".join(frames), stdout=subprocess.PIPE, check=True).stdout.decode()
    claims: dict[int, set[str]] = collections.defaultdict(set)  # number of the answer -> makers
    denials: dict[int, set[str]] = collections.defaultdict(set)
    for line in found.splitlines():
        number, maker, stance = line.split("\t")
        if stance in ("self_claim", "denial"):
            (claims if stance == "self_claim" else denials)[int(number)].add(maker)
    groups = collections.defaultdict(list)
    for i, (model, lang, own) in enumerate(answers):
        row = Row(model, claims[i], denials[i], own)
        for key in ((model, lang), ("all", lang), ("all", "all")):
            groups[key].append(row)
    table = [{"bot": bot, "language": lang, **summary(rows)} for (bot, lang), rows in sorted(groups.items()) if len(rows) >= 20]
    bots: dict[str, set[str]] = collections.defaultdict(set)
    for i, (model, _, own) in enumerate(answers):
        bots[model] |= claims[i] - {own}
    several = {b for b in bots if sum(m == b for m, _, _ in answers) >= 20}
    out = {"schema": "kinprint.identity_rates", "botsThatEverClaimAnother": sum(bool(bots[b]) for b in several), "bots": len(several), "rates": table}
    pathlib.Path(sys.argv[3]).write_text(json.dumps(out, indent=1) + "\n")


if __name__ == "__main__":
    main()
