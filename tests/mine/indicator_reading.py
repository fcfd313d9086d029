"""How the tests read a text into indicators, and when two phrases name the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.mine.indicators import find_indicators
from pipeline.mine.periods import find_periods
from pipeline.mine.quantities import find_quantities
from pipeline.records import Article, Indicator, Issue, Mention, TextCell, TextTable, Unit, UnitKind

ISSUE = Issue(published="2023-08-10", year=2023, place="临江县")


def unit(name: str, text: str, kind: UnitKind = "department", *aliases: str) -> Unit:
    """A unit with its mentions in ``text`` under its name and aliases."""
    mentions: list[Mention] = []
    for form in sorted({name, *aliases}, key=len, reverse=True):
        at = text.find(form)
        while at >= 0:
            if not any(m.start <= at < m.end for m in mentions):
                mentions.append(Mention(at, at + len(form), form))
            at = text.find(form, at + 1)
    return Unit(name, kind, "county", aliases, tuple(mentions))


def table_in(text: str, unit_printed: str | None = None) -> TextTable:
    """The lines with tabs of ``text`` as a table, the line above as its caption."""
    start = text.rfind("\n", 0, text.index("\t")) + 1
    end = text.find("\n", text.rindex("\t"))
    end = len(text) if end < 0 else end
    cells: list[TextCell] = []
    place = start
    lines = text[start:end].split("\n")
    for row, line in enumerate(lines):
        for column, cell in enumerate(line.split("\t")):
            cells.append(TextCell(row, column, place, place + len(cell)))
            place += len(cell) + 1
    caption = text[:start].rstrip("\n").rsplit("\n", 1)[-1] or None
    return TextTable(start, end, len(lines), max(c.column for c in cells) + 1, tuple(cells), caption, unit_printed)


def read(
    text: str, units: Sequence[Unit] = (), title: str | None = None, tables: tuple[TextTable, ...] = (), contributor: str | None = None
) -> list[Indicator]:
    """The indicators of a text printed on ISSUE's date."""
    article = Article(1, title, contributor, text, tables=tables)
    return find_indicators(article, find_quantities(text, tables), find_periods(text, ISSUE.published, ISSUE.year), units, (), ISSUE)


def by_quote(indicators: Sequence[Indicator], quote: str, nth: int = 0) -> Indicator:
    """The nth indicator with this quote."""
    return [i for i in indicators if i.quantity.quote == quote][nth]


def names_the_same(wanted: str, got: str) -> bool:
    """One phrase the tail of the other, at least a third of it, or both nearly alike."""
    short, long = sorted((wanted, got), key=len)
    if long.endswith(short) and len(short) * 3 >= len(long):
        return True
    return SequenceMatcher(None, wanted, got, False).ratio() >= 0.7
