"""What opens a paragraph and governs it: 2、石桥镇：…, 文化馆举办…; a house without its place takes that of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mine.clauses import Clause
from pipeline.mine.homes import place_of
from pipeline.mine.subjects import RELATIVE, Subject
from pipeline.records import Article, Issue, Unit

_HOUSE = re.compile(
    r"(?P<mark>[一二三四五六七八九十0-9]{0,2}[、.．]?)(?:同时，|此外，)?(?P<name>(?:市|县|区|州)?(?:文化|图书|博物|美术|科技|档案|体育|纪念|规划|群众艺术)馆)(?=[一-龥])(?![、和与及的等二两三四五内外里前后建楼免门总分])"
)
_ORDINAL = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[)）、.．]{0,2}|[一二三四五六七八九十]是)?\s*")


def houses(text: str, clauses: Sequence[Clause], article: Article, issue: Issue, units: Sequence[Unit]) -> list[Subject]:
    """文化馆 and 图书馆 that open a paragraph and act, under the name that has their place in front."""
    found = []
    for clause in (c for c in clauses if _opens_paragraph(text, c)):
        house = _HOUSE.match(text, clause.start, clause.end)
        if house is None:
            continue
        place = place_of(issue, article, units)
        if place is not None:
            name = house["name"][1:] if house["name"][0] in "市县区州" else house["name"]
            found.append(Subject(house.start("name"), place + name, ends=((house.end(), place + name),)))
    return found


def governing(text: str, subjects: Sequence[Subject], clauses: Sequence[Clause]) -> dict[int, str]:
    """The subject of each paragraph that opens with a named body."""
    found: dict[int, str] = {}
    for clause in (c for c in clauses if _opens_paragraph(text, c)):
        mark = _ORDINAL.match(text, clause.start, clause.end)
        start = mark.end() if mark else clause.start
        opener = next((s for s in subjects if s.start == start), None)
        if opener is None or RELATIVE.search(text[start : clause.end]):
            continue
        if opener.name is not None and not opener.local and not opener.subordinate and not opener.others:
            found[clause.paragraph] = opener.name
    return found


def _opens_paragraph(text: str, clause: Clause) -> bool:
    return clause.start == 0 or text[clause.start - 1] == "\n"
