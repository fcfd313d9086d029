"""What an issue's masthead, contributors and titles say of the body that publishes and the place it speaks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.mine.divisions import candidates, is_place, shared_parent
from pipeline.mine.place_names import class_word, leading_places, place_level, short_place
from pipeline.mine.places import PlaceSpan, core_follows, find_places
from pipeline.mine.unit_patterns import cores
from pipeline.records import Issue, Level

RANK: dict[Level, int] = {"national": 0, "province": 1, "city": 2, "county": 3, "town": 4, "village": 5}
ADMIN_WORDS = (*"省市县区州旗盟", "地区")


def _admin(spans: Iterable[PlaceSpan]) -> list[PlaceSpan]:
    """Provinces, cities and counties; a park is no home of its own."""
    return [
        s for s in spans if s.level in ("province", "city", "county") and class_word(s.name) in ADMIN_WORDS and not s.name.endswith("园")
    ]


_REGION = re.compile(r"[一-龥]{2,4}?地区(?=[一-龥]{2,12}(?:局|委|办|办公室|行署|公署|队|院)$)")
_SELF_GOVERNING = re.compile(r"[一-龥]{2,4}?(?:[一-龥]{1,5}族){1,4}自治[县州旗区]")
_PRINTED = re.compile(r"[一-龥]{2,3}[市县区旗](?<![新城景园社校山库林矿牧地发开治范作验假贸税能港]区)")
"""兴陇县, 青浦口区: a place that neither the table nor the cutter knows, told by its class word at the head of a publisher."""

CITY_BEFORE = re.compile(r"(?:中共)?(?P<city>[一-龥]{2,3}市)(?P<inner>[一-龥]{2,4}?[县区旗])")


def printed_place(text: str) -> str | None:
    """The place that a body's name begins with, as printed: 青浦口区 of 青浦口区司法局; None where no body follows."""
    found = _PRINTED.match(text)
    short = short_place(text)
    if found is None or not (core_follows(text, found.end()) or (short and short[1] == len(found[0]) - 2)):
        return None
    return found[0]


def _named_home(issue: Issue) -> str | None:
    """The place the masthead prints."""
    for text in (issue.publisher, issue.place, issue.series):
        if not text:
            continue
        text = text.removeprefix("中共").removeprefix("共青团")
        if region := _REGION.match(text):
            return region[0]
        if is_place(text[:2]) and core_follows(text, 2):
            return text[:2]  # 高县|残疾人联合会, which the cutter does not take for a place
        if (self_governing := _SELF_GOVERNING.match(text)) and not is_place(self_governing[0]):
            return self_governing[0]
        leading = leading_places(text)
        if chain := _admin(leading):
            return chain[-1].name
        inner = any(s.level in ("town", "village") for s in leading)
        if not inner and (printed := printed_place(text)):
            return printed
        if not inner and (short := short_place(text, issue.published)):
            return short[0]
    for text in (issue.series, issue.publisher):
        if text and (inside := _admin(find_places(text))):
            return inside[0].name
    return None


def _told_home(issue: Issue) -> str | None:
    """The place that contributors, titles and texts tell: several counties of one city mean the city."""
    counties: Counter[str] = Counter()
    for article in issue.articles:
        for text in (article.contributor or "", article.title or ""):
            counties.update(s.name for s in _admin(leading_places(text)))
    real = [name for name in counties if any(d.level == "county" for d in candidates(name, issue.published))]
    if len(real) > 1 and (city := shared_parent(real, issue.published)):
        return city.name
    said: Counter[str] = Counter(counties)
    for article in issue.articles:
        said.update(s.name for t in (article.title or "", article.text) for s in _admin(find_places(t)))
    if len(counties) == 1:
        return next(iter(counties))
    if said:
        return min(said, key=lambda name: (-said[name], RANK[place_level(name) or "village"]))
    for article in issue.articles:
        for text in (article.contributor or "", article.title or ""):
            if text and (short := short_place(text, issue.published)):
                return short[0]
    return None


def home_of(issue: Issue) -> str | None:
    """The place an issue speaks for: what the masthead prints, else what contributors, titles and texts tell."""
    return _named_home(issue) or _told_home(issue)


TOWN_OFFICE = re.compile(
    r"[一-龥]{1,5}?(?P<word>街道|镇|乡|苏木)(?=人民政府|办事处|党工委|党委|党政|工委|委员会|综合|社会|经济|平安|人大|纪委|纪工委|团委|$)"
)
"""The publisher's own town or street, whatever its name looks like: its office stands behind it."""


_POLICE = re.compile(r"[一-龥]{2,12}?公安(?:分局|局(?:[一-龥]{2,6}?分局)?)")


def police_of(issue: Issue) -> str | None:
    """The police body that publishes: 海棠市公安局临汐分局; None for any other."""
    found = _POLICE.match(issue.publisher or "")
    return found[0] if found else None


_BRIGADE = re.compile(r"[一-龥]{4,24}?(?:总队|支队|大队)(?=办公室$|$)")


def brigade_of(issue: Issue) -> str | None:
    """The brigade that publishes: 海棠市公安局交通警察支队; None for any other."""
    found = _BRIGADE.match(issue.publisher or "")
    return found[0] if found else None


def bureau_of(issue: Issue) -> str | None:
    """The department that publishes, without its place."""
    publisher = re.sub(r"办公室$", "", issue.publisher or "")
    core = next((publisher[-n:] for n in range(14, 2, -1) if publisher[-n:] in cores()), None)
    return core if core and core.endswith(("局", "院", "厅")) and cores()[core].kind == "department" else None


_PARK_OFFICE = re.compile(
    r"(?:中共)?(?P<park>[一-龥]{2,16}?(?:开发区|高新区|经开区|新区|度假区|保税区|合作区|园区|新城))"
    r"(?:管理委员会|管委会|管理局|党工委|工作委员会|工委|党政|综合办|办公室)"
)


def park_of(issue: Issue) -> str | None:
    """The park whose committee publishes, no division of the table: 海棠经济技术开发区; None for any other."""
    found = _PARK_OFFICE.match(issue.publisher or "")
    return found["park"] if found and not is_place(found["park"]) else None
