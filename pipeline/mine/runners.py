"""Who runs a measure: the unit that is the subject of its sentence, else the article's own unit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.mine.canonical import canonical_name
from pipeline.mine.jurisdiction import article_jurisdiction, short_place
from pipeline.mine.unit_patterns import BACK_REFERENCE
from pipeline.mine.unit_spans import find_spans
from pipeline.mine.units import canonical_unit, contributors
from pipeline.records import Article, Issue, Unit

_LEAD = 40  # characters before a name that tell whether it opens a clause
_SENTENCE_END = "。！？；\n"
_WITH_GOVERNMENT = re.compile(r"[省市县区州旗镇乡]委、[省市县区州旗镇乡]?政府(?!副)")
_SET_UP_BY = re.compile(
    r"(?:组建|打造|创建|创办|开发|研发|推出|设立|成立|举办|主办|承办|发起|组织|实施|开展|建立|搭建|制定|印发|推行|牵头)的[一-龥]{0,6}[“《\"]?$"
)
_TIME_LEAD = re.compile(r"(?:[年月日来前后]|截至[^，。]{1,8}|近日|目前|日前|同时|此外|另外|其中|期间)$")
_AUTHORS = ("department", "mass_org", "committee", "school", "hospital", "enterprise", "association")
_SPEAKS_FOR_PLACE = re.compile(
    r"(?:政府|[省市县区州旗]委)[一-龥]*?(?:办公室|办公厅|办|研究室|新闻办)$|统计局$|小组|指挥部|专班|委员会|安委|联席会议"
)
"""Bodies that write for their place: 县人民政府办公室, 县委办公室, 县统计局."""
_ASSOCIATES = ("联合会", "总工会", "工商联", "红十字会", "团委")
_SUPERVISORS = ("纪委", "监委", "纪检监察机关")
_STAFF = re.compile(
    r"的?(?:\d+|[两三四五六七八九十])?余?[多几]?名?[一-龥]{0,4}(?:民警|干警|干部|职工|人员|志愿者|队员|医生|教师|党员|律师)"
)
"""县农业农村局的|28名农技人员: its own people act for it."""
_OFFICE_OF = re.compile(r"(?<=局)办公室$")
_INNER = re.compile(r"(?![省市县区镇乡])[一-龥]{1,10}(?:股|科|室|处|大队|中队|支队|站|组|管理所)$")
"""A part of the publisher that contributes: 治安大队, 人事股."""
_HEAD_NUMBER = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十]+[，、])+")


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


@dataclass(frozen=True, slots=True)
class Said:
    """``text[start:end]`` names the unit ``name``."""

    start: int
    end: int
    name: str


def said_units(units: Iterable[Unit]) -> list[Said]:
    """Every mention of these units in the text, in order."""
    return sorted((Said(m.start, m.end, u.name) for u in units for m in u.mentions if m.start >= 0), key=lambda s: s.start)


def speaking_units(units: Iterable[Unit]) -> list[Said]:
    """Every mention of units with a name in the text; a place only referred back to, where it speaks of itself (我市)."""
    mentions = ((m, u.name) for u in units for m in u.mentions if m.start >= 0 and (u.aliases or m.surface.startswith("我")))
    return sorted((Said(m.start, m.end, name) for m, name in mentions), key=lambda s: s.start)


def _within(said: Sequence[Said], start: int, end: int) -> Sequence[Said]:
    return said[bisect_left(said, start, key=lambda s: s.start) : bisect_left(said, end, key=lambda s: s.start)]


def _subjects(text: str, start: int, end: int, said: Sequence[Said]) -> list[tuple[int, str]]:
    """Units that begin a clause between two offsets, in order: where each stands and its name; of a list the first."""
    found = []
    inside = [m for m in _within(said, start, end) if m.end <= end]
    for index, mention in enumerate(inside):
        before = text[max(start, mention.start - _LEAD) : mention.start].rstrip('“"')
        opens = not before or before[-1] in "，。；：,;:】\n由" or _HEAD_NUMBER.fullmatch(before) or _TIME_LEAD.search(before)
        if not opens:
            continue
        last = _list_end(text, inside, index)
        owned = text.startswith("的", last) and not _STAFF.match(text, last)
        if (not owned and text[last : last + 1] not in ("、", "及", "和")) or _WITH_GOVERNMENT.match(text, mention.start):
            found.append((mention.start, mention.name))
    return found


def _list_end(text: str, said: Sequence[Said], index: int) -> int:
    """Where the list ends that begins with this mention: 县医院、县中医院|牵头组建."""
    end = said[index].end
    for following in said[index + 1 :]:
        if following.start == end + 1 and text[end] in "、和与及":
            end = following.end
        elif following.start > end:
            break
    return end


def main_unit(article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    """Whose article it is: the title's subject, else the contributor, else the first unit that acts in the text, else the place."""
    if subject := title_subject(article, issue, units):
        return subject
    bodies = [canonical_unit(p, issue, article) for p in contributors(article.contributor or issue.publisher or "")]
    speaking = {u.name for u in bodies if u.kind != "other"}
    leading = said_units(u for u in units if u.kind == "government" or u.name in speaking)
    first = _subjects(article.text, 0, len(article.text.split("\n", 1)[0]), leading)
    if first:
        return first[0][1]
    home = article_jurisdiction(article, issue).home
    acting = _subjects(article.text, 0, len(article.text), said_units(u for u in units if u.level != "national"))
    led = {f"中共{home}委", f"{home}人民政府"}
    if home and not any(name in speaking for _at, name in acting) and any(name in led for _at, name in acting):
        return home  # 县应急局 reports what 县委、县政府 do
    for part in contributors(article.contributor or ""):
        unit = canonical_unit(part, issue, article)
        if unit.kind != "other" or unit.place:
            return _listed(unit.name, part, units)
    return home or (acting[0][1] if acting else None)


