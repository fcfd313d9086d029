"""Names of measures in quotes and 《》, told from quotes that only stress.

>>> [q.name for q in quoted_names("推行“一巷一策”，打通“最后一公里”，印发《河道清淤实施方案》，开展“净街”行动")]
['一巷一策', '河道清淤实施方案', '“净街”行动']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.mine.measure_patterns import emphasis, ending_of, measure_ending_pattern, measure_endings, verb_before_pattern
from pipeline.records import MeasureKind

_QUOTE = re.compile(r"[“\"「](?P<words>[^“”\"「」\n]{2,24})[”\"」]")
_BOOK = re.compile(r"《(?P<words>[^《》\n]{2,50})》")
_RUN_MARK = re.compile(r"[、和与及]?")
_CLASS_AFTER = re.compile(
    r"(?P<etc>等)?(?:的)?(?P<mid>[一-龥]{0,8}?)(?P<word>行动|活动|工程|计划|机制|制度|模式|平台|品牌|工作法|流程|体系|服务|项目|措施|方式|做法|办法|管理|勤务|执法|课|赛|大赛|日|月|周|台|站|码|二维码|小程序|系统|通道|热线|专区|窗口|集市|超市|驿站|课堂|讲堂|队|团|整治|培训|宣讲|测评|考评|制|法|经验|试点|改革|监管|治理|审批|宣传|会)"
)
_NO_WORK_AFTER = re.compile(
    r"的?(?:氛围|局面|问题|现象|精神|理念|目标|时代|原则|要求|称号|荣誉|企业|单位|村|社区|县|市|区|城市|干部|党员|人员|群众|老人|儿童|家庭|产品|商品|灶具|窝点|船舶|车辆|字样|口号|角色|作用|优势|难题|困境|瓶颈|期间|前夕|建设目标|方针|思想|重要|战略|作风|意识|关系|格局|态势|状态|效应|红利|红线|底线|关|牌|点位|路段|对象|领域|地带|资金|贷款)"
)
_PROBLEM_BEFORE = re.compile(
    r"(?:打通|解决|破解|化解|破除|杜绝|防止|整治|查处|打击|治理|实现|成为|变成|变为|当好|争当|不再|形成|营造|称为|誉为|获评|荣获|获得|被评为|授予|入选|筑牢|守住|按下|跑出|下好|念好|牵住|啃下|所谓|从|由|对|的|把)了?$"
)
_SHAPES = (
    re.compile(r"[一二三四五六七八九十百两]+[一-龥]{1,3}[、，]?[一二三四五六七八九十百两]+[一-龥]{1,3}"),  # 一巷一策, 三查三看
    re.compile(r"(?:[一二三四五六七八九十][必不严][一-龥][、，]?)+"),  # 八必访、六必查
    re.compile(r"[一-龥]{2,8}\+[一-龥]{0,8}"),  # 党建+物业
    re.compile(r"[一二三四五六七八九十\d]+[+＋][一二三四五六七八九十\dNnXx]+.{0,6}"),  # 1+3+N
)
_DOCUMENT = re.compile(
    r"(?:方案|办法|计划|规划|细则|意见|制度|规定|规程|指南|清单|流程|措施|规则|标准|手册|公约|预案|指引|要点|条例|若干政策)(?:（[^）]*）)?$"
)
_NOT_OURS = re.compile(r"^(?:中华人民共和国|国务院|民法典|宪法|关于.*的(?:通知|决定|报告|通报|批复))|法$")
_SPECIAL: dict[str, MeasureKind] = {
    "行动": "campaign", "工程": "campaign", "整治": "campaign", "活动": "activity", "赛": "activity", "大赛": "activity", "课": "activity", "日": "activity",
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


def _shape(words: str) -> bool:
    return any(p.fullmatch(words) for p in _SHAPES)


def _kind_of(words: str, word: str | None) -> MeasureKind:
    ending = ending_of(words)
    if ending and len(words) > len(ending.surface):
        return ending.kind
    return _SPECIAL.get(word or "", "mechanism")


def _read_run(text: str, run: _Run) -> Iterator[Quoted]:
    """One name a quote, by its class word, by the verb before it or by its own form; nothing where it only stresses."""
    before, after = text[max(0, run.start - 12) : run.start], text[run.end : run.end + 16]
    before = re.split(r"[，。；：！？\n]", before)[-1]
    verb = verb_before_pattern().search(before)
    followed = _CLASS_AFTER.match(after)
    if followed and re.search(r"[，。；：、\n]", followed[0]):
        followed = None
    stressed = _NO_WORK_AFTER.match(after) is not None
    for quote in run.quotes:
        words = quote["words"]
        last = quote is run.quotes[-1]
        word = followed["word"] if followed else None
        if words.strip() in emphasis() and not (
            last and followed and not followed["etc"] and word in ("行动", "活动", "工程", "机制", "模式", "平台", "品牌", "工作法")
        ):
            continue
        glued = last and followed is not None and not followed["etc"] and len(run.quotes) == 1
        named = ending_of(words) is not None and len(words) > 3
        shaped = _shape(words)
        governed = verb is not None and not stressed
        if stressed and not named and not glued:
            continue
        if not (glued or named or shaped or governed or (followed and not stressed)):
            continue
        if _PROBLEM_BEFORE.search(before) and not glued and not named:
            continue
        kind = _kind_of(words, word)
        if glued and followed is not None:
            end = run.end + followed.end()
            full = text[quote.start() : end]
            yield Quoted(quote.start(), end, full, (words, full), kind, "quotes with a class word")
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


def has_measure_ending(name: str) -> bool:
    """Does the name end in a class word?"""
    match = measure_ending_pattern().search(name)
    return match is not None and any(name.endswith(e) for e in measure_endings())
