"""Party committees of towns and of bodies: 镇党委 → 中共云台镇委员会, 县教育局党组 → 中共青林县教育局党组.

The long forms are those of the party's constitution for committees of towns and working committees of streets; where usage has
no fixed long form (党组, a hospital's 党委) the printed one stays, behind 中共.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.mine.special_names import Named

_OF_TOWN = {
    "党委": "中共{}委员会",
    "委": "中共{}委员会",
    "委员会": "中共{}委员会",
    "党工委": "中共{}工作委员会",
    "工委": "中共{}工作委员会",
    "工作委员会": "中共{}工作委员会",
    "纪委": "{}纪委",
    "纪律检查委员会": "{}纪委",
    "纪工委": "{}纪工委",
    "纪检监察工委": "{}纪工委",
}
_OF_BODY = re.compile(r"(?<=[局厅院校学办会心])(?:党委|党组|纪委)$")


def party_of_town(place: str, part: str) -> Named | None:
    """The party's committee of a town or street; None for any other part of its name."""
    name = _OF_TOWN.get(part)
    return Named(name.format(place), "party", "town", place, place) if name else None


def in_party(named: Named) -> Named:
    """A committee inside a bureau, hospital or school with 中共 in front; any other name as it is."""
    if named.kind not in ("party", "other") or named.level == "village" or named.name.startswith("中共") or not _OF_BODY.search(named.name):
        return named
    return replace(named, name="中共" + named.name, kind="party")
