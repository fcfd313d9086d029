"""Reading the marked sentences under models/training: what the trained component learns from and is scored on.

A block begins with ``## publisher | contributor | title``; ``[name|kind]`` marks a unit, ``<name|kind>`` a measure, a leading
``?`` one that may be left out. Lines that begin with a single # are remarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DataError
from pipeline.records import Article, Issue

_MARK = re.compile(r"\[(?P<u>\??[^\[\]|<>]+)\|(?P<uk>\w+)\]|<(?P<m>\??[^\[\]|<>]+)\|(?P<mk>\w+)>")


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked name: ``text[start:end]``."""

    start: int
    end: int
    kind: str
    optional: bool
    measure: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One marked article, with the issue it stands in."""

    issue: Issue
    article: Article
    marks: tuple[Marked, ...]


def read_marks(line: str) -> tuple[str, list[Marked]]:
    """The plain text of a marked line and its marks.

    >>> read_marks("[县水利局|department]推行<一库一员|mechanism>")[0]
    '县水利局推行一库一员'
    """
    plain, marks, at = "", [], 0
    for match in _MARK.finditer(line):
        plain += line[at : match.start()]
        name, kind = (match["u"], match["uk"]) if match["u"] else (match["m"], match["mk"])
        optional = name.startswith("?")
        name = name.removeprefix("?")
        marks.append(Marked(len(plain), len(plain) + len(name), kind, optional, match["m"] is not None))
        plain += name
        at = match.end()
    plain += line[at:]
    if re.search(r"[\[\]<>|]", plain):
        raise DataError(f"a mark is not closed: {line}")
    return plain, marks


def read_blocks(path: Path) -> Iterator[Block]:
    """Every block of a file of marked sentences; DataError where a head has not three parts."""
    head: list[str] = []
    lines: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "## | | "]:
        if line.startswith("## "):
            if lines:
                yield _block(head, lines)
            head, lines = [part.strip() for part in line[3:].split("|")], []
            if len(head) != 3:
                raise DataError(f"{path.name}: a head needs publisher | contributor | title: {line}")
        elif line.strip() and not line.startswith("#"):
            lines.append(line.strip())


def _block(head: list[str], lines: list[str]) -> Block:
    text, marks = "", []
    for line in lines:
        plain, found = read_marks(line)
        marks += [Marked(m.start + len(text), m.end + len(text), m.kind, m.optional, m.measure) for m in found]
        text += plain + "\n"
    article = Article(1, head[2] or None, head[1] or None, text.rstrip("\n"))
    return Block(Issue(publisher=head[0] or None, articles=(article,)), article, tuple(marks))
