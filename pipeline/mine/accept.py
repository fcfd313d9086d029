"""Does a number with its measure word report a fact, or is it an article, a qualifier, a bare figure of unknown meaning?"""

from __future__ import annotations

import re

from pipeline.mine.bounds import bound_before
from pipeline.mine.numerals import Number
from pipeline.mine.reading import Reading

_CLOSE = frozenset("，。；、）)！\n,;") | {""}
_NOT_COUNTED_ONE = tuple("每逐同另任这那唯统进首第不无某哪下上前后头又再当")
_COUNT_WORDS = re.compile(
    r"(?:共|有|达|达到|计|约|近|超|逾|为|获|惠及|带动|覆盖|吸引|涉及|完成|实现|新增|安置|转移|培训|发放|帮扶|帮助|慰问|走访|组织|动员|解决|参与|服务|受益|接待|聚集|引导|发动|集中|建成|拥有|招收|录取|吸纳|救助|资助|招聘|输送|疏散|撤离|受理|办理|查处)$"
)
_INDEX = re.compile(
    r"(?:指数|系数|比值|比率|收入比|人口比|容积率|性别比|均值|PMI|pH值?|PH值?|浓度|指标值?|弹性|密度|强度)(?:平均)?(?:值)?(?:（[^）]{1,12}）)?(?:为|达到?|是|由|从|约|平均|平均值?为|仅|降至|升至|上升至|下降至|提高到|分别为|降到|升到)*(?:上年同期的|去年同期的|上年的|去年的|年初的|上月的)?$|(?:缩小|扩大|下降|上升|提高|降|升|增|减少|增加|降低|改善)(?:至|到|为)$"
)
_PEOPLE = (
    "农户",
    "群众",
    "党员",
    "干部",
    "学生",
    "师生",
    "人口",
    "职工",
    "市民",
    "村民",
    "居民",
    "游客",
    "观众",
    "名",
    "民众",
    "志愿者",
    "青年",
    "老人",
    "儿童",
    "企业",
    "项目",
    "教师",
    "网民",
    "贫困户",
    "贫困人口",
    "农民",
    "家庭",
    "代表",
    "选手",
    "医护",
    "旅客",
    "粉丝",
    "考生",
    "商户",
    "用户",
)
_QUALIFIED = re.compile(
    r"(?:的)?(?:项目|企业|锅炉|老人|老年人|人员|人口|居民|妇女|儿童|群众|劳动力|公司|工业|单位|商贸|大户|建筑|桥梁|道路|贷款|合同|案件|家庭|高龄|男性|女性|职工|干部|未成年人|参保人|房屋|住宅|用户|工程|农户|园区|重大|产业|龙头|船舶|渔船|车辆|货车|机组|农村|特困|贫困|失能|有期徒刑|处|考生|学生|党员|青年|青少年|渔民|农民|大学生|标的|单笔|订单|台风|大风|强降雨|地震|楼房|高层|桥|隧道|耕地|水库|机动车|干线|线路)"
)


def accepts(text: str, number: Number, reading: Reading, general: bool) -> bool:
    """Is the reading a quantity of its own? ``general`` lets bare numbers through."""
    if _qualifies(text, reading):
        return general
    if number.chinese and not number.more and not general and _a_phase(text, reading):
        return False
    if number.bare and not _opened(text, number, reading):
        return general and _bare(text, number, reading)
    if number.more == "几" and number.low == 10 and reading.uom in ("", "年") and not general:
        return reading.uom == "年"
    if reading.uom == "" and reading.kind != "amount":
        return _bare(text, number, reading) if general else _meant(text, number, reading)
    if number.chinese and number.low == 1 and number.high is None and not number.decimal:
        return general and _alone(text, reading) or _one_counts(text, number, reading)
    return True


def _alone(text: str, reading: Reading) -> bool:
    """Is the reading, its sign aside, the whole text?"""
    return text.strip().lstrip("-负") == text[reading.start : reading.end]


def _opened(text: str, number: Number, reading: Reading) -> bool:
    """百 千 万 alone count only where a word leaves them open: 上百, 千余, 近万, 百人以上."""
    return (
        bool(number.more)
        or reading.bound != "exact"
        or number.low % 10 != 0
        or text[max(0, number.start - 1) : number.start] in ("达", "计", "好")
    )


