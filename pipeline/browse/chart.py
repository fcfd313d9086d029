"""Line charts as SVG made here: no script, printable, each point a link that a keyboard reaches.

Looks come from the style sheet by class; the drawing itself holds only numbers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from pipeline.browse.dates import year_starts

WIDTH, HEIGHT = 860.0, 330.0
LEFT, RIGHT, TOP, BOTTOM = 64.0, 120.0, 18.0, 34.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One point: ``x`` a day number, ``y`` a value; ``high`` the upper end of a range; ``marks`` out of target, flag, about."""

    x: float
    y: float
    href: str
    title: str
    high: float | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Points joined in the order of time; ``joined`` False leaves them alone (targets)."""

    label: str
    dots: tuple[Dot, ...]
    joined: bool = True


def nice_ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Round numbers that cover ``low`` .. ``high``.

    >>> nice_ticks(0, 96)
    [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
    """
    if high <= low:
        high = low + (abs(low) or 1.0)
    raw = (high - low) / wanted
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= raw * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def short_number(value: float, chinese: bool = True) -> str:
    """As a reader writes it: 1.5万, 2亿.

    >>> short_number(15000), short_number(0.5), short_number(1200), short_number(1500000, False)
    ('1.5万', '0.5', '1,200', '1.5M')
    """
    steps = ((1e8, "亿"), (1e4, "万")) if chinese else ((1e9, "B"), (1e6, "M"), (1e4, ""))
    for size, word in steps:
        if abs(value) >= size and word:
            return f"{value / size:,.4g}{word}"
    return f"{value:,.10g}"


def spread(heights: Sequence[float], apart: float = 16.0) -> list[float]:
    """Where labels stand that want to be at ``heights``: none nearer than ``apart``, none below the axis, in the same order.

    >>> spread([100, 104, 300])
    [100, 116.0, 296.0]
    """
    order = sorted(range(len(heights)), key=lambda n: heights[n])
    placed = list(heights)
    for before, after in pairwise(order):
        placed[after] = max(placed[after], placed[before] + apart)
    floor = HEIGHT - BOTTOM
    for number in reversed(order):
        placed[number] = min(placed[number], floor)
        floor = placed[number] - apart
    return placed


def line_chart(lines: Sequence[Line], label: str, *, years: bool = False, chinese: bool = True) -> Markup:
    """The chart; ``years`` says that x counts years instead of days. Empty where there is no point."""
    lines = [line for line in lines if line.dots]
    dots = [dot for line in lines for dot in line.dots]
    if not dots:
        return Markup("")
    xs = [dot.x for dot in dots]
    first, last = min(xs), max(xs)
    if first == last:
        first, last = (first - 1, last + 1) if years else (first - 45, last + 45)
    low, high = min(dot.y for dot in dots), max(dot.y if dot.high is None else dot.high for dot in dots)
    # A line that hugs 90–95 % is not shown from 0; anything nearer to 0 is, so that a slope cannot deceive.
    hugs = not years and low > 0.6 * high and low < high
    base = low if hugs else min(0.0, low)
    ticks = nice_ticks(base, high)
    right = WIDTH - (RIGHT if len(lines) > 1 else 24.0)

    def across(x: float) -> float:
        return round(LEFT + (x - first) / (last - first) * (right - LEFT), 1)

    def down(y: float) -> float:
        return round(HEIGHT - BOTTOM - (y - ticks[0]) / (ticks[-1] - ticks[0]) * (HEIGHT - BOTTOM - TOP), 1)

    parts = [_grid(ticks, down, right, chinese)]
    times = [(x, f"{x:.0f}") for x in sorted(set(xs))] if years else year_starts(int(first), int(last))
    parts += [_time(across(x), text) for x, text in times]
    names = dict(zip(lines, spread([down(max(line.dots, key=lambda dot: dot.x).y) for line in lines if line.dots]), strict=True))
    for number, line in enumerate(lines):
        ordered = sorted(line.dots, key=lambda dot: dot.x)
        parts.append(f'<g class="line c{number % 6}" data-line="{escape(line.label)}">')
        if line.joined and len(ordered) > 1:
            parts.append(f'<polyline points="{" ".join(f"{across(d.x)},{down(d.y)}" for d in ordered)}"/>')
        parts += [_dot(dot, across(dot.x), down(dot.y), None if dot.high is None else down(dot.high)) for dot in ordered]
        if len(lines) > 1:
            parts.append(f'<text class="name" x="{across(ordered[-1].x) + 10}" y="{names[line] + 4}">{escape(_clip(line.label))}</text>')
        parts.append("</g>")
    return Markup(
        f'<svg class="chart" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="group" aria-label="{escape(label)}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def _clip(text: str) -> str:
    return text if len(text) <= 8 else text[:7] + "…"


def _grid(ticks: Sequence[float], down: object, right: float, chinese: bool) -> str:
    assert callable(down)
    return "".join(
        f'<line class="grid" x1="{LEFT}" x2="{right}" y1="{down(tick)}" y2="{down(tick)}"/>'
        f'<text class="tick y" x="{LEFT - 8}" y="{down(tick) + 4}">{escape(short_number(tick, chinese))}</text>'
        for tick in ticks
    )


def _time(x: float, text: str) -> str:
    return f'<text class="tick x" x="{x}" y="{HEIGHT - 10:.0f}">{escape(text)}</text>'


def _dot(dot: Dot, x: float, y: float, high: float | None) -> str:
    classes = " ".join(("point", *dot.marks))
    shape = (
        f'<path d="M{x} {y - 6}L{x + 6} {y}L{x} {y + 6}L{x - 6} {y}Z"/>'
        if "target" in dot.marks
        else f'<circle cx="{x}" cy="{y}" r="4.5"/>'
    )
    ring = f'<circle class="ring" cx="{x}" cy="{y}" r="9"/>' if "flag" in dot.marks else ""
    bar = f'<line class="range" x1="{x}" x2="{x}" y1="{y}" y2="{high}"/>' if high is not None else ""
    return f'<a class="{classes}" href="{escape(dot.href)}"><title>{escape(dot.title)}</title>{bar}{ring}{shape}</a>'


def spark(values: Sequence[float]) -> Markup:
    """A line a word long, its last point marked; empty for fewer than two values.

    >>> "polyline" in spark([1, 2]), spark([1])
    (True, Markup(''))
    """
    if len(values) < 2:
        return Markup("")
    low, high = min(values), max(values)
    height = (high - low) or 1.0
    points = [(round(2 + 96 * n / (len(values) - 1), 1), round(22 - 18 * (v - low) / height, 1)) for n, v in enumerate(values)]
    drawn = " ".join(f"{x},{y}" for x, y in points)
    x, y = points[-1]
    return Markup(
        f'<svg class="spark" viewBox="0 0 100 26" preserveAspectRatio="none" aria-hidden="true" xmlns="http://www.w3.org/2000/svg">'
        f'<polyline points="{drawn}"/>'
        f'<path class="end" d="M{x} {y}h0"/></svg>'
    )
