"""A table as rows and columns with heads: which cells hold numbers, which say what these measure, whose they are and in which unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.mine.uoms import read_uom
from pipeline.records import TextCell, TextTable

NUMBER = re.compile(r"^[-－—−+＋约近超≥≤＞＜]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?[%％‰]?$")
_SERIAL = re.compile(r"^(?:序号|编号|序|No\.?|代码)$")
_UNIT_HEAD = re.compile(r"^(?:计量)?单\s*位$")
_YEAR = re.compile(r"^(?:19|20)\d\d年?$")


@dataclass(frozen=True)
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
                    found.setdefault((row, column), cell)
        return found

    def words(self, row: int, column: int) -> str:
        """What is printed in a place, blanks left out."""
        cell = self.places.get((row, column))
        return re.sub(r"\s+", "", self.text[cell.start : cell.end]) if cell is not None else ""

    @cached_property
    def heads(self) -> int:
        """How many rows at the top hold heads: until the first row with numbers that are no years."""
        for row in range(self.table.rows):
            cells = [self.words(row, column) for column in range(self.table.columns)]
            filled = [c for c in cells if c]
            numbers = [c for c in filled if NUMBER.match(c) and not _YEAR.match(c)]
            if numbers and (len(numbers) >= 2 or len(numbers) * 2 >= len(filled) or len(filled) <= 3):
                return max(row, 1)
        return 1

    @cached_property
    def label(self) -> int:
        """The column of row heads: the first whose body is mostly words."""
        for column in range(self.table.columns):
            body = [self.words(row, column) for row in range(self.heads, self.table.rows)]
            if body and sum(1 for c in body if c and not NUMBER.match(c)) * 2 > len(body):
                return column
        return 0

    @cached_property
    def uoms(self) -> int | None:
        """The column that gives each row's unit of measure: one headed 单位 whose cells are units, not bodies."""
        for column in range(self.table.columns):
            if column != self.label and _UNIT_HEAD.match(self.head(column)):
                body = [self.words(row, column) for row in range(self.heads, self.table.rows)]
                known = [c for c in body if c and read_uom(re.sub(r"^[万亿千百]+", "", c) or c, 0)]
                if len(known) * 2 >= len([c for c in body if c]):
                    return column
        return None

    def head(self, column: int) -> str:
        """Heads over a column from top to bottom, run together."""
        parts: list[str] = []
        for row in range(self.heads):
            words = self.words(row, column) or self._spanning(row, column)
            if words and words not in parts:
                parts.append(words)
        return "".join(parts)

    def _spanning(self, row: int, column: int) -> str:
        """A head over several columns whose span was not told: the one to the left, where a head of its own stands below."""
        below = any(self.words(lower, column) for lower in range(row + 1, self.heads))
        left = next((self.words(row, c) for c in range(column - 1, self.label, -1) if self.words(row, c)), "")
        return left if below and row < self.heads - 1 else ""

    def row_head(self, row: int) -> str:
        """The head of a row."""
        return self.words(row, self.label)

    def counts(self, column: int) -> bool:
        """May the column hold numbers that tell a fact: no serial numbers, no codes, no row heads?"""
        return column != self.label and column != self.uoms and not _SERIAL.match(self.head(column))
