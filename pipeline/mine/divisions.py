"""Counties, cities and provinces with their GB/T 2260 codes and the months in which these were valid.

>>> division("永定县", on="2014-03-01").code, division("永定区", on="2020-01-01", near="350000").code
('350822', '350803')
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.records import Level
from pipeline.resources import MODELS

TABLE = MODELS / "divisions" / "divisions.tsv"
_PEOPLES = (
    "汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔"
    "|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|珞巴|各"
)
_SUFFIX = re.compile(
    rf"(?:(?:(?:{_PEOPLES})族|蒙古|哈萨克|柯尔克孜|塔吉克|维吾尔)*自治[区州县旗]|特别行政区|地区|林区|特区|矿区|新区|省|市|县|区|盟|旗)$"
)  # 甘孜藏族自治州, 双江拉祜族佤族布朗族傣族自治县, 大兴安岭地区


@dataclass(frozen=True, slots=True)
class Division:
    """One name under one code; ``until`` is the first month in which it no longer held, None where it still does."""

    code: str
    name: str
    since: str
    until: str | None

    @property
    def level(self) -> Level:
        """By the code: 330000 province, 330900 city, 330902 county."""
        return "province" if self.code.endswith("0000") else "city" if self.code.endswith("00") else "county"

    @property
    def parent_code(self) -> str | None:
        """Code of the division above: 330902 → 330900; counties held by the province itself (4290xx) and 110101 → the province."""
        if self.level == "province":
            return None
        if self.level == "city" or self.code[2:4] in {"90"} or self.code[:2] in {"11", "12", "31", "50"}:
            return self.code[:2] + "0000"
        return self.code[:4] + "00"

    def valid(self, on: str | None) -> bool:
        """Did the name hold on this day? Without a day: does it hold now?"""
        month = on[:7] if on else None
        return self.until is None if month is None else self.since <= month and (self.until is None or month < self.until)


def short_name(name: str) -> str:
    """Without the word for its class: 岱山县 → 岱山, 甘孜藏族自治州 → 甘孜; two characters stay as they are (滨县).

    >>> short_name("岱山县"), short_name("大兴安岭地区"), short_name("滨县")
    ('岱山', '大兴安岭', '滨县')
    """
    bare = _SUFFIX.sub("", name)
    return bare if len(bare) >= 2 else name.removesuffix("自治区")


@cache
def _tables() -> tuple[Mapping[str, tuple[Division, ...]], Mapping[str, tuple[Division, ...]], Mapping[str, tuple[Division, ...]]]:
    """By full name, by short name, by code."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [Division(r["code"], r["name"], r["since"], r["until"] or None) for r in csv.DictReader(file, delimiter="\t")]
    names: dict[str, list[Division]] = {}
    shorts: dict[str, list[Division]] = {}
    codes: dict[str, list[Division]] = {}
    for row in rows:
        names.setdefault(row.name, []).append(row)
        codes.setdefault(row.code, []).append(row)
        if (short := short_name(row.name)) != row.name:
            shorts.setdefault(short, []).append(row)
    return (
        {k: tuple(v) for k, v in names.items()},
        {k: tuple(v) for k, v in shorts.items()},
        {k: tuple(v) for k, v in codes.items()},
    )


def _nearness(row: Division, near: str | None) -> int:
    """How many of the first two code pairs agree with the place asked from."""
    if near is None:
        return 0
    return 2 if row.code[:4] == near[:4] else 1 if row.code[:2] == near[:2] else 0


PLAIN = ("城区", "郊区", "矿区")
"""Districts that are called like any: told with their city (晋城市城区)."""


def _plain(name: str) -> tuple[Division, ...]:
    """The districts of this city that are called 城区."""
    names = _tables()[0]
    cities = {c.code[:4] for c in names.get(name[:-2], ()) if c.level == "city"}
    return tuple(d for d in names.get(name[-2:], ()) if d.code[:4] in cities)


def candidates(name: str, on: str | None = None) -> tuple[Division, ...]:
    """Every division of this full or short name that held on the day; 晋城市城区 is the 城区 of that city."""
    names, shorts, _codes = _tables()
    if name not in names and name.endswith(PLAIN) and len(name) > 4:
        return tuple(d for d in _plain(name) if d.valid(on))
    return tuple(d for d in names.get(name, ()) + shorts.get(name, ()) if d.valid(on))


def division(name: str, on: str | None = None, near: str | None = None) -> Division | None:
    """The division called ``name`` (岱山县 or 岱山) on that day.

    ``near`` is the code of the place the text comes from: of several of one name the nearest is meant. None where
    there is none, or several with nothing to choose by (鼓楼区 without a city).
    """
    found = candidates(name, on)
    if not found:
        return None
    ranks = [(_nearness(d, near), d.name == name, {"province": 2, "city": 1}.get(d.level, 0)) for d in found]
    chosen = [d for d, rank in zip(found, ranks, strict=True) if rank == max(ranks)]
    return chosen[0] if len({d.code for d in chosen}) == 1 else None


def parent(row: Division, on: str | None = None) -> Division | None:
    """The division above it on that day: 岱山县 → 舟山市; where the day is unknown to the table, at any time."""
    _names, _shorts, codes = _tables()
    above = codes.get(row.parent_code or "", ())
    return next((d for d in above if d.valid(on)), above[-1] if above else None)


def shared_parent(names: Iterable[str], on: str | None = None) -> Division | None:
    """The city above most of these counties: 上杭县, 连城县, 新罗区 → 龙岩市; None where it rests on one ambiguous name."""
    votes: dict[str, int] = {}
    for name in dict.fromkeys(names):
        above = {p.name: p for d in candidates(name, on) if d.level == "county" and (p := parent(d, on))}
        for city in above:
            votes[city] = votes.get(city, 0) + 1
    if not votes:
        return None
    most = max(votes.values())
    winners = [city for city, n in votes.items() if n == most]
    return division(winners[0], on) if len(winners) == 1 else None


def is_place(name: str) -> bool:
    """Was there ever a division of this full name, an autonomous one told in short (三江县), or a 城区 of this city?"""
    if name[-1:] in ("县", "州", "旗") and official_name(name) != name:
        return True
    return (name in _tables()[0] and name not in PLAIN) or (name.endswith(PLAIN) and len(name) > 4 and bool(_plain(name)))


def official_name(name: str) -> str:
    """三江县 → 三江侗族自治县, 湘西州 → 湘西土家族苗族自治州; any other name as it is."""
    names, shorts, _codes = _tables()
    if name in names or name[-1:] not in ("县", "州", "旗"):
        return name
    return next((d.name for d in shorts.get(name[:-1], ()) if d.name.endswith("自治" + name[-1])), name)


def is_short_place(name: str) -> bool:
    """Is it a division's name without its class word?"""
    return name in _tables()[1]
