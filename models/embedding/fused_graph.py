"""Builds the fused graph: token numbers in, unit-length sentence vectors out.

One input, `input_ids` (int32 [batch, sequence], 0 is padding); one output,
`embedding` (float32 [batch, 384]). The mask, the pooling over real tokens and
the scaling to unit length are inside, so a caller cannot get them wrong.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

WIDTH = 384
HEADS = 12
NORM_EPSILON = 1e-12  # the published model's own value
FUSED = "com.microsoft"  # the runtime's own operators


@dataclass(frozen=True)
class Matrix:
    """[inputs, outputs]. step is None: levels are the float values themselves."""

    levels: np.ndarray
    step: np.ndarray | None  # float32, one per output column


@dataclass(frozen=True)
class Table:
    levels: np.ndarray  # int8 [rows, 384]
    step: np.ndarray  # float32 scalar or [rows, 1]


@dataclass(frozen=True)
class Layer:
    attention_input: Matrix  # query, key and value side by side, [384, 1152]
    attention_input_bias: np.ndarray
    attention_output: Matrix
    attention_bias: np.ndarray
    attention_norm: tuple[np.ndarray, np.ndarray]
    intermediate: Matrix
    intermediate_bias: np.ndarray
    output: Matrix
    output_bias: np.ndarray
    output_norm: tuple[np.ndarray, np.ndarray]
    # What to multiply the input of a matrix by, per channel; absent means 1.
    factors: dict[str, np.ndarray] = field(default_factory=dict)


@dataclass(frozen=True)
class Network:
    words: Table
    positions: Table  # one row per place in the sequence
    token_type: np.ndarray  # float32 [384], the same for every token
    embedding_norm: tuple[np.ndarray, np.ndarray]
    layers: list[Layer]


class GraphWriter:
    """Collects nodes and weights; every method returns the name of what it made."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, values: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.asarray(values, order="C"), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        made = helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes)
        self.nodes.append(made)
        return output

    def table_rows(self, stem: str, table: Table, rows: str) -> str:
        """The rows of a quantized table as floats."""
        levels = self.node("Gather", [self.weight(f"{stem}_levels", table.levels), rows], f"{stem}_rows")
        floats = self.node("Cast", [levels], f"{stem}_floats", to=TensorProto.FLOAT)
        step = self.weight(f"{stem}_step", table.step)
        if table.step.ndim:
            step = self.node("Gather", [step, rows], f"{stem}_row_steps")
        return self.node("Mul", [floats, step], f"{stem}_vectors")

    def product(self, stem: str, source: str, matrix: Matrix, factor: np.ndarray | None) -> str:
        if factor is not None:
            source = self.node("Mul", [source, self.weight(f"{stem}_factor", factor)], f"{stem}_input")
        levels = self.weight(f"{stem}_levels", matrix.levels)
        if matrix.step is None:
            return self.node("MatMul", [source, levels], stem)
        step = self.weight(f"{stem}_step", matrix.step)
        return self.node("DynamicQuantizeMatMul", [source, levels, step], stem, domain=FUSED)

    def add_and_norm(self, stem: str, source: str, skip: str, bias: np.ndarray, norm: tuple[np.ndarray, np.ndarray]) -> str:
        inputs = [
            source,
            skip,
            self.weight(f"{stem}_gain", norm[0]),
            self.weight(f"{stem}_shift", norm[1]),
            self.weight(f"{stem}_bias", bias),
        ]
        return self.node("SkipLayerNormalization", inputs, stem, domain=FUSED, epsilon=NORM_EPSILON)


