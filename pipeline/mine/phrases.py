"""What stands left and right of a number in its clause: subject, verb, object; the noun phrase that a measure word counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.mine.language import Token, is_listed
from pipeline.mine.lexicons import rows
from pipeline.records import QuantityKind

LONGEST = 12
"""Characters of a metric that may still be called the shortest phrase that names it."""

_SKIPPED_FIRST = frozenset({"adverb", "conjunction", "time", "unit", "whole", "preposition", "link", "basis"})
_SKIPPED_LAST = frozenset({"adverb", "link", "rank", "preposition", "time", "conjunction", "share"})
_NOMINAL = frozenset({"noun", "vn"})
_OCCURRENCES = frozenset({"发生", "出现", "接报"})
_THIS = frozenset({"该", "此", "上述", "这些", "各类", "各项", "各种", "各级", "其他", "其它", "其余", "全部", "所有", "另外"})


@dataclass(frozen=True, slots=True)
class Left:
    """What a number's left side says: ``words`` name what is measured (none: it is said elsewhere)."""

    words: tuple[Token, ...] = ()
    verb: Token | None = None
    change: Token | None = None
    link: Token | None = None
    share_of: tuple[Token, ...] | None = None  # 占 what; () for a bare 占比
    base: tuple[Token, ...] = ()
    bare_verb: bool = False  # nothing but a verb: 已落实
    headless: bool = False  # ends in 的: 未演练的
    ranked: bool = False
    respectively: bool = False


@cache
def counted_nouns() -> Mapping[str, tuple[str, ...]]:
    """Endings of the nouns that a measure word counts: 家 counts 企业, 公司."""
    endings: dict[str, list[str]] = {}
    for row in rows("counted_nouns"):
        endings.setdefault(row["uom"], []).append(row["ending"])
    return {uom: tuple(found) for uom, found in endings.items()}


def left_of(words: Sequence[Token], kind: QuantityKind) -> Left:
    """Reads the words between the last number or mark and a number.

    各类/交通/违法行为 of 全市已查处各类交通违法行为; verb 查处.
    """
    ws = list(words)
    respectively = any(w.text in ("分别", "各") for w in ws)
    ws, link, change, share = _without_tail(ws, kind)
    share_of: tuple[Token, ...] | None = () if share else None
    if ws and ws[-1].role == "of" and (cut := _last(ws, "share")) is not None:
        share_of, ws = tuple(_without_head(ws[cut + 1 : -1])), ws[:cut]
        ws, _, _, _ = _without_tail(ws, "percentage")
    elif (cut := _last(ws, "share")) is not None and ws[cut].text != "占比" and cut < len(ws) - 1 and ws[-1].text not in ("）", ")"):
        share_of, ws = tuple(_without_head(ws[cut + 1 :])), ws[:cut]
        ws, _, _, _ = _without_tail(ws, "percentage")
    base: tuple[Token, ...] = ()
    if (cut := _first_basis(ws)) is not None and (change is not None or kind in ("change", "ratio", "rank")):
        before, after = ws[:cut], ws[cut:]
        base = tuple(after) if _names(before) or not _names(_after_base(after)) else tuple(after[:2])
        ws = before if _names(before) else _after_base(after)
        ws, link2, change2, _ = _without_tail(ws, kind)
        link, change = link or link2, change or change2
    headless = bool(ws) and ws[-1].role == "of"
    if headless and kind == "ratio":
        ws, headless = ws[: _last(ws, "link") or 0], False
    ws, link3 = _before_link(ws)
    ws = _without_head(ws)
    ranked = any(w.role == "rank" for w in words)
    words_, verb, bare = _object(ws) if not headless else (tuple(ws), None, False)
    return Left(words_, verb, change, link or link3, share_of, base, bare, headless, ranked, respectively)


def noun_after(words: Sequence[Token], uom: str) -> tuple[Token, ...]:
    """The noun phrase that a measure word counts, from what stands after it: 线下服务人员 of 配备一名…; () where a verb follows.

    Stops at the first verb after a noun; a noun of the kind the measure word counts (家: 企业) ends the phrase.
    """
    endings = counted_nouns().get(uom, ())
    kept: list[Token] = []
    good = 0  # words up to the last noun of the kind counted
    head = False
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else None
        if word.role == "of":
            if head and good:
                break
            if head and not kept:
                break
            if kept:
                kept.append(word)
            continue
        if word.role == "mark":
            if (word.text in "、，" and not _inside_quotes(kept)) or (head and word.text in "“《" and good):
                break
            kept.append(word)
            continue
        if word.role == "noun" or (word.role in ("whole", "unit", "numeral", "time", "other") and following is not None and head):
            kept.append(word)
            head = head or word.role == "noun"
            if word.text.endswith(endings) and endings and not _inside_quotes(kept):
                good = len(kept)
        elif word.role == "vn" and (not head or (following is not None and following.role in _NOMINAL) or following is None):
            kept.append(word)
            if following is None or following.role not in _NOMINAL:
                head = True
        elif _inside_quotes(kept):
            kept.append(word)
        elif word.role == "verb" and not head and (kept or not is_listed(word.text)) and _noun_follows(words[index + 1 :]):
            kept.append(word)
        elif word.role == "conjunction" and head and following is not None and following.role in _NOMINAL and word.text in "和与及":
            kept.append(word)
        else:
            break
    if good:
        kept = kept[:good]
    while kept and kept[-1].role in ("mark", "conjunction", "of") and not kept[-1].text.strip("“《（〈「"):
        kept.pop()
    while kept and kept[-1].role in ("conjunction", "of"):
        kept.pop()
    return tuple(kept) if head else ()


