"""The noun phrase that a measure word counts, read from what stands after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.mine.language import Token, is_listed
from pipeline.mine.lexicons import rows
from pipeline.mine.wording import inside_quotes

NOMINAL = frozenset({"noun", "vn"})
ON_THE_SPOT = frozenset({"现场", "当场", "集体", "全程", "线上", "线下", "限期"})


@cache
def counted_nouns() -> Mapping[str, tuple[str, ...]]:
    """Endings of the nouns that a measure word counts: 家 counts 企业, 公司."""
    endings: dict[str, list[str]] = {}
    for row in rows("counted_nouns"):
        endings.setdefault(row["uom"], []).append(row["ending"])
    return {uom: tuple(found) for uom, found in endings.items()}


def noun_after(words: Sequence[Token], uom: str, more: bool = False) -> tuple[Token, ...]:
    """线下服务人员 of 配备一名线下服务人员; () where a verb or nothing follows.

    Stops at the first verb after a noun; a noun of the kind the measure word counts (家: 企业) ends the phrase. ``more``: the words
    end at another number, so that a last 开工 is that number's.
    """
    endings = counted_nouns().get(uom, ())
    if words and (words[0].tag in ("s", "f") or words[0].text in ON_THE_SPOT) and not (len(words) > 1 and words[1].role in NOMINAL):
        return ()
    kept: list[Token] = []
    good = 0  # words up to the last noun of the kind counted
    head = quoted = False
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else None
        leads = following is not None and following.role in NOMINAL
        inside = inside_quotes(kept)
        if word.role == "mark":
            if not inside and (word.text in "、，" or (good and word.text in "“《")):
                break
            quoted = quoted or word.text in "”》"
        elif inside:
            pass
        elif word.role == "of":
            if head:
                break
        elif word.role == "noun":
            head = True
            if endings and word.text.endswith(endings):
                good = len(kept) + 1
        elif word.role == "vn":
            if head and not leads and (following is not None and following.role != "mark" or more):
                break
            head = head or not leads
        elif word.role in ("whole", "unit", "numeral", "time", "other") and following is not None and following.role in (*NOMINAL, "verb", "mark"):
            pass
        elif word.role == "verb" and not head and (quoted or kept or not is_listed(word.text)) and _noun_follows(words[index + 1 :]):
            pass
        elif word.role == "verb" and not is_listed(word.text) and leads and (kept[-1].text in "”》" or _only_nouns(words[index + 1 :])):
            pass
        elif word.role == "conjunction" and head and word.text in "和与及" and leads:
            pass
        else:
            break
        kept.append(word)
    return _trimmed(kept[:good] if good else kept) if head or quoted else ()


def _trimmed(kept: Sequence[Token]) -> tuple[Token, ...]:
    """Without a loose 的, 和, number or opening mark at either end."""
    low, high = 0, len(kept)
    while high > low and (kept[high - 1].role in ("conjunction", "of", "numeral") or (kept[high - 1].role == "mark" and kept[high - 1].text in "“《（〈「、")):
        high -= 1
    while low < high and kept[low].role == "of":
        low += 1
    return tuple(kept[low:high])


def _only_nouns(words: Sequence[Token]) -> bool:
    """Do the words run to their end as one noun phrase?"""
    return words[-1].role == "noun" and all(w.role in NOMINAL or (w.role == "verb" and not is_listed(w.text)) for w in words)


def _noun_follows(words: Sequence[Token]) -> bool:
    return bool(words) and (words[0].role in NOMINAL or (words[0].role == "of" and len(words) > 1 and words[1].role in NOMINAL))
