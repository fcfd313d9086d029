"""The units of an article under their canonical names, with every place where they are named.

``find_units`` reads text, title and contributor; ``canonical_unit`` names one printed form (a recipient, a table's row head).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.mine.canonical import canonical_name, place_unit
from pipeline.mine.divisions import PLAIN, division, is_short_place
from pipeline.mine.jurisdiction import Jurisdiction, article_jurisdiction, issue_jurisdiction
from pipeline.mine.names_given import with_names_given
from pipeline.mine.own_bureaus import OWN_BUREAU_RULE
from pipeline.mine.places import find_places
from pipeline.mine.special_names import Named, special_name
from pipeline.mine.tagging import cut, is_cjk
from pipeline.mine.unit_asides import goes_there, only_told_of
from pipeline.mine.unit_merging import Found, merged
from pipeline.mine.unit_patterns import BACK_REFERENCE
from pipeline.mine.unit_reading import JUDGED_RULE, as_judged, named_spans
from pipeline.mine.unit_shapes import POLICE_POST_RULE
from pipeline.mine.unit_spans import UnitSpan
from pipeline.records import Article, Issue, Mention, Unit

BACK_REFERENCE_SOURCE = "back-reference"
_OWN_DISTRICT = r"(?<![一-龥])[城郊矿]区(?=[各全立紧积认先深]|人民)"
"""晋城市城区 in its own bulletin: 城区各部门, not 城区道路."""
_REPORT = re.compile("(?:人民)?政府(?=工作报告)")
"""A place's 政府工作报告 names a sort of report: it speaks of the place."""
_PLACES = re.compile(r"[两三四五六七八九]地|等[两三四五六七八九\d]?地")
"""渝水、分宜|两地"""
_QUOTED = re.compile(r"[“\"《][^“”\"《》\n]*[”\"》]")
_SEPARATORS = re.compile(r"[、，,；;　 /]+|(?<=[局办委厅部会])\s*和")


def canonical_unit(surface: str, issue: Issue, article: Article | None = None) -> Unit:
    """The unit a printed form means in this issue: 市公安局 → 海棠市公安局, 我县 → 青林县.

    A list's own first item counts (县发改局、财政局 → the first); a form nothing is known of keeps its words.
    """
    jurisdiction = article_jurisdiction(article, issue) if article else issue_jurisdiction(issue)
    named = canonical_name(surface.strip(" （）()【】"), jurisdiction)
    return Unit(named.name, named.kind, named.level, (surface,), (), named.place, named.parent, False, "canonical form")


def contributors(text: str) -> tuple[str, ...]:
    """The bodies of a contributor line: 县教育局、县水利局 → both."""
    return tuple(part.strip(" （）()") for part in _SEPARATORS.split(text) if part.strip(" （）()"))


def _listed(text: str, previous: UnitSpan | None, span: UnitSpan) -> bool:
    """Does a bare name continue a list (县发改局、财政局和水利局)?"""
    return (
        previous is not None and span.start > previous.end and re.fullmatch(r"[、和与及]|以及", text[previous.end : span.start]) is not None
    )


def _with_places_before(text: str, offset: int, surface: str, jurisdiction: Jurisdiction) -> Jurisdiction:
    """Where a name begins with a place word the article's own places leave open (镇禁毒办), the nearest such place before it counts."""
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
        local = _with_places_before(text, span.start, span.surface, jurisdiction)
        under = inherited if bare else jurisdiction.home if span.how == "own" else None
        printed = span.surface[:-1] + "派出所" if span.rule == POLICE_POST_RULE else span.surface + span.suffix
        named = as_judged(canonical_name(printed, local, under), span, local, under)
        if span.suffix in ("乡镇", "镇街"):
            home = place_unit((jurisdiction.home or "") + span.surface, "town")  # 石坝: a township or a town
            named = replace(home, place=jurisdiction.home, parent=jurisdiction.home)
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
    for name in {jurisdiction.home, *jurisdiction.by_word.values()} - {None}:
        school = rf"|{re.escape(str(name)[:-1])}第?[一二三四五六七八九十]中(?![全会央])" if len(str(name)) > 2 else ""
        printed = re.escape(str(name)) + school + (rf"|{_OWN_DISTRICT}" if str(name).endswith(PLAIN) else "")
        for match in re.finditer(printed, text):
            if all(match.end() <= a or match.start() >= b for a, b in taken):
                start, end = match.span() if offset_known else (-1, -1)
                named = canonical_name(match[0] if match[0].endswith("中") else str(name), jurisdiction)
                named = named if named.kind != "other" else place_unit(str(name), jurisdiction.level_of(str(name)))
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


