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
UOM_FORMS = {"名": "人", "位": "人", "宗": "起", "桩": "起", "元人民币": "元", "个": ""}
"""Measure words that count the same thing: 812名 and 812人 may be points of one series."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lexicons that wording rests on, as read from models/lexicons."""

    fillers: frozenset[str]
    groups: dict[str, str]
    contrasts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """A metric's content: ``words`` in order without fillers, ``acts`` the synonym groups of its verbs and heads."""

    key: str
    words: tuple[str, ...]
    letters: frozenset[str]
    contrasts: frozenset[tuple[str, str]]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated list."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


@lru_cache(maxsize=1)
def lists(folder: Path = MODELS / "lexicons") -> Lists:
    """The wording lists, read once."""
    return Lists(
        frozenset(row["word"] for row in rows(folder / "wording_fillers.tsv")),
        {row["word"]: row["group"] for row in rows(folder / "wording_synonyms.tsv")},
        {row["word"]: row["set"] for row in rows(folder / "wording_contrasts.tsv")},
    )


def uom_key(uom: str) -> str:
    """The unit of measure two points must share: 名 → 人, ㎡ → 平方米.

    >>> uom_key("名"), uom_key("万元")
    ('人', '万元')
    """
    uom = unicodedata.normalize("NFKC", uom)
    return UOM_FORMS.get(uom, {"m2": "平方米", "km": "公里", "百分点": "个百分点"}.get(uom, uom))


def pieces(text: str, known: Lists) -> Iterator[str]:
    """Words of ``text``; a listed word of two or three of jieba's words counts as one."""
    words = [w for w in rjieba.cut(unicodedata.normalize("NFKC", text), True) if WORD.fullmatch(w)]
    place = 0
    while place < len(words):
        for width in (3, 2, 1):
            joined = "".join(words[place : place + width])
            if width == 1 or joined in known.groups or joined in known.fillers or joined in known.contrasts:
                yield joined
                place += width
                break


@lru_cache(maxsize=200_000)
def wording(metric: str, action: str | None = None) -> Wording:
    """The comparable form of a metric and the verb it was reported with.

    >>> wording("累计受理问题").key == wording("平台共受理群众反映问题").key
    True
    >>> wording("受理问题").key == wording("办结问题").key
    False
    """
    known = lists()
    said = metric if not action or action in metric else action + metric
    found: list[str] = []
    contrasts: set[tuple[str, str]] = set()
    for word in pieces(said, known):
        if word in known.contrasts:
            contrasts.add((known.contrasts[word], word))
        word = known.groups.get(word, word)
        if word not in known.fillers and word not in found:
            found.append(word)
    if not found:  # nothing but fillers: 活动, 资金
        found = list(dict.fromkeys(pieces(said, known)))
    return Wording(" ".join(sorted(found)), tuple(found), frozenset("".join(found)), frozenset(contrasts))


def likeness(a: Wording, b: Wording) -> float:
    """How alike two wordings are, 0 to 1; 0 where they name contrasting things (城镇 against 农村) or only one narrows by a contrast.

    >>> likeness(wording("城镇居民收入"), wording("农村居民收入"))
    0.0
    """
    if a.key == b.key:
        return 1.0
    if a.contrasts != b.contrasts:
        return 0.0
    one, two = set(a.words), set(b.words)
    shared = one & two
    words = 2 * len(shared) / (len(one) + len(two))
    letters = 2 * len(a.letters & b.letters) / (len(a.letters) + len(b.letters)) if a.letters and b.letters else 0.0
    head = 1.0 if a.words[-1:] == b.words[-1:] or a.words[-1] in b.words[-1] or b.words[-1] in a.words[-1] else 0.0
    inside = 1.0 if shared and (one <= two or two <= one) else 0.0
    return 0.3 * words + 0.3 * letters + 0.2 * head + 0.2 * inside
