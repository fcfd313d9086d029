"""Where the units of a text are named, each mention under its canonical name: read names, short places, the article's own, 我市."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.mine.canonical import canonical_name, place_unit
from pipeline.mine.divisions import PLAIN, division, is_short_place
from pipeline.mine.inner_parts import INNER_RULE, inner_parts
from pipeline.mine.jurisdiction import Jurisdiction
from pipeline.mine.own_bureaus import OWN_BUREAU_RULE
from pipeline.mine.place_names import leading_places
from pipeline.mine.places import find_places
from pipeline.mine.special_names import Named, special_name
from pipeline.mine.tagging import cut, is_cjk
from pipeline.mine.unit_asides import goes_there, only_told_of
from pipeline.mine.unit_merging import Found
from pipeline.mine.unit_patterns import BACK_REFERENCE
from pipeline.mine.unit_places import in_report, with_county
from pipeline.mine.unit_reading import as_judged, named_spans
from pipeline.mine.unit_shapes import POLICE_POST_RULE
from pipeline.mine.unit_spans import TOWN_HOUSE_RULE, UnitSpan
from pipeline.records import Mention

BACK_REFERENCE_SOURCE = "back-reference"
_OWN_DISTRICT = r"(?<![一-龥])[城郊矿]区(?=[各全立紧积认先深]|人民)"
"""晋城市城区 in its own bulletin: 城区各部门, not 城区道路."""
_PLACES = re.compile(r"[两三四五六七八九]地|等[两三四五六七八九\d]?地")
"""渝水、分宜|两地"""
_QUOTED = re.compile(r"[“\"《][^“”\"《》\n]*[”\"》]")


def _listed(text: str, previous: UnitSpan | None, span: UnitSpan) -> bool:
    """Does a bare name continue a list (县发改局、财政局和水利局)?"""
    return (
        previous is not None and span.start > previous.end and re.fullmatch(r"[、和与及]|以及", text[previous.end : span.start]) is not None
    )


def _with_places_before(text: str, offset: int, surface: str, jurisdiction: Jurisdiction) -> Jurisdiction:
    """Where a name begins with a place word the article's own places leave open (镇禁毒办), the nearest such place before it counts."""
    if jurisdiction.level in ("city", "province") and (leading := leading_places(surface)) and leading[0].level in ("town", "village"):
        line = text.rfind("\n", 0, offset) + 1
        counties = [p for p in find_places(text) if line <= p.start and p.end <= offset and p.suffix in ("县", "区", "旗")]
        named = {counties[-1].suffix: counties[-1].name} if counties else {}
        return replace(jurisdiction, by_word={**jurisdiction.by_word, **named})
    word = surface[0]
    if word not in "省市县区州旗镇乡" or surface.startswith(("乡村", "市场")) or jurisdiction.place(word):
        return jurisdiction
    places = find_places(text)
    before = next((i for i in range(len(places) - 1, -1, -1) if places[i].end <= offset and places[i].suffix == word), None)
    if before is None:
        return jurisdiction
    named = {word: places[before].name}
    if before and places[before - 1].end == places[before].start and places[before - 1].level == "county":
        named[places[before - 1].suffix] = places[before - 1].name  # 罗山县|灵山镇
    return replace(jurisdiction, by_word={**jurisdiction.by_word, **named})


