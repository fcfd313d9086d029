"""Who an article is about where a sentence does not say: its title's body, its first subject, its contributor's place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mine.clauses import Clause
from pipeline.mine.homes import jurisdiction, place_of
from pipeline.mine.publishers import acts_itself, speaking_publisher
from pipeline.mine.subjects import PLACES, RELATIVE, WHOLE, Subject
from pipeline.records import Article, Issue, Unit

PARTY_AND_GOVERNMENT = re.compile(r"^\S*委(?:员会)? \S*政府$")
"""县委、县政府 together stand for their place."""

_SHORT = re.compile(
    r"[一-龥]{2,8}?(?:大队|支队|中队|总队|法院|检察院|支行|分局|公司|医院|中心)(?=共|已|累计|先后|组织|开展|近日|今年|启动|[出联深全积严强从自在于])"
)
_LISTED = re.compile(r"(?:[为是有][：:]|(?:分别|依次)[为是]?[：:]?)$")
ACTS = re.compile(r"查处|破获|抓获|侦破|打掉|查获|查办|立案|审结|起诉|出动|捣毁|缴获")


def speaker(
    text: str, article: Article, issue: Issue, subjects: Sequence[Subject], clauses: Sequence[Clause], units: Sequence[Unit]
) -> str | None:
    """The article's own subject: the body its title opens with, the first subject of its text, its contributor's place."""
    names = sorted(((n, u) for u in units for n in (u.name, *u.aliases)), key=lambda pair: -len(pair[0]))
    title = re.sub(
        r"^(?:关于|今年|上半年|前[一二三四]季度|\d+年度?|第?[一二三四]季度|\d{1,2}(?:[-—~～至]\d{1,2})?月份?|中共)+",
        "",
        article.title or "",
    )
    titled = next((u for n, u in names if len(n) > 1 and _opens(title, n, u)), None)
    if titled is not None:
        if "报告" not in title and "公报" not in title:
            return (_own_department(titled, issue, subjects) if titled.kind in PLACES else None) or titled.name
        named = titled.name.removesuffix("人民政府")
        return named if len(named) > 1 else place_of(issue, article, units) or titled.name
    if (own := speaking_publisher(text, article, issue, clauses, units)) is not None:
        return own
    whole = WHOLE.match(title)
    author = _author(article, names)
    if whole is not None and (place := jurisdiction(whole["level"], article, issue, units)):
        return place
    first_end = next((c.start for c in clauses if c.sentence > 0), len(text))
    opening = [
        s
        for s in subjects
        if s.start < first_end and not s.local and not _LISTED.search(text[: s.start]) and not RELATIVE.search(text[s.start : first_end])
    ]
    ranked = [s for s in opening if not s.subordinate] or opening
    if ranked:
        if ranked[0].name is not None and PARTY_AND_GOVERNMENT.search(" ".join((ranked[0].name, *ranked[0].others))):
            return place_of(issue, article, units) or ranked[0].name
        if ranked[0].name is not None and len(ranked[0].others) < 2:
            return ranked[0].name
        acting = author is not None and author.kind not in PLACES and ACTS.search(text, ranked[0].start, first_end)
        if ranked[0].name is None and acting and author is not None:
            return author.name
        place = jurisdiction(ranked[0].whole, article, issue, units) if ranked[0].whole else None
        if place:
            return place
    if (publisher := _publisher_speaks(text, issue, clauses)) is not None:
        return publisher
    if author is not None and (author.kind in (*PLACES, "enterprise", "school", "hospital", "association")):
        return author.name
    if author is None and acts_itself(issue.publisher):
        return issue.publisher
    return (
        (place_of(issue, article, units) if author is None or _short(author.name) else None)
        or (author.name if author else None)
        or issue.publisher
    )


def _own_department(place: Unit, issue: Issue, subjects: Sequence[Subject]) -> str | None:
    """The department that prints an article headed by its place and speaks first in it."""
    first = next((s.name for s in subjects if not s.local), None)
    own = first is not None and first != place.name and first == issue.publisher and first.startswith(place.name)
    return first if own else None


def _publisher_speaks(text: str, issue: Issue, clauses: Sequence[Clause]) -> str | None:
    """领导小组办公室会同…: the publisher under the end of its name, as the first words of the text."""
    for clause in clauses[:2]:
        for length in range(min(14, len(issue.publisher or "")), 4, -1):
            if issue.publisher and text.startswith(issue.publisher[-length:], clause.start):
                return issue.publisher
    for clause in clauses[:3]:
        short = _SHORT.match(text, clause.start, clause.end)
        if short is not None and issue.publisher and _is_short_of(short.group(), issue.publisher):
            return issue.publisher
    return None


def _is_short_of(short: str, name: str) -> bool:
    """开阳大队 of 开阳县消防救援大队: the same end, and nothing that the whole has not; 东山公安分局 of 临江市公安局东山分局.

    >>> _is_short_of("开阳大队", "开阳县消防救援大队"), _is_short_of("开阳中队", "开阳县消防救援大队")
    (True, False)
    """
    return len(short) > 3 and short[-2:] == name[-2:] and set(short) <= set(name) and short[:2] in name


def _opens(title: str, name: str, unit: Unit) -> bool:
    """Does a title begin with the name, or with the unit's place and the name: 江东南湖社区探索…?"""
    at = title.find(name)
    return at == 0 or (0 < at <= 3 and unit.name.startswith(title[:at]))


def _author(article: Article, names: Sequence[tuple[str, Unit]]) -> Unit | None:
    """The unit that the closing line names."""
    byline = article.contributor or ""
    if not byline:
        return None
    return next((u for n, u in names if byline == n), None) or next((u for n, u in names if u.name.endswith(byline)), None)


def _short(name: str) -> bool:
    """An office or section that reports on its place: 市政府办公室, 市乡村振兴局综合科."""
    return name.endswith(("办公室", "科", "处", "股", "办", "局", "委", "厅", "组", "中心", "部"))
