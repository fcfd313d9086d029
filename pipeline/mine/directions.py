"""Direction and base of a change, before and after of a pair, nominal or real."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from pipeline.mine.language import Token
from pipeline.mine.lexicons import rows
from pipeline.mine.phrases import Left
from pipeline.records import Change, Direction, Quantity

_BASE = re.compile(
    r"同比|环比|(?:比|较|与|距离?)(?P<base>(?:“[^”]{1,10}”)?[^，；。、“]{0,14}?)(?=相比|偏|增|减|下降|上升|提|降|净|多|少|高|低|涨|跌|扩|缩|回|前进|后退|分别|加快|加大|放缓|减缓|又|$)"
)
_AGAINST = re.compile(r"[快慢高低多少]于(?P<base>[^，；。、0-9]{1,10})$")
_WORSE = re.compile(r"浓度|排放|能耗|超标")
_FILLER = re.compile(r"(?:了|约|近|超过?|逾|不足|分别|达到?|为)+$")
_REAL = re.compile(r"实际增|实际下|扣除价格|可比价|不变价|可比口径")
_NOMINAL = re.compile(r"名义|现价|当年价")


def change_of(text: str, q: Quantity, left: Left, clause_start: int, words: Sequence[Token], before: Change | None) -> Change | None:
    """Direction and base of a change: 比2020年增加31.6% → up, 2020年.

    ``words`` are those between the last number and this one, ``before`` the change of the number before in the same list.
    """
    if q.kind != "change":
        return None
    if turn_missing := re.search(r"[仅还尚]?差$", text[clause_start : q.start]):
        return Change("down", base_of(text[clause_start : clause_start + turn_missing.start()]))
    turn = left.change or next((w for w in reversed(words) if w.role in ("up", "down")), None)
    direction: Direction | None = None
    if turn is None and (said := _said_before(text[clause_start : q.start])) is not None:
        direction = said
    elif turn is not None:
        fouled = turn.text == "改善" and _WORSE.search(text, _before(text, clause_start), q.start)
        direction = "down" if turn.role == "down" or fouled else "up"
    elif (
        re.search(r"降幅|跌幅|减幅|下降率|降低率|仅差|还差|[^幅]差$", text[clause_start : q.start])
        or q.quote[:1] in "-－−负"
        or re.search(r"减|降|缩|(?<!不)低|(?<!不)少|下滑|回落", q.quote)
    ):
        direction = "down"
    elif re.search(r"增|升|翻|高|多", q.quote):
        direction = "up"
    elif before is not None:
        return before
    if direction == "up" and q.quote[:1] in "-－−负":
        direction = "down"  # 增长-15%
    base = base_of(text[clause_start : q.start])
    return Change(direction or "up", base or (before.base if before and turn is None else None))


@cache
def _words() -> dict[str, Direction]:
    """The words that say which way a number went, of ``models/lexicons/change_words.tsv``."""
    return {r["word"]: "down" if r["direction"] == "down" else "up" for r in rows("change_words") if len(r["word"]) > 1}


def _said_before(span: str) -> Direction | None:
    """下降 of 类价格下降: the word of change that ends right before the number."""
    left = _FILLER.sub("", span)
    return next((way for word, way in _words().items() if left.endswith(word)), None)


def _before(text: str, clause_start: int) -> int:
    """Where the clause before begins: PM2.5浓度28微克，同比改善6%."""
    return max(text.rfind(mark, 0, max(0, clause_start - 1)) for mark in "，。；\n") + 1


def base_of(span: str) -> str | None:
    """What a change is measured against, the last said.

    >>> base_of("粮食产量比2020年增加"), base_of("同比"), base_of("增速快于全省")
    ('2020年', '同比', '全省')
    """
    against = _AGAINST.search(span)
    if against:
        return against["base"]
    found = [*_BASE.finditer(span)]
    if not found:
        return None
    return re.sub(r"[（(].*?[）)]$", "", found[-1]["base"] or found[-1].group())


def stage_of(text: str, q: Quantity, end: int) -> Literal["before", "after"] | None:
    """before/after of 由36%升至98.5%."""
    if re.search(r"[由从](?:\d{4}年)?(?:[^，；。0-9]{0,8}的?)$", text[max(0, q.start - 16) : q.start]) and re.match(
        r"[^，；。]{0,4}?(?:增|升|提|降|减|扩|缩|压|调|变|回|上|下|到|至)", text[q.end : end]
    ):
        return "before"
    if re.search(r"[由从][^，；。]{1,24}[到至为](?:\d{4}年的?)?$", text[max(0, q.start - 32) : q.start]):
        return "after"
    return None


def price_of(text: str, q: Quantity, clause_start: int) -> Literal["nominal", "real"] | None:
    """nominal of 名义增长6.8%, real of 扣除价格因素实际增长4.5%."""
    if q.kind != "change":
        return None
    span = text[clause_start : q.start]
    return "real" if _REAL.search(span) else "nominal" if _NOMINAL.search(span) else None
