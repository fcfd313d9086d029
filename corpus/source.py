"""Marked-up text of a sample issue -> what is printed and what was marked in it. The notation is laid down in README.md.

``共受理{1286件|群众反映问题|#accepted}`` prints 共受理1286件 and marks 1286件 as an indicator; ``{39个|=社区}`` prints 39个社区.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"

TOKEN = re.compile(r"\{(?P<quote>[^|{}]+)\|(?P<rest>[^{}]*)\}|\[(?P<state>[^\[\]]*)\]|§(?P<ordinal>[^§]+)§(?P<heading>[^§]+)§")
FIELDS = ("by", "who", "period", "rubric", "print")
NOTES = ("M", "C", "F")


@dataclass(frozen=True, slots=True)
class Mark:
    """An indicator as marked: the quote, its metric, the options after it, and the period and body in force there."""

    quote: str
    metric: str
    options: tuple[str, ...]
    period: str
    who: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed, with the marks in it."""

    text: str
    marks: tuple[Mark, ...] = ()
    heads: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: ``columns`` say what each column measures, ``rows[0]`` is its head."""

    caption: str
    unit: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    period: str = ""
    total: str = ""
    ruled: bool = True

    @property
    def text(self) -> str:
        """Caption and unit line as lines, each row a line, cells joined by a tab."""
        lines = [line for line in (self.caption, self.unit) if line]
        return "\n".join([*lines, *("\t".join(row) for row in self.rows)])


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """One article; ``notes`` are its M, C and F lines."""

    title: str | None
    title_lines: tuple[str, ...]
    fields: dict[str, str]
    blocks: tuple[Paragraph | Grid, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """What GUIDELINES call the article's text."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class SampleIssue:
    """One issue: the head of its source file, and its articles."""

    stem: str
    head: dict[str, str]
    articles: tuple[SampleArticle, ...] = field(default=())

    @property
    def scope(self) -> str:
        """Which bulletin series it belongs to: wanglan of wanglan-2023-05."""
        return self.stem.split("-")[0]

    @property
    def contents(self) -> tuple[str, ...]:
        """Titles of its table of contents, none where it prints none."""
        return tuple(a.title for a in self.articles if a.title) if self.head.get("contents") == "yes" else ()


def read_source(path: Path) -> SampleIssue:
    """Reads one file of texts/."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    fields = dict(re.split(r":\s*", line, maxsplit=1) for line in head.splitlines() if line.strip())
    chunks = re.split(r"^==[ ]?", body, flags=re.M)[1:]
    return SampleIssue(path.stem, fields, tuple(_article(chunk) for chunk in chunks))


def _article(chunk: str) -> SampleArticle:
    first, *lines = chunk.splitlines()
    title_lines = tuple(part for part in first.strip().split("/") if part)
    fields: dict[str, str] = {}
    notes: list[tuple[str, str]] = []
    blocks: list[Paragraph | Grid] = []
    grid: list[str] = []
    for line in lines:
        key, _, value = line.partition(":")
        if line.startswith("|"):
            grid.append(line[1:])
            continue
        if grid:
            blocks.append(_grid(grid))
            grid = []
        if key in FIELDS:
            fields[key] = value.strip()
        elif key in NOTES:
            notes.append((key, value.strip()))
        elif line.strip():
            blocks.append(_paragraph(line.strip(), fields))
    if grid:
        blocks.append(_grid(grid))
    return SampleArticle("".join(title_lines) or None, title_lines, fields, tuple(blocks), tuple(notes))


def _grid(lines: list[str]) -> Grid:
    parts: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []
    for line in lines:
        key, _, value = line.partition(":")
        if key in ("caption", "unit", "columns", "borderless", "period", "total"):
            parts[key] = value.strip()
        else:
            rows.append(tuple(cell.strip() for cell in line.split("|")))
    columns = tuple(column.strip() for column in parts["columns"].split("|"))
    words = {key: parts.get(key, "") for key in ("caption", "unit", "period", "total")}
    return Grid(columns=columns, rows=tuple(rows), ruled="borderless" not in parts, **words)


def _paragraph(line: str, fields: dict[str, str]) -> Paragraph:
    """A period set by [M5] holds to the end of its sentence, one set by [!M5] and a body set by [@name] to the paragraph's end."""
    text = ""
    marks: list[Mark] = []
    heads: list[tuple[str, str]] = []
    base = fields.get("period", "")
    period, who = base, fields.get("who", "")
    at = 0
    for token in [*TOKEN.finditer(line), None]:
        plain = line[at : token.start() if token else len(line)]
        text += plain
        if "。" in plain:
            period = base
        if token is None:
            break
        at = token.end()
        if token["quote"]:
            metric, *options = token["rest"].split("|")
            follows = metric.startswith("=")
            metric = marks[-1].metric if metric == "^" else metric.removeprefix("=")
            marks.append(Mark(token["quote"], metric, tuple(options), period, who))
            text += token["quote"] + (metric.split("//")[0] if follows else "")
        elif token["ordinal"]:
            heads.append((token["ordinal"], token["heading"]))
            text += token["ordinal"] + token["heading"]
        elif token["state"].startswith("@"):
            who = token["state"][1:] or fields.get("who", "")
        elif token["state"].startswith("!"):
            base = period = token["state"][1:]
        else:
            period = token["state"]
    return Paragraph(text, tuple(marks), tuple(heads))


def read_period(code: str, published: str) -> list[str | None] | None:
    """Shorthand -> first and last day. ``..D`` to the issue's date · ``Y..D`` · ``M5`` · ``Q2`` · ``H1`` · ``2022`` · ``3/1..3/31``.

    >>> read_period("M2", "2023-06-18")
    ['2023-02-01', '2023-02-28']
    >>> read_period("..D", "2023-06-18")
    [None, '2023-06-18']
    """
    if code in ("", "-"):
        return None
    year = int(published[:4])
    if "@" in code:
        code, _, told = code.partition("@")
        year = int(told)
    spans = {"Q": 3, "H": 6, "M": 1}
    if code[0] in spans and code[1:].isdigit():
        length = spans[code[0]]
        last = int(code[1:]) * length
        return [f"{year}-{last - length + 1:02}-01", _month_end(year, last)]
    if re.fullmatch(r"\d{4}", code):
        return [f"{code}-01-01", f"{code}-12-31"]
    start, _, end = code.partition("..")
    return [_day(start, year, published), _day(end, year, published)]


def _month_end(year: int, month: int) -> str:
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1]:02}"


def _day(code: str, year: int, published: str) -> str | None:
    if code in ("", "D", "Y"):
        return {"": None, "D": published, "Y": f"{year}-01-01"}[code]
    if "/" in code:
        month, day = map(int, code.split("/"))
        return f"{year}-{month:02}-{day:02}"
    if code.startswith("M"):
        return _month_end(year, int(code[1:]))
    return code


def read_all() -> list[SampleIssue]:
    """Every sample issue, in the order of their names."""
    return [read_source(path) for path in sorted(TEXTS.glob("*.txt"))]
