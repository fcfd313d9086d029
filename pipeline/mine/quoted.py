"""Names of measures in quotes and 《》, told from quotes that only stress.

>>> [q.name for q in quoted_names("推行“一巷一策”，打通“最后一公里”，印发《河道清淤实施方案》，开展“净街”行动")]
['一巷一策', '河道清淤实施方案', '“净街”行动']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.mine.measure_patterns import emphasis, ending_of, verb_anywhere_pattern
from pipeline.records import MeasureKind

_QUOTE = re.compile(r"[“\"「](?P<words>[^“”\"「」\n]{2,24})[”\"」]")
_BOOK = re.compile(r"《(?P<words>[^《》\n]{2,50})》")
_RUN_MARK = re.compile(r"[、和与及]?")
_CLASS_WORDS = (
    "行动|品牌活动|活动|工程|计划|工作机制|机制|制度|模式|平台|品牌|工作法|流程|体系|服务|项目|事项|措施|举措|方式|做法|办法|管理|勤务|执法|课|大赛|赛|消费季|文化季|嘉年华|专场|台|码|二维码|小程序|系统|通道|热线|专区|专窗|窗口"
    "|集市|超市|驿站|课堂|讲堂|队|团|整治|培训|宣讲|测评|考评|制|经验|试点|改革|监管|治理|审批|宣传|融合|联动|联创|联建|备忘录|贷|险|卡|券"
)
_CLASS_AFTER = re.compile(rf"(?P<etc>等)?(?:的)?(?P<mid>(?:(?!进行|[了的在和与及为是])[一-龥]){{0,8}}?)(?P<word>{_CLASS_WORDS})")
_CLASS_MORE = re.compile(_CLASS_WORDS)
_NO_WORK_AFTER = re.compile(
    r"的?(?:氛围|局面|问题|现象|精神|理念|目标|时代|原则|要求|称号|荣誉|企业|单位|村|社区|县|市|区|城市|干部|党员|人员|群众|老人|儿童|家庭|产品|商品|灶具|窝点|船舶|车辆|字样|口号|角色|作用|优势|难题|困境|瓶颈|期间|前夕|建设目标|方针|思想|重要|战略|作风|意识|关系|格局|态势|状态|效应|红利|红线|底线|关|牌|点位|路段|对象|领域|地带|资金|贷款)"
)
_PROBLEM_BEFORE = re.compile(
    r"(?:打通|解决|破解|化解|破除|杜绝|防止|整治|查处|打击|治理|实现|成为|变成|变为|当好|争当|不再|形成|营造|称为|誉为|获评|荣获|获得|被评为|授予|入选|筑牢|守住|按下|跑出|下好|念好|牵住|啃下|所谓|从|由|对|的|把)了?$"
)
_SHAPES = (
    re.compile(r"[一二三四五六七八九十百两双][一-龥]{1,3}(?:[、，]?[一二三四五六七八九十百两双][一-龥]{1,3})+"),  # 一巷一策, 三查三看
    re.compile(r"(?:[一二三四五六七八九十][必不严][一-龥][、，]?)+"),  # 八必访、六必查
    re.compile(r"[一-龥]{2,8}\+[一-龥]{0,8}"),  # 党建+物业
    re.compile(r"[一二三四五六七八九十\d]+[+＋][一二三四五六七八九十\dNnXx]+.{0,6}"),  # 1+3+N
)
_DOCUMENT = re.compile(
    r"(?:方案|办法|计划|规划|细则|意见|制度|规定|规程|指南|清单|流程|措施|规则|标准|手册|公约|预案|指引|要点|条例|若干政策)(?:（[^）]*）)?$"
)
_NOT_OURS = re.compile(r"^(?:中华人民共和国|国务院|民法典|宪法|关于.*的(?:通知|决定|报告|通报|批复))|(?<!办)法$")
_LOOSE = re.compile(r"^[^的了，。；、]{0,10}$")
_PLATFORM = re.compile(
    r"(?:[^\W\d_]云|[一-龥]通|(?<!故事)汇|在线|APP|地图|大脑|驾驶舱|掌上.+|浙里.+|一码.*|e.+|.+码|银行|夜校|超市|集市|驿站)$"
)
_TEAM = re.compile(r"(?:队|团|先锋岗|联盟|明白人|能人|使者|管家|先锋|专员|导师|合伙人)$")
_TALK = re.compile(r"(?:时代|精神|理念|思想|目标|要求|意识|作风|难|贵|病|症)$")
_STRONG_CLASS = ("行动", "品牌活动", "活动", "工程", "机制", "工作机制", "模式", "平台", "品牌", "工作法", "制度", "大赛", "整治")
_SPECIAL: dict[str, MeasureKind] = {
    "行动": "campaign", "品牌活动": "activity", "机制": "mechanism", "工作机制": "mechanism", "模式": "mechanism", "制度": "mechanism", "消费季": "activity",
    "专场": "activity", "嘉年华": "activity", "事项": "mechanism", "融合": "mechanism", "工程": "campaign", "整治": "campaign", "活动": "activity", "赛": "activity", "大赛": "activity", "课": "activity", "日": "activity",
    "月": "activity", "周": "activity", "课堂": "activity", "讲堂": "activity", "宣讲": "activity", "培训": "activity", "测评": "activity", "宣传": "activity", "会": "activity",
    "项目": "activity", "平台": "platform", "台": "platform", "站": "platform", "码": "platform", "二维码": "platform", "小程序": "platform", "系统": "platform",
    "热线": "platform", "专区": "platform", "窗口": "platform", "集市": "platform", "超市": "platform", "驿站": "platform", "品牌": "brand", "计划": "plan", "办法": "plan",
    "队": "team", "团": "team", "服务": "activity",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quoted:
    """``name`` stands at ``text[start:end]`` (quotes within); ``aliases`` are its other forms there."""

    start: int
    end: int
    name: str
    aliases: tuple[str, ...]
    kind: MeasureKind
    source: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Quotes side by side (“甲”“乙”、“丙”): one context for all."""

    quotes: tuple[re.Match[str], ...]

    @property
    def start(self) -> int:
        return self.quotes[0].start()

    @property
    def end(self) -> int:
        return self.quotes[-1].end()


