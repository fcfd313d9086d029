"""Is a quantity a level or a difference? Decided by the words around it, with ``models/lexicons/change_words.tsv``.

>>> is_change("酒驾警情下降12%", 6, 9, "percentage")
True
>>> is_change("满意率提高到98%", 6, 9, "percentage")
False
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.mine.lexicons import rows
from pipeline.records import QuantityKind

_FILLER = (
    r"(?:了|约|近|超过?|逾|不足|不到|将近|大约|接近|突破|至少|不低于|不少于|高达|多达|各|分别|幅度|仅|只"
    r"|同比|环比|均|再|又|达到?|了约|达到了|为|是)*"
)
_NOUN_BETWEEN = r"(?P<between>[^，。；：！？、\s0-9的至到为达率比占值超从由]{1,9}?)"
_OTHER_VERB = re.compile(
    r"完成|实现|建设|投入|引进|安排|发放|组织|开展|重点|培训|改造|投资|建成|新建|各|共|升级|水平|举办|签约|极|点|势|合作|^面"
)
_COMPARED_BARE = re.compile(r"(?:同比|环比|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?|较年初)$")
_YARDSTICK = (
    r"(?:年|期|均|月|季度|平均|全国|全省|全市|全县|全区|城镇|农村|计划|目标|预期|水平"
    r"|标准|进度|原|往|以前|此前|传统|同类|上届|上次|预算|男|女)"
)
_COMPARED_ASIDE = re.compile(r"[（(](?:全[国省市县区州]|(?:高|低)于)?(?:平均)?(?:水平)?(?:为|增长)?")
_LISTED = re.compile(r"(?:、|和|与|及|以及|或|，|,)(?:约|近|超|逾)?$")


@cache
def _alternatives(use: str) -> str:
    words = sorted({row["word"] for row in rows("change_words") if row["use"] in use.split()}, key=len, reverse=True)
    return "|".join(words)


@cache
def _verb_before() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{_alternatives('verb object')})(?P<filler>{_FILLER})$")


@cache
def _noun_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_alternatives('noun')})(?:率)?(?:达到?|为|是|在|约|近|超过?|高达|保持|预计|分别|均|各|至|不低于|不超过|控制|约为|仅|只有|，|了|稳定|回升至|回落至|扩大至|收窄至|：|:)*$"
    )


@cache
def _object_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives('object')})(?:了)?{_NOUN_BETWEEN}{_FILLER}$")


@cache
def _saved_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives('share')}){_FILLER}$")


@cache
def _compared_before() -> re.Pattern[str]:
    """比上年多, 较全市高, 同比多放, 高于全省平均: a difference told by an adjective."""
    against = r"(?<![对占环同评])[比较](?![较例重赛率值])[^，。；：]{1,18}?"
    return re.compile(
        rf"(?:同比|环比|{against})[多少][增发放收投用支销产建接立开种养]{{1,2}}[生出]?(?:了|约|近|超过?)*$"
        rf"|(?:{against}(?<![全总桥身路])|同比|环比|净)(?:{_alternatives('compare')})(?:了|出|约|近|超过?)*$"
        r"|超过?[^，。；：0-9]{0,8}平均(?:分|水平|值|线|数)?$"
        rf"|(?:{_alternatives('than')})(?=[^，。；：0-9]*{_YARDSTICK})[^，。；：0-9]{{2,14}}$"
    )


def is_change(text: str, start: int, end: int, kind: QuantityKind) -> bool:
    """Is the quantity ``text[start:end]`` of a folded text, of this kind were it a level, a difference?"""
    left = text[max(0, start - 26) : start]
    clause = re.split(r"[。；！？\n]", left)[-1]
    if re.search(r"自然增长率[为达是约]*$", clause) and text[start] not in "-－−":
        return False  # births less deaths: a level, until it falls below nought
    if kind == "percentage" and re.search(r"[项种个家类户]\s?(?P<word>上涨|下降|增长|下跌|回落)，(?P=word)[率面][为达是约]*$", clause):
        return False  # 7项下降，下降率21%: the share of those that fell
    verb = _verb_before().search(clause)
    if verb is not None and not _a_level(clause, verb, kind):
        return True
    if kind != "rank" and _noun_before().search(clause) and kind in ("percentage", "change", "amount", "count"):
        return True
    noun = _object_before().search(clause)
    if noun is not None and "增加值" not in clause and not _OTHER_VERB.search(noun.group("between")):
        return True
    if kind == "percentage" and (_COMPARED_BARE.search(clause) or _saved_before().search(clause)):
        return True
    if _compared_before().search(clause):
        return True
    return (
        re.match(r"的(?:年均|平均)?(?:增长|增幅|增速|涨幅|降幅|降低|下降|跌幅|增长率|增量)(?!率?目标任务|极|点)", text[end : end + 8])
        is not None
    )


def _a_level(clause: str, verb: re.Match[str], kind: QuantityKind) -> bool:
    """增加值 and 增至 name levels; so does 提高达98% and 降 at the end of another word (投降, 霜降)."""
    word, filler = verb.group("word"), verb.group("filler")
    before = clause[: verb.start()][-1:]
    if re.search(r"为|是", filler) or (re.search(r"达", filler) and kind != "percentage" and word not in ("增长", "下降", "减少", "增加")):
        return True
    if word == "改善" and kind == "measurement":
        return True  # 改善灌溉面积3万亩
    if word in ("增", "减", "升", "涨", "降", "跌", "翻"):
        return before in tuple("新倍递上提晋攀公毫投霜空裁削回审核招") or (word == "翻")
    return word == "扩大" and before == "不"


def continues_list(text: str, previous_end: int, start: int) -> bool:
    """Does a quantity follow the one before in a list: 增长4.5%、5.7%; 增加4人和2人; 减少5起4人?"""
    gap = text[previous_end:start]
    if _COMPARED_ASIDE.fullmatch(gap):
        return True  # 增长7.5%（全市11.1%）
    return not gap or (len(gap) <= 3 and _LISTED.fullmatch(gap) is not None and gap[0] not in "，,")
