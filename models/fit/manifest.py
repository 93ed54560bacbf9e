"""Enters the tables into models/manifest.json: name, size, checksum, licence, and every source they were computed from."""
import hashlib
import json
import pathlib

import corpus
import places
import corpora

MANIFEST = places.REPOSITORY / "models" / "manifest.json"


def entry(name: str, path: pathlib.Path, variant: str, holds: str, made_by: str) -> dict:
    data = path.read_bytes()
    used = [source for source, _ in corpus.sources(variant)]
    return {"name": name, "version": "1.0.0", "variant": variant, "file": str(path.relative_to(MANIFEST.parent)), "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(), "holds": holds,
            "licence": "CC-BY-NC-4.0" if corpora.NON_COMMERCIAL & set(used) else "Apache-2.0", "madeBy": made_by,
            "sources": [{"name": source, "licence": corpora.LICENCES[source]} for source in used]}


def enter(tables: dict[str, tuple[pathlib.Path, str]], variant: str, made_by: str = "models/fit/make_tables.py") -> None:
    """tables: name -> (path, what it holds). Other entries stay as they are. The full tables stand under `tables`, which the
    program loads; those of another variant under `<variant>Tables`."""
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    key = "tables" if variant == "full" else f"{variant}Tables"
    made = {name: entry(name, path, variant, holds, made_by) for name, (path, holds) in sorted(tables.items())}
    # Each keeps its place: a library is loaded after the fingerprint it was made with.
    manifest[key] = [made.pop(t["name"], t) for t in manifest.get(key, [])]
    manifest[key] += made.values()
    MANIFEST.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
