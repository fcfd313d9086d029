"""Where tables without upright rules begin and end: flat rules of one width, or rows that stand in line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.read.grid import joined
from pipeline.read.lines import Piece
from pipeline.read.order import segments
from pipeline.records import Box

Row = list[Piece]

_LEAST_LENGTH = 100.0  # points: a rule of a three-line table
_MOST_HEADS = 3
_MOST_LINES = 6  # of heads that go over several lines
_PROSE = 0.6  # of the rule's length
_WIDER = 0.3  # of the size: by how much the gap between two rows of cells exceeds that between two lines of one
_TALL = 5.0  # sizes from row to row where rules part them
_FIGURES = 0.6  # share of a row's parts that must be figures where the row is no head
_FIGURE = re.compile(r"[+\-−－±↑↓]?[\d.,，]+\s?\S{0,3}|[—\-－/…]+|持平")


@dataclass(frozen=True, slots=True)
class Stretch:
    """``rows[first:end]`` may be a table with ``head`` rows of heads; ``bands`` gives each row under them its row of cells."""

    first: int
    end: int
    head: int
    bands: tuple[int, ...]
    ruled: bool


def ruled_stretches(rows: Sequence[Row], rules: Sequence[Box]) -> Iterator[Stretch]:
    """What stands between three or more flat rules of one width; heads above the first of them, where none is drawn over these."""
    flat = [r for r in joined([r for r in rules if r[3] - r[1] <= 3]) if r[2] - r[0] >= _LEAST_LENGTH]
    for top in flat:
        alike = [r for r in flat if abs(r[0] - top[0]) < 3 and abs(r[2] - top[2]) < 3 and r[1] > top[1] + 6]
        if len(alike) < 2:
            continue
        inside = _run(rows, [i for i, row in enumerate(rows) if top[1] < middle(row) < alike[-1][1]], top)
        head = sum(1 for i in inside if middle(rows[i]) < alike[0][1])
        figures = max((figure_share(rows[i]) for i in inside[:_MOST_LINES]), default=0.0)
        if inside and figures >= _FIGURES and (above := _heads_above(rows, inside[0], top)):
            yield Stretch(inside[0] - above, inside[-1] + 1, above, _bands(rows, inside, [top, *alike]), True)
        if 0 < head <= _MOST_LINES and len(inside) - head >= 2 and max(len(segments(rows[i])) for i in inside[:head]) >= 2:
            yield Stretch(inside[0], inside[-1] + 1, head, _bands(rows, inside[head:], alike), True)


def _run(rows: Sequence[Row], inside: Sequence[int], rule: Box) -> list[int]:
    """The rows below a rule as far as they follow each other closely and none is a line of prose as wide as the rule."""
    run: list[int] = []
    for i in inside:
        row = rows[i]
        prose = len(segments(row)) == 1 and row[-1].x1 - row[0].x0 > _PROSE * (rule[2] - rule[0])
        if prose or (run and not near(rows[run[-1]], row, _TALL)):
            break
        run.append(i)
    return run


def _bands(rows: Sequence[Row], body: Sequence[int], rules: Sequence[Box]) -> tuple[int, ...]:
    """The row of cells of each line: what rules part, else what wider gaps part, where cells go over several lines."""
    ys = [r[1] for r in rules]
    bands = tuple(sum(1 for y in ys if y < middle(rows[i])) for i in body)
    if len(ys) >= 4 and len(set(bands)) >= 2:
        return bands
    tops, bottoms = ([f(getattr(p, side) for p in rows[i]) for i in body] for f, side in ((min, "top"), (max, "bottom")))
    gaps = [top - bottom for top, bottom in zip(tops[1:], bottoms, strict=False)]
    if not gaps or max(gaps) - min(gaps) < _WIDER * rows[body[0]][0].size:
        return tuple(range(len(body)))
    middle_gap = (max(gaps) + min(gaps)) / 2
    return tuple(sum(1 for gap in gaps[:i] if gap > middle_gap) for i in range(len(body)))


def _heads_above(rows: Sequence[Row], first: int, rule: Box) -> int:
    """How many rows close above the first rule, and within it, are heads of at least three parts."""
    count = 0
    while count < _MOST_HEADS and first - count > 0:
        row = rows[first - count - 1]
        if not within(row, rule) or not near(row, rows[first - count], _TALL) or (len(segments(row)) < 3 and not count):
            break
        if len(segments(row)) < 2 and not (count and row[0].x0 - rule[0] < 60):
            break
        count += 1
    while count and len(segments(rows[first - count])) < 2:
        count -= 1
    return count


def figure_share(row: Row) -> float:
    """The share of a row's parts behind its first that are figures."""
    cells = segments(row)[1:]
    return sum(map(is_figure, cells)) / len(cells) if cells else 0.0


def is_figure(segment: Sequence[Piece]) -> bool:
    """86.4, -1.8%, 52.3公里, a dash."""
    return _FIGURE.fullmatch("".join(p.text for p in segment).replace(" ", "")) is not None


def within(row: Row, rule: Box) -> bool:
    """Does a row stand between the ends of a rule?"""
    return min(p.x0 for p in row) > rule[0] - 3 and max(p.x1 for p in row) < rule[2] + 3


def middle(row: Row) -> float:
    """The height of a row's middle."""
    return row[0].baseline - 0.35 * row[0].size


def near(above: Row, below: Row, pitch: float = 3.0) -> bool:
    """Do two rows stand close enough to belong together, within ``pitch`` sizes?"""
    return below[0].baseline - above[0].baseline < pitch * max(above[0].size, below[0].size)