def _qualifies(text: str, reading: Reading) -> bool:
    """60岁以上老人, 500万元以上项目: a limit that tells which ones are meant."""
    if reading.uom in ("岁", "周岁"):
        return "年龄" not in text[max(0, reading.start - 6) : reading.start]
    limited = text[reading.end - 1 : reading.end] in ("上", "下", "内") and text[reading.end - 2 : reading.end] in ("以上", "以下", "以内")
    return limited and reading.kind in ("amount", "measurement", "score", "duration") and _QUALIFIED.match(text, reading.end) is not None


def _a_phase(text: str, reading: Reading) -> bool:
    """三年行动, 三年迈出三大步: years that name a phase of work; 三级, 四方: numbers of an arrangement."""
    if reading.uom in ("级", "方", "面", "手", "路", "线", "点", "门", "头"):
        return reading.bound == "exact"
    if reading.uom not in ("年", "天", "日", "载") or reading.bound != "exact":
        return False
    if text.startswith("连续", reading.start) or text[reading.end : reading.end + 1] in _CLOSE | {"内"}:
        return False
    return re.search(r"(?:历时|为期|长达|达|满|近|期限?|用时?|任|役|刑|经过|延长|缩短|提前|超过|只需|仅|需|时间|周期|为)$", text[max(0, reading.start - 3) : reading.start]) is None


def _one_counts(text: str, number: Number, reading: Reading) -> bool:
    """一 is an article before its noun (一支过硬队伍) and counts behind it (取缔窝点一处)."""
    if reading.bound != "exact" or reading.kind not in ("count",) or "/" in reading.uom:
        return (
            reading.kind in ("percentage", "ratio", "measurement", "amount")
            and reading.uom not in ("块", "里", "方", "度", "平", "尺", "寸", "丈", "石", "担")
            or reading.bound not in ("exact",)
        )
    before = text[max(0, number.start - 1) : number.start]
    if (
        not ("一" <= before <= "鿿")
        or before in _NOT_COUNTED_ONE
        or before in "的了是为成在如若像到出起于与和把将有以用打合作统"
        or text[max(0, number.start - 2) : number.start] in ("最多", "只跑", "一件", "不漏", "不落")
    ):
        return False
    return (
        text[reading.end : reading.end + 1] in _CLOSE
        and reading.uom
        in (
            "起",
            "名",
            "人",
            "家",
            "户",
            "件",
            "例",
            "座",
            "处",
            "所",
            "台",
            "辆",
            "支",
            "宗",
            "艘",
            "栋",
            "本",
            "份",
            "套",
            "枚",
            "只",
            "头",
            "项",
            "条",
        )
        and reading.uom not in ("起",)
        or (
            reading.uom == "起"
            and text[reading.end : reading.end + 1] in _CLOSE
            and re.search(r"(?:案件?|事故|纠纷|事件|警情)$", text[max(0, number.start - 4) : number.start]) is not None
        )
    )


def _bare(text: str, number: Number, reading: Reading) -> bool:
    """A number without measure word in a text that is no bulletin."""
    if number.bare and number.low in (10**4, 10**8) and number.end - number.start <= 2:
        return False
    if number.chinese and number.low == 1 and not number.decimal and not _alone(text, reading):
        return False
    digits = text[number.start : number.end]
    follows = text[number.end : number.end + 1]
    return not (digits.isdigit() and digits.isascii() and len(digits) >= 6 and (follows.isalpha() or follows in ("-", "—")))


def _meant(text: str, number: Number, reading: Reading) -> bool:
    """A number without measure word in a bulletin: an index, a count before its noun, something left open."""
    if number.decimal and number.scale == 1:
        return _INDEX.search(text, max(0, number.start - 24), number.start) is not None
    follows = text[reading.end : reading.end + 4]
    if follows.startswith(("死", "伤", "失联", "失踪")) and number.scale == 1:
        return True
    if number.chinese and not number.more and reading.bound == "exact":
        return False
    if follows.startswith(_PEOPLE):
        return number.low >= 10
    if number.more in ("余", "多", "数") or reading.bound in ("about", "more_than"):
        return (
            number.low >= 10 and "一" <= follows[:1] <= "鿿" and bound_before(text, number.start) is not None or number.more in ("余", "多")
        )
    if number.scale >= 10**4 and reading.bound in ("more_than", "about") and follows[:1] in _CLOSE:
        return True
    return number.scale >= 10**4 and follows[:1] in _CLOSE and _COUNT_WORDS.search(text, max(0, number.start - 3), number.start) is not None
