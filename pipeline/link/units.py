"""One body under all its names: from the units that articles name to the units of the base."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from pipeline.mine.unit_places import without_county
from pipeline.records import stable_id

OWN_BODY = re.compile("(?:人民政府|管理委员会|管委会|办事处)$")
"""A place and its own governing body are one unit (GUIDELINES section 4)."""
OF_TOWN = re.compile("[一-龥]{1,5}?(?:镇|乡|街道)(?=[一-龥]{2})")
RANKS = re.compile("[省市县区旗州盟]")
PLACED = ("street_town", "community_village", "school", "hospital", "department", "committee", "party", "mass_org", "team", "other")
LEVELS = ("village", "town", "county", "city", "province", "national")


@dataclass(frozen=True, slots=True)
class Naming:
    """A unit as one article read it."""

    name: str
    kind: str
    level: str | None
    place: str | None
    parent: str | None
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class Body:
    """A unit of the base: its id is a hash of the key all its namings share."""

    id: int
    key: str
    name: str
    kind: str
    level: str | None
    place: str | None
    names: dict[str, str] = field(default_factory=dict)
    parent_id: int | None = None
    area_code: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units that may be one."""

    left: int
    right: int
    score: float
    reason: str


def body_key(name: str, kind: str, place: str | None) -> str:
    """What two namings of one body share: 青林县人民政府 and 青林县, 定海西园社区 and 定海区西园社区.

    >>> body_key("新城管委会", "committee", None) == body_key("新城", "government", None)
    True
    >>> body_key("东河街道", "street_town", "甲县") == body_key("东河街道", "street_town", "乙县")
    False
    >>> body_key("东河街道司法所", "department", "甲河县东河街道") == body_key("甲河县东河街道司法所", "department", "甲河县东河街道")
    True
    """
    core = OWN_BODY.sub("", name) or name
    if place and place in core and core != place:
        core = core.replace(place, without_county(place), 1)
    if place and kind in PLACED and not core.startswith(RANKS.sub("", place)):
        core = f"{place}/{core}"
    if len(core) < 5:
        return core
    return RANKS.sub("", core[:-2]) + core[-2:]


def gather_bodies(namings: Iterable[Naming], judgements: Mapping[tuple[str, str], bool]) -> dict[str, Body]:
    """Bodies by canonical name as articles gave it. Judgements (pairs of names, sorted) join what keys keep apart."""
    named: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        named[body_key(naming.name, naming.kind, naming.place)].append(naming)
    alias = dict(_without_town(named))
    for (left, right), same in sorted(judgements.items()):
        if same:
            keys = sorted(k for k, group in named.items() if any(n.name in (left, right) for n in group))
            for key in keys[1:]:
                alias[key] = keys[0]
    merged: dict[str, list[Naming]] = defaultdict(list)
    for key, group in named.items():
        while key in alias:
            key = alias[key]
        merged[key].extend(group)
    found: dict[str, Body] = {}
    for key, group in sorted(merged.items()):
        body = one_body(key, group)
        for naming in group:
            found[f"{naming.name}|{naming.place or ''}"] = body
            found.setdefault(naming.name, body)
    fill_parents({b.id: b for b in found.values()}, group_parents(merged, found))
    return found


def _without_town(named: Mapping[str, list[Naming]]) -> Iterator[tuple[str, str]]:
    """Keys of villages told without their town (青林县白马村), each with the key of the only one told with it (青林县云台镇白马村)."""
    with_town: dict[str, set[str]] = defaultdict(set)
    villages = [(key, naming.name) for key, group in named.items() for naming in group[:1] if naming.kind == "community_village"]
    for key, name in villages:
        if (inner := without_county(name)) != name and (town := OF_TOWN.match(inner)):
            with_town[name.removesuffix(inner) + inner[town.end() :]].add(key)
    for key, name in villages:
        if len(with_town[name]) == 1 and key not in with_town[name]:
            yield key, min(with_town[name])