def _contributing(article: Article, jurisdiction: Jurisdiction) -> Iterator[Found]:
    for part in contributors(article.contributor or ""):
        named = canonical_name(part, jurisdiction)
        if named.kind != "other" or named.place:
            yield Found(named, Mention(-1, -1, part), "contributor")


def _pieces(article: Article, jurisdiction: Jurisdiction) -> Iterable[Found]:
    title = _REPORT.sub("", article.title or "")
    for text, known in ((article.text, True), (title, False)):
        yield from _read(text, known, jurisdiction)
        yield from _short_places(text, known, jurisdiction)
        yield from _own_places(text, known, jurisdiction)
        yield from _back_references(text, known, jurisdiction)
    yield from _contributing(article, jurisdiction)


def _committee_places(text: str, groups: Mapping[str, list[Found]]) -> Iterator[tuple[str, Found]]:
    """Mentions of a park by its committee's name without 管委会: 临江 in an article of 临江管委会."""
    for name, found in groups.items():
        for surface in {f.mention.surface for f in found if f.mention.surface.endswith("管委会")}:
            short = surface.removesuffix("管委会")
            for match in re.finditer(re.escape(short) + "(?!管委会)", text) if len(short) >= 2 else ():
                yield name, Found(found[0].named, Mention(match.start(), match.end(), short), "park of a committee")


def _is_short_for(short: str, publisher: str) -> bool:
    """Is it the publisher's name cut short: 青云大队 of 青云县消防救援大队?"""
    rest = iter(publisher)
    return len(short) > 3 and short[:2] == publisher[:2] and short[-2:] == publisher[-2:] and all(char in rest for char in short)


def find_units(article: Article, issue: Issue) -> list[Unit]:
    """Every unit the article names, in the order of first mention.

    A place only referred back to (我市, 全县) comes with ``source`` "back-reference" and without aliases.
    """
    jurisdiction = article_jurisdiction(article, issue)
    groups: dict[str, list[Found]] = {}
    for found in with_names_given(article.text, list(_pieces(article, jurisdiction))):
        if found.source == JUDGED_RULE and _is_short_for(found.mention.surface, issue.publisher or ""):
            found = replace(found, named=canonical_name(issue.publisher or "", jurisdiction))
        groups.setdefault(found.named.name, []).append(found)
    for name, found in list(_committee_places(article.text, groups)):
        groups[name].append(found)
    units = [_unit(name, found) for name, found in merged(groups).items()]
    return sorted(units, key=lambda u: min((m.start for m in u.mentions if m.start >= 0), default=len(article.text)))


def _unit(name: str, found: list[Found]) -> Unit:
    named = next((f.named for f in found if f.named.name == name), found[0].named)
    own = [f for f in found if f.source != BACK_REFERENCE_SOURCE]
    aliases = tuple(dict.fromkeys(f.mention.surface for f in own))
    mentions = tuple(sorted({f.mention for f in found}, key=lambda m: m.start))
    source = own[0].source if own else BACK_REFERENCE_SOURCE
    optional = not own or all(f.source in ("contributor",) for f in own)
    return replace(
        Unit(name, named.kind, named.level),
        aliases=aliases,
        mentions=mentions,
        place=named.place,
        parent=named.parent,
        optional=optional,
        source=source,
    )
