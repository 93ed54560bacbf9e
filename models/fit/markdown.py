"""Tables of Markdown, as the documents that these scripts write have them."""
from collections import abc


def row(cells: abc.Iterable[object]) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def table(head: abc.Sequence[str], rows: abc.Iterable[abc.Iterable[object]]) -> str:
    """A line for the head and one for each row; ends with a line break."""
    return "\n".join([row(head), row(["---"] * len(head)), *map(row, rows)]) + "\n"
