"""What tells quoted names of ways of working from quotes that only stress: class words, neighbours, forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from pipeline.mine.lexicons import rows
from pipeline.records import MeasureKind

SHAPES = (
    re.compile(r"[一二三四五六七八九十百两双][一-龥]{1,3}(?:[、，]?[一二三四五六七八九十百两双][一-龥]{1,3})+"),  # 一巷一策, 三查三看
    re.compile(r"(?:[一二三四五六七八九十][必不严][一-龥][、，]?)+"),  # 八必访、六必查
    re.compile(r"送[一-龥]{1,6}(?:下乡|上门|入户)"),  # 送戏下乡
    re.compile(r"[一-龥]{2,8}\+[一-龥]{0,8}"),  # 党建+物业
    re.compile(r"[一二三四五六七八九十\d]+[+＋][一二三四五六七八九十\dNnXx]+.{0,6}"),  # 1+3+N
)
WAYS = (
    re.compile(r"(?:一[一-龥]{1,2}|[跨][一-龥]|[一-龥]{2})(?:通办|联办|帮办|代办|快办|速办|一次办)"),  # 一事联办
    re.compile(r"[一-龥]聘[一-龥]管[一-龥]?用?|[一-龥]招[一-龥]管[一-龥]用"),  # 县聘乡管
)
"""Shapes that name a way of working wherever they stand in quotes."""
DOCUMENT = re.compile(
    r"(?:方案|办法|计划|规划|细则|意见|制度|规定|规程|指南|清单|流程|措施|规则|标准|手册|公约|预案|指引|要点|条例|若干政策|台账|承诺书|协议书|倡议书|责任书|备忘录|合作协议|框架协议)(?:[（(][^）)]*[）)])?$"
)
NOT_OURS = re.compile(r"^(?:中华人民共和国|国务院|民法典|宪法|关于.*的(?:通知|决定|报告|通报|批复))|(?<!办)法$")
PLATFORM = re.compile(
    r"(?:[^\W\d_]云|[一-龥]通|(?<!故事)汇|在线|APP|地图|大脑|驾驶舱|掌上.+|浙里.+|一码.*|e.+|.+码|银行|夜校|超市|集市|驿站|客厅|茶馆|调解室|工作室|理堂|事堂|厨房|书屋|小屋|议事厅|直通车|积分|碳票|专栏|广播室|明白墙|咨询台|服务台|政务车|服务车|企业库|人才库|项目库)$"
)
TEAM = re.compile(r"(?:队|团|先锋岗|联盟|明白人|能人|使者|管家|先锋|专员|导师|合伙人)$")
TALK = re.compile(
    r"(?:时代|精神|理念|思想|目标|要求|意识|作风|难|贵|病|症)$|^进[一-龥]{2,4}$|^[一-龥](?:、[一-龥]){2,}$"
)  # 法治进万家, “挖、建、共”
LOOSE = re.compile(r"^[^的了，。；、]{0,10}$")
"""What may stand between a governing verb and quotes: 推动|重点产业链|“…”."""


@dataclass(frozen=True, slots=True)
class ClassWord:
    """A class word behind quotes; ``strong`` makes even stressed words a name (“清零”行动)."""

    word: str
    kind: MeasureKind | None
    strong: bool


@cache
def class_words() -> Mapping[str, ClassWord]:
    """Every class word by its form."""
    return {
        row["word"]: ClassWord(row["word"], cast(MeasureKind, row["kind"]) if row["kind"] else None, row["strong"] == "yes")
        for row in rows("quote_classes")
    }


def _alternation(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def class_after() -> re.Pattern[str]:
    """A class word behind quotes, some words of its own before it: ”燃气安全|课, ”等品牌活动."""
    middle = r"(?:(?!进行|得到|受到|予以|加以|获得|[了的在和与及为是])[一-龥]){0,8}?"
    return re.compile(rf"(?P<etc>等)?(?:的)?(?P<mid>{middle})(?P<word>{_alternation(list(class_words()))})")


@cache
def class_after_longest() -> re.Pattern[str]:
    """As ``class_after``, but up to the last class word."""
    return re.compile(class_after().pattern.replace("{0,8}?", "{0,10}"))


@cache
def no_work_after() -> re.Pattern[str]:
    """Words behind quotes that show them to stress: 氛围, 问题."""
    return re.compile("的?(?:" + _alternation([r["words"] for r in rows("quote_context") if r["side"] == "after"]) + ")(?!域)")


@cache
def problem_before() -> re.Pattern[str]:
    """Words in front of quotes that show them to stress: 打通, 当好."""
    return re.compile("(?:" + _alternation([r["words"] for r in rows("quote_context") if r["side"] == "before"]) + ")了?$")
