"""Whose bulletin is this? The place an issue and an article speak for, so that 市公安局 and 我县 can be named in full.

The place comes from the masthead (publisher, place, series), else from the contributors, the titles and the texts; an
article of a district in a city's bulletin speaks for the district (区创建办), while 市 still means the city.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.mine.divisions import Division, candidates, division, is_place, parent, shared_parent
from pipeline.mine.places import PlaceSpan, core_follows, find_places
from pipeline.mine.unit_patterns import cores
from pipeline.records import Article, Issue, Level

_RANK: dict[Level, int] = {"national": 0, "province": 1, "city": 2, "county": 3, "town": 4, "village": 5}
_LEVEL_OF: dict[str, Level] = {"省": "province", "市": "city", "州": "city", "县": "county", "区": "county", "旗": "county"}
_PLACE_WORDS = "省市县区州旗盟镇乡村"
_ADMIN_WORDS = (*"省市县区州旗盟", "地区")


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """``home`` is what 我市 or 全县 means here; ``by_word`` what 市, 区, 镇 … in front of a department mean."""

    home: str | None
    level: Level | None
    by_word: Mapping[str, str]
    levels: Mapping[str, Level]
    code: str | None = None
    day: str | None = None
    police: str | None = None
    """The police body that publishes: its squads and stations are named under it."""
    town: str | None = None
    """The town that publishes without naming its county: nothing is put in front of it."""
    taxes: bool = False
    """Does a body of the State Taxation Administration publish under its full name (国家税务总局海棠市税务局)?"""
    bureau: str | None = None
    """What the publisher is behind its place (市场监督管理局): 市局, 县局 are such bureaus."""

    def place(self, word: str) -> str | None:
        """市 → 舟山市; the county's own class words stand for each other (县 in an article of 永定区)."""
        if word in self.by_word:
            return self.by_word[word]
        if word in ("自治区", "自治州", "自治县"):
            return self.by_word.get(word[-1])
        return self.home if word in "县区旗" and self.level == "county" else None

    def level_of(self, place: str) -> Level | None:
        """Level of a place this jurisdiction knows, else by the division table, else by its class word."""
        return self.levels.get(place) or place_level(place, self.day, self.code)


def place_level(name: str, day: str | None = None, near: str | None = None) -> Level | None:
    """Level of a place by the table (大冶市 is a county), else by its class word (江州市: a city).

    >>> place_level("大冶市"), place_level("江州市"), place_level("云台镇")
    ('county', 'city', 'town')
    """
    found = division(name, day, near) or next(iter(candidates(name, day)), None) or division(name)
    if found:
        return found.level
    spans = find_places(name)
    if spans and spans[-1].end == len(name):
        return spans[-1].level
    if name.endswith("地区"):
        return "city"
    return _LEVEL_OF.get(name[-1:]) if len(name) > 2 else None  # 塔山区, by itself like a common word


def leading_places(text: str) -> tuple[PlaceSpan, ...]:
    """The places a text begins with, one inside the other: 青林县云台镇党委 → 青林县, 云台镇."""
    chain: list[PlaceSpan] = []
    for span in find_places(text):
        if span.start != (chain[-1].end if chain else 0):
            break
        chain.append(span)
    return tuple(chain)


def short_place(text: str, day: str | None = None, near: str | None = None) -> tuple[str, int] | None:
    """A place without its class word at the head of a text: 定海西园社区 → 定海区, 2. Only where it can be but one."""
    for length in (4, 3, 2):
        found = division(text[:length], day, near) if len(text) >= length else None
        if found is None or found.name == text[:length] or text[length : length + 1] in tuple("省市县区州旗盟镇乡村"):
            continue
        if near is None or found.code[:2] == near[:2]:
            return found.name, length
    return None


def _admin(spans: Iterable[PlaceSpan]) -> list[PlaceSpan]:
    """Provinces, cities and counties; a park is no home of its own."""
    return [
        s for s in spans if s.level in ("province", "city", "county") and _class_word(s.name) in _ADMIN_WORDS and not s.name.endswith("园")
    ]


_REGION = re.compile(r"[一-龥]{2,4}?地区(?=[一-龥]{2,12}(?:局|委|办|办公室|行署|公署|队|院)$)")


_SELF_GOVERNING = re.compile(r"[一-龥]{2,4}?(?:[一-龥]{1,5}族){1,4}自治[县州旗区]")
_PRINTED = re.compile(r"[一-龥]{2,3}[市县区旗](?<![新城景园社校山库林矿牧地发开治范作验假贸税能港]区)")
"""兴陇县, 青浦口区: a place that neither the table nor the cutter knows, told by its class word at the head of a publisher."""


def _printed_place(text: str) -> str | None:
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
        if not inner and (printed := _printed_place(text)):
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
        return min(said, key=lambda name: (-said[name], _RANK[place_level(name) or "village"]))
    for article in issue.articles:
        for text in (article.contributor or "", article.title or ""):
            if text and (short := short_place(text, issue.published)):
                return short[0]
    return None


def _with_parents(home: str, day: str | None) -> dict[str, Division]:
    """The real divisions from a home upwards by their class word."""
    row = division(home, day) or division(home)
    found: dict[str, Division] = {}
    while row is not None:
        found.setdefault(_class_word(row.name), row)
        row = parent(row, day)
    return found


_CLASS_WORD = re.compile(r"(?:地区|街道|社区|新村|开发区|度假区|高新区|经开区|新区|新城|自贸区|保税区|园区?|.)$")


