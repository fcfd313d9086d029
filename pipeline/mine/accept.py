"""Does a number with its measure word report a fact, or is it an article, a limit, a phase, a bare figure of unknown meaning?"""

from __future__ import annotations

import re
from functools import cache

from pipeline.mine.bounds import bound_before
from pipeline.mine.changes import is_change
from pipeline.mine.contexts import alternatives, counted_nouns
from pipeline.mine.numerals import Number
from pipeline.mine.reading import Reading

_CLOSE = frozenset("，。；、）)！\n,;") | {""}
_NO_COUNT_BEFORE_ONE = frozenset("每逐同另任这那唯统进首第不无某哪下上前后头又再当的了是为成在如若像到出起于与和把将有以用打合作统")
_COUNT_BEHIND_NOUN = frozenset("起名人家户件例座处所台辆支宗艘栋本份套枚只头项条")
_CASES = re.compile(r"(?:案件?|事故|纠纷|事件|警情)$")
_NOT_MEASURED_ONE = frozenset(("块", "里", "方", "度", "平", "尺", "寸", "丈", "石", "担"))
_ARRANGED = frozenset("级方面手路线点门头重")
_POINTS_MADE = ("意见", "建议", "要求", "体会", "希望", "措施", "启示", "做法", "看法", "具体", "工作")
_LIMITS = ("more_than", "at_least", "less_than", "at_most")
_EVENT = re.compile(r"(?:为期|会期|历时|假期)(?:约)?$")
_PLACES = frozenset(("村", "镇", "乡", "县", "市", "区", "省", "州", "社区", "街道"))
_SCORED = re.compile(r"(?:得|评|考|加|扣|满|均|总|差|高|低)$")
_SPENT = re.compile(r"(?:历时|为期|长达|达|满|近|期限?|用时?|任|役|刑|经过|延长|缩短|提前|超过|只需|仅|需|时间|周期|为)$")
_MOVED_TO = re.compile(r"(?:缩小|扩大|下降|上升|提高|降|升|增|减少|增加|降低|改善)(?:至|到|为)$")
_AGES = re.compile(r"(?:年龄|寿命)[^，。；]*$")
_AGES_BEFORE = re.compile(r"年龄|寿命")
_LARGEST = 10**24
_HOW_MANY = re.compile(r"的?(?:有|共)?\d[\d,.]*万?余?(?:人|名|户|家|个|起|件|座|处|所|只|台|辆|栋|项|笔|宗)(?![次均/])")
_CODE = re.compile(r"\d{6,}")


def accepts(text: str, number: Number, reading: Reading, general: bool) -> bool:
    """Is the reading a quantity of its own? ``general`` lets bare numbers through."""
    if number.low > _LARGEST:
        return False
    if _is_limit(text, number, reading):
        return general
    if not general and reading.kind == "duration" and _EVENT.search(text, max(0, reading.start - 6), reading.start) is not None:
        return False
    if not general and (reading.uom in _PLACES or (number.chinese and not number.more and _is_phase(text, reading))):
        return False
    if number.bare and not _is_opened(text, number, reading):
        return general and _is_bare_number(text, number, reading)
    if not general and _is_manner_of_speech(text, number, reading):
        return False
    if number.more == "几" and number.low == 10 and reading.uom == "" and not general:
        return False
    if reading.kind == "count" and _is_heading_or_slogan(text, number, reading):
        return False
    if reading.uom == "" and reading.kind != "amount":
        return _is_bare_number(text, number, reading) if general else _means_something(text, number, reading)
    if number.chinese and reading.low == 1 and number.high is None and not number.decimal:
        return (general and _is_alone(text, reading)) or _one_counts(text, number, reading)
    return True


def _is_manner_of_speech(text: str, number: Number, reading: Reading) -> bool:
    """每一平方米 and 0.6元一平方米 name the piece; 把两家说得握手言和 means both; 用三年时间 tells how long a plan runs."""
    before = text[max(0, reading.start - 1) : reading.start]
    if number.chinese and reading.low == 1 and reading.bound == "exact" and before in tuple("每元块角分"):
        return True
    if number.chinese and reading.low == 2 and reading.uom in ("家", "人") and before in tuple("把让使给劝"):
        return True
    return reading.kind == "duration" and before in tuple("用花以") and text.startswith(("时间", "左右时间", "左右的时间"), reading.end)


def _is_alone(text: str, reading: Reading) -> bool:
    """Is the reading, its sign aside, the whole text?"""
    return text.strip().lstrip("-负") == text[reading.start : reading.end]


def _is_heading_or_slogan(text: str, number: Number, reading: Reading) -> bool:
    """2.1条块分割 numbers a section; 三个100% names a goal; 8点 is a time unless points are made (3点意见)."""
    if number.decimal and number.scale == 1 and text[number.start - 1 : number.start] in ("", "\n") and len(text) > reading.end + 2:
        return "一" <= text[reading.end] <= "鿿"
    if reading.uom == "点":
        return not text.startswith(_POINTS_MADE, reading.end)
    return reading.uom == "个" and text.startswith(("100%", "百分之百"), reading.end)


def _is_opened(text: str, number: Number, reading: Reading) -> bool:
    """百 千 万 alone count only where a word leaves them open: 上百, 千余, 近万, 百人以上."""
    before = text[max(0, number.start - 1) : number.start]
    return bool(number.more) or reading.bound != "exact" or number.low % 10 != 0 or before in ("达", "计", "好")


