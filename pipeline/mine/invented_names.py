"""Invented names for training: every marked name may be replaced by another of its kind, so that the form counts and not the name.

A name keeps its tail (局, 镇, 有限公司) and takes another place or proper part.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from functools import cache

from pipeline.errors import DataError
from pipeline.mine.places import find_places
from pipeline.resources import MODELS

_COMPANY_TAIL = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|集团公司|控股集团|集团|公司|合作社)$")
_TEAM_TAIL = re.compile(r"(?:志愿服务队|救援队|宣讲团|艺术团|服务队|调解队|互助队|先锋队|车队|协会|俱乐部|队|团)$")


@cache
def parts() -> Mapping[str, tuple[str, ...]]:
    """The parts by their use; DataError where a row has no tab."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (MODELS / "training" / "name_parts.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "part\t")):
            part, tab, text = line.partition("\t")
            if not tab:
                raise DataError(f"name_parts.tsv: no tab in {line}")
            found[part] = tuple(text.split(" "))
    return found


def _company(surface: str, rng: random.Random) -> str:
    place = rng.choice(parts()["place"]) if rng.random() < 0.3 else ""
    trade = rng.choice(parts()["trade"]) if rng.random() < 0.85 else ""
    form = rng.choice(parts()["form"]) if _COMPANY_TAIL.search(surface) else ""
    return place + rng.choice(parts()["head"]) + trade + form


def _moved(surface: str, rng: random.Random) -> str:
    """The same body of another place: 青林县财政局 → 松江市财政局, 云台镇党委 → 石门镇党委."""
    places = find_places(surface)
    if not places:
        return surface
    first = places[0]
    kind = "place" if first.level in ("province", "city", "county") else "local"
    return surface[: first.start] + rng.choice(parts()[kind]) + first.suffix + surface[first.end :]


def another(surface: str, kind: str, rng: random.Random) -> str:
    """Another name of this kind.

    >>> another("青林县财政局", "department", random.Random(1)).endswith("县财政局")
    True
    """
    if kind == "enterprise" and not re.search(r"银行|支行|分行|电厂|超市$", surface):
        return _company(surface, rng)
    if kind == "team" and (tail := _TEAM_TAIL.search(surface)):
        return rng.choice(parts()["team"]) + tail[0]
    return _moved(surface, rng)
