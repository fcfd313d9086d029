"""Names of measures without quotes, read from their ending leftwards: 实施|河道水质提升行动.

>>> [n.name for n in nominal_names("实施河道水质提升行动，开展了为期两天的庭院整治志愿服务活动")]
['河道水质提升行动', '庭院整治志愿服务活动']
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.mine.lexicons import verbs_before_names
from pipeline.mine.measure_patterns import (
    INSIDE_VERBS,
    MeasureEnding,
    generic,
    is_governing,
    measure_ending_pattern,
    measure_endings,
    verb_anywhere_pattern,
    verb_before_pattern,
)
from pipeline.mine.tagging import FUNCTION, Words, cut, is_cjk, is_word
from pipeline.records import MeasureKind

_LONGEST = 22
_STOP_TAGS = ("w", "p", "c", "u", "t", "r", "y", "e", "o", "q", "k", "f")
_DATE = re.compile(r"[年月日今去昨前后近期间\d]")
_STAGE = re.compile(r"[一二三四五六七八九十]+期")
_CHIEFS = re.compile(r"(?:河湖|河|湖|林|田|路|街|链|楼|警|渠|库|湾|滩|段|巷|点)长制$")
"""Ways of working with one person in charge: 市级|河湖长制 begins there."""
_SEASONS = ("年终", "青年", "少年", "老年", "汛期", "夜间", "暑期", "假期")
_PAIRED = ("提档", "提质", "扩容", "扩面", "增效", "提标", "改造", "改扩建", "转型")
"""Verbs that stand inside a name with a second one: 供水|提档|升级工程."""
_MANNER = frozenset("扎实 深入 全面 积极 持续 有序 大力 稳步 严格 认真 切实 广泛 着力 统筹 加快 全力 稳妥 有力 高效 同步 协同".split())
"""Words that make the verb behind them govern: 扎实|推进|药品经营环节“清源”行动."""
_PART_OF_EVENT = re.compile(r"组委会|筹|主办|会场|办公室|冠军|亚军|季军|奖|展区|展位|展馆|签|议|员|主席|秘书|期|场|费|票|服")
_QUANTITY = re.compile(r"\d[一-龥]{1,3}$")
_COUNTER = re.compile(r"[一两二三四五几\d][套个项种类块张批]$")
_TWICE = re.compile(r"大[一-龥]{2}(?![一-龥]?[会道厅楼街桥])")
"""大排查|大整治"""
_STRUCK = re.compile(r"(?:打击|整治|防范|治理)(?:“[^“”\n]{2,8}”[、和及与])+$")
"""打击“盗抢骗”、|电信诈骗专项行动: what is struck at belongs to the name."""
_NOUNS = ("n", "vn", "b", "a", "j", "l", "i", "g", "z", "s", "m")
_LEADING = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[届次期批]|首[届次批个场]|[全我本][省市县区州旗镇乡村]|各[类项级地]|一?系列|多[场次项]|此次|本次|这次|有关|相关|现有|一批|\d+年|年度|多个|等|[正腊]月[初十廿一二三四五六七八九]+|[个场项次类种部]|一|[省市县区镇村、]*[两二三四五]级|逢.?[“”\"]?[一二三四五六七八九十\d][“”\"]?必出)+"
)
_OPEN = {"”": "“", "》": "《", "’": "‘", "）": "（"}
_MAY_FOLLOW = re.compile(
    r"[^一-龥]|[的等往和与及的中以共已正在上内后前将是为被有让使由于到得获参全常逐顺持积扎名评初也均都仍并而再还就助促带向对从按根通随自至考试推受挂揭竣完结组各了可能不一二三四五六七八九十两年月日起给予以让]"
    r"|开展|推进|启动|实施|建设|落实|收官|成效|成果|作用|要求|部署|期间|现场|进行|圆满|成功|正式|深入|取得|项目|方面|举行|举办|走深|覆盖|运行|上线|惠及|吸引|累计|工作|引领|有序|发布|提升|优化|升级|主题|品牌|模式|服务|方案|范围|名单|力度|质效|水平|效果|经验|做法|管理|情况|任务|目标|总结|获|入|排|领|覆|较|新|大|成|规范|深化|延伸|签约|签订|暨|开工|开幕|开班|开园|开馆|开赛|投用|投入|投运|投产|复工|动工|落地|落户|见效|亮相|护航|提速|纵深|面向|涵盖|涉及|征集|报名|位居|位列|跻身|荣|斩获|稳步|加快|有力|验收|竣工|融入|总投资|总长|受到|深受|赢得|捷报|战果|告捷"
)
_MECHANISM_VERB = re.compile(
    r"(?:建立健全|建立完善|建立|健全|完善|实行|推行|执行|构建|探索|形成|落实)了?(?P<name>[^，。；：、\n“”《》]{2,24})$"
)


_CLASS = re.compile(
    r"[一-龥]{1,6}[社局会委行院]系统|(?:公安|教育|卫生|卫健|政法|司法|财政|民政|农业|水利|交通|税务|金融|人社|宣传|组织|纪检监察|消防|电力|邮政|监管|监督|管理|应急|商务|文旅|工信|住建|城管|气象|粮食|供销|审计|统计|信访|国资|妇联|工会|团委)系统|(?:国家|省|市|县|区|校)级[一-龥]{2}"
)
_COUNTED_BEFORE = re.compile(r"\d+[项个件](?:重点|重大)?$")
_COUNTED_INSIDE = re.compile(r"[一-龥]{0,6}\d+[项件处座]")
_COUNTED_AFTER = re.compile(r"\d+[个家所处]")


@dataclass(frozen=True, slots=True)
class Nominal:
    """``text[start:end] == name``; ``forms`` are shorter or longer forms of it that stand there too."""

    start: int
    end: int
    name: str
    kind: MeasureKind
    forms: tuple[str, ...] = ()


def _opening(text: str, closing: int) -> int | None:
    """Offset of the mark that the closing quote at ``closing`` answers; None for the last of quotes side by side."""
    mark = _OPEN.get(text[closing])
    at = text.rfind(mark, max(0, closing - 24), closing) if mark else -1
    if at < 0 or "\n" in text[at:closing] or (at and text[at - 1] in "”》"):
        return None
    return at


def _stands_inside(words: Words, index: int, edge: int) -> bool:
    """May this word be inside a name: no mark, preposition, adverb, governing verb (unless 水质|提升|行动)?"""
    word, tag = words.words[index], words.tags[index]
    if not is_cjk(word[0]) and not re.fullmatch(r"[A-Za-z0-9+·]+", word):
        return False
    before = "n" if index and words.words[index - 1] == "）" else words.tags[index - 1] if index else "x"
    if tag.startswith("d"):
        return (
            len(word) > 1 and before.startswith(("n", "vn")) and words.words[index + 1] in ("宣传", "提升", "创建", "示范", "发展", "教育")
        )
    if tag.startswith("q") and word in "段线期级道路站" and before.startswith(("n", "m", "j")):
        return True
    if tag.startswith("t") and len(word) > 1 and (word in _SEASONS or not _DATE.search(word) or _STAGE.fullmatch(word)):
        return True  # 夏夜|治安巡查行动, 公共自行车|三期|补网工程
    if tag.startswith(_STOP_TAGS) and not (tag == "f" and len(word) > 1):
        return False
    if word == "暨" or (word in verbs_before_names() and not before.startswith(_NOUNS) and word not in INSIDE_VERBS):
        return False
    if is_governing(word):
        if index and words.words[index - 1] in _MANNER:
            return False
        return (
            word in INSIDE_VERBS
            and (before.startswith(_NOUNS) or words.words[index - 1] in (*_SEASONS, *_PAIRED))
            and not is_governing(words.words[index - 1])
        )
    if tag == "v" and len(word) == 1 and before.startswith(_NOUNS) and is_word(words.words[index - 1][-1] + word):
        return True  # 多元化|解|机制
    if tag == "v" and len(word) == 1:
        return index > 0 and (is_governing(words.words[index - 1]) or before.startswith("x")) and word not in FUNCTION
    if tag == "v":
        staged = index > 0 and (words.words[index - 1] in _SEASONS or _STAGE.fullmatch(words.words[index - 1]) is not None)
        return index == 0 or staged or not before.startswith(("f", "d", "p", "t", "r"))
    return True


def _left_edge(words: Words, start: int) -> int:
    """Where the name that is whole at ``start`` begins: words are taken from right to left as long as they may be inside."""
    text, edge = words.text, start
    index = words.before(start)
    while index >= 0 and start - words.starts[index] <= _LONGEST:
        at, word = words.starts[index], words.words[index]
        if word in _OPEN:
            opening = _opening(text, at)
            if opening is None or (word == "）" and not re.match(r"[A-Za-z0-9]", text[max(0, opening - 1) :])):
                break  # OA（办公自动化）|协同办公平台
            edge, index = opening, words.before(opening)
            if index >= 0 and is_governing(words.words[index]):
                break  # 社区|创新“一二三”工作法
            continue
        if not _stands_inside(words, index, edge):
            break
        edge = at
        index -= 1
    if text[edge - 2 : edge] == "”的" and (opening := _opening(text, edge - 2)) is not None:
        return opening  # “比学、整改”的闭环工作机制
    return edge


def _coordinated(words: Words, edge: int) -> int | None:
    """The edge when what stands before 、和与及 belongs to the name: 选派、管理和考核|机制; None where nothing does."""
    text, moved = words.text, edge
    while moved > 0 and text[moved - 1] in "、和与及":
        before = _left_edge(words, moved - 1)
        if before >= moved - 1 or edge - before > 16:
            break
        moved = before
    return moved if moved < edge else None


def _is_specific(words: Words, start: int, end: int) -> bool:
    """Does something stand in front of the ending that says which one?"""
    pieces = (w[: max(0, end - s)] for w, s in zip(words.words, words.starts, strict=True) if start <= s < end)
    return any(len(piece) > 1 and piece not in generic() for piece in pieces)


def _lead(words: Words, edge: int, start: int) -> int:
    """The edge behind 第三届, 全市, 一系列."""
    verb = verb_anywhere_pattern().match(words.text, edge, start)
    if verb and verb[0] not in INSIDE_VERBS and start - verb.end() >= 2:
        edge = verb.end()
    while words.text[edge] in FUNCTION and words.text[edge + 1 : edge + 2] in ("“", '"'):
        edge += 1
    while (lead := _LEADING.match(words.text, edge, start)) and lead.end() > edge and lead.end() in words.borders:
        edge = lead.end()
    return edge


def _item_before(text: str, edge: int) -> int | None:
    """Where items begin that end as the name's first word does: 人民调解与司法调解、|行政调解联动工作体系; None where there are none."""
    start = edge
    while start > 4 and text[start - 1] in "、和与及" and text[start - 3 : start - 1] in text[edge + 1 : edge + 5]:
        start -= 5
    return start if start < edge and all(map(is_cjk, text[start : start + 4])) else None