@cache
def _limited() -> re.Pattern[str]:
    return re.compile(rf"的(?!目标|标准|要求|水平|任务|速度|增速|比例|时间|成绩|资金)[一-鿿]|(?:{alternatives('limited')})")


def _is_limit(text: str, number: Number, reading: Reading) -> bool:
    """60岁以上老人, 500万元以上项目: a limit that tells which ones are meant."""
    if reading.uom in ("岁", "周岁"):
        ages = _AGES if reading.bound in _LIMITS else _AGES_BEFORE
        return not ages.search(text, max(0, reading.start - 20), reading.start)
    if number.bare and reading.kind == "amount" and re.compile(alternatives("limited")).match(text, reading.end):
        return True
    above = text[reading.end - 2 : reading.end] == "以上"
    if above and number.bare and reading.kind == "amount" and text[reading.end : reading.end + 1] >= "一":
        return True
    if above and _HOW_MANY.match(text, reading.end):
        return True
    if reading.kind == "duration" and text[reading.start - 1 : reading.start] == "满" and text[reading.end : reading.end + 1] == "的":
        return True
    limited = (
        above
        or text[reading.end - 2 : reading.end] in ("以上", "以下", "以内")
        or (reading.start < reading.number_start and reading.bound in _LIMITS and text[reading.end : reading.end + 1] == "的")
    )
    return limited and reading.kind in ("amount", "measurement", "score", "duration") and _limited().match(text, reading.end) is not None


def _is_phase(text: str, reading: Reading) -> bool:
    """三年行动, 三年迈出三大步: years that name a phase of work; 三级, 四方: numbers of an arrangement."""
    if reading.bound not in ("exact", "range"):
        return False
    if reading.uom in _ARRANGED:
        return True
    if reading.uom == "分":
        return _SCORED.search(text, max(0, reading.start - 2), reading.start) is None
    if reading.uom not in ("年", "天", "日", "载") or text.startswith("连续", reading.start):
        return False
    if text[reading.end : reading.end + 1] in _CLOSE | {"内"} or text[reading.end - 1] == "内":
        return False
    return _SPENT.search(text, max(0, reading.start - 3), reading.start) is None


def _one_counts(text: str, number: Number, reading: Reading) -> bool:
    """一 is an article before its noun (一支过硬队伍) and counts behind it (取缔窝点一处, 立案侦查案件一起)."""
    if reading.bound != "exact":
        return True
    if reading.kind != "count":
        return reading.kind in ("percentage", "ratio", "measurement", "amount") and reading.uom not in _NOT_MEASURED_ONE
    before = text[max(0, number.start - 1) : number.start]
    if "/" in reading.uom or not "一" <= before <= "鿿" or before in _NO_COUNT_BEFORE_ONE:
        return False
    if text[reading.end : reading.end + 1] not in _CLOSE or reading.uom not in _COUNT_BEHIND_NOUN:
        return False
    if text[max(0, number.start - 2) : number.start] in ("不漏", "不落", "最多", "只跑"):
        return False
    return reading.uom != "起" or _CASES.search(text, max(0, number.start - 4), number.start) is not None


def _is_bare_number(text: str, number: Number, reading: Reading) -> bool:
    """A number without measure word in a text that is no bulletin."""
    if number.bare and number.low in (10**4, 10**8) and number.end - number.start <= 2:
        return False
    if number.chinese and number.low in (0, 1) and not number.decimal and not _is_alone(text, reading):
        return False
    follows = text[number.end : number.end + 1]
    return not (_CODE.fullmatch(text, number.start, number.end) and (follows.isalpha() or follows in ("-", "—")))


@cache
def _index_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives('index')})(?:平均)?(?:值)?[”']?(?:（[^）]{{1,12}}）)?"
        r"(?:为|达到?|是|由|从|约|平均|平均值?为|仅|降至|升至|上升至|下降至|提高到|分别为|降到|升到)*(?:(?:上年|去年)(?:同期)?的|年初的|上月的)?$"
    )


def _means_something(text: str, number: Number, reading: Reading) -> bool:
    """A number without measure word in a bulletin: an index, a count before its noun, something left open."""
    left = max(0, number.start - 24)
    if number.decimal and number.scale == 1:
        before = (_index_before(), _MOVED_TO)
        return any(p.search(text, left, number.start) for p in before) or is_change(text, reading.start, reading.end, "measurement")
    follows = text[reading.end : reading.end + 4]
    if number.scale == 1 and follows.startswith(("死", "伤", "失联", "失踪")):
        return True
    if number.chinese and not number.more and not number.decimal and reading.bound == "exact":
        return False
    if number.low >= 10 and follows.startswith(counted_nouns()):
        return True
    if number.more in ("余", "多"):
        return True
    open_end = reading.bound in ("about", "more_than")
    if open_end and number.low >= 10 and "一" <= follows[:1] <= "鿿" and bound_before(text, number.start) is not None:
        return True
    if number.scale < 10**4 or follows[:1] not in _CLOSE:
        return False
    return open_end or ((number.decimal or not number.chinese) and "一" <= text[reading.start - 1 : reading.start] <= "鿿")
