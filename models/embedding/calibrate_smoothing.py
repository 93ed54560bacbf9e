"""Measures which channels are outliers and writes smoothing.json.

For people who change the model; a build only reads the result. Needs the
published weights (build_model.py fetches them) and calibration_sentences.txt.
"""

import json
from pathlib import Path
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper

from fused_graph import build_graph
from network import quantize_network
from quality import open_session, sentences_of
from source_weights import LAYERS, read_source
from word_pieces import WordPieces

HERE = Path(__file__).resolve().parent
# A channel counts as an outlier above this multiple of the median channel's
# largest value. 2 was the best of 1, 1.5, 2, 3 and 4 (README.md).
THRESHOLD = 2.0
HIGHEST_EXPONENT = 6
SITES = ("attention_input", "attended", "intermediate", "output")


def _names(layer: int) -> dict[str, str]:
    return {
        "attention_input": f"state_{layer}",
        "attended": f"layer_{layer}_attended",
        "intermediate": f"layer_{layer}_middle",
        "output": f"layer_{layer}_active",
    }


def _largest_values(model: onnx.ModelProto, sequences: list[list[int]]) -> dict[str, np.ndarray]:
    names = [name for layer in range(LAYERS) for name in _names(layer).values()]
    for name in names:
        model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    session = open_session(model.SerializeToString())
    largest: dict[str, np.ndarray] = {}
    for numbers in sequences:
        results = session.run(names, {"input_ids": np.array([numbers], np.int32)})
        for name, result in zip(names, results):
            found = np.abs(result[0]).max(axis=0)
            largest[name] = np.maximum(largest.get(name, found), found)
    return largest


def _exponents(site: str, largest: np.ndarray) -> dict[str, int]:
    relative = np.log2(largest / np.median(largest))
    if site == "attended":  # both directions are free there: half the way to equal channels
        chosen = np.clip(np.rint(relative / 2), -HIGHEST_EXPONENT, HIGHEST_EXPONENT)
    else:
        chosen = np.clip(np.ceil(relative - np.log2(THRESHOLD)), 0, HIGHEST_EXPONENT)
    return {str(channel): int(value) for channel, value in enumerate(chosen) if value}


def main() -> None:
    source_path, tokenizer_path = (Path(argument) for argument in sys.argv[1:3])
    pieces = WordPieces(tokenizer_path)
    sequences = [pieces.numbers(s) for s in sentences_of(HERE / "calibration_sentences.txt")]
    none: list[dict[str, dict[str, int]]] = [{site: {} for site in SITES}] * LAYERS
    model = build_graph(quantize_network(read_source(source_path), none, None))
    largest = _largest_values(model, sequences)
    layers = [
        {site: _exponents(site, largest[name]) for site, name in _names(layer).items()}
        for layer in range(LAYERS)
    ]
    lines = ",\n".join(json.dumps(layer, separators=(",", ":")) for layer in layers)
    (HERE / "smoothing.json").write_text(f'{{"layers": [\n{lines}\n]}}\n', "ascii")


if __name__ == "__main__":
    main()
