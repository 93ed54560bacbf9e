"""Reads the weights of the published MiniLM file as plain arrays.

The file keeps every matrix as int8 with one float32 scale per output column
(tables: one per row). The 36 matrices carry generated names; in numeric order
they are, layer by layer: query, key, value, attention output, intermediate,
output.
"""

from dataclasses import dataclass
from pathlib import Path
import re

import numpy as np
import onnx
from onnx import numpy_helper

LAYERS = 6
MATRIX_ROLES = ("query", "key", "value", "attention_output", "intermediate", "output")


@dataclass(frozen=True)
class SourceMatrix:
    """levels * scale is the matrix; scale broadcasts over levels."""

    levels: np.ndarray  # int8
    scale: np.ndarray  # float32


@dataclass(frozen=True)
class SourceLayer:
    matrices: dict[str, SourceMatrix]  # by role, each [inputs, outputs]
    biases: dict[str, np.ndarray]  # by role, float32 [outputs]
    attention_norm: tuple[np.ndarray, np.ndarray]  # gain, shift
    output_norm: tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class SourceWeights:
    words: SourceMatrix  # [vocabulary, 384], a scale per row
    positions: SourceMatrix  # [512, 384], a scale per row
    token_types: np.ndarray  # float32 [2, 384]
    embedding_norm: tuple[np.ndarray, np.ndarray]
    layers: list[SourceLayer]


def read_source(path: Path) -> SourceWeights:
    model = onnx.load(str(path))
    arrays = {item.name: numpy_helper.to_array(item) for item in model.graph.initializer}
    numbered = sorted(
        int(found.group(1)) for name in arrays if (found := re.fullmatch(r"val_(\d+)_q", name))
    )
    if len(numbered) != LAYERS * len(MATRIX_ROLES):
        raise ValueError(f"expected 36 matrices in the published file, found {len(numbered)}")

    def matrix(stem: str) -> SourceMatrix:
        return SourceMatrix(arrays[f"{stem}_q"], arrays[f"{stem}_scale"])

    def norm(stem: str) -> tuple[np.ndarray, np.ndarray]:
        return arrays[f"{stem}.LayerNorm.weight"], arrays[f"{stem}.LayerNorm.bias"]

    layers = []
    for layer in range(LAYERS):
        stem = f"inner.encoder.layer.{layer}"
        numbers = numbered[layer * len(MATRIX_ROLES) : (layer + 1) * len(MATRIX_ROLES)]
        bias_names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "attention_output": "attention.output.dense",
            "intermediate": "intermediate.dense",
            "output": "output.dense",
        }
        layers.append(
            SourceLayer(
                {role: matrix(f"val_{number}") for role, number in zip(MATRIX_ROLES, numbers)},
                {role: arrays[f"{stem}.{name}.bias"] for role, name in bias_names.items()},
                norm(f"{stem}.attention.output"),
                norm(f"{stem}.output"),
            )
        )
    return SourceWeights(
        matrix("inner.embeddings.word_embeddings.weight"),
        matrix("inner.embeddings.position_embeddings.weight"),
        arrays["inner.embeddings.token_type_embeddings.weight"],
        norm("inner.embeddings"),
        layers,
    )
