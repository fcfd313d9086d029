"""The noun phrase that a measure word counts, read from what stands after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.mine.language import Token, is_listed
from pipeline.mine.lexicons import rows
from pipeline.mine.wording import inside_quotes

NOMINAL = frozenset({"noun", "vn"})
_RATES = ("率", "比例", "比重", "时间", "面积", "收入", "产值", "指数", "浓度", "满意度", "总量", "总额")
_HOUSEHOLDS = frozenset({"户", "人", "名", "位"})
_HOUSES = ("站", "中心", "馆", "院", "店")
_OTHERS = ("其他", "其它")
_FACILITIES = tuple("综合体 室 所 站 中心 馆 厅 园 院 点 队 库 场 项目 工程 网络 平台 设施 设备".split())
ON_THE_SPOT = frozenset({"现场", "当场", "集体", "全程", "线上", "线下", "限期"})


@cache
def counted_nouns() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Endings of the nouns that a measure word counts (家: 企业, 公司): all of them, and those that close the phrase."""
    every: dict[str, list[str]] = {}
    closing: dict[str, list[str]] = {}
    for row in rows("counted_nouns"):
        every.setdefault(row["uom"], []).append(row["ending"])
        if row["closes"] == "yes":
            closing.setdefault(row["uom"], []).append(row["ending"])
    return {uom: (tuple(found), tuple(closing.get(uom, ()))) for uom, found in every.items()}


def counts(uom: str, noun: str) -> bool:
    """May the measure word count the noun: 户 and 贫困户, but not 低保?"""
    return noun.endswith(counted_nouns().get(uom, ((), ()))[0])


def noun_after(words: Sequence[Token], uom: str, more: bool = False) -> tuple[Token, ...]:
    """线下服务人员 of 配备一名线下服务人员; () where a verb or nothing follows.

    Stops at the first verb after a noun; a noun of the kind the measure word counts (家: 企业) ends the phrase. ``more``: the words
    end at another number, so that a last 开工 is that number's.
    """
    endings, closing = counted_nouns().get(uom, ((), ()))
    if words and len(words[0].text) == 2 and words[0].text[1] == "均":
        first = words[0]
        words = [Token(first.start, first.end - 1, first.text[0], "n", "noun")]  # 8个村|均建成
    placed = bool(words) and (words[0].tag in ("s", "f") or words[0].text in ON_THE_SPOT) and not words[0].text.endswith(endings)
    if placed and not (len(words) > 1 and words[1].role in NOMINAL):
        return ()
    if uom in _HOUSEHOLDS and (related := _related(words, endings)):
        return tuple(words[:related])
    kept: list[Token] = []
    good = seen = 0  # words up to the last noun of the kind counted; that closes the phrase / that may be counted
    head = quoted = False
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else None
        leads = following is not None and following.role in NOMINAL
        inside = inside_quotes(kept)
        if word.role == "mark":
            listed = word.text == "、" and head and leads and words[index + 1].text.endswith(endings) and kept[-1].text.endswith(endings)
            if not inside and not listed and (word.text in "、，" or (good and word.text in "“《")):
                break
            quoted = quoted or word.text in "”》"
        elif inside:
            pass
        elif word.role == "of":
            if head:
                break
        elif word.tag == "i" and head:
            break
        elif word.role == "noun":
            head = True
            if word.text.endswith(endings):
                seen = len(kept) + 1
            if word.text.endswith(closing) and (len(word.text) > 1 or not leads):
                good = len(kept) + 1
                if following is not None and following.text in "（(" and not _explains(words[index + 2 : index + 3]):
                    good += next((i for i, w in enumerate(words[index + 1 :]) if w.text in "）)"), -1) + 1
        elif word.role == "vn":
            ahead = words[index + 1 :]
            if more and head and is_listed(word.text) and 0 < len(ahead) <= 2 and all(w.role == "noun" for w in ahead):
                break  # 12家景区接待游客74万人次
            if head and not leads and ((following is not None and following.role != "mark") or more):
                break
            head = head or not leads
        elif (
            (
                word.role in ("whole", "unit", "numeral", "time", "other")
                and following is not None
                and following.role in (*NOMINAL, "verb", "mark")
            )
            or (
                word.role == "verb"
                and not head
                and (quoted or kept or not is_listed(word.text) or _modifying(words[index:], endings))
                and _noun_follows(words[index + 1 :])
            )
            or (
                word.role == "verb"
                and not is_listed(word.text)
                and leads
                and not good
                and _modifies(word, kept, words[index + 1 :], bool(seen), endings)
            )
            or (word.role == "conjunction" and head and word.text in "和与及" and (leads or _others(words[index + 1 :])))
            or (word.text in _OTHERS and kept and kept[-1].role == "conjunction")
        ):
            pass
        else:
            break
        kept.append(word)
    if seen and not good and kept[-1].text.endswith(_RATES):
        good = seen  # 94个国控断面优良比例: the rate is the next number's
    if good:
        for index in range(good, len(kept)):
            if kept[index].role not in NOMINAL:
                break
            if kept[index].role == "noun" and kept[index].text.endswith(_FACILITIES if uom != "家" else _HOUSES):
                good = index + 1  # 90个贫困村|标准化卫生室
    return _trimmed(kept[:good] if good else kept) if head or quoted else ()


