"""Names for the arrays that go from function to function, by what their rows stand for. Other arrays are np.ndarray, and the docstring
of who takes or gives them has their shape."""
import typing
from collections import abc

import numpy as np
import scipy.sparse as sp

PerTrial: typing.TypeAlias = np.ndarray    # trials: one value each
TrialMask: typing.TypeAlias = np.ndarray   # trials, bool: those chosen
PerAnswer: typing.TypeAlias = np.ndarray   # answers: one value each
AnswerMask: typing.TypeAlias = np.ndarray  # answers, bool: those chosen
BucketMask: typing.TypeAlias = np.ndarray  # buckets of hashed n-grams, bool: those with a column of their own
Numbers: typing.TypeAlias = np.ndarray     # whole numbers that name things: rows of another array
BaseScores: typing.TypeAlias = np.ndarray  # trials x scores.COLUMNS
Vectors: typing.TypeAlias = np.ndarray     # rows x effects.DIMENSIONS: fingerprint vectors
Habits: typing.TypeAlias = np.ndarray      # rows x habits of form, standardised where nothing else is said
Described: typing.TypeAlias = np.ndarray   # rows x (effects.DIMENSIONS + habits): a vector and the habits of the same answers
Square: typing.TypeAlias = np.ndarray      # n x n: covariances and the like
Line: typing.TypeAlias = np.ndarray        # slope, offset and factor below an LR of 1; further dimensions behind
Lines: typing.TypeAlias = np.ndarray       # pair_trials.SIZES x 3; x 6 where a line of closed prompts lies over the first
Blocks: typing.TypeAlias = abc.Sequence[sp.csr_matrix]  # answers x gram_columns.BLOCK each: words, characters, grammar
Cap: typing.TypeAlias = tuple[float, float]                # lowest and highest log10 LR
Sections: typing.TypeAlias = dict[str, np.ndarray]         # of a table: name -> array (write_sections.py)
Kept: typing.TypeAlias = dict[str, np.ndarray]             # what calibrate.py keeps of one condition
