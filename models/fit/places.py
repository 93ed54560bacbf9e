"""Where the fitting scripts find what they read and keep what they make. Every place can be set in the environment."""
import os
import pathlib
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("KINPRINT_SHARED", REPOSITORY.parent / "shared"))
CORPORA = SHARED / "corpora"
PROGRAMS = pathlib.Path(os.environ.get("KINPRINT_PROGRAMS", REPOSITORY / "build" / "fit"))
WORK = pathlib.Path(os.environ.get("KINPRINT_FIT_WORK", REPOSITORY / "build" / "fit" / "work"))
TABLES = REPOSITORY / "models" / "tables"

if (os.environ.get("OMP_NUM_THREADS"), os.environ.get("OPENBLAS_CORETYPE")) != ("1", "Haswell"):
    raise SystemExit("source models/fit/environment.sh first, as models/README.md does: it says why")

sys.path.insert(0, str(SHARED / "tools"))  # make_trials.py (labels, folding of prompts) and score.py (figures)
sys.path.insert(0, str(REPOSITORY / "models"))  # write_sections.py


def tables(variant: str) -> pathlib.Path:
    """The folder of the tables of a variant."""
    return TABLES if variant == "full" else TABLES / variant
