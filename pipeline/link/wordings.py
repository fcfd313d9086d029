"""The words a metric is told in, brought to a form in which two tellings of one thing can be compared.

累计受理问题 and 平台共受理群众反映问题 say the same; 受理问题 and 办结问题, 城镇居民收入 and 农村居民收入 do not.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rjieba

from pipeline.resources import MODELS

WORD = re.compile(r"[\w%]+")
OWN_NAME = re.compile(r"[“\"「『‘][^”\"」』’]{1,12}[”\"」』’](?=平台|系统|小程序|热线|[Aa][Pp][Pp]|公众号)")
"""What a platform is called, which one issue tells and the next leaves out: “邻里通”平台收件."""
ANY_MATTER = "民意"
"""The sense of words for whatever people bring forward (问题 诉求 事项), which 平台受理 leaves out."""
LEFT_OUT = 0.75
"""What a likeness counts where only such a word was left out."""
UOM_FORMS = {"名": "人", "位": "人", "宗": "起", "桩": "起", "元人民币": "元", "个": ""}
"""Measure words that count the same thing: 812名 and 812人 may be points of one series."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lexicons that wording rests on, as read from models/lexicons.

    ``groups``: a word's senses, the chief one first; ``contrasts``: its set, and whether it sets apart from what names none of the set.
    """

    fillers: frozenset[str]
    groups: dict[str, tuple[str, ...]]
    contrasts: dict[str, tuple[str, bool]]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """A metric's content: ``words`` in order without fillers, each by its chief sense; ``senses`` all it may mean."""

    key: str
    words: tuple[str, ...]
    senses: tuple[frozenset[str], ...]
    letters: frozenset[str]
    contrasts: tuple[tuple[str, str, bool], ...]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated list."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


@lru_cache(maxsize=1)
def lists(folder: Path = MODELS / "lexicons") -> Lists:
    """The wording lists, read once."""
    groups: dict[str, tuple[str, ...]] = {}
    for row in rows(folder / "wording_synonyms.tsv"):
        groups[row["word"]] = (*groups.get(row["word"], ()), row["group"])
    fillers = frozenset(row["word"] for row in rows(folder / "wording_fillers.tsv"))
    contrasts = {row["word"]: (row["set"], row["alone"] == "apart") for row in rows(folder / "wording_contrasts.tsv")}
    long = sorted((w for w in fillers | groups.keys() | contrasts.keys() if len(w) > 1), key=lambda w: (-len(w), w))
    return Lists(fillers, groups, contrasts, re.compile("|".join(map(re.escape, long))))


def uom_key(uom: str) -> str:
    """The unit of measure two points must share: 名 → 人, ㎡ → 平方米.

    >>> uom_key("名"), uom_key("万元")
    ('人', '万元')
    """
    uom = unicodedata.normalize("NFKC", uom)
    return UOM_FORMS.get(uom, {"m2": "平方米", "km": "公里", "百分点": "个百分点"}.get(uom, uom))


def pieces(text: str, known: Lists) -> Iterator[str]:
    """Words of ``text``: listed words first, the longest at each place; jieba's words for what lies between.

    >>> list(pieces("工单件数", lists()))
    ['工单', '件数']
    """
    text = unicodedata.normalize("NFKC", text)
    place = 0
    for listed in known.pattern.finditer(text):
        yield from between(text[place : listed.start()])
        yield listed.group()
        place = listed.end()
    yield from between(text[place:])


def between(text: str) -> Iterator[str]:
    """jieba's words, punctuation left out."""
    if text:
        yield from (word for word in rjieba.cut(text, False) if WORD.fullmatch(word))


def contrast_in(word: str, known: Lists) -> str | None:
    """The contrasting word that ``word`` is, begins or ends with: 女职工 → 女, 进口额 → 进口; the longest of several.

    A listed word of its own (税收收入) holds no other, but contrasts as its chief sense does (签约服务 as 签约).
    """
    if word in known.groups or word in known.fillers:
        return next((sense for sense in (word, *known.groups.get(word, ())[:1]) if sense in known.contrasts), None)
    ends = {word[:n] for n in range(1, len(word) + 1)} | {word[-n:] for n in range(1, len(word) + 1)}
    return max((end for end in ends if end in known.contrasts), key=lambda e: (len(e), e), default=None)


@lru_cache(maxsize=200_000)
def wording(metric: str, action: str | None = None) -> Wording:
    """The comparable form of a metric and the verb it was reported with.

    >>> wording("累计受理问题").key == wording("平台共受理群众反映问题").key
    True
    >>> wording("受理问题").key == wording("办结问题").key
    False
    """
    known = lists()
    metric = OWN_NAME.sub("", metric) or metric
    said = metric if not action or action in metric else action + metric
    found: dict[str, frozenset[str]] = {}
    contrasts: list[tuple[str, str, bool]] = []
    words = list(pieces(said, known))
    for word in words:
        if contrast := contrast_in(word, known):
            name, apart = known.contrasts[contrast]
            contrasts.append((name, known.groups.get(contrast, (contrast,))[0], apart))
        senses = known.groups.get(word, (word,))
        if word not in known.fillers and senses[0] not in found:
            found[senses[0]] = frozenset(senses)
    if not found:  # nothing but fillers: 活动, 资金
        found = {word: frozenset([word]) for word in words}
    letters = frozenset("".join(found))
    return Wording(" ".join(sorted(found)), tuple(found), tuple(found.values()), letters, tuple(sorted(contrasts)))


def apart(a: Wording, b: Wording) -> bool:
    """Do the two name contrasting things (城镇, 农村), or one alone a thing that sets apart (重大隐患, 隐患)?"""
    one, two = ({name: word for name, word, _apart in w.contrasts} for w in (a, b))
    strict = {name for w in (a, b) for name, _word, apart in w.contrasts if apart}
    return any(one.get(name) != two.get(name) for name in one.keys() | two.keys() if name in strict or (name in one and name in two))


def likeness(a: Wording, b: Wording) -> float:
    """How alike two wordings are, 0 to 1; 0 where they name contrasting things.

    >>> likeness(wording("城镇居民收入"), wording("农村居民收入"))
    0.0
    """
    if a.key == b.key:
        return 1.0
    if apart(a, b) or not a.words or not b.words:
        return 0.0
    if sorted("".join(a.words)) == sorted("".join(b.words)):  # 监测对象, 监测的对象
        return 0.95
    shared = sum(any(x & y for y in b.senses) for x in a.senses)
    words = 2 * shared / (len(a.senses) + len(b.senses))
    letters = 2 * len(a.letters & b.letters) / (len(a.letters) + len(b.letters)) if a.letters and b.letters else 0.0
    head = 1.0 if a.senses[-1] & b.senses[-1] or a.words[-1].endswith(b.words[-1]) or b.words[-1].endswith(a.words[-1]) else 0.0
    inside = 1.0 if shared == min(len(a.senses), len(b.senses)) else 0.0
    score = 0.3 * words + 0.3 * letters + 0.2 * head + 0.2 * inside
    return max(score, LEFT_OUT) if inside and only_matter_left_out(a, b) else score


def only_matter_left_out(a: Wording, b: Wording) -> bool:
    """Does the longer wording add nothing but a word for any matter?

    >>> only_matter_left_out(wording("平台受理"), wording("受理群众反映问题")), only_matter_left_out(wording("检查"), wording("检查企业"))
    (True, False)
    """
    short, long = sorted((a.senses, b.senses), key=len)
    return len(short) < len(long) and all(ANY_MATTER in senses for senses in long if not any(senses & other for other in short))
