"""Words that say how a printed number stands to the true one: 近 余 超 不少于 … 以上 左右."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from pipeline.mine.lexicons import rows
from pipeline.records import Bound


@cache
def _before() -> dict[str, tuple[tuple[str, Bound], ...]]:
    """The words that stand before a number by their last character, longest first."""
    index: dict[str, list[tuple[str, Bound]]] = defaultdict(list)
    for row in rows("bounds"):
        if row["place"] == "before":
            index[row["word"][-1]].append((row["word"], row["bound"]))  # type: ignore[arg-type]
    return {last: tuple(sorted(words, key=lambda word: -len(word[0]))) for last, words in index.items()}


@cache
def _after() -> dict[str, tuple[tuple[str, Bound], ...]]:
    """The words that stand behind a measure word by their first character, longest first."""
    index: dict[str, list[tuple[str, Bound]]] = defaultdict(list)
    for row in rows("bounds"):
        if row["place"] == "after":
            index[row["word"][0]].append((row["word"], row["bound"]))  # type: ignore[arg-type]
    return {first: tuple(sorted(words, key=lambda word: -len(word[0]))) for first, words in index.items()}


_APART = re.compile(r"(?P<word>不少于|不低于|不超过|不高于|超过|不足)[^，。；、：0-9]{2,12}的$")


def bound_before(text: str, start: int) -> tuple[int, Bound] | None:
    """The bound word that ends where the number begins, and where it starts itself.

    >>> bound_before("总额不超过20万元", 5)
    (2, 'at_most')
    """
    for word, bound in _before().get(text[start - 1 : start], ()):
        at = start - len(word)
        if at >= 0 and text.startswith(word, at) and _stands_alone(text, at, word):
            return at, bound
    return None


def _stands_alone(text: str, at: int, word: str) -> bool:
    """Is the word no end of another one: 经过5天, 通过3项, 附近20户, 条约, 以上?"""
    before = text[at - 1 : at]
    if not before:
        return True
    barred = {
        "过": "经通不超路走度难越跳改只罪错见做办看去来",
        "近": "附最临邻新亲靠就远相接走",
        "约": "节条制大预签履违公合契集相",
        "上": "以之路线网早晚加手岸海马跟迎送赶楼车会场身桌地面江湖年月周历史天班山北南省区县市镇乡村社校基础道址船世届体平台",
        "破": "突打告爆",
        "超": "高赶反",
        "大于": "不",
        "小于": "不",
        "高于": "不",
        "低于": "不",
        "少于": "不",
        "多于": "不",
    }.get(word, "")
    return before not in barred


def bound_after(text: str, end: int) -> tuple[int, Bound] | None:
    """The bound word that follows a number with its measure word, and where it ends.

    >>> bound_after("投资2000万元左右", 8)
    (10, 'about')
    """
    for word, bound in _after().get(text[end : end + 1], ()):
        if text.startswith(word, end) and not _other_word(text, end, word):
            return end + len(word), bound
    return None


def _other_word(text: str, end: int, word: str) -> bool:
    """内 and 上下 that begin another word: 5公里内环线, 3个上下游企业."""
    follows = text[end + len(word) : end + len(word) + 1]
    if word == "+":
        return follows.isalnum()
    if word == "内":
        return follows in tuple("容部外蒙地需涝河环江设存科衣循") or text.startswith(("资企", "资公", "资银"), end + 1)
    if word == "强":
        return not text.startswith(("一", "半", "成"), end - 1) and "分之" not in text[max(0, end - 4) : end]
    return word == "上下" and follows in ("游", "班", "级", "联")


def bound_apart(text: str, start: int) -> Bound | None:
    """A bound word that the base of a share parts from it: 不少于常住人口的千分之一.

    >>> bound_apart("志愿者不少于常住人口的千分之一", 11)
    'at_least'
    """
    found = _APART.search(text, max(0, start - 18), start)
    return next((bound for word, bound in _before()[found["word"][-1]] if word == found["word"]), None) if found else None


def join(before: Bound | None, inside: Bound | None, after: Bound | None) -> Bound:
    """One bound of up to three marks: 近900余 is about, 超15万余 is more_than; a range knows only itself."""
    marks = [mark for mark in (before, after, inside) if mark and mark != "exact"]
    if "range" in marks:
        return "range"
    if "about" in marks:
        return "about"
    return marks[0] if marks else "exact"
