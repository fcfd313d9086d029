"""Who runs a measure: the unit that is the subject of its sentence, else the article's own unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mine.canonical import canonical_name
from pipeline.mine.jurisdiction import article_jurisdiction, short_place
from pipeline.mine.unit_spans import find_spans
from pipeline.mine.units import canonical_unit, contributors
from pipeline.records import Article, Issue, Unit

_SENTENCE_END = "。！？；\n"
_TIME_LEAD = re.compile(r"(?:[年月日来前后]|截至[^，。]{1,8}|近日|目前|日前|同时|此外|另外|其中|期间)$")
_HEAD_NUMBER = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十]+[，、])+")


def title_subject(article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    """The unit a title begins with: 海棠市公安局开展夜查行动 → 海棠市公安局; 海棠银杏社区探索… → 海棠市银杏社区."""
    title = article.title or ""
    jurisdiction = article_jurisdiction(article, issue)
    short = short_place(title, jurisdiction.day, jurisdiction.code)
    for first in find_spans(title):
        if first.start == 0 or title[first.start - 1] in "—：: 　-" or (short and short[1] == first.start):
            return _listed(canonical_name(first.surface, jurisdiction).name, first.surface, units)
    return None


def _subjects(text: str, start: int, end: int, units: Sequence[Unit]) -> list[tuple[int, str]]:
    """Units that begin a clause between two offsets, in order: where each stands and its name."""
    found = []
    for unit in units:
        for mention in unit.mentions:
            if not start <= mention.start < end or mention.end > end:
                continue
            before = text[start : mention.start].rstrip('“"')
            opens = not before or before[-1] in "，。；：\n" or _HEAD_NUMBER.fullmatch(before) or _TIME_LEAD.search(before)
            if opens and text[mention.end : mention.end + 1] not in ("的", "、", "及", "和"):
                found.append((mention.start, unit.name))
    return sorted(found)


def main_unit(article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    """Whose article it is: the title's subject, else the contributor, else the first unit that acts in the text, else the place."""
    if subject := title_subject(article, issue, units):
        return subject
    if passage := subject_at(article.text, len(article.text.split("\n", 1)[0]), units, True):
        return passage
    for part in contributors(article.contributor or ""):
        unit = canonical_unit(part, issue, article)
        if unit.kind != "other" or unit.place:
            return _listed(unit.name, part, units)
    acting = _subjects(article.text, 0, len(article.text), [u for u in units if u.level != "national"])
    home = article_jurisdiction(article, issue).home
    return home or (acting[0][1] if acting else None)


def _listed(name: str, surface: str, units: Sequence[Unit]) -> str:
    """The name under which the article's list has it."""
    return next((u.name for u in units if name == u.name or surface in u.aliases), name)


def subject_at(text: str, offset: int, units: Sequence[Unit], whole: bool = False) -> str | None:
    """The unit that is subject in the sentence around ``offset``, the nearest before it: 市安委会印发《…》 → its name.

    ``whole``: the first subject of the passage before ``offset`` instead, 全县 and 我市 included.
    """
    if whole:
        passage = _subjects(text, 0, offset, [u for u in units if u.kind == "government"])
        return passage[0][1] if passage else None
    start = max(text.rfind(mark, 0, offset) for mark in _SENTENCE_END) + 1
    units = [u for u in units if u.aliases]
    found = _subjects(text, start, offset, units)
    return found[-1][1] if found else None
