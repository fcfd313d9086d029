"""The tail of an issue: 报： 送： 发： with their recipients; the editors' lines and the print run go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.split.layout import Grid, Row
from pipeline.split.strip import without_blanks
from pipeline.split.words import any_of, words

_REACH = 40  # rows from the end within which the block may begin
_SPACED = {kind: "|".join(r"\s*".join(word) for word in sorted(words(kind), key=len, reverse=True)) for kind in ("report", "send")}
_LABEL = re.compile(rf"(?P<report>{_SPACED['report']})\s*[:：]|(?P<send>{_SPACED['send']})\s*[:：]")
_FIRST = re.compile(rf"^\s*[（(]?(?:{_SPACED['report']}|{_SPACED['send']}|[报送发抄、，及]{{2,6}})\s*[:：]")
_NEXT = re.compile(rf"(?:^|[。；;\n]|\s{{2,}})\s*(?=(?:{_SPACED['report']}|{_SPACED['send']})\s*[:：])")
_EDITOR = re.compile(rf"^[（(【]?(?:{any_of('editor')})[:：]")
_PRINT_RUN = re.compile(
    r"^[（(]?(?:共印\d+份|印发?\d+份|份数[:：]?\d+|(?:此件|本期)(?:共印)?\d+份|.{2,40}(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?:编?印发?|编印)|印发日期[:：].*|打印[:：].*)[）)]?[。]?$"
)
_RULE = re.compile(r"^[—_＿\-─━=＝]{3,}$")


@dataclass(frozen=True, slots=True)
class Tail:
    """The recipients in printed order."""

    report_to: tuple[str, ...] = ()
    send_to: tuple[str, ...] = ()


def read_tail(rows: Sequence[Row | Grid]) -> tuple[Tail, int]:
    """The recipients and the index of the first row that belongs to the tail."""
    first = _first_row(rows)
    end = len(rows) if first is None else first
    lines: list[str] = []
    for row in rows[end:]:
        if isinstance(row, Grid):
            lines += [cell.text for cell in row.table.cells]
        elif not _is_closing(row.text):
            lines.append(row.line.text.strip())
    while end and _is_closing_row(rows[end - 1]):
        end -= 1
    return _recipients(lines), end


def _first_row(rows: Sequence[Row | Grid]) -> int | None:
    """The row where the block of recipients begins."""
    for at in range(max(0, len(rows) - _REACH), len(rows)):
        row = rows[at]
        if isinstance(row, Grid):
            if row.table.cells and _FIRST.match(row.table.cells[0].text) and at >= len(rows) - 6:
                return at
        elif _FIRST.match(row.line.text) and not any(_is_body(later) for later in rows[at + 1 :]):
            return at
    return None


def _is_body(row: Row | Grid) -> bool:
    """A paragraph of several sentences below it shows that the line was none of the tail."""
    return isinstance(row, Row) and row.text.count("。") >= 2 and not _FIRST.match(row.line.text)


def _is_closing(text: str) -> bool:
    return bool(_EDITOR.match(text) or _PRINT_RUN.match(text) or _RULE.match(text))


def _is_closing_row(row: Row | Grid) -> bool:
    return isinstance(row, Row) and _is_closing(row.text)


def _recipients(lines: Sequence[str]) -> Tail:
    """Sort the entries behind the labels; a line without label goes on where the one above stopped."""
    text = ""
    for line in lines:
        text += ("\n" if _FIRST.match(line) else "") + line
    report: list[str] = []
    send: list[str] = []
    for part in _NEXT.split(text):
        match = _LABEL.match(part.strip())
        if match:
            (report if match["report"] else send).extend(entries(part.strip()[match.end() :]))
    return Tail(_once(report), _once(send))


def entries(text: str) -> list[str]:
    """The recipients of one label: split at 、 ， ； outside brackets, final stop dropped.

    >>> entries("各市、县（市、区）安委会办公室，市直有关 单位。")
    ['各市', '县（市、区）安委会办公室', '市直有关单位']
    """
    found = [""]
    depth = 0
    for char in without_blanks(text):
        depth += (char in "（(") - (char in "）)")
        if depth <= 0 and char in "、，,/；;。":
            found.append("")
        else:
            found[-1] += char
    return [entry.strip(".") for entry in found if entry.strip(".")]


def _once(items: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
