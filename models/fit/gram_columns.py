"""Which columns of the map n-grams count for, as core/evidence/gram_columns.cpp gives them out.

The core counts each block in BUCKETS buckets; the map has BLOCK columns a block. N-grams that chatbots write most often have a
column of their own, all others share the last SHARED of their block. Measured against all sharing: models/TRIED.md.
"""
import numpy as np
import scipy.sparse as sp

import corpus
from arrays import BucketMask, Numbers

BLOCK = 4096   # the core has the same (kGramColumns)
SHARED = 1024  # measured: with none, other languages than English lose theirs; models/TRIED.md


def common(counts: sp.csr_matrix) -> BucketMask:
    """Buckets with a column of their own: in every block those that most answers have."""
    answers = np.bincount(counts.indices, minlength=counts.shape[1])
    own = np.zeros(len(answers), bool)
    for start in range(0, len(own), corpus.BUCKETS):
        block = answers[start:start + corpus.BUCKETS]
        own[start + np.argsort(-block, kind="stable")[:BLOCK - SHARED]] = True
    return own


def columns_of(own: BucketMask) -> Numbers:
    """The column of every bucket. own: buckets with a column of their own, BLOCK - SHARED of every block."""
    columns = []
    for block, has_own in enumerate(own.reshape(-1, corpus.BUCKETS)):
        owned = int(has_own.sum())
        shared = owned + np.arange(corpus.BUCKETS) % (BLOCK - owned)
        columns.append(block * BLOCK + np.where(has_own, np.cumsum(has_own) - 1, shared))
    return np.concatenate(columns).astype(np.int32)


def narrow(counts: sp.csr_matrix, own: BucketMask) -> sp.csr_matrix:
    """Counts in buckets to counts in columns. own: as for columns_of."""
    narrowed = sp.csr_matrix((counts.data.astype(np.float32), columns_of(own)[counts.indices], counts.indptr.copy()),
                             shape=(counts.shape[0], BLOCK * (counts.shape[1] // corpus.BUCKETS)))
    narrowed.sum_duplicates()
    return narrowed


def packed(own: BucketMask) -> np.ndarray:
    """As the table holds it: a row of bits for each block, lowest bit of a byte first."""
    return np.packbits(own.reshape(-1, corpus.BUCKETS), axis=1, bitorder="little")


def unpacked(section: np.ndarray) -> BucketMask:
    """The buckets with a column of their own, of what `packed` gives."""
    return np.unpackbits(section, axis=1, bitorder="little").astype(bool).ravel()
