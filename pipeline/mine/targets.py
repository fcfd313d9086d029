"""Goals and rules among the numbers: 力争达到95%, 每月至少开展一次, 不得超过3天."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from pipeline.mine.carrying import GOALS
from pipeline.mine.clauses import Clause, opening
from pipeline.mine.language import tokens
from pipeline.mine.lexicons import rows
from pipeline.mine.scopes import Stated
from pipeline.mine.settling import PLANS
from pipeline.records import Day, Quantity

_DONE = re.compile(r"已|目前|截至|截止|累计|实际|共完成")
_FAR = frozenset({"计划", "力争", "拟", "确保", "规划", "下一步", "明年"})
_NORM = re.compile(r"不超过|不低于|不少于|不高于|不得")
_GRANT = re.compile(
    r"(?:每[一-龥]{1,6}|各)(?:[^，；]{0,8})(?:补贴|补助|奖励|奖补|给予|资助)|(?:补贴|补助|奖励|奖补|给予|资助)[^，；]{0,6}(?:每[人户亩个台辆家名头次]|各)"
)
_FOR_WHOM = re.compile(
    r"(?:^|[，；。：\n])对[^，。；0-9]{2,20}的[^，。；]{0,10}，?[^，。；]{0,6}(?:奖励|奖补|补助|补贴|津贴|给予)[^，。；]{0,14}$"
)
_MOVED = re.compile(r"[由从].*(?:提高|调整|增加|降低)|(?:提高|调整|增加|降低)[到至为]")
_AWARDED = "[0-9]+[户家村人个名][^，。；]{0,10}(?:获评|获得|荣获|被评为|入选)"
_LARGE = 200_000  # a sum that no single holder of a claim is granted
_FOLLOWS = re.compile(r"\s*(?:可|带动|提供|新增|安置|解决|吸纳|年?产值|年?税收|实现|户均|人均)")
_PLANNED = re.compile(r"(?:年度|当年|全年|年)计划(?:完成)?(?:总)?投资额?[为达约]*$")
_IN_BRACKETS = re.compile(r"(?:目标|任务|计划|预算)(?:任务|数)?[（(]$")
_REACHED = re.compile(r"(?:缩短|压缩|压减|压降|减少|下降|降低|降|减)[到至为了]?$")
_DEADLINE = re.compile(r"(?:以内|之内|内)?[^，。；、0-9]{0,8}(?:办结|拿出|制定|上报|完成|整改|反馈|到位|答复|处置|回复|报送|响应)")
_TAKEN = re.compile(r"最快|平均|仅|已|用时|缩短|压|控制|连续|历时|为期|[由从]|了")
_ONCE = re.compile(r"(?:达产|建成|投产|投用|完工|竣工|投入使用|投入运营)后")
_NOUN_BEFORE = re.compile(r"(?:年度|人才|培养|行动|工作|投资|建设|生产|总体|专项|发展|\d年|年|月|动|产|的|本)$")
_YEAR_BEFORE = re.compile(r"(?:\d{4}|[今明本去全])年$")
_RULE = re.compile(r"以?[上下内]?的?(?:时序|序时)?(?:进度)?(?:标准|要求|比例|频次|目标|限额|上限|红线)|[一-龥]{1,8}的标准(?![化件])")
_HEAD = re.compile(r"^\s*[一二三四五六七八九十]{1,3}、(?P<words>[^\n。：；]{2,30})", re.M)
_AHEAD = re.compile(r"(?:工作|任务|目标|总体|预算|年度|年的?)(?:安排|打算|计划|部署|建议)$|预算草案|下一步|预期目标|主要目标$|目标任务$")
_BEHIND = re.compile(r"情况|回顾|完成|执行|总结|成效")
_PASSED = re.compile(r"去年|上年|以来|目前|现有|原有")
_ASSIGNED = re.compile(r"下达[^，。；0-9]{0,24}(?:任务|计划|指标)[数量]?(?:为|共)?(?=[0-9]|$)")
_TASK = re.compile(r"(?:任务|指标|计划|目标)[数量]?(?:为|是|共)?$")
_FULFILLED = re.compile(r"完成|截至|截止|已|实际|承担|超额|[；;]")
_THEN_DONE = re.compile(r"[，,、](?:已|现|实际|累计|目前|共|现已|截至[^，。；]{1,8})*完成")
_FORECAST = re.compile(
    r"预计(?![^。；]*(?:项目|投产|建成|达产|目标))[^。；]*(?:人口|总量|产量|收入|总值|增加值|用电量|客流|旅客|需求)[^，。；0-9]{0,6}[将可](?:达|超|突破|增至)[^。；]*$"
)
"""预计全年财政收入将达7亿元: what is expected, no goal."""
_NEW_SUBJECT = re.compile(r"[；;]全[省市县区州镇乡]")
_EVERY = re.compile(r"每(?:半?[年月周日天季]|季度|星期|个月|两[年月周])")


def _is_grant(text: str, q: Quantity, clause: Clause, clauses: Sequence[Clause], metric: str) -> bool:
    """Is money laid down as a rule: 每户补助500元, 对获奖的村奖励2万元, 低保标准提高到890元?"""
    if metric.endswith("标准"):
        return True
    if _MOVED.search(text, clause.start, q.start):
        return False
    start = opening(clauses, clause.sentence).start
    if _GRANT.search(text[clause.start : q.end]):
        each = re.search(r"每个?(?P<each>[户家村人个亩])", text[clause.start : q.end])
        return each is None or not re.search(rf"[0-9万余多个]{each['each']}[^，。；]{{0,2}}，$|{_AWARDED}", text[start : clause.start])
    return q.value < _LARGE and _FOR_WHOM.search(text, start, q.start) is not None


@cache
def target_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(words that hold to the end of the sentence, words that hold in their clause)."""
    listed = rows("target_words")
    wide = "|".join(re.escape(r["word"]) for r in listed if r["scope"] == "sentence")
    near = "|".join(re.escape(r["word"]) for r in listed if r["scope"] == "clause")
    return re.compile(wide), re.compile(near)


