"""Whose article it is and who runs what it names without saying who: the body of its title, its contributor, its publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mine.canonical import canonical_name
from pipeline.mine.inner_parts import INNER, SECTION
from pipeline.mine.jurisdiction import article_jurisdiction
from pipeline.mine.place_names import short_place
from pipeline.mine.runners import said_units, subjects_between
from pipeline.mine.unit_patterns import BACK_REFERENCE, cores
from pipeline.mine.unit_spans import find_spans
from pipeline.mine.units import canonical_unit, contributors
from pipeline.records import Article, Issue, Unit

_AUTHORS = ("department", "mass_org", "committee", "school", "hospital", "enterprise", "association")
_SPEAKS_FOR_PLACE = re.compile(
    r"(?:政府|党政|[省市县区州旗]委)[一-龥]*?(?:办公室|办公厅|办|研究室|新闻办)$|统计局$|小组|指挥部|专班|委员会|安委|联席会议"
)
"""Bodies that write for their place: 县人民政府办公室, 县委办公室, 县统计局."""
_ASSOCIATES = ("妇女联合会", "残疾人联合会", "工商业联合会", "文学艺术界联合会", "总工会", "工商联", "红十字会", "团委")
_SUPERVISORS = ("纪委", "监委", "纪检监察机关")


def title_subject(article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    """The unit a title begins with: 海棠市公安局开展夜查行动 → 海棠市公安局; 海棠银杏社区探索… → 海棠市银杏社区."""
    title = re.sub(r"^【[^】]*】", "", article.title or "")
    jurisdiction = article_jurisdiction(article, issue)
    if (back := BACK_REFERENCE.match(title)) and (place := jurisdiction.place(back["word"])):
        return _listed(place, back[0], units)  # 我区科技企业数创新高
    short = short_place(title, jurisdiction.day, jurisdiction.code)
    for first in find_spans(title):
        if first.start == 0 or title[first.start - 1] in "—：: 　-" or (short and short[1] == first.start):
            return _listed(canonical_name(first.surface, jurisdiction).name, first.surface, units)
    return None


def _bodies(line: str) -> tuple[str, ...]:
    """The bodies of a contributor line, of a bureau's section the bureau."""
    return tuple(SECTION.sub("", part) for part in contributors(line))


def own_bodies(article: Article, issue: Issue) -> tuple[str, ...]:
    """Canonical names of who contributed and who publishes."""
    lines = (article.contributor or "", issue.publisher or "")
    return tuple(canonical_unit(part, issue, article).name for line in lines for part in _bodies(line))


def main_unit(article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    """Whose article it is: the title's subject, else the contributor, else the first unit that acts in the text, else the place."""
    if subject := title_subject(article, issue, units):
        return subject
    bodies = [canonical_unit(p, issue, article) for p in _bodies(article.contributor or issue.publisher or "")]
    speaking = {u.name for u in bodies if u.kind != "other"}
    leading = said_units(u for u in units if u.kind == "government" or u.name in speaking)
    first = subjects_between(article.text, 0, len(article.text.split("\n", 1)[0]), leading)
    if first:
        return first[0][1]
    home = article_jurisdiction(article, issue).home
    acting = subjects_between(article.text, 0, len(article.text), said_units(u for u in units if u.level != "national"))
    led = {f"中共{home}委", f"中共{home}委员会", f"{home}人民政府"}
    if home and not any(name in speaking for _at, name in acting) and any(name in led for _at, name in acting):
        return home  # 县应急局 reports what 县委、县政府 do
    for part in _bodies(article.contributor or ""):
        unit = canonical_unit(part, issue, article)
        if unit.kind != "other" or unit.place:
            return _listed(unit.name, part, units)
    return home or (acting[0][1] if acting else None)


def _author(article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    """The department whose own report it is: the publisher where nobody contributed; None where it writes for its place."""
    publisher, parts = _bodies(issue.publisher or ""), _bodies(article.contributor or "")
    section = parts != contributors(article.contributor or "")
    if len(parts) > 1 and all(INNER.fullmatch(part) for part in parts):
        parts = parts[:1]
    own = canonical_unit(publisher[0], issue, article).name if publisher else ""
    inner = len(parts) == 1 and (INNER.fullmatch(parts[0]) is not None or canonical_unit(parts[0], issue, article).name == own)
    if not parts or inner:
        parts = publisher
    unit = canonical_unit(parts[0], issue, article) if len(parts) == 1 else None
    if unit is not None and section and not any(u.name == unit.name and any(m.start >= 0 for m in u.mentions) for u in units):
        return None  # 市乡村振兴局监测科 that tells what 全市 did
    if unit is not None and article.contributor and not (inner or section or _speaks_for_itself(unit, own)):
        return None
    if unit is None or _SPEAKS_FOR_PLACE.search(unit.name) or not (unit.kind in _AUTHORS or unit.name.endswith(_SUPERVISORS)):
        return None
    return _listed(unit.name, parts[0], units)


def _same_trade(name: str, publisher: str) -> bool:
    """Is it a body of the publisher's own trade, whose report tells of its own work: 石川区教育局 in a bulletin of 泾河市教育局?"""
    trades = (core.in_full("")[:-1] for core in cores().values() if core.kind == "department")
    trade = max((t for t in trades if publisher[:-1].endswith(t)), key=len, default="")  # 厅 of a province, 局 below
    return len(trade) > 1 and name[:-1].endswith(trade)


def _speaks_for_itself(unit: Unit, publisher: str) -> bool:
    """Does a contributor tell of its own work: a school, a company, 县妇联, a bureau of the publisher's trade?"""
    return unit.kind in ("school", "hospital", "enterprise") or _is_association(unit.name) or _same_trade(unit.name, publisher)


def _is_association(name: str) -> bool:
    """县妇联 tells of its own work even under a title that begins with the county."""
    return name.startswith("共青团") or name.endswith(_ASSOCIATES)


def article_runner(article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    """Who runs what a text names without saying who: a department's own report speaks of its work, not of its place's."""
    main = main_unit(article, issue, units)
    if main != article_jurisdiction(article, issue).home:
        return main
    author = _author(article, issue, units)
    return author or main


def _listed(name: str, surface: str, units: Sequence[Unit]) -> str:
    """The name under which the article's list has it."""
    return next((u.name for u in units if name == u.name or surface in u.aliases), name)
