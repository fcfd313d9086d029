"""Blocks into an article's text: paragraphs joined by a line feed, every other character traced to its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Article, Run, Table, TextCell, TextTable
from pipeline.split.paragraphs import Block
from pipeline.split.sections import find_sections
from pipeline.split.strip import Strip
from pipeline.split.tables import shifted, table_rows, with_captions


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before its text is put together; ``title_pages`` are where its title stands."""

    title: str | None
    contributor: str | None
    column: str | None
    parts: tuple[Strip | Block, ...]
    title_pages: tuple[int, ...] = ()


def article_of(draft: Draft, position: int) -> Article:
    """The article with text, runs, tables and sections."""
    text = ""
    runs: list[Run] = []
    tables: list[TextTable] = []
    for part in draft.parts:
        if isinstance(part, Block) and part.table is not None:
            text = text + "\n" if text else text
            text, table = _add_table(text, runs, part.page, part.table)
            tables.append(table)
            continue
        strip = part.strip if isinstance(part, Block) else part
        if strip.text:
            text = text + "\n" if text else text
            runs += strip.runs(len(text))
            text += strip.text
    pages = [run.page for run in runs] + list(draft.title_pages)
    captioned = with_captions(tables, text)
    return Article(
        position,
        draft.title,
        draft.contributor,
        text,
        tuple(runs),
        find_sections(text, [(table.start, table.end) for table in captioned]),
        captioned,
        min(pages, default=1),
        max(pages, default=1),
        draft.column,
    )


def _add_table(text: str, runs: list[Run], page: int, table: Table) -> tuple[str, TextTable]:
    """The text with the table's rows behind it; their runs are added to ``runs``."""
    start = len(text)
    cells: list[TextCell] = []
    rows: Sequence[Sequence[tuple[int, int, int, int, Strip]]] = table_rows(page, table)
    covered = {(c.row, c.column) for c in table.cells}
    for r, row in enumerate(rows):
        text += "\n" if r else ""
        for c, cell in enumerate(row):
            text += "\t" if c else ""
            runs += cell[4].runs(len(text))
            if (cell[0], cell[1]) in covered:
                cells.append(shifted(cell, len(text)))
            text += cell[4].text
    return text, TextTable(start, len(text), table.rows, table.columns, tuple(cells))
