#!/usr/bin/env python3
"""Put the drift study's figures into library.kpt. usage: library_drift.py

They are read from the part "Drift" of models/ATTRIBUTION.md, where attribution_report.py wrote what drift_study.py measured,
so that neither the fit nor its work folder is needed; every other section stays byte for byte.
"""
import re

import numpy as np

import manifest
import places
import write_sections
from make_library import HOLDS
from arrays import Sections


def drift_sections(text: str) -> Sections:
    """Sections of what was measured: rows (same bot, answers, trials, area fitted on older bots, area out of fold) and facts."""
    part = text.split("## Drift\n", 1)[1].split("\n## ", 1)[0]
    old = re.search(r"fitted on (\d+) bots \(\d+ answers\) released before (\d{4})-(\d\d)", part)
    new = re.search(r"released from (\d{4})-(\d\d) on", part)
    rows = re.findall(r"^\| (same bot|same generation), [^|]+\| (\d+) \| (\d+) \| ([\d.]+) \| ([\d.]+) \|$", part, re.MULTILINE)
    if not old or not new or not rows:
        raise SystemExit("models/ATTRIBUTION.md has no part Drift of the known form")
    facts = [int(old[2] + old[3]), int(new[1] + new[2]), int(old[1])]
    values = [[float(title == "same bot"), *map(float, numbers)] for title, *numbers in rows]
    return {"library_drift": np.array(values, np.float32), "library_drift_facts": np.array([facts], np.uint32)}


def main() -> None:
    path = places.TABLES / "library.kpt"
    sections = write_sections.unpack(path.read_bytes())
    sections |= drift_sections((places.REPOSITORY / "models" / "ATTRIBUTION.md").read_text(encoding="utf-8"))
    path.write_bytes(write_sections.pack(sections))
    manifest.enter({"library": (path, HOLDS)}, "full", made_by="models/fit/make_library.py")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
