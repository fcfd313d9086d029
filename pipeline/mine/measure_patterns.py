"""The grammar of measure names: what they end in, which verbs govern them, which words say nothing by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from pipeline.errors import DataError
from pipeline.mine.lexicons import column, rows
from pipeline.records import MeasureKind, Status

INSIDE_VERBS = frozenset(
    (
        "提升 推进 推广 创建 建设 培育 巩固 优化 强化 落实 开放 打造 发布 组织 推动 参与"
        " 配套 发展 指导 帮扶 创新 深化 探索 延伸 拓展 聚焦 计划 培养 转移 宣传 介绍 拓宽 修复 升级 办理"
    ).split()
)
"""Verbs that also stand inside a name, before its ending: 河道水质|提升|行动."""


@dataclass(frozen=True, slots=True)
class MeasureEnding:
    """What names of ways of working end in.

    ``own`` characters at least must stand in front; ``needs``: "specific" (not only class words), "verb" (one that sets it up), "".
    """

    surface: str
    kind: MeasureKind
    own: int
    needs: str


@cache
def measure_endings() -> Mapping[str, MeasureEnding]:
    """Every ending by its printed form; DataError for a kind outside the vocabulary."""
    found: dict[str, MeasureEnding] = {}
    for row in rows("measure_endings"):
        if row["kind"] not in get_args(MeasureKind):
            raise DataError(f"{row['kind']} is no kind of measure")
        found[row["ending"]] = MeasureEnding(row["ending"], cast(MeasureKind, row["kind"]), int(row["own"]), row["needs"])
    return found


@cache
def measure_ending_pattern() -> re.Pattern[str]:
    """All endings as one alternation, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, measure_endings()), key=len, reverse=True)))


@cache
def governing_verbs() -> Mapping[str, Status | None]:
    """Verbs a name begins after, with the status they tell."""
    return {row["verb"]: cast(Status, row["status"]) if row["status"] else None for row in rows("measure_verbs")}


@cache
def verb_before_pattern() -> re.Pattern[str]:
    """A governing verb, with 了 and a few words of measure, that ends where a name begins: 推出了一批|“…”."""
    verbs = "|".join(sorted(map(re.escape, governing_verbs()), key=len, reverse=True))
    return re.compile(rf"(?P<verb>{verbs})(?:了|起|好|出)?(?:一批|一系列|系列|首批|首个|全新的?|新的?)?$")


@cache
def verb_anywhere_pattern() -> re.Pattern[str]:
    """Any governing verb with its 了."""
    return re.compile("(?:" + "|".join(sorted(map(re.escape, governing_verbs()), key=len, reverse=True)) + ")了?")


@cache
def generic() -> frozenset[str]:
    """Words that leave a name a class: 长效机制, 系列活动."""
    return frozenset(column("measure_generic", "word"))


@cache
def emphasis() -> frozenset[str]:
    """Quoted words that only stress."""
    return frozenset(column("quote_emphasis", "words"))


def is_governing(word: str) -> bool:
    """A governing verb, alone or with an adverb glued on: 开展, 深入开展."""
    return word in governing_verbs() or (len(word) == 4 and word[2:] in governing_verbs())


def ending_of(name: str) -> MeasureEnding | None:
    """The longest ending a name has: 河道清淤实施方案 → 实施方案."""
    for length in range(min(6, len(name)), 0, -1):
        if found := measure_endings().get(name[-length:]):
            return found
    return None
