"""What stands left of a number in its clause: subject, verb, object, what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.mine.language import Token, is_listed
from pipeline.mine.nouns import NOMINAL
from pipeline.mine.objects import VERBAL, object_of_verb
from pipeline.mine.trimming import NEGATIONS, names, without_head
from pipeline.records import QuantityKind

_SKIPPED_LAST = frozenset({"adverb", "link", "rank", "preposition", "time", "conjunction", "share"})
_BEYOND = frozenset({"高出", "超出", "多出", "领先", "落后", "低出"})
_LOOSE = frozenset({"了", "着", "中", "中有"})
_HAVING = frozenset({"有", "共有", "现有", "已有"})
_FOR_ONCE = frozenset({"首次", "首度", "再次", "不得", "不准", "不能", "不宜"})
_AGAINST = frozenset({"于", "不少于", "不低于", "超过", "相当于"})
_NAMING = frozenset({"verb", "vn", "up", "down", "noun"})
_PLANS = frozenset({"计划", "预算"})
_WHOLE_BASES = frozenset({"同比", "环比"})


@dataclass(frozen=True, slots=True)
class Left:
    """What a number's left side says: ``words`` name what is measured (none: it is said elsewhere)."""

    words: tuple[Token, ...] = ()
    verb: Token | None = None
    change: Token | None = None
    link: Token | None = None
    share_of: tuple[Token, ...] | None = None  # 占 what; () for a bare 占比
    bare_verb: bool = False  # nothing but a verb: 已落实
    headless: bool = False  # ends in 的: 未演练的
    ranked: bool = False
    respectively: bool = False


@dataclass(slots=True)
class _Tail:
    """What is taken off the end of the words, the number's side."""

    link: Token | None = None
    change: Token | None = None
    share: Token | None = None


def left_of(words: Sequence[Token], kind: QuantityKind) -> Left:
    """Reads the words between the last number or mark and a number.

    各类/交通/违法行为 of 全市已查处各类交通违法行为, verb 查处.
    """
    tail = _Tail()
    ws = _without_tail(_without_place(_with_ratios(words, kind)), kind, tail)
    share_of: tuple[Token, ...] | None = () if tail.share else None
    cut = _last(ws, "share")
    closed = bool(ws) and ws[-1].text in ("）", ")")
    if cut is not None and not closed and (ws[-1].role == "of" or (ws[cut].text != "占比" and cut < len(ws) - 1)):
        share_of = tuple(ws[cut + 1 : -1] if ws[-1].role == "of" else ws[cut + 1 :])
        ws = _without_tail(ws[:cut], "percentage", tail)
    if share_of is None and kind == "percentage" and ws and ws[-1].role == "of" and tail.link is None:
        cut = next((i for i in range(len(ws) - 2, -1, -1) if ws[i].role == "link" or ws[i].text in _AGAINST), None)
        base = tuple(ws[cut + 1 : -1]) if cut is not None else ()
        if base and all(w.role == "time" for w in base):
            ws = _without_tail(ws[:cut], kind, tail)  # 恢复到2019年同期的118%
        if names(base) and (not cut or names(ws[:cut])) and not any(w.role in VERBAL - {"vn"} for w in base):
            share_of, ws = base, _without_tail(ws[:cut], kind, tail)
    ws = _without_comparison(ws, kind, tail)
    ws = _without_start(ws)
    headless = bool(ws) and ws[-1].role == "of"
    if headless and len(ws) > 1 and ws[-2].role == "time":
        ws, headless = _without_tail(ws[:-2], kind, tail), False
    if headless and kind == "ratio":
        ws, headless = ws[: _last(ws, "link") or 0], False
    ws, link = _before_link(ws)
    full, ws = ws, [] if ws and ws[0].role == "rank" else without_head(ws)
    if kind in ("change", "percentage", "rank") and not names(ws):
        ws = []
    named, verb, bare = object_of_verb(ws, any(w.text == "其中" for w in words)) if not headless else (tuple(ws), None, False)
    if bare:
        listed = next((i for i in range(len(full) - 1, -1, -1) if full[i].text == "、"), None)
        full = full if listed is None else full[listed + 1 :]
        kept = [w for w in full if w.role in _NAMING or w.text in NEGATIONS or (w.role == "adverb" and not is_listed(w.text))]
        named = tuple(kept) or named
    return Left(
        named,
        verb,
        tail.change,
        tail.link or link,
        share_of,
        bare,
        headless,
        any(w.role == "rank" for w in words),
        any(w.text in ("分别", "各") for w in words),
    )


