#!/usr/bin/env python3
"""Write core/text/unicode_tables.inc from Python's unicodedata. usage: make_unicode_tables.py OUTPUT

Two tables: runs of equal class, and runs of capital letters with the distance to their lower-case forms. They are kept as
lengths and distances in as few bytes as each takes, because tables of code points compress badly in the wasm modules.
Unassigned code points join the run before them, which keeps the table small and is harmless."""
import sys
import unicodedata

CLASSES = ["Other", "Letter", "Digit", "Space", "Punctuation", "Symbol", "Format", "Han", "Kana", "Hangul"]
HAN = [(0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
       (0xF900, 0xFAFF), (0x20000, 0x3FFFD)]
KANA = [(0x3041, 0x309F), (0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F), (0x1AFF0, 0x1B16F)]
HANGUL = [(0x1100, 0x11FF), (0x3131, 0x318E), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC)]


def within(value, ranges):
    return any(first <= value <= last for first, last in ranges)


def class_of(value):
    """Class name, or None where the code point is unassigned."""
    for name, ranges in (("Han", HAN), ("Kana", KANA), ("Hangul", HANGUL)):
        if within(value, ranges):
            return name
    category = unicodedata.category(chr(value))
    if category == "Cn":
        return None
    if value in (9, 10, 11, 12, 13, 0x85) or category[0] == "Z":
        return "Space"
    if category == "Cf":
        return "Format"
    return {"L": "Letter", "M": "Letter", "N": "Digit", "P": "Punctuation", "S": "Symbol"}.get(category[0], "Other")


def class_runs():
    runs = []
    for value in range(0x110000):
        name = class_of(value)
        if name is not None and (not runs or runs[-1][1] != name):
            runs.append((value, name))
    return runs


def lower_runs():
    """(first, last, stride, delta), stride 1 or 2; ASCII is left to the code."""
    runs = []
    for value in range(0x80, 0x110000):
        lower = chr(value).lower()
        if len(lower) != 1 or ord(lower) == value:
            continue
        delta = ord(lower) - value
        if runs and runs[-1][3] == delta:
            first, last, stride, _ = runs[-1]
            step = value - last
            if step in (1, 2) and (step == stride or first == last):
                runs[-1] = (first, value, step, delta)
                continue
        runs.append((value, value, 1, delta))
    return runs


def number_bytes(value):
    """The number in groups of seven bits, lowest first; the high bit of a byte says that more follow."""
    made = []
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    return made + [value]


def class_bytes(runs):
    ends = [first for first, _ in runs[1:]] + [0x110000]
    return [byte for (first, name), end in zip(runs, ends) for byte in number_bytes((end - first) << 4 | CLASSES.index(name))]


def lower_bytes(runs):
    made, free = [], 0
    for first, last, stride, delta in runs:
        signed = -delta * 2 - 1 if delta < 0 else delta * 2
        made += number_bytes(first - free) + number_bytes((last - first) << 1 | (stride - 1)) + number_bytes(signed)
        free = last + 1
    return made


def table(comment, name, numbers):
    lines = [f"// {comment}", f"constexpr std::array<std::uint8_t, {len(numbers)}> {name}{{"]
    return lines + wrapped([f"{number:#x}" for number in numbers]) + ["};"]


def main():
    classes, lowers = class_runs(), lower_runs()
    lines = [f"// Made by tools/make_unicode_tables.py from Unicode {unicodedata.unidata_version}. Do not edit.",
             f"constexpr std::size_t kClassRunCount = {len(classes)};",
             f"constexpr std::size_t kLowerRunCount = {len(lowers)};"]
    lines += table("(length << 4) | class of each run of equal class, the first from code point 0, the last to the end.",
                   "kClassBytes", class_bytes(classes))
    lines += table("Of each run of capitals: code points since the run before; (last - first) << 1 | (stride - 1); distance to "
                   "the\n// lower-case form, doubled, a negative one as odd number: -1 is 1, -2 is 3.",
                   "kLowerBytes", lower_bytes(lowers))
    with open(sys.argv[1], "w", encoding="ascii") as file:
        file.write("\n".join(lines) + "\n")
    print(f"{len(classes)} class runs, {len(lowers)} lower runs")


def wrapped(items):
    lines, line = [], "   "
    for item in items:
        if len(line) + len(item) + 2 > 118:
            lines.append(line)
            line = "   "
        line += " " + item + ","
    return lines + [line]


if __name__ == "__main__":
    main()
