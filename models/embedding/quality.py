"""How well a rebuilt model agrees with the published one."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

LOWEST_RANK_CORRELATION = 0.985


@dataclass(frozen=True)
class Agreement:
    """Cosines of equal sentences, and the order of all pair similarities."""

    sentences: int
    rank_correlation: float  # Spearman, -1..1
    mean_cosine: float
    lowest_cosine: float


def sentences_of(path: Path) -> list[str]:
    return [line for line in path.read_text("ascii").splitlines() if line.strip()]


def open_session(model: bytes | str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def published_vectors(path: Path, sequences: list[list[int]]) -> np.ndarray:
    session = open_session(str(path))
    vectors = []
    for numbers in sequences:
        tokens = np.array([numbers], np.int64)
        states = session.run(
            None,
            {
                "input_ids": tokens,
                "attention_mask": np.ones_like(tokens),
                "token_type_ids": np.zeros_like(tokens),
            },
        )[0][0]
        vectors.append(states.mean(axis=0))
    stacked = np.array(vectors, np.float64)
    return stacked / np.linalg.norm(stacked, axis=1, keepdims=True)


def rebuilt_vectors(model: bytes, sequences: list[list[int]]) -> np.ndarray:
    session = open_session(model)
    rows = [session.run(None, {"input_ids": np.array([numbers], np.int32)})[0][0] for numbers in sequences]
    return np.array(rows, np.float64)


def _ranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 0; equal values share the mean of their ranks."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts) - 1
    return (last - (counts - 1) / 2)[places]


def agreement(published: np.ndarray, rebuilt: np.ndarray) -> Agreement:
    pairs = np.triu_indices(len(published), 1)
    cosines = np.sum(published * rebuilt, axis=1)
    ranks, rebuilt_ranks = (_ranks((vectors @ vectors.T)[pairs]) for vectors in (published, rebuilt))
    return Agreement(
        len(published),
        float(np.corrcoef(ranks, rebuilt_ranks)[0, 1]),
        float(cosines.mean()),
        float(cosines.min()),
    )
