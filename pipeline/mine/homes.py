"""Which place 全市, 我县 and 全镇 mean in an article, and which place the article speaks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mine.jurisdiction import article_jurisdiction
from pipeline.mine.place_names import leading_places
from pipeline.mine.subjects import PLACES
from pipeline.records import Article, Issue, Unit

LEVELS = {"省": "province", "市": "city", "州": "city", "县": "county", "区": "county"} | {
    "镇": "town",
    "乡": "town",
    "村": "village",
    "街": "town",
}
_BODY = r"(?:人民政府|政府|党委|委(?!员)|人大|社区)"
_INNER = re.compile(rf"(?P<city>[一-龥]{{2,3}}市)(?P<place>[城郊矿]区)(?={_BODY})")
_GOVERNED = re.compile(rf"(?:中共)?(?P<place>[一-龥]{{1,6}}?[省市县区州镇乡村])(?={_BODY})")


def jurisdiction(level: str, article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    """The place that 全市 means: what title, contributor and masthead name of that level, else the article's unit of it."""
    told = _headed(level, article, issue)
    if told is not None:
        return _as_unit(told, units)
    wanted = LEVELS[level]
    for unit in units:
        if (
            len(unit.name) > 1
            and not unit.name.startswith(("全", "各", "本"))
            and unit.kind in PLACES
            and unit.level == wanted
            and unit.name.endswith(level)
        ):
            return unit.name
    names = (issue.place, article.title, article.contributor, issue.publisher, issue.series, *(u.name for u in units))
    for name in names:
        place = re.search(rf"(?P<place>[^\W\d_年月日全我本各该中共]{{2,4}}{level})", name or "")
        if place:
            return place["place"]
    return None


def _headed(level: str, article: Article, issue: Issue) -> str | None:
    """The place of a level that the heads of article and issue name; a city's own 城区 goes by its city's name."""
    for text in (article.contributor, article.title, issue.publisher):
        inner = _INNER.search(text or "")
        if inner is not None and level == "区":
            return inner.group()
        if level in "镇乡村街":
            span = next((s for s in leading_places(_bare(text)) if s.name.endswith(level)), None)
            if span is not None:
                return span.name
    return article_jurisdiction(article, issue).by_word.get(level) if level in "省市州县区" else None


def _as_unit(place: str, units: Sequence[Unit]) -> str:
    """The place under the name that the article's units have for it."""
    return next((u.name for u in units if u.name == place or place in u.aliases), place)


def _bare(name: str | None) -> str:
    return re.sub(r"^(?:中共|关于|\d{4}年度?)+", "", name or "")


def place_of(issue: Issue, article: Article, units: Sequence[Unit]) -> str | None:
    """The place the article is about: its contributor's, the one 全县 means, the issue's."""
    if article.contributor:
        named = re.match(r"[一-龥]{2,3}[市县区](?!区)", article.contributor)
        if named is not None:
            return named.group()
    own = governed_place(article.contributor) or governed_place(issue.publisher)
    if own is not None and own[-1] in "镇乡村街区":
        return own
    placed = next((u for u in units if u.source == "back-reference"), None)
    if placed is not None or issue.place:
        return placed.name if placed is not None else issue.place
    author = next((u.name for u in units if article.contributor and article.contributor in (u.name, *u.aliases)), None)
    for name in (author, issue.publisher, issue.series):
        place = re.match(r"(?:中共)?(?P<place>[^\W\d_中共]{2,3}?[省市县区])", name or "")
        if place:
            return place["place"]
    return own or article_jurisdiction(article, issue).home


def governed_place(name: str | None) -> str | None:
    """The place whose own government or party a body is: 云台县石桥镇人民政府 → 石桥镇, 临江市城区人民政府 → 临江市城区.

    >>> governed_place("石桥镇人民政府办公室"), governed_place("云台县财政局")
    ('石桥镇', None)
    """
    bare = _bare(name)
    inner = _INNER.match(bare)
    if inner is not None:
        return inner.group()
    chain = leading_places(bare)
    if chain and re.match(_BODY, bare[chain[-1].end :]):
        return chain[-1].name
    found = _GOVERNED.match(bare)
    return found["place"] if found is not None and not chain else None
