"""Which names of an article mean one body: a park and its committee, a company with and without 公司, a village with its town."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.mine.places import find_places
from pipeline.mine.special_names import Named
from pipeline.mine.unit_forms import branch_form, in_order, proper_part
from pipeline.mine.unit_patterns import cores
from pipeline.mine.unit_places import place_told
from pipeline.mine.unit_shapes import PROPER_RULE
from pipeline.mine.unit_spans import NATIONAL_TEAM_RULE, OWN_WORK_RULE
from pipeline.records import Mention

_HEADS = ("专班", "工作专班", "领导小组", "指挥部", "工作组", "领导小组办公室", "指挥部办公室")
_SHORTENED = (PROPER_RULE, OWN_WORK_RULE, NATIONAL_TEAM_RULE)


@dataclass(frozen=True, slots=True)
class Found:
    """One mention of a unit with its reading; ``source`` is the rule that found it."""

    named: Named
    mention: Mention
    source: str


def _owner(name: str, units: Mapping[str, list[Found]]) -> str:
    """The name under which a unit is listed: 临江新区 is 临江新区管委会, 市专班 the one that has 专班 for its last words.

    A place and its people's government stay two: readers of bulletins list them apart more often than not.
    """
    if name + "管委会" in units:
        return name + "管委会"
    found = units[name]
    place = place_told(name, found[0].named.place or "")
    if place and name == f"{place}直机关工委" and (long := f"中共{place}委{place[-1]}直机关工委") in units:
        return long
    if place and (head := name.removeprefix(place)) in _HEADS:
        return next((n for n in units if n != name and n.startswith(place) and n.endswith(head)), name)
    return _same_office(name, units)


_OFFICES = ("办", "办公室", "专班", "指挥部")


def _same_office(name: str, units: Mapping[str, list[Found]]) -> str:
    """The one office of the same place whose name is this one's in full: 镇人居办 after 镇人居环境整治办."""
    place = place_told(name, units[name][0].named.place or "")
    known = any(f.source.startswith("core") or f.named.kind == "party" for f in units[name]) or name.removeprefix(place) in cores()
    if known or not place or not name.endswith(_OFFICES) or not name.startswith(place) or len(name) - len(place) < 3:
        return name
    longer = {n for n in units if n.startswith(name[: len(place) + 2]) and len(n) > len(name) and n[-1] == name[-1] and in_order(name, n)}
    return min(longer) if len(longer) == 1 else name


def merged(units: Mapping[str, list[Found]]) -> dict[str, list[Found]]:
    """Units of one body put together: a park with its committee, a short form with the full one, a company with its other forms."""
    together: dict[str, list[Found]] = {}
    companies: dict[str, str] = {}
    branches: dict[str, str] = {}
    for name, found in units.items():
        target = _owner(name, units)
        if target == name:
            target = _longer(name, found, units)
        if found[0].named.kind == "community_village" and target == name:
            target = _village_in_town(name, found, units)
        if found[0].named.kind == "enterprise":
            target = companies.setdefault(proper_part(name), target)
        elif name.endswith("分局"):
            target = branches.setdefault(branch_form(target), target)
        together.setdefault(target, []).extend(found)
    return together


def _village_in_town(name: str, found: Sequence[Found], units: Mapping[str, list[Found]]) -> str:
    """The one unit that says in which town a village lies, which is told without it elsewhere."""
    own = find_places(found[0].mention.surface)
    if (own and own[-1].level != "village") or _tells_town(name):
        return name
    village = own[-1].name if own else found[0].mention.surface
    longer = {n for n, f in units.items() if n != name and n.endswith(village) and _tells_town(f[0].mention.surface)}
    return min(longer) if len(longer) == 1 else name


def _tells_town(name: str) -> bool:
    return any(p.level == "town" for p in find_places(name))


def _longer(name: str, found: Sequence[Found], units: Mapping[str, list[Found]]) -> str:
    """The one unit a name said in short is: 塔山分局 after 市生态环境局塔山分局, 中央督察组 after 中央第二生态环境保护督察组."""
    short = {f.mention.surface for f in found if f.source in _SHORTENED}
    if len({f.mention.surface for f in found}) != 1 or not short:
        return name
    words = min(short)
    head = words[:2] if found[0].source == NATIONAL_TEAM_RULE else ""
    longer = {
        other
        for other, mentions in units.items()
        for m in mentions
        if other != name and (m.source != "place" and len(m.mention.surface) > len(words))
        if m.mention.surface.startswith(head) and m.mention.surface.endswith(words[len(head) :])
    }
    return min(longer) if len(longer) == 1 and len(words) >= 4 else name
