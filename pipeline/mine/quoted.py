"""Names of measures in quotes and 《》, told from quotes that only stress.

>>> [q.name for q in quoted_names("推行“一巷一策”，打通“最后一公里”，印发《河道清淤实施方案》，开展“净街”行动")]
['一巷一策', '河道清淤实施方案', '“净街”行动']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.mine.measure_patterns import INSIDE_VERBS, MeasureEnding, emphasis, ending_of, verb_anywhere_pattern
from pipeline.mine.nominal import name_start
from pipeline.mine.quote_patterns import (
    DOCUMENT,
    LOOSE,
    NOT_OURS,
    PLATFORM,
    SHAPES,
    TALK,
    TEAM,
    WAYS,
    class_after,
    class_after_longest,
    class_words,
    no_work_after,
    problem_before,
)
from pipeline.mine.tagging import Words, cut, is_word
from pipeline.records import MeasureKind

_QUOTE = re.compile(r"[“\"「](?P<words>[^“”\"「」\n]{2,36})[”\"」]")
_BOOK = re.compile(r"《(?P<words>[^《》\n]{2,50})》")
_CLAUSE = re.compile(r"[，。；：、\n“”（）]|实行|吸引|签订|出动|惠及|共|已|将|以")
_WITHIN = re.compile(r"(?<=[战动程役治])(?:中|期间)$")
"""“破案会战中”"""
_WHOLE = ("行动", "活动", "工程", "机制", "制度", "平台", "模式")
_MOVED = re.compile(r"[搬登走推送引纳][上进入到出]")
_SLOGAN = re.compile(r"[无不零]")
_AIM = re.compile(r"的[一-龥]{1,8}为(?:目标|要求|标准|导向|原则)|的[一-龥]{0,6}(?:目标|总目标)")
"""以打造“畅通有序”|的春运为目标: what is aimed at."""
_RUN_MARK = re.compile(r"[、和与及]?")


@dataclass(frozen=True, slots=True)
class Quoted:
    """``name`` stands at ``text[start:end]`` (quotes within); ``aliases`` are its other forms there."""

    start: int
    end: int
    name: str
    aliases: tuple[str, ...]
    kind: MeasureKind
    source: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Quotes side by side (“甲”“乙”、“丙”): one context for all."""

    quotes: tuple[re.Match[str], ...]

    @property
    def start(self) -> int:
        return self.quotes[0].start()

    @property
    def end(self) -> int:
        return self.quotes[-1].end()


def _runs(text: str) -> Iterator[_Run]:
    run: list[re.Match[str]] = []
    for match in _QUOTE.finditer(text):
        if run and not _RUN_MARK.fullmatch(text[run[-1].end() : match.start()]):
            yield _Run(tuple(run))
            run = []
        run.append(match)
    if run:
        yield _Run(tuple(run))


def _kind_of(words: str, word: str | None, glued: bool) -> MeasureKind:
    """By the class word behind the quotes where it is part of the name, else by the quoted words' own ending."""
    told = class_words()[word].kind if word else None
    if glued and told and word != "服务":
        return told
    if TEAM.search(words):
        return "team"
    ending = ending_of(words)
    if ending and len(words) > len(ending.surface):
        return ending.kind
    if PLATFORM.search(words):
        return "platform"
    return told or "mechanism"


def _governed(before: str) -> bool:
    """Does a governing verb stand in front, next to the quotes or with a few words of its object between?"""
    return any(LOOSE.match(before[m.end() :]) for m in verb_anywhere_pattern().finditer(before))


def _is_name(words: str, before: str, stressed: bool, followed: re.Match[str] | None, glued: bool) -> bool:
    """Do these quoted words name a way of working, or do they only stress?"""
    if len(words) > 24 and ending_of(words) is None:
        return False
    if words.strip() in emphasis():
        return glued and followed is not None and class_words()[followed["word"]].strong
    if TALK.search(words) or (len(words) <= 2 and not glued):
        return False
    tail = ending_of(words) or PLATFORM.search(words)
    whole = isinstance(tail, MeasureEnding) and tail.own == 0 and tail.surface == words  # 红黑榜
    own = (tail is not None and len(words) > 3) or whole or TEAM.search(words) is not None
    told = "+" in words or followed is not None or stressed or before == "" or _governed(before)
    shaped = told and any(p.fullmatch(words) for p in SHAPES)
    if own or glued or shaped or any(p.fullmatch(words) for p in WAYS):
        return True
    if stressed:
        return False
    if (problem := problem_before().search(before)) and not (
        problem[0].startswith("实现") and len(words) >= 6 and not _SLOGAN.search(words)
    ):
        return False
    if before.endswith("坚持") and followed is None:
        return False
    return followed is not None or problem is not None or _governed(before)