def _runs(text: str) -> Iterator[_Run]:
    run: list[re.Match[str]] = []
    for match in _QUOTE.finditer(text):
        if run and not _RUN_MARK.fullmatch(text[run[-1].end() : match.start()]):
            yield _Run(tuple(run))
            run = []
        run.append(match)
    if run:
        yield _Run(tuple(run))


def _kind_of(words: str, word: str | None, glued: bool) -> MeasureKind:
    """By the class word behind the quotes where it is part of the name, else by the quoted words' own ending."""
    if glued and word in _SPECIAL and word != "服务":
        return _SPECIAL[word]
    if _TEAM.search(words):
        return "team"
    ending = ending_of(words)
    if ending and len(words) > len(ending.surface):
        return ending.kind
    if _PLATFORM.search(words):
        return "platform"
    return _SPECIAL.get(word or "", "mechanism")


def _governed(before: str) -> bool:
    """Does a governing verb stand in front, next to the quotes or with a few words of its object between?"""
    return any(_LOOSE.match(before[m.end() :]) for m in verb_anywhere_pattern().finditer(before))


def _is_name(words: str, before: str, stressed: bool, followed: re.Match[str] | None, glued: bool) -> bool:
    """Do these quoted words name a way of working, or do they only stress?"""
    if words.strip() in emphasis():
        return glued and followed is not None and followed["word"] in _STRONG_CLASS
    if _TALK.search(words):
        return False
    own = (ending_of(words) is not None and len(words) > 3) or _TEAM.search(words) is not None
    if own or glued or any(p.fullmatch(words) for p in _SHAPES):
        return True
    if stressed:
        return False
    if (problem := _PROBLEM_BEFORE.search(before)) and not (problem[0].startswith("实现") and len(words) >= 6):
        return False
    return followed is not None or problem is not None or _governed(before)


def _class_after(text: str, offset: int) -> re.Match[str] | None:
    """The class word behind quotes, the last of several that follow each other: ”联动|试点, ”燃气安全|课."""
    found = _CLASS_AFTER.match(text, offset)
    while found and (longer := _CLASS_MORE.match(text, found.end())):
        more = re.compile(_CLASS_AFTER.pattern.replace("{0,8}?", "{0,8}")).match(text, offset, longer.end())
        if more is None or more.end() <= found.end():
            break
        found = more
    return found


def _read_run(text: str, run: _Run) -> Iterator[Quoted]:
    """The names of quotes side by side: by their class word, by the verb before them or by their own form."""
    before = re.split(r"[，。；：！？\n]", text[max(0, run.start - 24) : run.start])[-1]
    followed = _class_after(text, run.end)
    stressed = _NO_WORK_AFTER.match(text, run.end) is not None
    single = len(run.quotes) == 1
    for quote in run.quotes:
        words = quote["words"]
        glued = single and followed is not None and not followed["etc"] and not stressed
        if not _is_name(words, before, stressed, followed, glued):
            continue
        kind = _kind_of(words, followed["word"] if followed else None, glued)
        if glued and followed is not None:
            full = text[quote.start() : followed.end()]
            yield Quoted(quote.start(), followed.end(), full, (words, full), kind, "quotes with a class word")
        else:
            yield Quoted(quote.start("words"), quote.end("words"), words, (words,), kind, "quotes")


def _books(text: str) -> Iterator[Quoted]:
    for match in _BOOK.finditer(text):
        words = match["words"]
        if _DOCUMENT.search(words) and not _NOT_OURS.search(words) and len(words) > 3:
            ending = ending_of(words)
            kind: MeasureKind = ending.kind if ending else "plan"
            yield Quoted(match.start("words"), match.end("words"), words, (words, match[0]), kind, "book title marks")


def quoted_names(text: str) -> list[Quoted]:
    """Every quoted name of a way of working, in order."""
    found = [q for run in _runs(text) for q in _read_run(text, run)]
    return sorted([*found, *_books(text)], key=lambda q: q.start)
