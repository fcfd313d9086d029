"""Who runs a measure: the unit that is the subject of its sentence, else the article's own unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mine.canonical import canonical_name
from pipeline.mine.jurisdiction import article_jurisdiction
from pipeline.mine.unit_spans import find_spans
from pipeline.mine.units import canonical_unit, contributors
from pipeline.records import Article, Issue, Unit

_SENTENCE_END = re.compile(r"[。！？；\n]")
_HEAD_NUMBER = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十]+[，、])+")


def title_subject(article: Article, issue: Issue) -> str | None:
    """The unit a title begins with: 海棠市公安局开展夜查行动 → 海棠市公安局."""
    title = article.title or ""
    for span in find_spans(title):
        if span.start == 0:
            return canonical_name(span.surface, article_jurisdiction(article, issue)).name
        break
    return None


def main_unit(article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    """Whose article it is: the title's subject, else the contributor, else the first unit the text names, else the place."""
    if subject := title_subject(article, issue):
        return _listed(subject, units)
    for part in contributors(article.contributor or ""):
        unit = canonical_unit(part, issue, article)
        if unit.kind != "other" or unit.place:
            return _listed(unit.name, units)
    first = next((u for u in units if any(0 <= m.start < 120 for m in u.mentions)), None)
    home = article_jurisdiction(article, issue).home
    return first.name if first else home


def _listed(name: str, units: Sequence[Unit]) -> str:
    """The name under which the article's list has it."""
    return next((u.name for u in units if name == u.name or name in u.aliases), name)


def subject_at(text: str, offset: int, units: Sequence[Unit]) -> str | None:
    """The unit that stands as subject at the head of the sentence around ``offset``: 市安委会印发《…》 → its name."""
    start = 0
    for mark in _SENTENCE_END.finditer(text, 0, offset):
        start = mark.end()
    if number := _HEAD_NUMBER.match(text[start:offset]):
        start += number.end()
    clause = text.rfind("，", start, offset) + 1 or start
    for begin in (clause, start):
        for unit in units:
            for mention in unit.mentions:
                if mention.start == begin and mention.end <= offset and not text[mention.end : mention.end + 1] in ("的", "、", "及", "和"):
                    return unit.name
    return None
