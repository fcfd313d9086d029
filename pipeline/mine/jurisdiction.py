"""Whose bulletin is this? The place an issue and an article speak for, so that 市公安局 and 我县 can be named in full.

The place comes from the masthead (publisher, place, series), else from the contributors, the titles and the texts; an
article of a district in a city's bulletin speaks for the district (区创建办), while 市 still means the city.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.mine.divisions import Division, division, is_place, parent
from pipeline.mine.mastheads import (
    ADMIN_WORDS,
    CITY_BEFORE,
    RANK,
    TOWN_OFFICE,
    brigade_of,
    bureau_of,
    home_of,
    park_of,
    police_of,
    printed_place,
)
from pipeline.mine.place_names import class_word, leading_places, place_level, short_place
from pipeline.mine.places import PlaceSpan
from pipeline.records import Article, Issue, Level

_PLACE_WORDS = "省市县区州旗盟镇乡村"


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
    brigade: str | None = None
    """The brigade (支队, 大队) that publishes: its numbered and functional teams are named under it."""
    town: str | None = None
    """The town that publishes without naming its county: nothing is put in front of it."""
    reporter: str | None = None
    """The town that publishes or contributes: its own bodies are named without the county."""
    park: str | None = None
    """The park (开发区, 新区) that publishes, under its full name; ``home`` is the name its texts use (井开区)."""
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


def _with_parents(home: str, day: str | None) -> dict[str, Division]:
    """The real divisions from a home upwards by their class word."""
    row = division(home, day) or division(home)
    found: dict[str, Division] = {}
    while row is not None:
        found.setdefault(class_word(row.name), row)
        row = parent(row, day)
    return found


@lru_cache(maxsize=64)
def issue_jurisdiction(issue: Issue) -> Jurisdiction:
    """The place an issue speaks for, with the divisions above it.

    A publisher 青林县人民政府办公室 gives home 青林县; contributors 永定县重点办, 上杭县重点办 give home 龙岩市; a publisher
    青林县云台镇人民政府 gives home 云台镇, while 县 still means the county.
    """
    above = replace(_county_jurisdiction(issue), police=police_of(issue), brigade=brigade_of(issue), bureau=bureau_of(issue))
    above = replace(above, taxes=(issue.publisher or "").startswith("国家税务总局"))
    publisher = (issue.publisher or "").removeprefix("中共")
    leading = leading_places(publisher)
    inner = [s for s in leading if s.level in ("town", "village")]
    if not inner and leading and (town := TOWN_OFFICE.match(publisher, leading[-1].end)):
        inner = [PlaceSpan(*town.span(), town[0], town["word"], "town", False)]  # 汶上县|中都街道|办事处
    if not inner and (park := park_of(issue)):
        return _in_park(park, issue, above)
    if not inner:
        return above
    words = {**above.by_word, **{s.suffix: s.name for s in inner}}
    own = inner[-1]
    alone = own.name if leading and leading[0].name == own.name else None
    above = replace(above, town=alone, reporter=own.name if own.level == "town" else None)
    return replace(above, home=own.name, level=own.level, by_word=words, levels={**above.levels, own.name: own.level})


def _in_park(park: str, issue: Issue, above: Jurisdiction) -> Jurisdiction:
    """The park under the name its texts use: 井冈山经济技术开发区 → 井开区, 合肥高新技术产业开发区 → 合肥高新区."""
    short = re.compile(rf"{park[0]}(?:{park[1]}|{park[1:3]})?(?:经开|高新|开发|度假|保税|开|高)区")
    texts = [issue.series or "", *(t for a in issue.articles for t in (a.title or "", a.contributor or "", a.text))]
    home = next((m[0] for text in texts if (m := short.search(text)) and not is_place(m[0])), park)
    words = {**above.by_word, "区": home, class_word(park): home}
    if above.level == "county" and above.home and (row := division(above.home, above.day)) and (city := parent(row, above.day)):
        words["市"] = city.name  # a county-level city's park speaks of the city above it
    if any(park[:2] + "市" in text for text in texts):
        words.setdefault("市", park[:2] + "市")
    return replace(above, park=park, home=home, level="county", by_word=words, levels={**above.levels, home: "county"})


def _county_jurisdiction(issue: Issue) -> Jurisdiction:
    """The county, city or province an issue speaks for."""
    home = home_of(issue)
    if home is None:
        return Jurisdiction(None, None, {}, {}, None, issue.published)
    above = _with_parents(home, issue.published)
    by_word = {word: row.name for word, row in above.items() if word in _PLACE_WORDS}
    by_word[class_word(home)] = home
    for span in leading_places((issue.publisher or "").removeprefix("中共")):
        if class_word(span.name) in ADMIN_WORDS:
            by_word.setdefault(class_word(span.name), span.name)
    if (above_home := CITY_BEFORE.match(issue.publisher or "")) and above_home["inner"] == home:
        by_word.setdefault("市", above_home["city"])  # 铜城市|望江区…, which no table has
    own = above.get(class_word(home))
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
        if text == article.contributor and (printed := printed_place(text)):
            return (PlaceSpan(0, len(printed), printed, printed[-1], base.level_of(printed) or "county", False),)
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
        rank = RANK[base.level_of(span.name) or span.level]
        if home and level and rank < RANK[level]:
            continue
        if span.level in ("town", "village"):
            by_word.setdefault(span.suffix, span.name)
            continue
        if class_word(span.name) not in ADMIN_WORDS or span.name.endswith("园"):
            by_word.setdefault(class_word(span.name), span.name)
            if span.name.endswith("区") and base.level == "city":
                by_word.setdefault("区", span.name)  # 石鼓新区|区住建局
            continue
        home, level = span.name, base.level_of(span.name) or span.level
        real = division(home, base.day, base.code) or division(home)
        code = real.code if real else code
        for word, row in (_with_parents(home, base.day) if real else {}).items():
            by_word.setdefault(word, row.name)
        if (
            class_word(home) in by_word
            and base.home
            and by_word[class_word(home)] == base.home
            and base.level == "city"
            and level == "county"
        ):
            continue  # 敦煌市 inside 酒泉市: 市 stays the issue's own city
        by_word[class_word(home)] = home
        levels[home] = level
    reporter = next((s.name for s in chain if s.level == "town" and s.name in (article.contributor or s.name)), base.reporter)
    return replace(base, home=home, level=level, reporter=reporter, by_word=by_word, levels=levels, code=code)