def _with_ratios(words: Sequence[Token], kind: QuantityKind) -> list[Token]:
    """收入比 of 城乡收入比由2.09缩小为2.04, 生师比 of 生师比14:1: a 比 that ends a noun compares nothing."""
    joined: list[Token] = []
    for index, word in enumerate(words):
        after = words[index + 1] if index + 1 < len(words) else None
        ends = kind == "ratio" if after is None else after.role in ("link", "up", "down") or after.text in ("由", "从", "是")
        if word.text == "比" and ends and joined and joined[-1].role in NOMINAL and joined[-1].end == word.start:
            joined[-1] = Token(joined[-1].start, word.end, joined[-1].text + "比", "n", "noun")
        else:
            joined.append(word)
    return joined


def _without_tail(words: Sequence[Token], kind: QuantityKind, tail: _Tail) -> list[Token]:
    ws = list(words)
    while ws:
        last = ws[-1]
        if last.role in ("up", "down") and kind == "change" and tail.change is None:
            tail.change = last
        elif last.text in ("前", "后", "起", "内") and len(ws) > 1 and ws[-2].role == "time":
            pass
        elif last.text in _PLANS and len(ws) > 1 and ws[-2].role in NOMINAL and ws[-2].end == last.start:
            break
        elif last.role in _SKIPPED_LAST:
            tail.link = tail.link or (last if last.role in ("link", "rank") else None)
            tail.share = tail.share or (last if last.role == "share" else None)
        elif last.text in _HAVING or (len(ws) > 1 and last.text in _FOR_ONCE):
            pass
        elif not ((last.role == "mark" and last.text in "、，：:") or last.text in _LOOSE):
            break
        ws.pop()
    return ws


def _without_start(ws: list[Token]) -> list[Token]:
    """安装率 of 安装率由年初的: where a change sets out names no metric."""
    cut = next((i for i in range(len(ws) - 1, -1, -1) if ws[i].text in ("由", "从")), None)
    if cut is None:
        return ws
    since = ws[cut + 1 :]
    plain = all(w.role in ("time", "of", "adverb") or w.text in ("原来", "原先", "最初", "此前") for w in since)
    return ws[:cut] if plain or (names(ws[:cut]) and since[-1].role == "of") else ws


def _without_place(words: Sequence[Token]) -> Sequence[Token]:
    """总成绩 of 在全国大练兵中总成绩: where something was so is no part of what was measured."""
    start = next((i for i, w in enumerate(words) if w.text in ("在", "从")), None)
    if start is None:
        return words
    end = next((i for i in range(start + 1, len(words) - 1) if words[i].text in ("中", "上", "方面", "里", "看")), None)
    if end is None and len(words) > start + 2 and words[-1].role == "verb" and is_listed(words[-1].text):
        return words[-1:]  # 在某公路沿线发放1500份
    return words[end + 1 :] if end is not None and names(words[end + 1 :]) else words


def _without_comparison(ws: list[Token], kind: QuantityKind, tail: _Tail) -> list[Token]:
    """投入资金 of 投入资金比上年; nothing of 较考核目标高出: what it is compared with names no metric."""
    against = next((i for i, w in enumerate(ws) if (w.role in ("up", "down") and w.text.endswith("于")) or w.text in _BEYOND), None)
    if against is not None and ws[against].text in _BEYOND and (kind not in ("change", "amount") or against == len(ws) - 1):
        against = None
    if against is not None:
        tail.change = tail.change or ws[against]
        return _without_tail(ws[:against], kind, tail)
    cut = next((i for i, w in enumerate(ws) if w.role == "basis"), None)
    if cut is None or (kind == "count" and not any(w.role in ("up", "down", "verb") for w in ws[cut:])):
        return ws
    before, after = ws[:cut], ws[cut:]
    if names(before):
        return _without_tail(before, kind, tail)
    timed = len(after) > 1 and after[1].role == "time"
    rest = list(after[1:])
    while rest and rest[0].role in ("time", "adverb", "mark", "basis"):
        rest.pop(0)
    if after[0].text not in _WHOLE_BASES and not timed and not any(w.role == "mark" for w in after):
        return []
    if rest and all(w.role in ("verb", "vn", "adverb", "up", "down") and w.tag != "n" for w in rest) and kind != "count" and len(rest) <= 2:
        return []
    return _without_tail(rest, kind, tail)


def _before_link(ws: list[Token]) -> tuple[list[Token], Token | None]:
    """采煤工效 of 采煤工效提高到人均每班: the subject of a link that stands further left."""
    for index, word in enumerate(ws):
        counted = len(ws) - index > 3 and ws[-1].role == "noun" and ws[-2].role == "of"  # 达到一级和二级的天数共
        if word.role in ("link", "rank") and names(ws[:index]) and not counted and not any(w.role == "verb" for w in ws[index:]):
            return ws[:index], word
    return ws, None


def _last(ws: Sequence[Token], role: str) -> int | None:
    return next((i for i in range(len(ws) - 1, -1, -1) if ws[i].role == role), None)