def _read(words: Words, start: int, end: int, ending: MeasureEnding) -> Nominal | None:
    """The name whose ending is ``text[start:end]``, None where it is a class (长效机制) or no name."""
    text = words.text
    if chief := _CHIEFS.search(text, max(0, end - 4), end):
        return Nominal(chief.start(), end, chief[0], ending.kind)
    edge = _lead(words, _left_edge(words, start), start)
    if re.match(r"月份|日内", text[edge:]):
        return None  # 5月份|平台
    counted = re.match(r"[两三四五六七八九十]项", text[edge:start]) is not None
    wide = _coordinated(words, edge) if ending.kind == "mechanism" and (counted or not _is_specific(words, edge, start)) else None
    full = wide if wide is not None else edge
    if start - full < ending.own or (ending.own and full == start) or (text[full - 1 : full].isalnum() and not is_cjk(text[full - 1])):
        return None
    if ending.surface == "制" and is_word(text[end - 2 : end]):
        return None  # 体制, 编制, 控制
    if _CLASS.fullmatch(text[full:end]) or (text[start] == "大" and text[start - 1] == "加"):
        return None  # 供销社系统, 省级联赛, 领域加|大排查
    if (
        _COUNTED_BEFORE.search(text, max(0, full - 5), full)
        or _COUNTED_INSIDE.match(text, full, end)
        or (ending.kind == "platform" and _COUNTED_AFTER.match(text, end))
    ):
        return None  # 14项|民生工程, 义工服务站|12个
    if ending.kind == "platform" and (_QUANTITY.search(text, max(0, full - 6), full) or _COUNTER.search(text, max(0, start - 2), start)):
        return None  # 9兆瓦|时储能系统, 一套|系统
    if ending.needs == "verb" and not verb_before_pattern().search(text[max(0, full - 12) : full]):
        return None
    forms = [text[edge:end]] if wide is not None else []
    said = _MECHANISM_VERB.search(text[max(0, full - 30) : end]) if ending.kind == "mechanism" else None
    long = said["name"] if said and len(said["name"]) > end - full else None
    if ending.needs == "specific" and not _is_specific(words, full, start):
        if long is None or len(long) < 12 or "的" in long:
            return None
        full, long = end - len(long), None  # 实行|每季度至少公开一次账目制度
    if alike := _item_before(text, full):
        forms, full = [*forms, text[full:end]], alike
    if ending.kind == "campaign" and (struck := _STRUCK.search(text, max(0, full - 24), full)):
        forms, full = [*forms, text[full:end]], struck.start()
    return Nominal(full, end, text[full:end], ending.kind, (*forms, *([long] if long else [])))


