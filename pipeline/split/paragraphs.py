"""Lines into paragraphs, over lines, columns and pages.

A line goes on the one above when that one reached the right margin and this one begins at the left margin; the next
line's indent is asked too, because ragged setting leaves the right margin open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.records import Table
from pipeline.split.heads import BLACK_BRACKETS, BULLET, ends_sentence, starts_head
from pipeline.split.layout import Grid, Look, Row
from pipeline.split.strip import Strip, closed_up, joined, line_strip, phrase

Place = Literal["flush", "indent", "centre", "right"]

_WIDE_GAP = 1.4  # of the usual pitch: more space than that parts paragraphs


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a title, a contributor's line: ``strip`` without layout blanks; ``table`` alone for a table."""

    strip: Strip
    raw: Strip
    rows: tuple[Row, ...]
    place: Place
    page: int
    table: Table | None = None

    @property
    def text(self) -> str:
        """The block's text without layout blanks."""
        return self.strip.text

    @property
    def size(self) -> float:
        """The type size of its first line."""
        return self.rows[0].line.size if self.rows else 0.0

    @property
    def bold(self) -> bool:
        """Is the first line bold?"""
        return bool(self.rows) and self.rows[0].line.bold

    @property
    def title(self) -> str:
        """The text as a title: blanks between phrases stay."""
        return phrase(self.raw.text)


def place_of_row(row: Row, look: Look) -> Place:
    """How a line lies in its column; an indented line of the body's size is centred only where it is clearly short."""
    em = look.size
    before, after = row.before, row.after
    larger = row.line.size > look.larger
    if before < (0.4 if larger and abs(before - after) < em else 1.1) * em:
        return "flush"
    if before > 0.36 * row.width and after < 0.5 * before and after < 0.25 * row.width:
        return "right"
    level = abs(before - after) <= max(1.3 * em, 0.05 * row.width)
    first_line = 1.1 * em <= before <= 3.3 * em and not larger
    if level and (not first_line or (before > 1.6 * em and after > 1.6 * em and row.line.bold)):
        return "centre"
    if before > 3.3 * em and after > 3.3 * em and abs(before - after) <= 0.16 * row.width and not ends_sentence(row.text):
        return "centre"
    return "indent"


def blocks_of(rows: Sequence[Row | Grid], look: Look) -> list[Block]:
    """Paragraphs, titles and tables in reading order."""
    found: list[Block] = []
    current: list[Row] = []
    for row in rows:
        if isinstance(row, Grid):
            found += _closed(current, look)
            current = []
            found.append(Block(Strip(()), Strip(()), (), "flush", row.page, row.table))
        elif current and not _continues(current, row, look):
            found += _closed(current, look)
            current = [row]
        elif not BULLET.sub("", row.text):
            continue
        else:
            current.append(row)
    return found + _closed(current, look)


def _closed(rows: list[Row], look: Look) -> list[Block]:
    if not rows:
        return []
    raw = joined(line_strip(row.page, row.line) for row in rows)
    return [Block(closed_up(raw), raw, tuple(rows), place_of_row(rows[0], look), rows[0].page)]


def _continues(above: Sequence[Row], row: Row, look: Look) -> bool:
    """Does ``row`` go on the paragraph whose rows are ``above``?"""
    last = above[-1]
    place, first = place_of_row(row, look), place_of_row(above[0], look)
    if not _same_size(last, row, look):
        return False
    if first == "right":
        return _open_bracket("".join(each.text for each in above)) and row.gap is not None
    if first == "centre" or place == "centre":
        return _goes_on_title(above, row, look) or (place == "flush" and _first_of_paragraph(above, look) and _full(last, row, look))
    if place == "right" and not _hangs(last, row):
        return False
    if starts_head(row.text) and (ends_sentence(last.text) or row.before > 1.1 * look.size or not _full(last, row, look)):
        return False
    if place == "indent" and first == "indent" and _hangs(last, row) and len(above) > 1 and _full(last, row, look):
        return True
    if place != "flush":
        return _hanging_item(above, row, look)
    parted = row.gap is not None and row.gap > _WIDE_GAP * look.pitch
    if row.gap is None:  # a page or a column ends between them
        return _full(last, row, look) or not ends_sentence(last.text) or (look.indented and last.after < 4 * look.size)
    if parted and (ends_sentence(last.text) or not _full(last, row, look)):
        return False
    if _open_mark("".join(each.text for each in above)):
        return True
    return _full(last, row, look) or (not ends_sentence(last.text) and last.after < 3.5 * look.size and not parted)


def _open_bracket(text: str) -> bool:
    """Has a contributor's line stopped inside its brackets?"""
    return text.count("（") + text.count("(") > text.count("）") + text.count(")")


def _open_mark(text: str) -> bool:
    """Has the text stopped inside quotes or a title? 选择“零彩 goes on, however short its line."""
    return any(text.rfind(mark) > text.rfind(end) for mark, end in ("“”", "《》", "〈〉"))


def _same_size(last: Row, row: Row, look: Look) -> bool:
    high, low = max(last.line.size, row.line.size), min(last.line.size, row.line.size)
    return high <= low * (1.3 if look.ocr else 1.1) or high - low < 0.8


def _full(last: Row, row: Row, look: Look) -> bool:
    """Did the line reach the right margin, but for what the next line's first word needs?"""
    token = 0.0
    for (x0, x1), char in zip(row.line.edges, row.line.text, strict=False):
        if token and not ((char.isascii() and char.isalnum()) or char in ".%％"):
            break
        token += x1 - x0
    return last.after <= 1.3 * look.size + max(token, look.size * 0.7)


def _first_of_paragraph(above: Sequence[Row], look: Look) -> bool:
    """A single line indented by two characters may look centred where its end is ragged."""
    only = above[0]
    return len(above) == 1 and only.before <= 3.3 * look.size and only.line.size <= look.larger


def _goes_on_title(above: Sequence[Row], row: Row, look: Look) -> bool:
    """A title over several lines: all centred, same size and weight, close together, no sentence ended."""
    last = above[-1]
    if place_of_row(row, look) != "centre" and row.line.size <= look.larger:
        return False
    if place_of_row(above[0], look) != "centre" and above[0].line.size <= look.larger:
        return False
    if row.line.bold != last.line.bold or ends_sentence(last.text) or (row.text.startswith(("【", "（", "(", "〖")) and len(row.text) < 40):
        return False
    if (last.text.endswith(("】", "〗")) and len(last.text) <= 12) or starts_head(row.text):
        return False
    near = row.gap is not None and row.gap <= max(1.6 * look.pitch, 2.2 * row.line.size)
    return near and len(above) < 4 and sum(len(r.text) for r in above) < 90


def _hangs(last: Row, row: Row) -> bool:
    """Two lines that begin at the same place."""
    return abs(last.line.box[0] - row.line.box[0]) < 3


def _hanging_item(above: Sequence[Row], row: Row, look: Look) -> bool:
    """The second line of a bulleted or numbered item that hangs under its text."""
    first = above[0]
    if not (BULLET.match(first.text) or BLACK_BRACKETS.match(first.text) or starts_head(first.text)):
        return False
    under = len(above) == 1 and 0.6 * look.size < row.line.box[0] - first.line.box[0] < 2.6 * look.size and first.before < 1.1 * look.size
    again = len(above) > 1 and _hangs(above[-1], row) and row.line.box[0] > first.line.box[0] + 0.6 * look.size
    return (under or again) and _full(above[-1], row, look) and row.gap is not None and row.gap <= _WIDE_GAP * look.pitch
