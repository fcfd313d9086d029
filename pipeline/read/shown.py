"""What of a page's text layer is print: neither watermarks nor invisible copies, whichever way the page lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.read.content import Content
from pipeline.read.fold import UNKNOWN
from pipeline.read.lines import Piece

_LEVEL = 3  # degrees that a level line may be off
_UNDER_PICTURE = 0.4  # share of a page that a picture covers where the text under it may be a scan's


def turned_by(pieces: Sequence[Piece]) -> int:
    """Degrees clockwise by which to turn a page most of whose text stands sideways (a wide table), else 0."""
    angles: Counter[int] = Counter()
    for piece in pieces:
        angles[piece.angle] += len(piece.text)
    if not angles:
        return 0
    angle, count = angles.most_common(1)[0]
    return angle if angle in (90, 180, 270) and count * 2 > angles.total() else 0


def printed(pieces: Sequence[Piece], content: Content) -> tuple[list[Piece], list[str]]:
    """(the pieces to read, what is to be said of the others)."""
    level = [p for p in pieces if min(p.angle, 360 - p.angle) <= _LEVEL]
    seen = [p for p in level if not p.hidden]
    said = []
    if slanting := _length(pieces) - _length(level):
        said.append(f"{slanting} characters set aslant or sideways (a watermark, a margin note) left out")
    if len(seen) < len(level) and content.covered > _UNDER_PICTURE and _length(seen) * 2 < _length(level):
        said.append("the text is the one that another program's OCR laid under the scan")
        seen = sorted(level, key=lambda p: not p.hidden)
    if unknown := sum(p.text.count(UNKNOWN) for p in seen):
        said.append(f"{unknown} characters that the file does not name")
    return seen, said


def _length(pieces: Sequence[Piece]) -> int:
    return sum(len(p.text.replace(" ", "")) for p in pieces)
