"""The place a unit's printed name begins with, written in full under the jurisdiction it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mine.divisions import division, official_name
from pipeline.mine.jurisdiction import Jurisdiction
from pipeline.mine.mastheads import printed_place
from pipeline.mine.place_names import leading_places, short_place
from pipeline.mine.tagging import is_word
from pipeline.mine.unit_patterns import cores
from pipeline.records import Level

_LEADING_WORD = re.compile(r"(?:地区|自治区|自治州|自治县|开发区|高新区|经开区|新区|新城|园区|街道|[省市县区州旗盟镇乡])(?=.)")
LEVEL_WORDS: dict[str, Level] = {
    "省": "province",
    "自治区": "province",
    "自治州": "city",
    "市": "city",
    "州": "city",
    "盟": "city",
    "县": "county",
    "区": "county",
    "旗": "county",
    "镇": "town",
    "乡": "town",
    "街道": "town",
    "村": "village",
    "社区": "village",
}
_OFFICE = re.compile(r"(?:办|办公室|局|指挥部|领导小组|委员会|专班|[大支中]队|执法队)$")
PARK = re.compile(r"(?:开发区|开区|度假区|高新区|经开区|新区|新城|自贸区|保税区|园区?)$")
_NO_PLACE_WORD = re.compile(r"市(?:场|容|域)|市民(?![政宗族防])|市政(?![府协法务研数治])|县域|区[域块]|乡[村镇]|镇村|省域")


def _county_first(names: Sequence[str], levels: Sequence[Level | None]) -> str:
    """One jurisdiction is enough: 舟山市 + 定海区 → 定海区; 青林县 + 云台镇 → 青林县云台镇."""
    first = max((i for i, level in enumerate(levels) if level in ("province", "city", "county")), default=0)
    return "".join(names[first:])


def _official(name: str, jurisdiction: Jurisdiction) -> str:
    """三江县 in a bulletin of its province → 三江侗族自治县."""
    official = official_name(name)
    row = division(official, jurisdiction.day, jurisdiction.code) if official != name and jurisdiction.code else None
    return official if row and jurisdiction.code and row.code[:2] == jurisdiction.code[:2] else name


def place_above(place: str, jurisdiction: Jurisdiction) -> str | None:
    """The place a town or village lies in: the town that publishes, the county's name where it is known, else the home."""
    if place == jurisdiction.town:
        return None
    if place.endswith(("村", "社区")) and jurisdiction.level == "town":
        for word in ("镇", "乡", "街道"):
            if (town := jurisdiction.by_word.get(word)) and town not in place:
                return town
    if jurisdiction.home and jurisdiction.level == "county" and jurisdiction.home not in place:
        return jurisdiction.home
    for word in ("县", "区", "旗"):
        if (county := jurisdiction.place(word)) and county not in place:
            return county
    inner = jurisdiction.level in ("town", "village")
    return jurisdiction.home if jurisdiction.home and not inner and jurisdiction.home not in place else None


def starts_with_place(name: str, jurisdiction: Jurisdiction) -> bool:
    """Does a park's name already say where it lies: 青林经济开发区 in 青林县?"""
    home = jurisdiction.home or ""
    return (jurisdiction.code is not None and short_place(name, jurisdiction.day, jurisdiction.code) is not None) or (
        len(home) > 2 and name.startswith(home[:-1])
    )


def stem(place: str) -> str:
    """A place without its class word: 海棠 of 海棠市, 南苑 of 南苑街道."""
    return place.removesuffix("街道") if place.endswith("街道") else place[:-1]


def with_county(place: str, jurisdiction: Jurisdiction) -> str:
    """云台镇 known by the contributor → 青林县云台镇."""
    if jurisdiction.level_of(place) in ("town", "village"):
        return (place_above(place, jurisdiction) or "") + place
    return place


def in_report(place: str, jurisdiction: Jurisdiction) -> str:
    """A town as its bodies' names begin with it: 云台镇 where it publishes or contributes itself, else 青林县云台镇."""
    own = jurisdiction.reporter is not None and place.endswith(jurisdiction.reporter)
    return without_county(place) if own else place


