"""The units of an article under their canonical names, with every place where they are named.

``find_units`` reads text, title and contributor; ``canonical_unit`` names one printed form (a recipient, a table's row head).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.mine.canonical import canonical_name
from pipeline.mine.inner_parts import INNER, SECTION
from pipeline.mine.jurisdiction import Jurisdiction, article_jurisdiction, issue_jurisdiction
from pipeline.mine.names_given import with_names_given
from pipeline.mine.special_names import Named
from pipeline.mine.unit_forms import in_order
from pipeline.mine.unit_mentions import BACK_REFERENCE_SOURCE, mentions_in
from pipeline.mine.unit_merging import Found, merged
from pipeline.mine.unit_places import place_told, without_county
from pipeline.mine.unit_reading import JUDGED_RULE
from pipeline.records import Article, Issue, Mention, Unit

_REPORT = re.compile("(?:人民)?政府(?=工作报告)")
"""A place's 政府工作报告 names a sort of report: it speaks of the place."""
_GOVERNING = (
    ("街道办", "办事处"),
    ("街道办事处", "办事处"),
    ("镇政府", "人民政府"),
    ("乡政府", "人民政府"),
    ("镇人民政府", "人民政府"),
    ("乡人民政府", "人民政府"),
    ("村委会", "村委会"),
    ("村民委员会", "村委会"),
    ("居委会", "居委会"),
)
_RANK_OF = {"": None, "办事处": "town", "人民政府": "town", "村委会": "village", "居委会": "village"}
_SEPARATORS = re.compile(r"[、，,；;　 /]+|(?<=[局办委厅部会])\s*和")


def _publisher(issue: Issue) -> Named | None:
    """The institution that publishes, its office left out."""
    name = re.sub(r"(?<=[局厅院校学司队会])办公室$", "", issue.publisher or "")
    name = re.sub(r"(?<=[区城])管理委员会$", "管委会", name)
    return canonical_name(name, issue_jurisdiction(issue)) if name else None


def _institution(article: Article, issue: Issue, publisher: Named | None) -> Named | None:
    """Whose parts the article names without saying so: the contributor's, where it is no part of the publisher, else the publisher's."""
    parts = contributors(article.contributor or "")
    if not parts or publisher is None or any(INNER.fullmatch(part) for part in parts):
        return publisher
    named = canonical_name(SECTION.sub("", parts[0]), article_jurisdiction(article, issue))
    return named if len(parts) == 1 and named.kind != "other" else None


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


def _contributing(article: Article, jurisdiction: Jurisdiction) -> Iterator[Found]:
    for part in contributors(article.contributor or ""):
        named = canonical_name(part, jurisdiction)
        if named.kind != "other" or named.place:
            yield Found(named, Mention(-1, -1, part), "contributor")


def _pieces(article: Article, jurisdiction: Jurisdiction, body: Named | None) -> Iterable[Found]:
    title = _REPORT.sub("", article.title or "")
    for text, known in ((article.text, True), (title, False)):
        yield from mentions_in(text, jurisdiction, body, known)
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
    return len(short) > 3 and short[:2] == publisher[:2] and short[-2:] == publisher[-2:] and in_order(short, publisher)


def _is_cut_short(named: Named, own: Named) -> bool:
    """Is it the publisher or contributor under fewer characters: 市审批局 for 市行政审批服务局, 县茶产业中心 for 县茶叶产业发展中心?"""
    if not named.place or named.place != own.place or named.name == own.name or named.kind not in ("department", "other"):
        return False
    place = place_told(named.name, named.place)
    short, long = named.name.removeprefix(place), own.name.removeprefix(place)
    return 3 <= len(short) < len(long) and short[-1] == long[-1] and in_order(short, long)


def find_units(article: Article, issue: Issue) -> list[Unit]:
    """Every unit the article names, in the order of first mention.

    A place only referred back to (我市, 全县) comes with ``source`` "back-reference" and without aliases.
    """
    jurisdiction = article_jurisdiction(article, issue)
    groups: dict[str, list[Found]] = {}
    publisher = _publisher(issue)
    own_names = [*([publisher] if publisher else []), *(f.named for f in _contributing(article, jurisdiction))]
    for found in with_names_given(article.text, list(_pieces(article, jurisdiction, _institution(article, issue, publisher)))):
        if found.source == JUDGED_RULE and _is_short_for(found.mention.surface, issue.publisher or ""):
            found = replace(found, named=canonical_name(issue.publisher or "", jurisdiction))
        own = next((n for n in own_names if _is_cut_short(found.named, n)), None)
        found = replace(found, named=own) if own else found
        groups.setdefault(found.named.name, []).append(found)
    for name, found in list(_committee_places(article.text, groups)):
        groups[name].append(found)
    told = "\n".join((article.text, article.title or "", article.contributor or ""))
    units = [_unit(name, found, told) for name, found in merged(groups).items()]
    return sorted(units, key=lambda u: min((m.start for m in u.mentions if m.start >= 0), default=len(article.text)))


def _only_governed(named: Named, aliases: Iterable[str], text: str) -> Named:
    """A town or village that the article names by its governing body alone (城关街道办, 村委会): by that body's full name."""
    short = without_county(named.name)
    if re.search(rf"{re.escape(short)}(?!人民政府|政府|办|委员会|委会|民委员会|村委会)", text):
        return named
    forms = {next((long for short, long in _GOVERNING if a.endswith(short) and named.level == _RANK_OF[long]), "") for a in aliases}
    return replace(named, name=named.name + forms.pop()) if len(forms) == 1 else named


def _unit(name: str, found: list[Found], text: str) -> Unit:
    named = next((f.named for f in found if f.named.name == name), found[0].named)
    own = [f for f in found if f.source != BACK_REFERENCE_SOURCE]
    aliases = tuple(dict.fromkeys(f.mention.surface for f in own))
    if named.kind in ("street_town", "community_village") and name == named.name and len(own) == len(found):
        name = _only_governed(named, aliases, text).name
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
