"""Goals and rules among the numbers: 力争达到95%, 每月至少开展一次, 不得超过3天."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from pipeline.mine.carrying import GOALS
from pipeline.mine.clauses import Clause, opening
from pipeline.mine.language import tokens
from pipeline.mine.lexicons import rows
from pipeline.mine.scopes import Stated
from pipeline.records import Day, Quantity

_DONE = re.compile(r"已|目前|截至|截止|累计|实际|共完成")
_FAR = frozenset({"计划", "力争", "拟", "确保", "规划", "下一步", "明年"})
_NORM = re.compile(r"不超过|不低于|不少于|不高于|不得")
_GRANT = re.compile(
    r"(?:每[一-龥]{1,6}|各)(?:[^，；]{0,8})(?:补贴|补助|奖励|奖补|给予|资助)|(?:补贴|补助|奖励|奖补|给予|资助)[^，；]{0,6}(?:每[人户亩个台辆家名头次]|各)"
)
_ONCE = re.compile(r"(?:达产|建成|投产|投用|完工|竣工|投入使用|投入运营)后")
_NOUN_BEFORE = re.compile(r"(?:年度|行动|工作|投资|建设|生产|总体|专项|发展|\d年|年|月|动|产|的|本)$")
_RULE = re.compile(r"以?[上下内]?的?(?:时序)?(?:标准|要求|比例|频次|目标)")
_HEAD = re.compile(r"^\s*[一二三四五六七八九十]{1,3}、(?P<words>[^\n。：；]{2,30})", re.M)
_AHEAD = re.compile(r"(?:工作|任务|目标|总体|预算|年度|年的?)(?:安排|打算|计划|部署|建议)$|预算草案|下一步|预期目标|主要目标$|目标任务$")
_BEHIND = re.compile(r"情况|回顾|完成|执行|总结|成效")
_PASSED = re.compile(r"去年|上年|以来|目前|现有|原有")
_EVERY = re.compile(r"每(?:半?[年月周日天季]|季度|星期|个月|两[年月周])")


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
    if (_EVERY.search(q.quote) and q.uom.startswith("次")) or _RULE.match(text, q.end) or _NORM.match(q.quote) or GOALS.match(metric[-4:]):
        return True
    if q.kind == "amount" and _GRANT.search(text[clause.start : q.end]):
        return True
    if _is_ahead(period, published):
        return not _DONE.search(here)
    if near.search(here + q.quote):
        return not _DONE.search(here)
    first = opening(clauses, clause.sentence)
    span_before = text[first.start : q.start]
    if _told_ahead(text, q.start) and not _DONE.search(here) and not _PASSED.search(span_before):
        return True
    once = list(_ONCE.finditer(span_before))
    if once and not re.search(r"今年|去年|目前|[；;]|已", span_before[once[-1].end() :]):
        return True
    found = [m for m in wide.finditer(span_before) if _is_intent(span_before, m)]
    if not found or _DONE.search(span_before, found[-1].end()):
        return False
    return found[-1].group() in _FAR or not re.search(r"[；;]", span_before[found[-1].end() :])


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


def _is_intent(span: str, found: re.Match[str]) -> bool:
    """计划新建 is one, 年度计划的 is none; 将新建 is one, 将全区分为 is none."""
    word, before, after = found.group(), span[: found.start()], span[found.end() :]
    if word in ("计划", "规划"):
        return not _NOUN_BEFORE.search(before) and not re.match(r"的|[（(]|内|任务|项目|占|完成|、|》|”", after)
    if word == "将":
        following = next(iter(tokens(after[:6])), None)
        if re.search(r"[标划列分定]为|纳入|作为", after):
            return False
        return (
            following is not None
            and following.text != "需要"
            and following.role in ("verb", "vn", "adverb", "up", "down", "link")
            and not re.search(r"[整划纳列]?[为成入到至]$", after)
        )
    return True
