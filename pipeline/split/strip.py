"""Text that knows where it is printed: a paragraph as slices of visual lines, cut and joined without losing the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.records import Line, Run

_BLANK = re.compile(r"[\s\u200b-\u200f\ufeff\u00ad]+")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Piece:
    """``line.text[start:end]`` on ``page``."""

    page: int
    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """The slice itself."""
        return self.line.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Strip:
    """Pieces read one after the other; ``text`` is their text run together."""

    pieces: tuple[Piece, ...]
    text: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join(piece.text for piece in self.pieces))

    def cut(self, start: int, end: int | None = None) -> Strip:
        """The strip of ``text[start:end]``, offsets counted from the front."""
        stop = len(self.text) if end is None else end
        found: list[Piece] = []
        at = 0
        for piece in self.pieces:
            length = piece.end - piece.start
            low, high = max(start, at), min(stop, at + length)
            if low < high:
                found.append(Piece(piece.page, piece.line, piece.start + low - at, piece.start + high - at))
            at += length
        return Strip(tuple(found))

    def runs(self, start: int) -> Iterator[Run]:
        """A ``Run`` a piece, for a text in which this strip begins at ``start``."""
        for piece in self.pieces:
            length = piece.end - piece.start
            yield Run(start, start + length, piece.page, piece.line, piece.start)
            start += length


EMPTY = Strip(())


def line_strip(page: int, line: Line) -> Strip:
    """The whole of a line."""
    return Strip((Piece(page, line, 0, len(line.text)),)) if line.text else EMPTY


def joined(strips: Iterable[Strip]) -> Strip:
    """Strips one after the other, as the lines of a paragraph are."""
    return Strip(tuple(piece for strip in strips for piece in strip.pieces))


def closed_up(strip: Strip) -> Strip:
    """The strip without layout blanks: 近 900 余人 → 近900余人; the blank of two Latin words stays.

    >>> from pipeline.records import Line
    >>> text = "志 愿 者 900 余人 用 Open Data 平台"
    >>> closed_up(line_strip(1, Line(text, (0, 0, 1, 1), 16.0, ((0.0, 1.0),) * len(text)))).text
    '志愿者900余人用Open Data平台'
    """
    text = strip.text
    kept: list[Strip] = []
    at = 0
    for blank in _BLANK.finditer(text):
        between = text[blank.start() - 1 : blank.start()] + text[blank.end() : blank.end() + 1]
        if len(between) == 2 and all(_LATIN.match(c) for c in between):
            kept.append(strip.cut(at, blank.start() + 1))
        else:
            kept.append(strip.cut(at, blank.start()))
        at = blank.end()
    kept.append(strip.cut(at))
    return joined(kept) if at else strip


def without_blanks(text: str) -> str:
    """All white space gone: what the patterns of this stage match on.

    >>> without_blanks("2021 年第 13 期")
    '2021年第13期'
    """
    return _BLANK.sub("", text)


def phrase(text: str) -> str:
    """A title's words: blanks between phrases become one, letter-spacing and blanks beside digits go.

    >>> phrase("你出征  我守护 爱心车队"), phrase("简 报"), phrase("关 于 举 办 培 训"), phrase("永定县 2014 年工作")
    ('你出征 我守护 爱心车队', '简报', '关于举办培训', '永定县2014年工作')
    """
    chunks = [c for c in _BLANK.split(text) if c]
    if len(chunks) > 1 and min(len(c) for c in chunks) == 1 and not any(_LATIN.match(c) for c in chunks):
        return without_blanks(text)
    out = ""
    for chunk in chunks:
        wide = out[-1:] and not (out[-1].isdigit() or chunk[0].isdigit()) and (_is_word(out[-1]) and _is_word(chunk[0]))
        out += (" " if wide else "") + chunk
    return out


def _is_word(char: str) -> bool:
    return char.isalpha()