def written(text: str, words: Sequence[Token]) -> str:
    """The words as printed; what was left out between them (a period, a number) is not put back."""
    parts: list[str] = []
    for word in words:
        if word.role == "time" and len(words) > 1:
            continue
        parts.append(text[word.start : word.end])
    return balanced("".join(parts))


def balanced(phrase: str) -> str:
    """A phrase without quotes or brackets that lost their partner.

    >>> balanced("赛）三个"), balanced("“红管家”服务队")
    ('赛三个', '“红管家”服务队')
    """
    for opened, closed in ("“”", "《》", "（）", "()", "‘’"):
        if phrase.count(opened) != phrase.count(closed):
            phrase = phrase.replace(opened, "").replace(closed, "")
    return phrase.strip("、，；：。 的")


def shortened(text: str, words: Sequence[Token]) -> str:
    """At most LONGEST characters of a noun phrase: its end, cut after 的, after an enumeration's last mark, else between words."""
    phrase = written(text, words)
    such = next((i for i in range(len(words) - 2, 0, -1) if words[i].text in ("等", "等等")), None)
    if such is not None:
        if len(phrase) <= 2 * LONGEST and all(w.role in ("noun", "mark", "other", "unit") for w in words[:such]):
            return phrase
        return shortened(text, words[such + 1 :])
    if len(phrase) <= LONGEST:
        return phrase
    for cut in range(len(words) - 1, 0, -1):
        if words[cut - 1].role == "of" and 2 <= len(written(text, words[cut:])) <= LONGEST:
            return written(text, words[cut:])
    kept: list[Token] = []
    for word in reversed(words):
        if kept and sum(len(w.text) for w in kept) + len(word.text) > LONGEST - 2:
            break
        if word.role == "mark" and word.text == "、" and kept and sum(len(w.text) for w in kept) >= 4:
            break
        kept.insert(0, word)
    return written(text, kept)


def _without_tail(ws: list[Token], kind: QuantityKind) -> tuple[list[Token], Token | None, Token | None, Token | None]:
    link = change = share = None
    ws = list(ws)
    while ws:
        last = ws[-1]
        if last.role in ("up", "down") and (kind == "change" or last.text in ("高于", "低于")) and change is None:
            change = last
        elif last.role in _SKIPPED_LAST:
            link = link or (last if last.role in ("link", "rank") else None)
            share = share or (last if last.role == "share" else None)
        elif (last.role == "mark" and last.text in "、，：:") or last.text in ("了", "着", "中"):
            pass
        else:
            break
        ws.pop()
    return ws, link, change, share


def _without_head(ws: Sequence[Token]) -> list[Token]:
    ws = list(ws)
    while ws and (ws[0].role in _SKIPPED_FIRST or (ws[0].role == "mark" and ws[0].text not in "“《（〈「") or ws[0].role == "of" or ws[0].tag == "r"):
        ws.pop(0)
    return ws


def _last(ws: Sequence[Token], role: str) -> int | None:
    return next((i for i in range(len(ws) - 1, -1, -1) if ws[i].role == role), None)


def _first_basis(ws: Sequence[Token]) -> int | None:
    return next((i for i, w in enumerate(ws) if w.role == "basis"), None)


def _after_base(ws: Sequence[Token]) -> list[Token]:
    """What follows 同比, or 比 and its time."""
    rest = list(ws[1:])
    while rest and rest[0].role in ("time", "adverb", "mark", "basis"):
        rest.pop(0)
    return rest


def _names(ws: Sequence[Token]) -> bool:
    return any(w.role in _NOMINAL for w in _without_head(ws))


def _before_link(ws: list[Token]) -> tuple[list[Token], Token | None]:
    """采煤工效 of 采煤工效提高到人均每班: the subject of a link that stands further left."""
    for index, word in enumerate(ws):
        if word.role in ("link", "rank") and _names(ws[:index]) and not any(w.role == "verb" for w in ws[index:]):
            return ws[:index], word
    return ws, None


def _object(ws: list[Token]) -> tuple[tuple[Token, ...], Token | None, bool]:
    """(words that name, verb, nothing but a verb): 各类小广告, 铲除 of 现场清理铲除各类小广告."""
    verb: Token | None = None
    cut = 0
    depth = 0
    for index, word in enumerate(ws):
        if word.role == "mark":
            depth += (word.text in "“《") - (word.text in "”》")
        rest = ws[index + 1 :]
        if depth == 0 and word.role in ("verb", "up", "down") and _names(rest) and not (rest and rest[0].role == "of"):
            verb, cut = word, index + 1
        elif depth == 0 and word.role == "vn" and index == cut and _names(rest) and rest[0].role != "of" and rest[0].role != "mark":
            verb, cut = word, index + 1
    rest = _without_head(ws[cut:])
    if not rest:
        return tuple(ws), None, False
    if verb is not None and verb.text in _OCCURRENCES and len(rest) <= 2:
        subject = [w for w in _without_head(ws[: cut - 1]) if w.role in _NOMINAL]
        if sum(len(w.text) for w in subject) <= 8:
            rest = [*subject, *rest]
    bare = all(w.role in ("verb", "vn", "up", "down", "adverb", "mark", "preposition", "conjunction") for w in rest)
    bare = bare and any(is_listed(w.text) for w in rest) and rest[-1].role != "noun"
    if bare and verb is None:
        verb = next((w for w in rest if w.role in ("verb", "vn")), None)
    return tuple(rest), verb, bare


def _noun_follows(ws: Sequence[Token]) -> bool:
    return bool(ws) and (ws[0].role in _NOMINAL or (ws[0].role == "of" and len(ws) > 1 and ws[1].role in _NOMINAL))


def _inside_quotes(ws: Sequence[Token]) -> bool:
    return sum((w.text in "“《（") - (w.text in "”》）") for w in ws) > 0
