"""A table as rows and columns with heads: which cells hold numbers, which say what these measure, whose they are and in which unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.mine.table_heads import want_of
from pipeline.mine.uoms import read_uom
from pipeline.records import TextCell, TextTable

NUMBER = re.compile(
    r"^(?:[约近超≥≤＞＜>]|[-－—−+＋↑↓▲▼])?(?:[\d０-９][\d０-９,，]*|\d{1,3}(?: \d{3})+)(?:[.．][\d０-９]+)?(?:[万亿](?=$))?[%％‰]?[↑↓▲▼]?$"
)
TOTAL = re.compile(r"^(?:[合总小共]\s*计|全[省市县区州镇乡].{0,3}|(?:平均|总)(?:值|数)?|总数)(?:[（(].*)?$")
_SERIAL = re.compile(r"^(?:序号|编号|序|号|No\.?|代码|行次|栏次|项次)$")
_ORDINAL = re.compile(r"^(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)、.．]?|[A-Z]|-)$")
_UNIT_HEAD = re.compile(r"^(?:计量|计价)?单\s*位$")
_YEAR = re.compile(r"^(?:19|20)\d\d年?$")
_WHEN = re.compile(r"^(?:(?:19|20)\d\d年?(?:\d{1,2}月)?|\d{1,2}月份?|[一二三四1-4]季度|[上下]半年|前三季度|第[一二三四]季度)$")
_SIZED = re.compile(r"^[约近超]?\d[\d.,]*[万亿]?(?![年月日季岁届批])")
_COUNTER = re.compile(r"^(?:[甲乙丙丁]|\d{1,2}(?:[=＝].*)?|栏次|行次)$")
_UNIT_LINE = re.compile(r"单位[:：](?P<unit>[^）)：:]{1,20})[）)]?$")
_SHORT = 14
_SORT = re.compile(r"类[别型]|产业|行业|性质|级别")
_ITEM = re.compile(r"名称|项目|指标|品种|事项|内容$|任务|科目|产品")


def side_by_side(text: str, table: TextTable) -> list[TextTable]:
    """A table set in two or three blocks beside each other under the same heads (名次 单位 得分 名次 单位 得分) as so many tables."""
    first = {c.column: text[c.start : c.end].strip() for c in table.cells if c.row == 0}
    for blocks in (2, 3):
        width = table.columns // blocks
        heads = [[first.get(b * width + i, "") for i in range(width)] for b in range(blocks)]
        if width >= 2 and width * blocks == table.columns and all(h == heads[0] and all(h) and len(set(h)) == width for h in heads):
            parted = [[replace(c, column=c.column % width) for c in table.cells if c.column // width == b] for b in range(blocks)]
            return [replace(table, columns=width, cells=tuple(cells)) for cells in parted]
    return [table]


@dataclass(frozen=True, eq=False)
class Grid:
    """A table's cells by place, with the rows and columns that hold heads told from those that hold numbers."""

    text: str
    table: TextTable

    @cached_property
    def places(self) -> Mapping[tuple[int, int], TextCell]:
        """Each place's cell; a spanning cell stands at all its places."""
        found: dict[tuple[int, int], TextCell] = {}
        for cell in self.table.cells:
            for row in range(cell.row, cell.row + max(1, cell.rowspan)):
                for column in range(cell.column, cell.column + max(1, cell.colspan)):
                    if cell.end > cell.start or (row, column) not in found:
                        found[row, column] = cell
        return found

    @cached_property
    def _words(self) -> Mapping[tuple[int, int], str]:
        return {place: re.sub(r"\s+", "", self.text[cell.start : cell.end]) for place, cell in self.places.items()}

    def words(self, row: int, column: int) -> str:
        """What is printed in a place, blanks left out."""
        return self._words.get((row, column), "")

    def row_words(self, row: int) -> list[str]:
        """The places of a row from left to right."""
        return [self.words(row, column) for column in range(self.table.columns)]

    def body(self, column: int) -> Sequence[str]:
        """The places of a column under its heads."""
        return self._bodies[column]

    @cached_property
    def _bodies(self) -> Sequence[Sequence[str]]:
        rows = range(self.heads, self.table.rows)
        return [[self.words(row, column) for row in rows if not self.gathers(row)] for column in range(self.table.columns)]

    def gathers(self, row: int) -> bool:
        """Does a row hold one name over all columns, which gathers the rows below: 二、救助情况?"""
        first, *others = self.row_words(row)
        return bool(first) and bool(others) and all(words in ("", first) for words in others) and not self._is_data(row)

    @cached_property
    def titles(self) -> int:
        """How many rows at the top hold one title over all columns."""
        rows = range(min(3, self.table.rows - 2) if self.table.columns > 2 else 0)
        return next((row for row in rows if len({w for w in self.row_words(row) if w}) != 1 or self._is_data(row)), len(rows))

    def _is_data(self, row: int) -> bool:
        return any(NUMBER.match(w) for w in self.row_words(row))

    @property
    def caption(self) -> str | None:
        """What stands above the table, or in its first row over all columns."""
        inside = [self.words(row, c) for row in range(self.titles) for c in range(self.table.columns)]
        return next((w for w in inside if w and "单位：" not in w), None) or self.table.caption

    @property
    def unit(self) -> str | None:
        """The unit of the caption, or of a line 单位：万元 in a row over all columns."""
        inside = (self.words(row, c) for row in range(self.titles) for c in range(self.table.columns))
        return self.table.unit or next((m["unit"] for w in inside if (m := _UNIT_LINE.search(w))), None)

    @cached_property
    def heads(self) -> int:
        """How many rows at the top hold heads: the first, and those below that divide its cells; rows that number the columns too."""
        for row in range(self.titles + 1, self.table.rows):
            if not (self._divides(row) or self._counts_columns(row)):
                return row
        return self.titles + 1

    def _divides(self, row: int) -> bool:
        """Does a row of words stand under cells that span it, or that are empty?"""
        cells, above = self.row_words(row), self.row_words(row - 1)
        filled = [c for c in cells if c]
        if not filled or any((NUMBER.match(c) and not _YEAR.match(c)) or self._is_sized(c) for c in filled) or _ORDINAL.match(cells[0]):
            return False
        return not cells[0] or any(a == c for a, c in zip(above, cells, strict=True) if c) or "" in above[1:]

    @staticmethod
    def _is_sized(words: str) -> bool:
        found = _SIZED.match(words)
        return found is not None and (read_uom(words, found.end()) is not None)

    def _counts_columns(self, row: int) -> bool:
        """甲 乙 1 2 3 under the heads of a statistical form."""
        cells = [c for c in self.row_words(row) if c]
        numbers = [int(c) for c in cells if c.isdecimal()]
        return (
            len(numbers) >= 3
            and all(_COUNTER.match(c) for c in cells)
            and numbers == list(range(1, len(numbers) + 1))
            and self.table.rows > row + 1
        )

    @cached_property
    def _wordy(self) -> tuple[int, ...]:
        """The first columns of words that may name rows, up to the next column of numbers."""
        found: list[int] = []
        for column in range(self.table.columns):
            body = [c for c in self.body(column) if c]
            if not body or _SERIAL.match(self.head(column)) or column == self.uoms or all(_ORDINAL.match(c) for c in body):
                continue
            if sum(1 for c in body if NUMBER.match(c)) * 2 <= len(body) or all(_WHEN.match(c) for c in body):
                found.append(column)
            elif found:
                break
        return tuple(found)

    @cached_property
    def _labels(self) -> tuple[int, int | None]:
        """(the column that heads the rows, the column of groups that stands before it)."""
        named = [c for c in self._wordy if (w := want_of(self.head(c))) is None or w.use not in ("aside", "mute")]
        if not named:
            return (self._wordy[0] if self._wordy else 0), None
        first = named[0]
        if len(named) == 1:
            beside = [c for c in self._wordy if c > first and _SORT.search(self.head(c))]
            return (beside[0], first) if beside and self._repeats(first) else (first, None)
        second = next((c for c in named[1:3] if _ITEM.search(self.head(c))), named[1])
        if _ITEM.search(self.head(first)) and not _ITEM.search(self.head(second)):
            return first, None
        return (second, first) if self._repeats(first) or _ITEM.search(self.head(second)) else (first, None)

    def _repeats(self, column: int) -> bool:
        """Does a column name several rows at once?"""
        body = [c for c in self.body(column) if not TOTAL.match(c)]
        return len(set(body)) < len(body)

    @property
    def label(self) -> int:
        """The column of row heads."""
        return self._labels[0]

    @property
    def group(self) -> int | None:
        """The column that gathers rows under one name: 石桥镇 before its projects."""
        return self._labels[1]

    @cached_property
    def uoms(self) -> int | None:
        """The column that gives each row's unit of measure: one headed 单位 whose cells are units, not bodies."""
        for column in range(1, self.table.columns):
            if _UNIT_HEAD.match(self.head(column)):
                body = [c for c in self.body(column) if c]
                known = [c for c in body if any(self._is_uom(re.sub(many, "", c) or c) for many in ("^[万亿]+", "^[万亿千百]+"))]
                if known and len(known) * 2 >= len(body):
                    return column
        return None

    @staticmethod
    def _is_uom(words: str) -> bool:
        found = read_uom(words, 0)
        return found is not None and (found.end == len(words) or "/" in words)

    def head_parts(self, column: int) -> list[str]:
        """Heads over a column from top to bottom."""
        return self._parts[column]

    @cached_property
    def _parts(self) -> Sequence[list[str]]:
        return [self._parts_over(column) for column in range(self.table.columns)]

    def _parts_over(self, column: int) -> list[str]:
        parts: list[str] = []
        for row in range(self.titles, self.heads):
            words = "" if self._counts_columns(row) else self.words(row, column) or self._spanning(row, column)
            if words and words not in parts:
                parts.append(words)
        return parts

    def head(self, column: int) -> str:
        """Heads over a column, run together."""
        return "".join(self.head_parts(column))

    def _spanning(self, row: int, column: int) -> str:
        """A head over several columns whose span was not told: the next to the left, where heads of their own stand below both."""
        if not self._is_divided(row, column):
            return ""
        for left in range(column - 1, -1, -1):
            if words := self.words(row, left):
                return words if self._is_divided(row, left) else ""
        return ""

    def _is_divided(self, row: int, column: int) -> bool:
        return any(self.words(lower, column) for lower in range(row + 1, self.heads))

    def row_head(self, row: int) -> str:
        """The head of a row."""
        return self.words(row, self.label)

    def group_head(self, row: int) -> str:
        """The group a row stands in: the last that is printed at its height or above."""
        if self.group is None:
            return ""
        return next((w for r in range(row, self.heads - 1, -1) if (w := self.words(r, self.group))), "")

    def is_total(self, row: int) -> bool:
        """Does the row hold totals: 合计 in its label or before it?"""
        return any(TOTAL.match(w) for w in self.row_words(row)[: self.label + 1] if w)

    def counts(self, column: int) -> bool:
        """May the column hold numbers that tell a fact: no serial numbers, codes, dates, telephones, row heads?"""
        if column in (self.label, self.group, self.uoms) or _SERIAL.match(self.head(column)):
            return False
        want = want_of(self.head(column))
        return want is None or want.use != "mute"

    def is_prose(self, cell: TextCell, column: int) -> bool:
        """Does a cell hold sentences: long, or of words in a column of remarks, contents, progress?"""
        words = self.text[cell.start : cell.end].strip()
        if not re.search(r"\d|[一二三四五六七八九十百千万]", words) or NUMBER.match(words):
            return False
        want = want_of(self.head(column))
        return len(words) > _SHORT or (want is not None and want.use == "aside" and len(words) > _SHORT // 2)

    def prose(self) -> Iterator[tuple[int, int, TextCell]]:
        """The cells of sentences whose numbers may tell facts."""
        return ((row, column, cell) for row, column, cell in self.cells() if self.counts(column) and self.is_prose(cell, column))

    def cells(self) -> Iterator[tuple[int, int, TextCell]]:
        """The cells of the body with their first row and column."""
        heads = [self.row_words(row) for row in range(self.heads)]
        for row in range(self.heads, self.table.rows):
            again = self.row_words(row) in heads  # on a new page
            for column in range(0 if again or self.gathers(row) else self.table.columns):
                cell = self.places.get((row, column))
                if cell is not None and (cell.row, cell.column) == (row, column):
                    yield row, column, cell