_COUNTY_OF_TOWN = re.compile(r"^[一-龥]{2,9}?[县区市旗](?=[一-龥]{2,6}?(?:镇|乡|街道))")
"""临水县|长溪乡, which no table has."""


def without_county(place: str) -> str:
    """One jurisdiction is enough for a town's own body: 青林县云台镇 + 文化站 → 云台镇文化站."""
    chain = leading_places(place)
    inner = [s for s in chain if s.level in ("town", "village")]
    return place[inner[0].start :] if inner else _COUNTY_OF_TOWN.sub("", place)


def place_told(name: str, place: str) -> str:
    """The place as a unit's name tells it: with the county or without."""
    return place if name.startswith(place) else without_county(place)


_PARK_SORTS = (("高新", "高新区"), ("经济", "经开区"), ("", "开发区"))


def own_park(surface: str, jurisdiction: Jurisdiction) -> int:
    """Where the publishing park's name ends that a surface begins with: 江东新区 and 管委会 in 海口江东新区, 高新区 for its full name."""
    park, home = jurisdiction.park, jurisdiction.home
    if park is None or home is None or surface.startswith(home):
        return 0
    tails = (park[i:] for i in range(len(park) - 1))
    short = (word for sort, word in _PARK_SORTS if sort in park and park.endswith("区"))
    return next((len(name) for name in (*tails, *short) if surface.startswith(name)), 0)


def split_place(surface: str, jurisdiction: Jurisdiction) -> tuple[str, Level | None, str]:
    """The place a surface begins with, in full, its level, and the rest; "" where it begins with none."""
    if jurisdiction.park and jurisdiction.home and surface.startswith(jurisdiction.home):
        return jurisdiction.home, jurisdiction.level, surface.removeprefix(jurisdiction.home)
    chain = leading_places(surface)
    if chain:
        names, levels = [_official(s.name, jurisdiction) for s in chain], [jurisdiction.level_of(s.name) or s.level for s in chain]
        place = _county_first(names, levels)
        if levels[0] in ("town", "village") or (len(chain) == 1 and PARK.search(place) and not starts_with_place(place, jurisdiction)):
            place = (place_above(place, jurisdiction) or "") + place
        rest = surface[chain[-1].end :]
        twice = len(names[-1]) == 2 and len(rest) > 1 and rest[0] == names[-1][-1]  # 郏县|县|委
        return place, levels[-1], rest[1:] if twice else rest
    if surface.startswith("社区") and len(surface) > 2 and (own := jurisdiction.by_word.get("社区")):
        return with_county(own, jurisdiction), "village", surface[2:]
    word = None if _NO_PLACE_WORD.match(surface) else _LEADING_WORD.match(surface)
    if word and not jurisdiction.place(word[0]) and _OFFICE.search(surface) and not is_word(surface[:2]):
        return word[0], LEVEL_WORDS.get(word[0]), surface[word.end() :]  # 县林长办 in a city's bulletin
    if word and not jurisdiction.place(word[0]) and surface[word.end() :] not in cores() and word[0] in "省市":
        return word[0], LEVEL_WORDS[word[0]], surface[word.end() :]  # 市公安局某分局 where no city is known
    if word and (full := jurisdiction.place(word[0])):
        full, rest, level = with_county(full, jurisdiction), surface[word.end() :], jurisdiction.level_of(full)
        inner = leading_places(rest)
        if inner and inner[0].level in ("town", "village"):
            return full + inner[0].name, inner[0].level, rest[inner[0].end :]
        return full, level, rest
    if word and surface[word.end() :] in cores():
        return word[0], LEVEL_WORDS.get(word[0], LEVEL_WORDS.get(word[0][-1])), surface[word.end() :]  # 县委 where no county is known
    printed = printed_place(surface)  # 安和市|生态环境局, whatever the table has
    if printed and surface[len(printed) :] in cores():
        return printed, jurisdiction.level_of(printed) or LEVEL_WORDS[printed[-1]], surface[len(printed) :]
    return "", None, surface