def _author(article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    """The department whose own report it is: the publisher where nobody contributed; None where it writes for its place."""
    own = canonical_unit(_OFFICE_OF.sub("", issue.publisher or ""), issue, article).name
    parts = contributors(article.contributor or "")
    if len(parts) > 1 and all(_INNER.fullmatch(part) for part in parts):
        parts = parts[:1]
    inner = len(parts) == 1 and (_INNER.fullmatch(parts[0]) or canonical_unit(parts[0], issue, article).name == own)
    if not parts or inner:
        parts = contributors(_OFFICE_OF.sub("", issue.publisher or ""))
    unit = canonical_unit(parts[0], issue, article) if len(parts) == 1 else None
    if unit is not None and article.contributor and not inner and not _is_association(unit.name):
        return None
    if unit is None or _SPEAKS_FOR_PLACE.search(unit.name) or not (unit.kind in _AUTHORS or unit.name.endswith(_SUPERVISORS)):
        return None
    return _listed(unit.name, parts[0], units)


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


def subject_at(text: str, offset: int, said: Sequence[Said]) -> str | None:
    """The unit that is subject in the sentence around ``offset``, the nearest before it, else the one that opens its line.

    What sets the measure up in its own attribute comes first: 县商务局、县工会组建的|“竹芽”小分队. ``said``: the units with a name there.
    """
    start = max(text.rfind(mark, 0, offset) for mark in _SENTENCE_END) + 1
    clause = max(start, *(text.rfind(mark, start, offset) + 1 for mark in "，；：,;:"))
    if _SET_UP_BY.search(text[clause:offset]):
        makers = [s.name for s in _within(said, clause, offset) if s.end < offset]
        if makers:
            return makers[0]
    found = _subjects(text, start, offset, said)
    if found:
        return found[-1][1]
    line = text.rfind("\n", 0, offset) + 1
    opening = _within(said, line, line + 1) if line else ()
    rules = opening and opening[0].end < start and text[opening[0].end] not in "的、和及对党"
    return opening[0].name if rules and not opening[0].name.endswith(("党委", "党组")) else None