def is_target(
    text: str, q: Quantity, clause: Clause, clauses: Sequence[Clause], metric: str, period: Stated | None, published: Day | None
) -> bool:
    """Is the number a goal or a rule rather than an outcome?

    ``period`` is the one stated: what ends after the issue's date, a whole year apart, was not done yet.
    """
    wide, near = target_words()
    here = text[clause.start : q.start]
    if (q.quote.startswith("每") or _EVERY.search(q.quote)) and (q.uom.startswith("次") or q.bound in ("at_least", "at_most")):
        return True
    if _RULE.match(text, q.end) or GOALS.match(metric[-4:]) or _IN_BRACKETS.search(text, clause.start - 12, q.start):
        return True
    if _PLANNED.search(here):
        return True
    if _NORM.search(q.quote) and not _REACHED.search(here):
        return True
    if q.kind == "amount" and _is_grant(text, q, clause, clauses, metric):
        return True
    if q.kind == "duration" and _DEADLINE.match(text, q.end) and not _TAKEN.search(here):
        return True
    first = opening(clauses, clause.sentence)
    span_before = text[first.start : q.start]
    if _is_assigned(text, q, here, span_before):
        return True
    if _FORECAST.search(span_before):
        return False
    if _is_ahead(period, published):
        return not _DONE.search(here)
    word = near.search(here + q.quote)
    if word is not None and not (word.group() == "预计" and "将" not in here and _nearly_over(period, published)):
        return not _DONE.search(here)
    if _FOLLOWS.match(here) and re.search(r"预计[^；。]*可[^；。]*，$", text[first.start : clause.start]):
        return not _DONE.search(span_before)
    if _told_ahead(text, q.start) and not _DONE.search(here) and not _PASSED.search(span_before):
        return True
    once = list(_ONCE.finditer(span_before))
    if once and not re.search(r"今年|去年|目前|[；;]|已", span_before[once[-1].end() :]):
        return True
    found = [m for m in wide.finditer(span_before) if _is_intent(span_before, m)]
    if not found or _DONE.search(span_before, found[-1].end()):
        return False
    rest = span_before[found[-1].end() :]
    if (found[-1].group() == "拟" and rest.startswith("于")) or _NEW_SUBJECT.search(rest):
        return not re.search(r"[；;]", rest)
    return found[-1].group() in _FAR or not re.search(r"[；;]", rest)


def _is_assigned(text: str, q: Quantity, here: str, sentence: str) -> bool:
    """下达投资任务33.9亿元，其中…; 改厕任务3828座，完成3864座: what is to be done, before what was."""
    told = _ASSIGNED.search(sentence)
    if told is not None and not _FULFILLED.search(sentence, told.end()):
        return True
    return _TASK.search(here) is not None and not _FULFILLED.search(here) and _THEN_DONE.match(text, q.end) is not None


@lru_cache(maxsize=8)
def _heads(text: str) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """(where the heads 一、…, 二、… stand, which of them open a part about what is to come)."""
    found = [(m.start(), bool(_AHEAD.search(m["words"])) and not _BEHIND.search(m["words"])) for m in _HEAD.finditer(text)]
    return tuple(start for start, _ in found), tuple(ahead for _, ahead in found)


def _told_ahead(text: str, place: int) -> bool:
    """Does a place stand in a part headed 2030年工作安排 or 预算草案?"""
    starts, ahead = _heads(text)
    at = bisect_right(starts, place)
    return at > 0 and ahead[at - 1]


def _is_ahead(period: Stated | None, published: Day | None) -> bool:
    """Does a period that is still to end (9月底前, 到2030年) hold?"""
    if period is None or published is None or "年末" in period.words:
        return False
    start, end = period.span
    return end is not None and end > published and (start is None or start > published)


def _nearly_over(period: Stated | None, published: Day | None) -> bool:
    """Is what 预计 says an estimate of what is as good as done: 全年预计完成, printed in December?"""
    end = period.span[1] if period is not None else None
    if period is not None and published is not None and period.words.startswith(("今年", "本年")) and published[5:7] < "11":
        return end is not None and end < published
    return end is not None and published is not None and date.fromisoformat(end) <= date.fromisoformat(published) + timedelta(days=31)


def _is_intent(span: str, found: re.Match[str]) -> bool:
    """计划新建 is one, 年度计划的 is none; 将新建 is one, 将全区分为 is none."""
    word, before, after = found.group(), span[: found.start()], span[found.end() :]
    if word in ("计划", "规划"):
        planned = _YEAR_BEFORE.search(before) and PLANS.match(after)
        if (_NOUN_BEFORE.search(before) and not planned) or re.search(r"(?:列入|纳入)[^，。；]{0,16}$", before):
            return False
        return not re.match(r"的|[（(]|内|任务|项目|占|完成(?:率|情况|比例|进度|的|了)|生育|入选|支持|[比较由从]|、|》|”", after)
    if word == "将":
        following = next(iter(tokens(after[:6])), None)
        if re.search(r"[标划列分定]为|纳入|作为", after):
            return False
        return (
            following is not None
            and following.text != "需要"
            and following.role in ("verb", "vn", "adverb", "up", "down", "link", "preposition")
            and not re.search(r"[整划纳列]?[为成入到至]$", after)
        )
    return True
