"""Every type that passes between the stages, and the two rules all stages share: ids and places.

Nothing here imports anything of ours. Lengths are PDF points with the origin at the page's top left;
offsets count characters; dates are ISO strings (``2021-04-25``).
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""

Day = str
"""An ISO date."""

Interval = tuple[Day | None, Day | None]
"""First and last day, both included; None is open."""

Bound = Literal["exact", "about", "more_than", "at_least", "less_than", "at_most", "range"]
QuantityKind = Literal["count", "amount", "percentage", "change", "ratio", "rank", "score", "duration", "measurement"]
UnitKind = Literal[
    "government", "department", "party", "mass_org", "committee", "street_town", "community_village",
    "school", "hospital", "enterprise", "association", "team", "other",
]  # fmt: skip
Level = Literal["national", "province", "city", "county", "town", "village"]
MeasureKind = Literal["mechanism", "campaign", "activity", "platform", "brand", "plan", "team", "other"]
Status = Literal["planned", "started", "running"]
Direction = Literal["up", "down"]
Basis = Literal["stock", "flow", "cumulative", "year_to_date", "target", "event"]
Fate = Literal["indicator", "date", "ordinal", "name", "idiom", "document number", "unread"]
Relation = Literal["share", "sum", "change", "product"]


def stable_id(*parts: object) -> int:
    """A content hash as an integer below 10**15: exact in SQLite, JavaScript and Excel alike.

    >>> stable_id("unit", "舟山市公安局") == stable_id("unit", "舟山市公安局")
    True
    """
    digest = hashlib.sha256("\x1f".join("" if p is None else str(p) for p in parts).encode()).digest()
    return int.from_bytes(digest[:8], "big") % 10**15


# ---- read: PDF -> pages -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One visual line. ``edges[i]`` is (x0, x1) of ``text[i]``; text is folded, blanks between CJK characters kept as read."""

    text: str
    box: Box
    size: float
    edges: tuple[tuple[float, float], ...]
    bold: bool = False  # most of the line is
    font: str = ""
    strong: tuple[tuple[int, int], ...] = ()  # the bold parts: a title run into its text is text[a:b] of the first

    def box_of(self, start: int, end: int) -> Box:
        """The box of ``text[start:end]``."""
        run = self.edges[start:end] or ((self.box[0], self.box[2]),)
        return (min(e[0] for e in run), self.box[1], max(e[1] for e in run), self.box[3])


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; ``lines`` hold its text in reading order, row and column count from 0."""

    row: int
    column: int
    lines: tuple[Line, ...]
    box: Box
    rowspan: int = 1
    colspan: int = 1

    @property
    def text(self) -> str:
        """The cell's lines run together."""
        return "".join(line.text.strip() for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed. ``cells`` in row order; a spanned place has no cell of its own."""

    box: Box
    rows: int
    columns: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in reading order (columns resolved), running heads and page numbers still in."""

    number: int
    width: float
    height: float
    items: tuple[Line | Table, ...]
    ocr: bool = False
    skew: float = 0.0  # degrees clockwise by which a scan stands askew: its boxes are those of the page set straight
    turn: int = 0  # degrees clockwise by which a page lying on its side was turned to be read: width, height, boxes are the turned page's


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF as read: what the read stage hands on and what its cache keeps."""

    sha256: str
    pages: tuple[Page, ...]
    producer: str = ""
    warnings: tuple[str, ...] = ()


# ---- split: pages -> issue ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """``Article.text[start:end]`` stands on ``page`` as ``line.text[offset:offset + end - start]``."""

    start: int
    end: int
    page: int
    line: Line
    offset: int


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered head. ``start``/``end``: from the ordinal to the end of what stands under it."""

    position: int
    ordinal: str
    heading: str
    start: int
    end: int
    level: int = 1


@dataclass(frozen=True, slots=True)
class TextCell:
    """A table cell in an article's text: ``text[start:end]``."""

    row: int
    column: int
    start: int
    end: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table in an article's text: rows are lines, cells are joined by a tab."""

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[TextCell, ...]
    caption: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of an issue. ``text`` has neither title nor contributor; paragraphs are joined by a line feed."""

    position: int
    title: str | None
    contributor: str | None
    text: str
    runs: tuple[Run, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[TextTable, ...] = ()
    page_from: int = 1
    page_to: int = 1
    column: str | None = None  # the rubric it stands under: 工作动态

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Where ``text[start:end]`` is printed, a rectangle a line; ``runs`` are in the order of the text."""
        found: list[Place] = []
        for run in self.runs[bisect_right(self.runs, start, key=lambda run: run.end) :]:
            if run.start >= end:
                break
            low, high = max(start, run.start), min(end, run.end)
            if low < high:
                shift = run.offset - run.start
                found.append(Place(run.page, run.line.box_of(low + shift, high + shift)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Issue:
    """One number of a bulletin series, or a document that is no bulletin (then mostly None)."""

    series: str | None = None
    year: int | None = None
    number: int | None = None
    number_text: str | None = None
    serial: int | None = None
    publisher: str | None = None
    place: str | None = None
    published: Day | None = None
    contents: tuple[str, ...] = ()
    report_to: tuple[str, ...] = ()
    send_to: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()


# ---- mine: article -> findings ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit of measure and qualifiers: ``text[start:end] == quote`` (GUIDELINES section 3)."""

    start: int
    end: int
    quote: str
    value: float
    value_max: float | None
    bound: Bound
    uom: str
    kind: QuantityKind
    value_printed: str = ""
    uom_printed: str = ""
    borderline: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Words that tell when, and the days they mean on the issue's date. ``span`` is None where they name no days (近日)."""

    start: int
    end: int
    quote: str
    span: Interval | None
    holds: Literal["sentence", "title", "table", "base"] = "sentence"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A run of digits or Chinese numerals and what became of it."""

    start: int
    end: int
    text: str
    fate: Fate
    reason: str
    indicator: int | None = None  # index into the article's indicators


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` names a unit or a measure; start is -1 where it stands in the title or the closing line."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A body as one article names it, under its canonical name."""

    name: str
    kind: UnitKind
    level: Level | None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    place: str | None = None
    parent: str | None = None
    optional: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A named way of working as one article names it."""

    name: str
    kind: MeasureKind
    who: str | None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    status: Status | None = None
    optional: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Direction and base of a change: 比2020年增加31.6% → up, 2020年."""

    direction: Direction
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity with what it measures, whose it is and when."""

    quantity: Quantity
    metric: str
    action: str | None = None
    who: str | None = None
    area: str | None = None
    giver: str | None = None
    receiver: str | None = None
    measure: str | None = None
    period: Interval | None = None
    period_text: str | None = None
    period_inferred: Interval | None = None
    period_source: str | None = None
    basis: Basis | None = None
    stage: Literal["before", "after"] | None = None
    price: Literal["nominal", "real"] | None = None
    change: Change | None = None
    part_of: int | None = None  # index into the article's indicators
    target: bool = False
    borderline: bool = False
    section: int | None = None  # position of the section
    confidence: float = 1.0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A sum the text lets one redo; claim and inputs are indexes into the article's indicators."""

    claim: int
    relation: Relation
    inputs: tuple[int, ...]
    expected: float
    holds: bool


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """All findings of one article."""

    article: Article
    periods: tuple[Period, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    units: tuple[Unit, ...] = ()
    measures: tuple[Measure, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueReading:
    """One file read to the end, before anything is linked to other issues."""

    document: Document
    issue: Issue
    articles: tuple[ArticleReading, ...] = field(default=())


def first_occurrence(quotes: Iterable[str], quote: str) -> int | None:
    """Index of the first of ``quotes`` equal to ``quote``, None where there is none."""
    return next((i for i, q in enumerate(quotes) if q == quote), None)
