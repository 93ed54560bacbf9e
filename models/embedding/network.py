"""From published weights to the quantized network.

Two ideas make a small file out of a good one:

* Coarse steps. Every weight is one byte, but the step between levels is
  chosen from the spread of the weights and not from the largest of them, so
  few levels are used and the file compresses to far less than a byte a weight.
* Powers of two. Each matrix input is quantized with one step for all its
  channels, and a few channels are ten times as large as the others. Those are
  divided by a power of two, and the matrix rows multiplied by it: the product
  stays the same, the step becomes finer. smoothing.json holds the exponents.

Only exact or correctly rounded operations are used (no floating-point sums
whose order a library may choose), so the result is the same on every machine.
"""

from dataclasses import dataclass

import numpy as np

from fused_graph import Layer, Matrix, Network, Table
from source_weights import SourceLayer, SourceMatrix, SourceWeights

LONGEST_SEQUENCE = 128  # tokens; the published tokenizer cuts there
HIGHEST_LEVEL = 127  # symmetric int8; 63 cost 0.003 of rank correlation (README.md)
UNUSED_ROWS = ((1, 100), (104, 999))  # "[unused...]" entries, which no text reaches


@dataclass(frozen=True)
class Steps:
    """Distance between levels as a share of the root mean square of the weights."""

    table: float
    matrix: float


SHIPPED_STEPS = Steps(table=0.35, matrix=0.08)


def full(source: SourceMatrix) -> np.ndarray:
    return source.levels.astype(np.float64) * source.scale.astype(np.float64)


def root_mean_square(source: SourceMatrix, axis: int) -> np.ndarray:
    """Exact: squares of levels are added as integers before anything is rounded."""
    squares = np.square(source.levels.astype(np.int64)).sum(axis=axis, keepdims=True)
    count = source.levels.shape[axis]
    return np.sqrt(squares.astype(np.float64) / count) * source.scale.astype(np.float64)


def _quantize(values: np.ndarray, spread: np.ndarray, step: float) -> Matrix:
    largest = np.abs(values).max(axis=0)
    steps = np.maximum(spread.reshape(-1) * step, largest / HIGHEST_LEVEL).astype(np.float32)
    levels = np.clip(np.rint(values / steps.astype(np.float64)), -HIGHEST_LEVEL, HIGHEST_LEVEL)
    return Matrix(levels.astype(np.int8), steps)


def _words(source: SourceMatrix, step: float) -> Table:
    """One step for the whole table; rows of unreachable tokens become zero."""
    values = full(source)
    per_row = root_mean_square(source, axis=1)
    # The median row stands for the table: a sort is exact, a mean would not be.
    size = np.float32(max(np.sort(per_row, axis=None)[len(values) // 2] * step, np.abs(values).max() / HIGHEST_LEVEL))
    levels = np.clip(np.rint(values / np.float64(size)), -HIGHEST_LEVEL, HIGHEST_LEVEL).astype(np.int8)
    for begin, end in UNUSED_ROWS:
        levels[begin:end] = 0
    return Table(levels, np.array(size, np.float32))


def _powers(exponents: dict[str, int], channels: int) -> np.ndarray:
    powers = np.zeros(channels, np.int64)
    for channel, exponent in exponents.items():
        powers[int(channel)] = exponent
    return np.ldexp(1.0, powers)


def _layer(source: SourceLayer, smoothing: dict[str, dict[str, int]], steps: Steps | None) -> Layer:
    values = {role: full(matrix) for role, matrix in source.matrices.items()}
    spreads = {role: root_mean_square(matrix, axis=0) for role, matrix in source.matrices.items()}
    biases = dict(source.biases)

    # What attention hands on is linear in the value columns: dividing a column
    # and its bias, and multiplying the row that reads it, changes nothing.
    attended = _powers(smoothing["attended"], values["value"].shape[1])
    values["value"] = values["value"] / attended
    spreads["value"] = spreads["value"] / attended
    biases["value"] = (biases["value"] / attended).astype(np.float32)
    values["attention_output"] = values["attention_output"] * attended[:, None]

    joined = np.concatenate([values[role] for role in ("query", "key", "value")], axis=1)
    joined_spread = np.concatenate([spreads[role] for role in ("query", "key", "value")], axis=1)
    matrices = {
        "attention_input": (joined, joined_spread),
        "attention_output": (values["attention_output"], spreads["attention_output"]),
        "intermediate": (values["intermediate"], spreads["intermediate"]),
        "output": (values["output"], spreads["output"]),
    }
    factors = {}
    quantized = {}
    for name, (matrix, spread) in matrices.items():
        if smoothing.get(name):
            powers = _powers(smoothing[name], len(matrix))
            factors[name] = (1.0 / powers).astype(np.float32)
            matrix = matrix * powers[:, None]
        if steps is None:
            quantized[name] = Matrix(matrix.astype(np.float32), None)
        else:
            quantized[name] = _quantize(matrix, spread, steps.matrix)
    return Layer(
        quantized["attention_input"],
        np.concatenate([biases[role] for role in ("query", "key", "value")]),
        quantized["attention_output"],
        biases["attention_output"],
        source.attention_norm,
        quantized["intermediate"],
        biases["intermediate"],
        quantized["output"],
        biases["output"],
        source.output_norm,
        factors,
    )


def quantize_network(source: SourceWeights, smoothing: list[dict[str, dict[str, int]]], steps: Steps | None) -> Network:
    """steps None gives the network in floats, table as published: the reference."""
    words = (
        Table(source.words.levels, source.words.scale)
        if steps is None
        else _words(source.words, steps.table)
    )
    positions = Table(
        source.positions.levels[:LONGEST_SEQUENCE], source.positions.scale[:LONGEST_SEQUENCE]
    )
    layers = [_layer(layer, chosen, steps) for layer, chosen in zip(source.layers, smoothing, strict=True)]
    return Network(words, positions, source.token_types[0], source.embedding_norm, layers)