def one_body(key: str, group: list[Naming]) -> Body:
    """The body of namings that share a key: the commonest name, kind and level; the longest of equals, then the first by letters.

    A place goes before its people's government, a park's 管委会 before the park.
    """
    counts = Counter(n.name for n in group)
    places = [n for n in counts if not OWN_BODY.search(n)]
    name = min(places or counts, key=lambda n: (-counts[n], -len(n), n))
    governing = [n for n in counts if n.endswith("管委会")]
    if governing:
        name = min(governing, key=lambda n: (-counts[n], n))
    kind = commonest(n.kind for n in group) or "other"
    body = Body(stable_id("unit", key), key, name, kind, commonest(n.level for n in group), commonest(n.place for n in group))
    for naming in sorted(group, key=lambda n: (n.name, n.aliases)):
        body.names.setdefault(naming.name, "canonical")
        for other in naming.aliases:
            body.names.setdefault(other, "alias")
    return body


def commonest(values: Iterable[str | None]) -> str | None:
    """The value told most often, ties by letters; None where none is told."""
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def group_parents(merged: Mapping[str, list[Naming]], found: Mapping[str, Body]) -> dict[int, str]:
    """The parent's name that a body's namings tell."""
    told = {}
    for group in merged.values():
        parent = commonest(n.parent for n in group)
        if parent:
            told[found[group[0].name + "|" + (group[0].place or "")].id] = parent
    return told


def fill_parents(bodies: Mapping[int, Body], told: Mapping[int, str]) -> None:
    """Set ``parent_id``: the parent told, else the longest other unit whose name the body's name begins with, else its place."""
    by_name = {name: b.id for b in bodies.values() for name, kind in b.names.items() if kind == "canonical"}
    for body in bodies.values():
        options = [told.get(body.id), *(body.name[:i] for i in range(len(body.name) - 1, 1, -1)), body.place]
        for option in options:
            parent = by_name.get(option) if option else None
            if parent is not None and parent != body.id and bodies[parent].parent_id != body.id:
                body.parent_id = parent
                break


def unsure_pairs(bodies: Iterable[Body], judgements: Mapping[tuple[str, str], bool]) -> list[Pair]:
    """Pairs that share a place and all but one part of their names (甲县教育局 / 甲县教体局): for a researcher to judge."""
    blocks: dict[tuple[str, str, str], list[Body]] = defaultdict(list)
    for body in bodies:
        place = body.place or ""
        rest = body.name.removeprefix(place) or body.name
        if len(rest) >= 4:
            for cut in range(len(rest) - 1):
                blocks[place, rest[:cut] + rest[cut + 1 :], ""].append(body)
        for other in body.names:
            if len(other) >= 3:
                blocks[place, "", other].append(body)
    seen: dict[tuple[int, int], Pair] = {}
    for (_place, _rest, shared), group in blocks.items():
        for a, b in combinations(sorted({x.id: x for x in group}.values(), key=lambda x: x.id)[:20], 2):
            pair = (a.name, b.name) if a.name <= b.name else (b.name, a.name)
            if a.id != b.id and pair not in judgements and not numbered_apart(a.name, b.name):
                score = 0.8 if shared else 0.6
                reason = f"同称“{shared}”" if shared else "名称只差一字"
                seen.setdefault((a.id, b.id), Pair(a.id, b.id, score, reason))
    return sorted(seen.values(), key=lambda p: (-p.score, p.left, p.right))


def numbered_apart(a: str, b: str) -> bool:
    """第一小学 and 第二小学, 东城街道 and 西城街道 are two bodies by their very names.

    >>> numbered_apart("甲市第一小学", "甲市第二小学"), numbered_apart("甲县教育局", "甲县教体局")
    (True, False)
    """
    apart = set("一二三四五六七八九十东西南北上下大小前后内外新老0123456789")
    if len(a) != len(b):
        return False
    return any(x != y and x in apart and y in apart for x, y in zip(a, b, strict=True))