def _related(words: Sequence[Token], endings: tuple[str, ...]) -> int:
    """脱贫享受政策贫困户 of 86户脱贫享受政策贫困户: words up to the people that a clause without 的 describes; 0 where none does."""
    if not words or not (words[0].role == "vn" or (words[0].role == "verb" and not is_listed(words[0].text))):
        return 0
    for index, word in enumerate(words[:7]):
        if word.role not in (*NOMINAL, "verb", "adverb"):
            return 0
        if index and word.role == "noun" and word.text.endswith(endings):
            return index + 1
    return 0


def _modifying(words: Sequence[Token], endings: tuple[str, ...]) -> bool:
    """托管|机构, 限期|整改通知书, but not 限期|整改: is a listed verb part of the name of what is counted?"""
    if words[0].text in ON_THE_SPOT:
        return any(w.role == "noun" for w in words[1:4])
    return len(words) > 1 and words[1].role in NOMINAL and words[1].text.endswith(endings)


def _explains(words: Sequence[Token]) -> bool:
    """线路（均为用户专线）: does a bracket say something of the noun rather than name it?"""
    return bool(words) and words[0].role in ("adverb", "link", "verb", "preposition")


def _others(words: Sequence[Token]) -> bool:
    """退役军人和|其他优抚对象: does the list go on with the rest of its kind?"""
    return len(words) > 1 and words[0].text in _OTHERS and words[1].role in (*NOMINAL, "verb")


def _trimmed(kept: Sequence[Token]) -> tuple[Token, ...]:
    """Without a loose 的, 和, number or opening mark at either end."""
    low, high = 0, len(kept)
    while high > low and (
        kept[high - 1].role in ("conjunction", "of", "numeral") or (kept[high - 1].role == "mark" and kept[high - 1].text in "“《（〈「、")
    ):
        high -= 1
    while low < high and kept[low].role == "of":
        low += 1
    return tuple(kept[low:high])


def _modifies(verb: Token, kept: Sequence[Token], rest: Sequence[Token], counted: bool, endings: tuple[str, ...]) -> bool:
    """Is an unlisted verb part of the noun phrase: “四库”联动试点区, 未来产业创新发展案例, 国控断面?"""
    closed = len(rest) == 1 and rest[0].role == "noun"
    return kept[-1].text in "”》" or len(verb.text) == 1 or closed or (not counted and _only_nouns(rest, endings))


def _only_nouns(words: Sequence[Token], endings: tuple[str, ...]) -> bool:
    """Do the words run to their end as one noun phrase that may be counted?"""
    return (
        bool(words)
        and words[-1].role == "noun"
        and (not endings or words[-1].text.endswith(endings))
        and all(w.role in NOMINAL or (w.role == "verb" and not is_listed(w.text)) for w in words)
    )


def _noun_follows(words: Sequence[Token]) -> bool:
    return bool(words) and (words[0].role in NOMINAL or (words[0].role == "of" and len(words) > 1 and words[1].role in NOMINAL))