def _class_word(name: str) -> str:
    """市 of 海棠市, 开发区 of 锦州湾经济开发区."""
    found = _CLASS_WORD.search(name)
    return found[0] if found else ""


_TOWN_OFFICE = re.compile(
    r"[一-龥]{1,5}?(?P<word>街道|镇|乡|苏木)(?=人民政府|办事处|党工委|党委|党政|工委|委员会|综合|社会|经济|平安|人大|纪委|纪工委|团委|$)"
)
"""The publisher's own town or street, whatever its name looks like: its office stands behind it."""


_POLICE = re.compile(r"[一-龥]{2,12}?公安(?:分局|局(?:[一-龥]{2,6}?分局)?)")


def _police_of(issue: Issue) -> str | None:
    found = _POLICE.match(issue.publisher or "")
    return found[0] if found else None


def _bureau_of(issue: Issue) -> str | None:
    """The department that publishes, without its place."""
    publisher = re.sub(r"办公室$", "", issue.publisher or "")
    core = next((publisher[-n:] for n in range(14, 2, -1) if publisher[-n:] in cores()), None)
    return core if core and core.endswith("局") and cores()[core].kind == "department" else None


def _home_of(issue: Issue) -> str | None:
    return _named_home(issue) or _told_home(issue)


@lru_cache(maxsize=64)
def issue_jurisdiction(issue: Issue) -> Jurisdiction:
    """The place an issue speaks for, with the divisions above it.

    A publisher 青林县人民政府办公室 gives home 青林县; contributors 永定县重点办, 上杭县重点办 give home 龙岩市; a publisher
    青林县云台镇人民政府 gives home 云台镇, while 县 still means the county.
    """
    above = replace(_county_jurisdiction(issue), police=_police_of(issue), bureau=_bureau_of(issue))
    above = replace(above, taxes=(issue.publisher or "").startswith("国家税务总局"))
    publisher = (issue.publisher or "").removeprefix("中共")
    leading = leading_places(publisher)
    inner = [s for s in leading if s.level in ("town", "village")]
    if not inner and leading and (town := _TOWN_OFFICE.match(publisher, leading[-1].end)):
        inner = [PlaceSpan(*town.span(), town[0], town["word"], "town", False)]  # 汶上县|中都街道|办事处
    if not inner:
        return above
    words = {**above.by_word, **{s.suffix: s.name for s in inner}}
    own = inner[-1]
    alone = own.name if leading and leading[0].name == own.name else None
    return replace(above, town=alone, home=own.name, level=own.level, by_word=words, levels={**above.levels, own.name: own.level})


def _county_jurisdiction(issue: Issue) -> Jurisdiction:
    """The county, city or province an issue speaks for."""
    home = _home_of(issue)
    if home is None:
        return Jurisdiction(None, None, {}, {}, None, issue.published)
    above = _with_parents(home, issue.published)
    by_word = {word: row.name for word, row in above.items() if word in _PLACE_WORDS}
    by_word[_class_word(home)] = home
    own = above.get(_class_word(home))
    level = own.level if own else place_level(home, issue.published)
    levels: dict[str, Level] = {row.name: row.level for row in above.values()}
    if level:
        levels[home] = level
    return Jurisdiction(home, level, by_word, levels, own.code if own else None, issue.published)


_BEFORE_PLACE = re.compile(r"^(?:\d{4}年度?|关于|中共)+")


def _own_place(article: Article, base: Jurisdiction) -> tuple[PlaceSpan, ...] | None:
    """The place that contributes or heads the article, where it is one inside the issue's."""
    for text in (article.contributor or "", *re.split(r"——|[：:　]", _BEFORE_PLACE.sub("", article.title or ""))):
        if chain := leading_places(text):
            return chain
        if (base.code or not base.home) and (short := short_place(text, base.day, base.code)):
            level = base.level_of(short[0]) or "county"
            return (PlaceSpan(0, short[1], short[0], short[0][-1], level, True),)
    return None


@lru_cache(maxsize=512)
def article_jurisdiction(article: Article, issue: Issue) -> Jurisdiction:
    """The place an article speaks for: the issue's, unless contributor or title name one below it."""
    base = issue_jurisdiction(issue)
    chain = _own_place(article, base)
    if not chain:
        return base
    by_word, levels, home, level, code = dict(base.by_word), dict(base.levels), base.home, base.level, base.code
    for span in chain:
        rank = _RANK[base.level_of(span.name) or span.level]
        if home and level and rank < _RANK[level]:
            continue
        if span.level in ("town", "village"):
            by_word.setdefault(span.suffix, span.name)
            continue
        if _class_word(span.name) not in _ADMIN_WORDS or span.name.endswith("园"):
            by_word.setdefault(_class_word(span.name), span.name)
            continue
        home, level = span.name, base.level_of(span.name) or span.level
        real = division(home, base.day, base.code) or division(home)
        code = real.code if real else code
        for word, row in (_with_parents(home, base.day) if real else {}).items():
            by_word.setdefault(word, row.name)
        if (
            _class_word(home) in by_word
            and base.home
            and by_word[_class_word(home)] == base.home
            and base.level == "city"
            and level == "county"
        ):
            continue  # 敦煌市 inside 酒泉市: 市 stays the issue's own city
        by_word[_class_word(home)] = home
        levels[home] = level
    return replace(base, home=home, level=level, by_word=by_word, levels=levels, code=code)