def _read(text: str, offset_known: bool, jurisdiction: Jurisdiction) -> Iterator[Found]:
    """The units a piece of text names, lists sharing the place of their first item."""
    previous: UnitSpan | None = None
    inherited: str | None = None
    subject = _PlaceSpeaking()
    for span in named_spans(text):
        if only_told_of(text, span, jurisdiction):
            continue
        bare = span.how == "bare"
        if not (bare and _listed(text, previous, span)):
            inherited = subject.of(text, span, jurisdiction) if bare else None
        if span.rule == TOWN_HOUSE_RULE and inherited is None and (inherited := _town(text, span.start, jurisdiction)) is None:
            continue
        local = _with_places_before(text, span.start, span.surface, jurisdiction)
        under = inherited if bare else jurisdiction.home if span.how == "own" else None
        printed = span.surface[:-1] + "派出所" if span.rule == POLICE_POST_RULE else span.surface + span.suffix
        named = as_judged(canonical_name(printed, local, under), span, local, under)
        if len(span.suffix) > 1 and set(span.suffix) <= set("县市区"):
            full = _full(span.surface, local) or span.surface + span.suffix[0]
            named = place_unit(full, jurisdiction.level_of(full))  # 安定、陇西、渭源3|县区
        if span.suffix in ("乡镇", "镇街"):
            home = place_unit((jurisdiction.home or "") + span.surface, "town")  # 石坝: a township or a town
            named = replace(home, place=jurisdiction.home, parent=jurisdiction.home)
        if span.rule == TOWN_HOUSE_RULE and not named.place:
            named = replace(named, name=in_report(inherited or "", jurisdiction) + named.name, place=inherited, parent=inherited)
        if span.rule == "list of companies":
            named = replace(named, kind="enterprise")
        subject.see(text, span, named)
        if span.rule == OWN_BUREAU_RULE and special_name(span.surface, local) is None:
            continue
        previous, inherited = span, _handed_on(named, span) if not bare else inherited
        start, end = (span.start, span.end) if offset_known else (-1, -1)
        yield Found(named, Mention(start, end, span.surface), span.rule)


class _PlaceSpeaking:
    """The place that is a sentence's subject: 麻城市设立…，法院、司法局派员 means the city's own bodies."""

    def __init__(self) -> None:
        self._end, self._place = 0, ""

    def see(self, text: str, span: UnitSpan, named: Named) -> None:
        """Take note of a place that opens a sentence or a part of one."""
        opens = span.start == 0 or text[span.start - 1] in "。；\n：:"
        if span.rule == "place" and named.kind == "government" and opens:
            self._end, self._place = span.end, named.name

    def of(self, text: str, span: UnitSpan, jurisdiction: Jurisdiction) -> str | None:
        """The place below the article's own that speaks where a bare name stands, None where none does."""
        below = self._place and jurisdiction.level in ("province", "city") and jurisdiction.level_of(self._place) == "county"
        return self._place if below and not re.search(r"[。；\n]", text[self._end : span.start]) else None


def _town(text: str, offset: int, jurisdiction: Jurisdiction) -> str | None:
    """The town a sentence tells of, else the town or street the article speaks for."""
    start = max(text.rfind(mark, 0, offset) for mark in "。；\n") + 1
    told = [p.name for p in find_places(text) if start <= p.start < offset and p.level == "town" and not goes_there(text, p.start)]
    own = next((jurisdiction.by_word[word] for word in ("镇", "乡", "街道") if word in jurisdiction.by_word), None)
    return with_county(told[-1], jurisdiction) if told and own and own != told[-1] else own


def _handed_on(named: Named, span: UnitSpan) -> str | None:
    """The place that bare names behind it in a list stand under: 县发改局、|财政局; a town in a list (云台镇、|财政局) has no bureaus."""
    return None if span.rule == "place" and named.level in ("town", "village") else named.place


def _taken(text: str) -> list[tuple[int, int]]:
    """What is read already or stands in quotes."""
    return [(s.start, s.end) for s in named_spans(text)] + [m.span() for m in _QUOTED.finditer(text)]


def _short_places(text: str, offset_known: bool, jurisdiction: Jurisdiction) -> Iterator[Found]:
    """Places without their class word that act or are named side by side: 岱山、嵊泗 in a bulletin of 舟山."""
    if jurisdiction.code is None and jurisdiction.home is None:
        return
    words = cut(text)
    taken = bytearray(len(text) + 1)
    for a, b in _taken(text):
        taken[a:b] = b"\x01" * (b - a)
    own = {place[:-1] for place in (jurisdiction.home, *jurisdiction.by_word.values()) if place}
    for i, (word, start) in enumerate(zip(words.words, words.starts, strict=True)):
        if not (word in own or is_short_place(word)) or not 2 <= len(word) <= 4 or taken[start]:
            continue
        following = words.tags[i + 1] if i + 1 < len(words.tags) else "x"
        if not following.startswith(("x", "v", "c", "p", "d", "t", "u", "m", "r", "f")) and not _PLACES.match(text, start + len(word)):
            continue
        name = _full(word, jurisdiction) or _in_province(text, start, word, jurisdiction)
        if name is None or goes_there(text, start):
            continue
        end = start + len(word)
        level = jurisdiction.level_of(name)
        named = Named(name, "government", level, name)
        yield Found(named, Mention(start if offset_known else -1, end if offset_known else -1, word), "short name of a place")


