"""The grammar of unit names: cores (公安局, 委宣传部), endings (…有限公司) and what may stand in front of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from pipeline.errors import DataError
from pipeline.mine.lexicons import rows
from pipeline.records import Level, UnitKind

JURISDICTION_WORD = r"(?:自治区|自治州|自治县|[省市县区州旗盟镇乡])"
BACK_REFERENCE = re.compile(r"(?P<who>[我全本])(?P<word>自治区|自治州|自治县|街道|[省市县区州旗盟镇乡村])")  # 我市, 全县
YOUTH_LEAGUE = re.compile(r"(?:共青团|团)(?P<word>[省市县区州旗盟]|自治区)委")  # 团市委
LEAGUE_IN_LIST = re.compile(r"(?:(?<=[妇残]联)|(?<=总工会)|(?<=[镇乡]党委))[、和](?P<name>团委)(?![书一-龥]?[员记])")
"""镇妇联、|团委"""
NATIONAL_TEAM = re.compile(
    r"(?:中央|国务院(?:安委会|安委办|联防联控机制)?|国家)(?:第[一二三四五六七八九十]+(?:轮第[一二三四五六七八九十]+)?)?[一-龥]{0,8}?(?:督察|督查|督导|巡视|巡查|考核|检查|指导)组"
)
"""中央第二生态环境保护督察组"""
_SUFFIXES = {"局": "局", "厅": "厅", "委": "委员会", "委员会": "委员会", "分局": "分局", "总局": "总局"}
_NEEDS_PLACE = (
    "委",
    "政府",
    "人民政府",
    "委员会",
    "党委",
    "党工委",
    "工会",
    "研究室",
    "党校",
    "纪委",
    "武装部",
    "监委",
    "人大",
    "政协",
    "中院",
    "高院",
)


def party_of(place: str) -> str:
    """The place as its committee names it: 郏县 has a 县委, 中共郏县|县|委."""
    return place + place[-1] if len(place) == 2 and place[-1] in "县区市州旗" else place


@dataclass(frozen=True, slots=True)
class Core:
    """What follows the place in a unit's name; ``long`` is the canonical form.

    {p} stands for the place, {w} for its class word, {s} for the place without it.
    """

    surface: str
    long: str
    kind: UnitKind
    bare: bool

    def in_full(self, place: str) -> str:
        """The canonical name under a place: 舟山市 and 委 → 中共舟山市委; without one the name behind it."""
        named = party_of(place) if "{p}委" in self.long else place
        short = place[:-1] if len(place) > 2 else place
        return self.long.replace("{w}", place[-1:]).replace("{s}", short).replace("{p}", named)


@dataclass(frozen=True, slots=True)
class Ending:
    """What names of bodies end in."""

    surface: str
    kind: UnitKind
    level: Level | None
    needs: str


def unit_kind(value: str) -> UnitKind:
    """A lexicon's word as one of the closed vocabulary; DataError otherwise."""
    if value not in get_args(UnitKind):
        raise DataError(f"{value} is no kind of unit")
    return cast(UnitKind, value)


@cache
def cores() -> Mapping[str, Core]:
    """Every core by its printed form: 住建局 → {p}住房和城乡建设局."""
    found: dict[str, Core] = {}
    for row in rows("department_stems"):
        for suffix, long in _SUFFIXES.items():
            if row["stem"].startswith("市") and suffix.startswith("委"):
                continue  # 市监委 is the supervisors' of a city
            surface = row["stem"] + suffix
            found[surface] = Core(
                surface, "{p}" + (row["long"] or row["stem"]) + long, "department", suffix != "委员会" and surface != "安全局"
            )
    for row in rows("unit_abbreviations"):
        kind = unit_kind(row["kind"])
        bare = not row["short"].startswith(("委", *_NEEDS_PLACE)) and kind in ("department", "mass_org", "committee", "party")
        found[row["short"]] = Core(
            row["short"], row["long"], kind, (bare and len(row["short"]) > 2) or row["short"] in ("妇联", "残联", "科协", "教委")
        )
    return found


@cache
def _field_before() -> re.Pattern[str]:
    stems = (row["stem"] for row in rows("department_stems") if len(row["stem"]) > 1 and not row["long"])
    return re.compile("(?:" + "|".join(sorted(map(re.escape, stems), key=len, reverse=True)) + ")和?$")


_BUREAU_NEXT = re.compile(r"(?![省市县区州旗])[一-龥]{2}局")
"""水利和|湖泊局"""


@cache
def _fields() -> frozenset[str]:
    return frozenset(row["stem"] for row in rows("department_stems") if len(row["stem"]) > 1)


def joins_fields(text: str, offset: int) -> bool:
    """Does the 和 at ``offset`` join two fields of government (海洋|和|渔业), so that it may stand inside a body's name?"""
    fields = _fields()
    before = any(text[offset - n : offset] in fields for n in (2, 3, 4) if n <= offset)
    behind = any(text[offset + 1 : offset + 1 + n] in fields for n in (2, 3, 4))
    return before and (behind or _BUREAU_NEXT.match(text, offset + 1) is not None)


def with_fields_before(text: str, start: int) -> int:
    """Where a bureau of several fields begins, ``start`` being where its last field does: 文物和|旅游局."""
    while field := _field_before().search(text, max(0, start - 10), start):
        start = field.start()
    return start


@cache
def core_lasts() -> tuple[frozenset[str], int]:
    """The characters cores end in, and the longest core's length."""
    return frozenset(c[-1] for c in cores()), max(map(len, cores()))


@cache
def endings() -> Mapping[str, Ending]:
    """Every ending by its printed form."""
    return {
        row["ending"]: Ending(row["ending"], unit_kind(row["kind"]), cast(Level, row["level"]) if row["level"] else None, row["needs"])
        for row in rows("unit_endings")
    }


@cache
def ending_pattern() -> re.Pattern[str]:
    """All endings as one alternation, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, endings()), key=len, reverse=True)))


@cache
def national() -> Mapping[str, tuple[str, UnitKind]]:
    """Bodies of the whole country: surface → canonical name and kind."""
    return {row["surface"]: (row["name"], unit_kind(row["kind"])) for row in rows("national_units")}


@cache
def national_pattern() -> re.Pattern[str]:
    """All of them as one alternation, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, national()), key=len, reverse=True)))
