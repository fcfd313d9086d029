"""The units of an article under their canonical names, with every place where they are named.

``find_units`` reads text, title and contributor; ``canonical_unit`` names one printed form (a contributor, a recipient, a table's row head).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.mine.canonical import Named, canonical_name
from pipeline.mine.divisions import division, is_short_place
from pipeline.mine.jurisdiction import Jurisdiction, article_jurisdiction, issue_jurisdiction
from pipeline.mine.tagging import cut
from pipeline.mine.unit_patterns import BACK_REFERENCE
from pipeline.mine.unit_spans import UnitSpan, find_spans
from pipeline.records import Article, Issue, Mention, Unit

BACK_REFERENCE_SOURCE = "back-reference"
_SEPARATORS = re.compile(r"[、，,；;　 /]+|(?<=[局办委厅部会])\s*和")


@dataclass(frozen=True, slots=True)
class _Found:
    """One mention with its reading."""

    named: Named
    mention: Mention
    source: str


def canonical_unit(surface: str, issue: Issue, article: Article | None = None) -> Unit:
    """The unit a printed form means in this issue: 市公安局 → 海棠市公安局, 我县 → 青林县.

    A list's own first item counts (县发改局、财政局 → the first); a form nothing is known of keeps its words.
    """
    jurisdiction = article_jurisdiction(article, issue) if article else issue_jurisdiction(issue)
    named = canonical_name(surface.strip(" （）()【】"), jurisdiction)
    return Unit(named.name, named.kind, named.level, (surface,), (), named.place, named.parent, False, "canonical form")


def contributors(text: str) -> tuple[str, ...]:
    """The bodies of a contributor line: 县教育局、县水利局 → both."""
    return tuple(part.strip(" （）()") for part in _SEPARATORS.split(text) if part.strip(" （）()"))


def _listed(text: str, previous: UnitSpan | None, span: UnitSpan) -> bool:
    """Does a bare name continue a list (县发改局、财政局和水利局)?"""
    return (
        previous is not None and span.start > previous.end and re.fullmatch(r"[、和与及]|以及", text[previous.end : span.start]) is not None
    )


def _read(text: str, offset_known: bool, jurisdiction: Jurisdiction) -> Iterator[_Found]:
    """The units a piece of text names, lists sharing the place of their first item."""
    previous: UnitSpan | None = None
    inherited: str | None = None
    for span in find_spans(text):
        bare = span.needs == "bare"
        if not (bare and _listed(text, previous, span)):
            inherited = None
        named = canonical_name(span.surface, jurisdiction, inherited if bare else None)
        previous, inherited = span, named.place if not bare else inherited
        start, end = (span.start, span.end) if offset_known else (-1, -1)
        yield _Found(named, Mention(start, end, span.surface), span.rule)


def _short_places(text: str, offset_known: bool, jurisdiction: Jurisdiction) -> Iterator[_Found]:
    """Places without their class word that act or are named side by side: 岱山、嵊泗 in a bulletin of 舟山."""
    if jurisdiction.code is None and jurisdiction.home is None:
        return
    words = cut(text)
    taken = [(s.start, s.end) for s in find_spans(text)]
    for i, (word, start) in enumerate(zip(words.words, words.starts, strict=True)):
        if not 2 <= len(word) <= 4 or any(a <= start < b for a, b in taken):
            continue
        name = _full(word, jurisdiction)
        if name is None:
            continue
        following = words.tags[i + 1] if i + 1 < len(words.tags) else "x"
        if not following.startswith(("x", "v", "c", "p", "d", "t", "u", "m")):
            continue
        end = start + len(word)
        level = jurisdiction.level_of(name)
        named = Named(name, "government", level, name)
        yield _Found(named, Mention(start if offset_known else -1, end if offset_known else -1, word), "short name of a place")


def _full(word: str, jurisdiction: Jurisdiction) -> str | None:
    """岱山 → 岱山县, where the place lies in the issue's province (a city) or city (a county); 青林 → 青林县 where that is home."""
    for place in (jurisdiction.home, *jurisdiction.by_word.values()):
        if place and place.startswith(word) and len(place) - len(word) == 1:
            return place
    if not is_short_place(word) or jurisdiction.code is None:
        return None
    row = division(word, jurisdiction.day, jurisdiction.code)
    if row is None or row.name == word or row.code[:2] != jurisdiction.code[:2]:
        return None
    return row.name if row.level != "county" or row.code[:4] == jurisdiction.code[:4] else None


def _back_references(text: str, offset_known: bool, jurisdiction: Jurisdiction) -> Iterator[_Found]:
    """我市, 全县: the place itself, without adding to its names."""
    for match in BACK_REFERENCE.finditer(text):
        place = jurisdiction.place(match["word"])
        if place is None:
            continue
        named = canonical_name(match[0], jurisdiction)
        start, end = match.span() if offset_known else (-1, -1)
        yield _Found(named, Mention(start, end, match[0]), BACK_REFERENCE_SOURCE)


def _contributing(article: Article, jurisdiction: Jurisdiction) -> Iterator[_Found]:
    for part in contributors(article.contributor or ""):
        named = canonical_name(part, jurisdiction)
        if named.kind != "other" or named.place:
            yield _Found(named, Mention(-1, -1, part), "contributor")


def _pieces(article: Article, jurisdiction: Jurisdiction) -> Iterable[_Found]:
    for text, known in ((article.text, True), (article.title or "", False)):
        yield from _read(text, known, jurisdiction)
        yield from _short_places(text, known, jurisdiction)
        yield from _back_references(text, known, jurisdiction)
    yield from _contributing(article, jurisdiction)


def _merge_governments(units: dict[str, list[_Found]]) -> dict[str, list[_Found]]:
    """A place and its own government are one unit, under the place's name where the text has it."""
    merged: dict[str, list[_Found]] = {}
    for name, found in units.items():
        place = name.removesuffix("人民政府")
        target = place if place != name and place in units and any(f.source != BACK_REFERENCE_SOURCE for f in units[place]) else name
        merged.setdefault(target, []).extend(found)
    return merged


def find_units(article: Article, issue: Issue) -> list[Unit]:
    """Every unit the article names, in the order of first mention.

    A place only referred back to (我市, 全县) comes with ``source`` "back-reference" and without aliases.
    """
    jurisdiction = article_jurisdiction(article, issue)
    groups: dict[str, list[_Found]] = {}
    for found in _pieces(article, jurisdiction):
        groups.setdefault(found.named.name, []).append(found)
    units = [_unit(name, found) for name, found in _merge_governments(groups).items()]
    return sorted(units, key=lambda u: min((m.start for m in u.mentions if m.start >= 0), default=len(article.text)))


def _unit(name: str, found: list[_Found]) -> Unit:
    named = next((f.named for f in found if f.named.name == name), found[0].named)
    own = [f for f in found if f.source != BACK_REFERENCE_SOURCE]
    aliases = tuple(dict.fromkeys(f.mention.surface for f in own))
    mentions = tuple(sorted({f.mention for f in found}, key=lambda m: m.start))
    source = own[0].source if own else BACK_REFERENCE_SOURCE
    optional = not own or all(f.source in ("contributor",) for f in own)
    return replace(
        Unit(name, named.kind, named.level),
        aliases=aliases,
        mentions=mentions,
        place=named.place,
        parent=named.parent,
        optional=optional,
        source=source,
    )
