"""A text with its findings marked: cut at every border, so that marks may overlap and nothing is nested wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

MarkKind = Literal["indicator", "measure", "unit", "head"]
_FIRST: tuple[MarkKind, ...] = ("indicator", "measure", "unit", "head")


@dataclass(frozen=True, slots=True)
class Mark:
    """``text[start:end]`` is a finding; ``id`` is the page it leads to, None for heads."""

    start: int
    end: int
    kind: MarkKind
    id: int | None
    flags: tuple[str, ...] = ()


def marked_blocks(text: str, marks: Iterable[Mark]) -> list[dict[str, Any]]:
    """Paragraphs and tables, each cut into pieces ``{"text", "kinds", "kind", "id", "flags"}``.

    A paragraph is ``{"pieces": […]}``; lines with tabs in a row make ``{"rows": [[cell pieces, …], …]}``.
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    blocks: list[dict[str, Any]] = []
    start = 0
    for line in text.split("\n"):
        if "\t" in line:
            row = []
            at = start
            for cell in line.split("\t"):
                row.append(_pieces(text, at, at + len(cell), ordered))
                at += len(cell) + 1
            if blocks and "rows" in blocks[-1]:
                blocks[-1]["rows"].append(row)
            else:
                blocks.append({"rows": [row]})
        elif line:
            blocks.append({"pieces": _pieces(text, start, start + len(line), ordered)})
        start += len(line) + 1
    return blocks


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    borders = sorted({start, end, *(b for mark in here for b in (mark.start, mark.end) if start < b < end)})
    pieces = []
    for low, high in pairwise(borders):
        over = [mark for mark in here if mark.start <= low and mark.end >= high]
        top = min(over, key=lambda mark: (_FIRST.index(mark.kind), mark.end - mark.start), default=None)
        pieces.append(
            {
                "text": text[low:high],
                "kinds": sorted({mark.kind for mark in over}, key=_FIRST.index),
                "kind": top.kind if top else None,
                "id": top.id if top else None,
                "flags": sorted({flag for mark in over for flag in mark.flags}),
            }
        )
    return pieces
