"""Measure words and units behind a number: 起, 人次, 万元/亩, 台（套）."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from pipeline.mine.lexicons import rows
from pipeline.mine.numerals import read_number
from pipeline.records import QuantityKind

_PER_ONLY = (
    "万人",
    "人",
    "年",
    "月",
    "日",
    "天",
    "小时",
    "时",
    "秒",
    "分",
    "亩",
    "吨",
    "公里",
    "千人",
    "百万",
    "立方米",
    "平方米",
    "升",
    "千克",
    "台",
    "户",
    "个",
    "次",
)


_NO_MEASURE = frozenset("年月日号时点分秒期届级版岁路的和与及至到等为以内外上下中左右前后多余来几半万亿千百十是在者吗呢吧了死伤")
_MARKS = tuple("，。；、）)（(！\n")


@dataclass(frozen=True, slots=True)
class Uom:
    """``text`` is the unit as printed without 万 and 亿; ``end`` where it ends in the text."""

    text: str
    kind: QuantityKind
    end: int


@cache
def _by_first_char() -> dict[str, tuple[tuple[str, QuantityKind, str], ...]]:
    """The measure words by their first character, longest first, each with its kind and the characters that may not follow."""
    index: dict[str, list[tuple[str, QuantityKind, str]]] = defaultdict(list)
    for row in rows("uom"):
        index[row["uom"][0]].append((row["uom"], row["kind"], row["not_before"]))  # type: ignore[arg-type]
    return {first: tuple(sorted(words, key=lambda word: -len(word[0]))) for first, words in index.items()}


def read_uom(text: str, at: int) -> Uom | None:
    """The measure word or unit at ``at`` of a folded text, the longest that no following character contradicts.

    >>> read_uom("42.6件/万人", 4)
    Uom(text='件/万人', kind='ratio', end=8)
    >>> read_uom("1300名单", 4) is None
    True
    """
    found = _word(text, at)
    if found is None:
        return None
    found = _with_parenthesis(text, found)
    return _with_denominator(text, found)


def unlisted_uom(text: str, at: int) -> Uom | None:
    """A lone character between digits and a mark is a measure word even where the list has it not: 育秧8.6万盘，.

    >>> unlisted_uom("育秧8.6万盘，", 6)
    Uom(text='盘', kind='count', end=7)
    """
    char, follows = text[at : at + 1], text[at + 1 : at + 2]
    if "一" <= char <= "鿿" and char not in _NO_MEASURE and follows in _MARKS:
        return Uom(char, "count", at + 1)
    return None


def _word(text: str, at: int) -> Uom | None:
    if text[at : at + 1] == " " and text[at + 1 : at + 2].isascii():
        at += 1
    for word, kind, not_before in _by_first_char().get(text[at : at + 1], ()):
        end = at + len(word)
        if not text.startswith(word, at):
            continue
        follows = text[end : end + 1]
        if follows and follows in not_before and not text.startswith(("以上", "以下", "以内"), end):
            continue
        if word[-1].isascii() and word[-1].isalpha() and follows.isascii() and follows.isalnum():
            continue
        return Uom(word, kind, end)
    return None


def _with_parenthesis(text: str, uom: Uom) -> Uom:
    """台（套）, 人（次）, 件（人）次: measure words in parentheses belong to the first."""
    if text[uom.end : uom.end + 1] not in ("（", "("):
        return uom
    at = uom.end + 1
    while True:
        inner = _word(text, at) or (Uom("次", "count", at + 1) if text[at : at + 1] == "次" else None)
        if inner is None:
            return uom
        at = inner.end
        if text[at : at + 1] in ("）", ")"):
            break
        if text[at : at + 1] not in ("、", "/"):
            return uom
        at += 1
    end = at + 1 + (1 if text[at + 1 : at + 2] == "次" else 0)
    return Uom(text[uom.end - len(uom.text) : end], uom.kind, end)


def _with_denominator(text: str, uom: Uom) -> Uom:
    """元/人, 吨/年, 件/万人, 元每吨."""
    mark = text[uom.end : uom.end + 1]
    if mark not in ("/", "每") or (mark == "每" and uom.kind not in ("amount", "measurement")):
        return uom
    at = uom.end + 1
    number = read_number(text, at)
    below = _word(text, number.end if number else at)
    if below is not None:
        end, name = below.end, text[at : below.end]
    else:
        name = next((word for word in _PER_ONLY if text.startswith(word, at)), "")
        end = at + len(name)
    if not name:
        return uom
    kind: QuantityKind = "ratio" if uom.kind == "count" else uom.kind
    joined = Uom(f"{uom.text}/{name}", kind, end)
    return _with_denominator(text, joined) if text[end : end + 1] == "/" and joined.text.count("/") < 3 else joined
