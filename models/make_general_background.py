#!/usr/bin/env python3
"""Make the general background: how often chatbots in general write common words, phrases, masked grammar and habits.

usage: make_general_background.py CORPORA OUT.kpt --count PROGRAM [--seed N] [--leave-out REGEX]

CORPORA holds one gzip file of JSON lines a source ({"prompt_id", "prompt", "model", "lang", "output"}) and lineage.tsv.
PROGRAM is models/kinprint_count.cpp, built, so that what is counted is what ships. Every bot gives at most CHARACTERS
characters; bots of one vendor share weight (1 / square root of their number), so that a vendor with many bots does not
dominate. Sources without a licence are skipped. No text goes into the table: only rates and shares under hashes.
--leave-out drops models whose "source/model" matches, for fits that must not know a bot under test.
Layout of the table: core/evidence/background.hpp.
"""
import argparse, collections, csv, gzip, hashlib, json, pathlib, random, re, struct, subprocess, tempfile

import numpy as np

UNLICENSED = {"identity", "vicuna80"}  # no licence file, or none found for a part of it
# As the sources state them; AlpacaEval's answers are for non-commercial use, so is what needs them.
LICENCES = {"alpacaeval": "CC BY-NC 4.0 (data); Apache-2.0 (code)", "arena-hard-en": "Apache-2.0", "arena-hard-multilingual": "Apache-2.0",
            "benchpress": "MIT", "eqbench-creative-v1": "MIT", "eqbench-longform": "MIT", "llm-philosophy": "BSD-3-Clause",
            "misguided-attention": "CC0-1.0", "oasst-model-eval": "Apache-2.0", "prompt-machine": "MIT", "self-instruct-human-eval": "Apache-2.0",
            "shaberi-ja": "Apache-2.0", "slop-score": "MIT", "speechmap": "Apache-2.0", "syco-bench": "MIT-0"}
CHARACTERS = 60_000
LANGUAGES = {"en": 0, "ja": 1, "zh": 2}
TABLES = ["words", "pairs", "triples", "fives", "grammar", "grammar_pairs", "grammar_triples"]
# Entries kept a table and language, by falling rate. Chosen to fill about 250 kB after Brotli.
KEPT = {0: [13500, 20500, 18500, 11000, 420, 5500, 12000],
        1: [2200, 5000, 3500, 1500, 300, 1500, 3000],
        2: [2200, 3500, 2500, 800, 250, 1200, 2200]}
LEAST_BOTS = 3
STEP = 0.25
MEAN_STEPS, SPREAD_STEPS = 25, 100


def read_answers(folder, rng, leave_out):
    vendors = {(r["source"], r["model"]): r["vendor"] for r in csv.DictReader(open(folder / "lineage.tsv", encoding="utf-8"), delimiter="\t")}
    bots = collections.defaultdict(list)
    for path in sorted(folder.glob("*.jsonl.gz")):
        source = path.name.split(".")[0]
        if source in UNLICENSED:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                r = json.loads(line)
                if r.get("lang", "en") not in LANGUAGES or not r["output"].strip() or r.get("sample") not in (None, 0, 1):
                    continue
                if leave_out and leave_out.search(f"{source}/{r['model']}"):
                    continue
                bots[source, r["model"], LANGUAGES[r.get("lang", "en")]].append(r["output"])
    kept = []
    for (source, model, language), texts in sorted(bots.items()):
        rng.shuffle(texts)
        taken, size = [], 0
        for text in texts:
            if size >= CHARACTERS:
                break
            taken.append(text[:12_000])
            size += len(taken[-1])
        if size >= 3_000:
            kept.append((vendors.get((source, model), "unknown") or "unknown", language, taken))
    per_vendor = collections.Counter((v, l) for v, l, _ in kept)
    return [(1 / per_vendor[v, l] ** 0.5, language, texts) for v, l, texts in kept for language in [l]]


def count(program, bots):
    with tempfile.NamedTemporaryFile() as out:
        run = subprocess.Popen([program, out.name], stdin=subprocess.PIPE)
        for number, (weight, language, texts) in enumerate(bots):
            for text in texts:
                raw = text.encode("utf-8", "replace")
                run.stdin.write(f"{number} {language} {weight:.6f} {len(raw)}\n".encode() + raw)
        run.stdin.close()
        if run.wait() != 0:
            raise SystemExit("the counting program failed")
        return pathlib.Path(out.name).read_bytes()


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def number(self):
        value = struct.unpack_from("<I", self.data, self.at)[0]
        self.at += 4
        return value

    def array(self, kind, size):
        value = np.frombuffer(self.data, kind, size, self.at)
        self.at += value.nbytes
        return value


