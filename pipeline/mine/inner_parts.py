"""Parts of the body that publishes, named without it: 护理部 of a hospital, 养老服务科 and 局纪检组 of a bureau."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.mine.measure_patterns import is_governing
from pipeline.mine.special_names import Named
from pipeline.mine.tagging import Words, cut
from pipeline.records import UnitKind

INNER_RULE = "part of the publisher"
_INSTITUTIONS: tuple[UnitKind, ...] = ("department", "hospital", "school", "enterprise", "committee", "mass_org")
INNER = re.compile(
    r"(?![省市县区镇乡])[一-龥]{1,10}(?:股|科|室|处|大队|中队|支队|站|组|管理所)$|护理部$|门诊部$"
    r"|[局院校](?:党委|纪委|纪检组|团委|工会)$"
)
"""A part of the publisher that contributes: 治安大队, 人事股."""
SECTION = re.compile(r"(?<=[一-龥]{2}[局厅院队司])(?:[一-龥]{2,14}[股科处室]|[一-龥]{0,10}办公室)$|(?<=纪委监委)[一-龥]{2,12}室$")
"""县水利局|水旱灾害防御科: a section writes for its bureau."""
_PARKS = ("管委会", "管理局", "区", "城")
_SAYS = {"局": "局厅", "厅": "厅", "院": "院", "校": "校学院", "行": "行", "队": "队", "管委会": "会区城局"}
"""局纪检组 is a bureau's, 院党委 a hospital's or a court's."""
_PARTY = re.compile(
    r"(?<![一-龥])(?P<whose>[局厅院校行])(?P<part>机关党委|党委|纪委|党组|纪检组|团委|工会|党总支|办公室)(?![书委成副]|员)"
    r"|(?P<whose2>管委会)(?P<part2>办公室(?!会)|(?!办公室|主任)[一-龥]{2,8}?(?:办(?!公|法|理|事)|局|专班|科|部))(?=[一-龥，。；、])"
)
_WORKING_COMMITTEE = re.compile(r"(?:(?<![一-龥])|(?<=[由向经]))党工委(?![书委成]|员)")
_ITSELF = re.compile(r"(?:(?<![一-龥])|(?<=[由向经]))管委会(?=[召成组与联出制主领推印明决安要协兑对在为拿抽设开建])")
"""管委会|召开: the publisher itself."""
_ACTING = re.compile(
    r"(?:(?<![一-龥])|(?<=[由与和及、经同合]))(?![各有相业职责临两多全专学本同会])"
    r"(?P<name>(?:(?!会同|联合|纪委|党委|重点|级|医院|公司)[一-龥]){2,10}?(?:(?<![专本全理文百前中电农社])(?<!(?<!医)学)科|(?<![入持参控有先体员人地金新港通])股)"
    r"|(?:[东西南北新老]院区?)?(?:护理部|门诊部|药学部|医务部|保卫部|后勤部|胸痛中心|卒中中心))"
    r"(?![室长员技学研普目教创])"
)
_BEHIND = re.compile(r"[、和与及，。；]|等")


def inner_parts(text: str, body: Named | None) -> Iterator[tuple[int, int, Named]]:
    """Begin, end and full name of every part of ``body`` named where it acts; none where the publisher is no such institution."""
    if body is None or body.kind not in _INSTITUTIONS:
        return
    for match in _PARTY.finditer(text):
        whose, part = match["whose"] or match["whose2"], match["part"] or match["part2"]
        if match["part2"] and _has_verb(cut(text), *match.span("part2")):
            continue  # 管委会|成立专班
        if body.name[-1] in _SAYS[whose] and (whose != "管委会" or (body.kind == "committee" and body.name.endswith(_PARKS))):
            party = part.endswith(("党委", "纪委", "党组", "党总支"))
            named = replace(body, name=("中共" if party else "") + body.name + part, kind="party" if party else "department")
            yield *match.span(), named
    if body.kind == "committee" and not body.name.endswith(_PARKS):
        return  # 创建办, 领导小组 have neither 党工委 nor sections
    if body.kind == "committee":
        named = replace(body, name=f"中共{body.place or body.name}党工委", kind="party")
        yield from ((*m.span(), named) for m in _WORKING_COMMITTEE.finditer(text))
        yield from ((*m.span(), body) for m in _ITSELF.finditer(text))
        return
    words = cut(text)
    for match in _ACTING.finditer(text):
        begin, end = match.span("name")
        ranked = body.level == "county" or not match["name"].endswith("股")
        whole = ranked and begin in words.borders and (end in words.borders or end == len(text))
        if whole and not _has_verb(words, begin, end) and _acts(words, begin, end):
            yield begin, end, replace(body, name=body.name + match["name"], kind="department", parent=body.name)


def _has_verb(words: Words, start: int, end: int) -> bool:
    """Does the run begin with a verb (成立|专班) or hold a preposition? 社会组织管理股 does neither."""
    inside = range(words.before(start) + 1, words.before(end) + 1)
    first = inside.start
    return is_governing(words.words[first]) or any(words.tags[i].startswith(("p", "d", "c", "m", "r")) for i in inside)


def _acts(words: Words, start: int, end: int) -> bool:
    """Does a verb follow, or does it stand in a list of parts or behind what tells who acts (会同|审计科)?"""
    before = words.text[max(0, start - 2) : start]
    if before.endswith(("同", "由", "经", "科、", "股、", "部、", "心、")):
        return True
    if _BEHIND.match(words.text, end):
        return words.text[start - 1 : start] == "、" or _ACTING.match(words.text, end + 1) is not None
    index = words.before(end + 1)
    return words.starts[index] == end and words.tags[index].startswith(("v", "d", "p", "ad"))