def _class_after(text: str, offset: int) -> re.Match[str] | None:
    """The class word behind quotes, the last of those that belong to one noun: ”交通秩序整治专项|行动; not ”行动推进|工程."""
    found = class_after().match(text, offset)
    if found and found["word"] == "制" and is_word(text[found.end() - 2 : found.end()]) and text[found.end() - 2 : found.end()] != "机制":
        return None  # 得到有效遏|制
    if found and found["mid"] and _single_verb(cut(text), offset):
        return None  # “突袭”|查|公益广告
    if found and any(v[0] not in INSIDE_VERBS or v[0] == "推动" for v in verb_anywhere_pattern().finditer(found["mid"])):
        return None  # ”推动殡葬|改革
    longer = class_after_longest().match(text, offset) if found else None
    if found and longer and not _CLAUSE.search(text, found.end(), longer.start("word")):
        verbs = verb_anywhere_pattern().finditer(text, found.end(), longer.start("word"))
        words = cut(text)
        low, high = words.before(found.end()) + 1, words.before(longer.start("word")) + 1
        acts = any(words.tags[i] == "v" and words.words[i] not in INSIDE_VERBS for i in range(low, high))
        acts = acts or _MOVED.search(text, found.end(), longer.start("word")) is not None
        whole = found["word"] in _WHOLE and longer.end() - found.end() > 4  # “找茬”行动|排查小区物业管理
        if not acts and not whole and all(v[0] in INSIDE_VERBS for v in verbs):
            return longer
    return found


def _single_verb(words: Words, offset: int) -> bool:
    """Is the word at the offset a verb of one character?"""
    index = words.before(offset + 1)
    return words.tags[index] == "v" and len(words.words[index]) == 1


def _class_word(text: str, followed: re.Match[str]) -> str:
    """The longest class word that ends where the match does: 机制, not 制."""
    return next(text[at : followed.end()] for at in range(followed.start(), followed.end()) if text[at : followed.end()] in class_words())


def _joined(run: _Run) -> bool:
    """Do several quotes stand without a mark between, so that what follows belongs to all: “甲”“乙”“丙”问题专项整治行动?"""
    return len(run.quotes) > 1 and all(a.end() == b.start() for a, b in pairwise(run.quotes))


def _read_run(text: str, run: _Run) -> Iterator[Quoted]:
    """The names of quotes side by side: by their class word, by the verb before them or by their own form."""
    before = re.split(r"[，。；：！？\n]", text[max(0, run.start - 24) : run.start])[-1]
    followed = _class_after(text, run.end)
    stress = no_work_after().match(text, run.end)
    strong = followed is not None and _class_word(text, followed) in (*_WHOLE, "服务体系", "工作体系", "工作机制", "品牌活动")
    stressed = stress is not None and not (strong and followed is not None and followed.start("word") >= stress.end())
    single = len(run.quotes) == 1
    if _AIM.match(text, run.end):
        return
    if followed is not None and _joined(run) and followed["mid"] and not followed["etc"] and not stressed:
        name = text[run.start : followed.end()]
        yield Quoted(run.start, followed.end(), name, (name,), _kind_of("", _class_word(text, followed), True), "quotes with a class word")
        return
    for quote in run.quotes:
        words = _WITHIN.sub("", quote["words"])
        glued = (single or (_joined(run) and quote is run.quotes[-1])) and followed is not None and not followed["etc"] and not stressed
        if not _is_name(words, before, stressed, followed, glued):
            continue
        kind = _kind_of(words, _class_word(text, followed) if followed else None, glued)
        if glued and followed is not None:
            full = text[quote.start() : followed.end()]
            wide = text[name_start(text, quote.start()) : followed.end()]
            yield Quoted(quote.start(), followed.end(), full, tuple(dict.fromkeys((words, full, wide))), kind, "quotes with a class word")
        else:
            yield Quoted(quote.start("words"), quote.start("words") + len(words), words, (words,), kind, "quotes")


def _books(text: str) -> Iterator[Quoted]:
    for match in _BOOK.finditer(text):
        words = match["words"]
        if DOCUMENT.search(words) and not NOT_OURS.search(words) and len(words) > 3:
            ending = ending_of(words)
            kind: MeasureKind = ending.kind if ending else "plan"
            yield Quoted(match.start("words"), match.end("words"), words, (words, match[0]), kind, "book title marks")


def quoted_names(text: str) -> list[Quoted]:
    """Every quoted name of a way of working, in order."""
    found = [q for run in _runs(text) for q in _read_run(text, run)]
    return sorted([*found, *_books(text)], key=lambda q: q.start)
