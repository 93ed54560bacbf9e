"""The corpora as every script here takes them: which sources have which licence, and the answers of one of them."""
import gzip
import json
import pathlib
from collections import abc

UNLICENSED = {"identity", "vicuna80"}  # no licence file, or none found for a part of it
# From the corpora's README; the licence of the answers as their publishers state it.
LICENCES = {"alpacaeval": "CC-BY-NC-4.0", "arena-hard-en": "Apache-2.0", "arena-hard-multilingual": "Apache-2.0", "benchpress": "MIT",
            "eqbench-creative-v1": "MIT", "eqbench-longform": "MIT", "llm-philosophy": "BSD-3-Clause", "misguided-attention": "CC0-1.0",
            "oasst-model-eval": "Apache-2.0", "prompt-machine": "MIT", "self-instruct-human-eval": "Apache-2.0", "shaberi-ja": "Apache-2.0",
            "slop-score": "MIT", "speechmap": "Apache-2.0", "syco-bench": "MIT-0"}
NON_COMMERCIAL = {source for source, licence in LICENCES.items() if licence == "CC-BY-NC-4.0"}


def source_of(path: pathlib.Path) -> str:
    """The source whose answers stand in a file of the corpora."""
    return path.name.split(".")[0]


def first_samples(path: pathlib.Path) -> abc.Iterator[dict]:
    """Records of one source, {"prompt_id", "prompt", "model", "output"} and, in some, "lang" (else English) and "sample": the first
    samples with any text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record.get("output", "").strip() and record.get("sample") in (None, 0, 1):
                yield record
