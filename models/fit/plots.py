"""Two plots as plain SVG: Tippett (share of trials at or above each log10 LR) and reliability (measured against stated)."""
import pathlib
from collections import abc

import numpy as np

WIDTH, HEIGHT, MARGIN = 640, 400, 56
COLOURS = {"unrelated": "#777777", "unrelated_disjoint": "#777777", "same_family": "#1b6ca8", "distilled": "#b5541c", "tuned": "#3b7d3b", "same_model": "#7a3b8f"}


class Axes:
    def __init__(self, title: str, x_range: tuple[float, float], y_range: tuple[float, float], x_label: str, y_label: str) -> None:
        self.x_range, self.y_range = x_range, y_range
        self.parts = [f'<text x="{WIDTH / 2}" y="22" text-anchor="middle" font-size="15">{title}</text>',
                      f'<text x="{WIDTH / 2}" y="{HEIGHT - 10}" text-anchor="middle">{x_label}</text>',
                      f'<text x="16" y="{HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 16 {HEIGHT / 2})">{y_label}</text>',
                      f'<rect x="{MARGIN}" y="{MARGIN - 20}" width="{WIDTH - 2 * MARGIN}" height="{HEIGHT - 2 * MARGIN + 20}" fill="none" stroke="#999"/>']
        for x in np.linspace(*x_range, 7):
            self.parts.append(f'<text x="{self.x(x):.1f}" y="{HEIGHT - MARGIN + 16}" text-anchor="middle">{x:.2g}</text>')
        for y in np.linspace(*y_range, 5):
            self.parts.append(f'<text x="{MARGIN - 6}" y="{self.y(y) + 4:.1f}" text-anchor="end">{y:.2g}</text>')
        self.names = 0

    def x(self, value: float) -> float:
        return MARGIN + (value - self.x_range[0]) / (self.x_range[1] - self.x_range[0]) * (WIDTH - 2 * MARGIN)

    def y(self, value: float) -> float:
        return HEIGHT - MARGIN - (value - self.y_range[0]) / (self.y_range[1] - self.y_range[0]) * (HEIGHT - 2 * MARGIN + 20)

    def line(self, xs: abc.Iterable[float], ys: abc.Iterable[float], colour: str, name: str | None = None, dashes: str = "") -> None:
        points = " ".join(f"{self.x(a):.1f},{self.y(b):.1f}" for a, b in zip(xs, ys))
        self.parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>')
        if name:
            self.parts.append(f'<text x="{MARGIN + 10}" y="{MARGIN + 16 * self.names}" fill="{colour}">{name}</text>')
            self.names += 1

    def write(self, path: pathlib.Path) -> None:
        path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
                        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>' + "".join(self.parts) + "</svg>\n", encoding="utf-8")


def tippett(path: pathlib.Path, title: str, values_of_kind: dict[str, np.ndarray]) -> None:
    axes = Axes(title, (-1.5, 2), (0, 1), "log10 likelihood ratio", "share of trials at or above")
    grid = np.linspace(-1.5, 2, 141)
    for kind, values in values_of_kind.items():
        axes.line(grid, [(values >= g).mean() for g in grid], COLOURS[kind], kind.replace("_", " "), "5 4" if kind.startswith("unrelated") else "")
    axes.line((0, 0), (0, 1), "#bbbbbb")
    axes.write(path)


def reliability(path: pathlib.Path, title: str, values_of_kind: dict[str, np.ndarray], unrelated: np.ndarray, bins: int = 8) -> None:
    """At even prior odds: the share related among trials of about one stated LR, against what that LR says."""
    axes = Axes(title, (0, 1), (0, 1), "stated probability at even odds", "measured share related")
    axes.line((0, 1), (0, 1), "#bbbbbb")
    chance = lambda values: 1 / (1 + 10.0 ** -values)
    for kind, values in values_of_kind.items():
        edges = np.quantile(np.concatenate([values, unrelated]), np.linspace(0, 1, bins + 1))
        xs, ys = [], []
        for low, high in zip(edges[:-1], edges[1:]):
            inside = lambda v: (v >= low) & ((v < high) | (high == edges[-1]))
            related, other = inside(values).mean(), inside(unrelated).mean()
            if related + other > 0:
                both = np.concatenate([values[inside(values)], unrelated[inside(unrelated)]])
                xs.append(chance(both).mean())
                ys.append(related / (related + other))
        axes.line(xs, ys, COLOURS[kind], kind.replace("_", " "))
    axes.write(path)
