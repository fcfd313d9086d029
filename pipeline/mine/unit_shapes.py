"""Names of units that their shape alone tells: schools by number, police teams and posts, teams in quotes.

>>> from pipeline.mine.tagging import cut
>>> list(shaped_names(cut("民警到场。水口所快速处置")))
[(5, 8, 'police station in short', '')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mine.lexicons import verbs_before_names
from pipeline.mine.measure_patterns import INSIDE_VERBS, is_governing
from pipeline.mine.tagging import Words
from pipeline.mine.unit_edges import class_before

PROPER_RULE = "proper name before an ending"
POLICE_POST_RULE = "police station in short"
_POLICE = re.compile(r"派出所|公安|民警|刑警")
_POLICE_POST = re.compile(
    r"(?:(?<![一-龥])|(?<=[由和与及]))(?!派出|[一-龥][场厕诊住]|供电|财政|税务|司法|国土|自然|律师|会计|收费|变电|公证|研究|交易|事务|看守|拘留|戒毒|收容|检查|管理|招待|有关|上述|群众|人民|[此之前本该各全])"
    r"[一-龥]{2}所(?=[、通民在辖快成接联抓积迅组开破查])(?!在[地的])"
)
_SCHOOL = re.compile(r"[省市县区旗镇](?:第?[一二三四五六七八九十]{1,3})[中小](?=[、，。；（和与及等校师学举开获“])")
"""市二中, 县三小"""
_PLACE_SCHOOL = re.compile(
    r"(?<![一-龥])(?!其中|当地|城区|县城|本地|全[省市县区]|[省市县区])[一-龥]{2}第?[一二三四五六七八九十]中(?=[、，。；（等团校师参开学举]|和[一-龥]{2})"
)
"""、云台一中"""
_SET_UP_FOR = re.compile(
    r"[省市县区州旗镇乡](?:实施|推进|创建|落实|贯彻|整治|打击|防范|应对|处置|深化|治理)"
    r"(?:(?!成立|组建|设立|领导小组|指挥部)[^，。；：、的由为了“”\W\d]){2,14}(?:领导小组|指挥部)(?:办公室)?"
)
"""县|实施希望工程领导小组: the work is told with its verb."""
_STATIONED = re.compile(r"[省市县区州旗]纪委(?:[省市县区州旗]?监委)?驻[一-龥]{2,12}?纪检(?:监察)?组")
_MARKED = re.compile(r"[“\"](?P<name>[^“”\"\n]{2,14}(?:队|团|联盟|协会|合作社|公司|调解室|工作室))[”\"]")
_SQUADS = "特勤|高速|城区|机动|直属|战勤保障|交警|巡特警|特警|刑警|治安|巡警|交巡警|刑侦|经侦|禁毒|网安|网警|反诈"
_TRAFFIC = re.compile(rf"(?:{_SQUADS})[一二三四五六七八九十]?(?:支队|大队|中队)(?:[一二三四五六七八九十]中队)?")
_CENTRE = re.compile(r"(?:(?<![一-龥])[省市县区]局)?(?:侦查|情报|情指|反诈|合成作战)(?:（[一-龥]{1,4}）)?中心")
_STATION = re.compile(
    r"(?:(?<![一-龥])|(?<=[由与和向到]))(?!辖区|当地|基层|属地|公安|社区|农村|城区|乡镇|各[乡镇]|全[市县区]|[本该各两所某新每此]|城乡|村镇|街道|中心|边防|派驻|移动|建设)"
    r"[一-龥]{2}(?:派出所|司法所|税务所|市监所|财政所|卫生院|中心卫生院|中心小学)(?![一-龥]?[个家所长])"
)
"""古楼|派出所: two characters at the head of a clause, whatever word they are."""
_NICKNAMED = re.compile(r"(?<![各全等])[省市县区旗镇乡]“[^“”\n]{1,8}”(?:工作)?(?:办(?!法|理|事)|办公室|领导小组|指挥部|专班|工作组)")
"""市“三万”办"""
_OWN_PARK = re.compile(
    r"(?:(?<![一-龥])[市县区州]|(?<=[一-龥][县区市镇乡道]、))(?:(?:经济|高新)技术(?:产业)?开发|经济开发|高新|经开|开发|度假|保税)区"
)
"""市开发区 in a list of places."""


def _opens(words: Words, start: int) -> bool:
    """Does a name that begins with its place word begin here: 团县委、|县实施…, not 青林|县实施…?"""
    return words.is_border(start) and not class_before(words.text, start) and not (start and words.text[start - 1] in "全我各本")


def _acts(words: Words, start: int) -> bool:
    """Does a verb stand here: 加强|派出所, not 古桥|派出所?"""
    index = words.before(start + 1)
    word = words.words[index]
    return words.tags[index].startswith(("v", "d", "p")) or is_governing(word) or word in INSIDE_VERBS or word in verbs_before_names()


def shaped_names(words: Words) -> Iterator[tuple[int, int, str, str]]:
    """Begin, end, rule and how the place is said of every such name."""
    text = words.text
    yield from ((m.start("name"), m.end("name"), "quoted name of a team", "") for m in _MARKED.finditer(text))
    yield from ((*m.span(), "team stationed in a department", "word") for m in _STATIONED.finditer(text))
    yield from ((*m.span(), "nicknamed office", "word") for m in _NICKNAMED.finditer(text))
    yield from ((*m.span(), "park of a place", "word") for m in _OWN_PARK.finditer(text))
    yield from ((*m.span(), "police team", "") for m in _TRAFFIC.finditer(text))
    yield from ((*m.span(), "numbered school", "word") for m in _SCHOOL.finditer(text) if words.is_border(m.start()))
    yield from ((*m.span(), PROPER_RULE, "") for m in _PLACE_SCHOOL.finditer(text))
    yield from ((*m.span(), "set up for a work", "word") for m in _SET_UP_FOR.finditer(text) if _opens(words, m.start()))
    yield from ((*m.span(), PROPER_RULE, "") for m in _STATION.finditer(text) if not _acts(words, m.start()))
    if _POLICE.search(text):
        yield from ((*m.span(), "police team", "") for m in _CENTRE.finditer(text))
        yield from ((*m.span(), POLICE_POST_RULE, "") for m in _POLICE_POST.finditer(text))