def _is_event(ending: str, text: str, end: int) -> bool:
    """Does the name of an event end here, whatever follows: 文化节|来客过万, not 文化节|组委会?"""
    return len(ending) > 2 and ending[-1] in "节会赛展周月年季" and not _PART_OF_EVENT.match(text, end)


def _ends_here(words: Words, offset: int) -> bool:
    """Does an adverb, a preposition or a conjunction follow a name: 集中收网行动|先后组织3次?"""
    index = words.before(offset) + 1
    begins = index < len(words.words) and words.starts[index] == offset
    return begins and words.text[offset] != "之" and words.tags[index].startswith(("d", "p", "c", "t", "r"))


def is_specific(text: str, start: int, end: int) -> bool:
    """Does ``text[start:end]``, without its ending, say which one: 河道水质, not 工作?"""
    return _is_specific(cut(text), start, end)


def name_start(text: str, offset: int) -> int:
    """Where the nouns in front of an offset begin: 排污口|“红黄绿”三色图管理."""
    words = cut(text)
    return _lead(words, _left_edge(words, offset), offset)


def nominal_names(text: str) -> list[Nominal]:
    """Every specific name with one of the endings, in order; none inside another."""
    words = cut(text)
    found: list[Nominal] = []
    for match in measure_ending_pattern().finditer(text):
        end = match.end()
        twice = _TWICE.match(text, end) if match[0].startswith("大") and len(match[0]) == 3 else None
        if end < len(text) and not (twice or _is_event(match[0], text, end) or _MAY_FOLLOW.match(text, end) or _ends_here(words, end)):
            continue
        name = _read(words, match.start(), end, measure_endings()[match[0]])
        if name and twice:
            name = Nominal(name.start, twice.end(), name.name + twice[0], name.kind, (name.name, *name.forms))
        if name is None:
            continue
        while found and name.start <= found[-1].start and found[-1].end <= name.end:
            found.pop()
        found.append(name)
    return found