def _embed(writer: GraphWriter, network: Network) -> str:
    words = writer.table_rows("word", network.words, "input_ids")
    # The position table holds constants only, so the runtime folds these nodes
    # when it loads the file; the file keeps one byte per value.
    levels = writer.weight("position_levels", network.positions.levels)
    floats = writer.node("Cast", [levels], "position_floats", to=TensorProto.FLOAT)
    scaled = writer.node("Mul", [floats, writer.weight("position_step", network.positions.step)], "position_scaled")
    places = writer.node("Add", [scaled, writer.weight("token_type", network.token_type)], "positions")
    length = writer.node("Shape", ["input_ids"], "length", start=1, end=2)
    first = writer.weight("first", np.array([0], np.int64))
    places = writer.node("Slice", [places, first, length, first], "position_rows")
    summed = writer.node("Add", [words, places], "embedding_sum")
    gain = writer.weight("embedding_gain", network.embedding_norm[0])
    shift = writer.weight("embedding_shift", network.embedding_norm[1])
    return writer.node(
        "LayerNormalization", [summed, gain, shift], "state_0", axis=-1, epsilon=NORM_EPSILON
    )


def _add_layer(writer: GraphWriter, number: int, layer: Layer, state: str, mask: str) -> str:
    stem = f"layer_{number}"
    joined = writer.product(
        f"{stem}_attention_input", state, layer.attention_input, layer.factors.get("attention_input")
    )
    parts = [f"{stem}_{role}" for role in ("query", "key", "value")]
    thirds = writer.weight(f"{stem}_thirds", np.array([WIDTH] * 3, np.int64))
    writer.nodes.append(helper.make_node("Split", [joined, thirds], parts, name=f"{stem}_split", axis=-1))
    bias = writer.weight(f"{stem}_attention_input_bias", layer.attention_input_bias)
    attended = writer.node(
        "MultiHeadAttention", [*parts, bias, mask], f"{stem}_attended", domain=FUSED, num_heads=HEADS
    )
    mixed = writer.product(f"{stem}_attention_output", attended, layer.attention_output, None)
    middle = writer.add_and_norm(
        f"{stem}_middle", mixed, state, layer.attention_bias, layer.attention_norm
    )
    wide = writer.product(
        f"{stem}_intermediate", middle, layer.intermediate, layer.factors.get("intermediate")
    )
    wide_bias = writer.weight(f"{stem}_intermediate_bias", layer.intermediate_bias)
    active = writer.node("BiasGelu", [wide, wide_bias], f"{stem}_active", domain=FUSED)
    narrow = writer.product(f"{stem}_output", active, layer.output, layer.factors.get("output"))
    return writer.add_and_norm(
        f"state_{number + 1}", narrow, middle, layer.output_bias, layer.output_norm
    )


def _pool(writer: GraphWriter, state: str, mask: str) -> None:
    """Mean over real tokens, then unit length; the length takes the division by the count along."""
    floats = writer.node("Cast", [mask], "mask_floats", to=TensorProto.FLOAT)
    middle_axis = writer.weight("middle_axis", np.array([1], np.int64))
    weights = writer.node("Unsqueeze", [floats, middle_axis], "mask_row")
    pooled = writer.node("MatMul", [weights, state], "pooled")
    pooled = writer.node("Squeeze", [pooled, middle_axis], "pooled_rows")
    writer.node("LpNormalization", [pooled], "embedding", axis=-1, p=2)


def build_graph(network: Network) -> onnx.ModelProto:
    writer = GraphWriter()
    padding = writer.weight("padding", np.array(0, np.int32))
    is_padding = writer.node("Equal", ["input_ids", padding], "is_padding")
    is_token = writer.node("Not", [is_padding], "is_token")
    mask = writer.node("Cast", [is_token], "mask", to=TensorProto.INT32)
    state = _embed(writer, network)
    for number, layer in enumerate(network.layers):
        state = _add_layer(writer, number, layer, state, mask)
    _pool(writer, state, mask)
    graph = helper.make_graph(
        writer.nodes,
        "minilm",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT32, ["batch", "sequence"])],
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", WIDTH])],
        writer.weights,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    model = helper.make_model(graph, opset_imports=opsets, producer_name="kinprint")
    model.ir_version = 8  # the version that came with opset 17
    return model