def choose(grams, per_language):
    """Keys, log rates and shares of one table, sorted by key, and the log rate below which n-grams were left out."""
    best, floor = {}, None
    for language, entries in grams.items():
        e = entries[entries["share"] * per_language[language] >= LEAST_BOTS]
        e = e[np.argsort(-e["rate"], kind="stable")][: KEPT_NOW[language]]
        if language == 0:
            floor = float(np.log(e["rate"].min())) if len(e) else -12.0
        for key, rate, share in zip(e["key"].tolist(), e["rate"].tolist(), e["share"].tolist()):
            old = best.get(key, (0, 0))
            best[key] = (max(old[0], rate), max(old[1], share))
    keys = np.array(sorted(best))
    logs = np.log([best[k][0] for k in keys])
    shares = np.array([best[k][1] for k in keys])
    return keys, logs, shares, floor


def planes(keys, logs, shares, floor):
    deltas = np.diff(np.concatenate([[0], keys]))
    codes = np.clip(np.round((logs - floor) / STEP), 0, 255).astype(np.uint8)
    share_codes = np.clip(np.round(15 * np.sqrt(np.clip(shares, 0, 1))), 0, 15).astype(np.uint8)
    return (deltas & 255).astype(np.uint8).tobytes() + (deltas >> 8 & 255).astype(np.uint8).tobytes() + (deltas >> 16).astype(np.uint8).tobytes() + codes.tobytes() + share_codes.tobytes()


def spread(values, weights, mean):
    return np.sqrt(np.average((values - mean) ** 2, axis=0, weights=weights))


def main():
    global KEPT_NOW
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpora", type=pathlib.Path)
    ap.add_argument("out", type=pathlib.Path)
    ap.add_argument("--count", required=True)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--leave-out")
    a = ap.parse_args()
    sources = [p.name.split('.')[0] for p in sorted(a.corpora.glob('*.jsonl.gz')) if p.name.split('.')[0] not in UNLICENSED]
    bots = read_answers(a.corpora, random.Random(a.seed), re.compile(a.leave_out) if a.leave_out else None)
    reader = Reader(count(a.count, bots))
    record = np.dtype([("key", "<u4"), ("rate", "<f4"), ("share", "<f4")])
    tables = [dict() for _ in TABLES]
    for _ in range(reader.number()):
        language, count_of_tables = reader.number(), reader.number()
        for table in range(count_of_tables):
            tables[table][language] = reader.array(record, reader.number())
    n, habits = reader.number(), reader.number()
    means = reader.array("<f4", n * habits).reshape(n, habits)
    variances = reader.array("<f4", n * habits).reshape(n, habits)
    buckets = reader.number()
    bucket_rates = reader.array("<f4", n * buckets).reshape(n, buckets)
    weights, languages, answers = reader.array("<f4", n), reader.array("<u4", n), reader.array("<u4", n)

    per_language = {l: max(1, int((languages == l).sum())) for l in range(3)}
    body, dimensions, entries = b"", b"", []
    for table, grams in enumerate(tables):
        KEPT_NOW = {language: KEPT[language][table] for language in KEPT}
        keys, logs, shares, floor = choose(grams, per_language)
        dimensions += struct.pack("<If", len(keys), floor)
        body += planes(keys, logs, shares, floor)
        entries.append(len(keys))
        print(f"{TABLES[table]:16s} {len(keys):6d} entries, floor {floor:.2f} nats")
    # Habits: English and other languages pooled; the spread within a bot from bots with at least five answers.
    several = answers >= 5
    within = np.sqrt(np.maximum(np.average(variances[several], axis=0, weights=weights[several]), 1e-4))
    mean = np.average(means, axis=0, weights=weights)
    noise = np.average(variances[several] / answers[several][:, None], axis=0, weights=weights[several])
    between = np.sqrt(np.maximum(spread(means[several], weights[several], np.average(means[several], axis=0, weights=weights[several])) ** 2 - noise, 1e-4))
    body += np.column_stack([mean, between, within]).astype("<f4").tobytes()
    bucket_mean = np.average(bucket_rates, axis=0, weights=weights)
    bucket_spread = spread(bucket_rates, weights, bucket_mean)
    body += np.clip(np.round(bucket_mean * MEAN_STEPS), 0, 255).astype(np.uint8).tobytes()
    body += np.clip(np.round(bucket_spread * SPREAD_STEPS), 1, 255).astype(np.uint8).tobytes()
    dimensions += struct.pack("<III", habits, buckets, n)
    payload = dimensions + body
    table = b"KPGENERA" + struct.pack("<II", 1, len(payload)) + hashlib.sha256(payload).digest() + payload
    a.out.write_bytes(table)
    entry = {"file": a.out.name, "magic": "KPGENERA", "version": 1, "bytes": len(table), "sha256": hashlib.sha256(table).hexdigest(),
             "madeBy": "models/make_general_background.py", "bots": n, "entries": dict(zip(TABLES, entries)),
             "sources": [{"name": s, "licence": LICENCES.get(s, "see the source")} for s in sources]}
    a.out.with_suffix(".json").write_text(json.dumps(entry, indent=1) + "\n")
    print(f"{n} bots ({per_language}), {len(table)} bytes")


if __name__ == "__main__":
    main()