def _full(word: str, jurisdiction: Jurisdiction) -> str | None:
    """岱山 → 岱山县, where the place lies in the issue's province (a city) or city (a county); 青林 → 青林县 where that is home."""
    for place in (jurisdiction.home, *jurisdiction.by_word.values()):
        if place and place.startswith(word) and len(place) - len(word) == 1 and place[-1] in "省市县区州旗盟":
            return place
    if not is_short_place(word) or jurisdiction.code is None:
        return None
    row = division(word, jurisdiction.day, jurisdiction.code)
    if row is None or row.name == word or row.code[:2] != jurisdiction.code[:2]:
        return None
    near = jurisdiction.level == "province" or row.code[:4] == jurisdiction.code[:4]
    return row.name if row.level != "county" or near else None


def _in_province(text: str, start: int, word: str, jurisdiction: Jurisdiction) -> str | None:
    """湖南|靖州 → the county of that province, wherever the bulletin comes from."""
    if not is_cjk(text[start - 1 : start] or " "):
        return None
    province = next(
        (p for n in (3, 2) if (p := division(text[max(0, start - n) : start], jurisdiction.day)) and p.level == "province"), None
    )
    row = division(word, jurisdiction.day, province.code) if province else None
    return row.name if row and province and row.code[:2] == province.code[:2] and row.level != "province" else None


def _own_places(text: str, offset_known: bool, jurisdiction: Jurisdiction) -> Iterator[Found]:
    """The places the masthead or the contributor made known, wherever they stand by themselves: 天池州 after 天池州统计局."""
    taken = [(s.start, s.end) for s in named_spans(text)]
    for name in dict.fromkeys(place for place in (jurisdiction.home, *jurisdiction.by_word.values()) if place):
        school = rf"|{re.escape(name[:-1])}第?[一二三四五六七八九十]中(?![全会央])" if len(name) > 2 else ""
        printed = re.escape(name) + school + (rf"|{_OWN_DISTRICT}" if name.endswith(PLAIN) else "")
        for match in re.finditer(printed, text):
            if all(match.end() <= a or match.start() >= b for a, b in taken):
                start, end = match.span() if offset_known else (-1, -1)
                named = canonical_name(match[0] if match[0].endswith("中") else name, jurisdiction)
                named = named if named.kind != "other" else place_unit(name, jurisdiction.level_of(name))
                yield Found(named, Mention(start, end, match[0]), "known place")


def _is_above(place: str, jurisdiction: Jurisdiction) -> bool:
    """居全省第二 in a city's issue compares with the province, which does nothing in it."""
    ranks = ("national", "province", "city", "county", "town", "village")
    there, here = jurisdiction.level_of(place), jurisdiction.level
    return place != jurisdiction.home and there is not None and here is not None and ranks.index(there) < ranks.index(here)


def _back_references(text: str, offset_known: bool, jurisdiction: Jurisdiction) -> Iterator[Found]:
    """我市, 全县: the place itself, without adding to its names."""
    for match in BACK_REFERENCE.finditer(text):
        place = jurisdiction.place(match["word"])
        if place is None or _is_above(place, jurisdiction):
            continue
        named = canonical_name(match[0], jurisdiction)
        start, end = match.span() if offset_known else (-1, -1)
        yield Found(named, Mention(start, end, match[0]), BACK_REFERENCE_SOURCE)


def _of_publisher(text: str, offset_known: bool, body: Named | None) -> Iterator[Found]:
    taken = _taken(text)
    for start, end, named in inner_parts(text, body):
        if all(end <= a or b <= start for a, b in taken):
            yield Found(named, Mention(start if offset_known else -1, end if offset_known else -1, text[start:end]), INNER_RULE)


def mentions_in(text: str, jurisdiction: Jurisdiction, publisher: Named | None, offset_known: bool = True) -> Iterator[Found]:
    """Every unit a piece of text names; ``offset_known``: False for a title, whose mentions have no place in the text."""
    yield from _read(text, offset_known, jurisdiction)
    yield from _of_publisher(text, offset_known, publisher)
    yield from _short_places(text, offset_known, jurisdiction)
    yield from _own_places(text, offset_known, jurisdiction)
    yield from _back_references(text, offset_known, jurisdiction)
