"""Counts told side by side, each with the one character that says of what: 4金2银2铜, 8升2降1平, 3胜1平2负, 5乡12村.

>>> [("共夺得4金2银2铜"[r.start : r.end], int(r.low)) for r in find_tallies("共夺得4金2银2铜")]
[('4金', 4), ('2银', 2), ('2铜', 2)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.mine.reading import Reading

_SORTS = ("金银铜", "升降平涨跌", "胜平负")
_PLACES = r"(?:乡镇|镇街|乡（镇）|镇（街）|乡|镇|街道|县|市|社区|村|区)"
_OPEN = r"(?<![0-9.“\"第每])"
_LISTS = [re.compile(rf"{_OPEN}\d{{1,3}}[{sort}](?:[、，]?\d{{1,3}}[{sort}])+(?![一-鿿]?[”\"])") for sort in _SORTS]
_ITEM = re.compile(r"(?P<number>\d{1,3})(?P<uom>[一-鿿])")
_IN_PLACES = re.compile(
    rf"{_OPEN}(?P<number>\d{{1,4}})(?P<uom>{_PLACES})(?=[、，]?(?:共)?\d{{1,6}}(?:\.\d+)?万?(?:余|多)?(?:户|人|{_PLACES}))"
)
_LAST_PLACE = re.compile(rf"(?<=[乡镇街道县市区）])[、，]?(?P<number>\d{{1,4}})(?P<uom>{_PLACES})(?=受灾|[，。；、）]|$)")


def find_tallies(text: str) -> list[Reading]:
    """The counts of a folded text that stand side by side, in order."""
    found = [_reading(m) for pattern in _LISTS for listed in pattern.finditer(text) for m in _ITEM.finditer(text, *listed.span())]
    return sorted([*found, *_places(text)], key=lambda reading: reading.start)


def tally_metric(uom: str) -> str | None:
    """What the character counts where it is the thing itself: 金 → 金牌, 村 → 村; not 升, 降, 胜, which need their subject."""
    return f"{uom}牌" if uom in "金银铜" else uom if re.fullmatch(_PLACES, uom) else None


def _places(text: str) -> Iterator[Reading]:
    """5乡12村1.2万人: places counted in a list of what was met; plain 12村 names them."""
    ends: set[int] = set()
    for match in _IN_PLACES.finditer(text):
        ends.add(match.end())
        yield _reading(match)
    for match in _LAST_PLACE.finditer(text):
        if match.start() in ends:
            yield _reading(match)


def _reading(match: re.Match[str]) -> Reading:
    start, end = match.start("number"), match.end("uom")
    return Reading(
        start, end, Decimal(match["number"]), None, "exact", match["uom"], "count", "tally", start, match.end("number"), match["uom"]
    )
