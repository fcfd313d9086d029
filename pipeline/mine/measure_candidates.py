"""Runs of words that may name a measure (in quotes, with a class word, or neither), and what the trained component looks at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from pipeline.mine.measure_patterns import emphasis, generic, is_governing, measure_endings
from pipeline.mine.tagging import FUNCTION, Words, is_cjk
from pipeline.mine.unit_candidates import Candidate, Reach, starts_of, word_at

_QUOTED = re.compile(r"“[^“”\n]{1,30}”|《[^《》\n]{2,40}》")
_MARKS = re.compile("[“”《》]")
_REACH = Reach(22, 9, 24, ("和", "与", "及"))
Span = tuple[int, int]
MEASURE_ENDS = frozenset(
    "制动会法机台平统系单程站案赛日学节车码卡队课堂坛室法式库点度牌坊榜网书图岗令吧铺亭角廊贷险券基金治查修测评展演讲训班营季月周年集市墙屋所"
    "家人心链圈桥灯包箱袋饭宴礼约诺账本册表窗线办理体验务战役助送行划略章规范例标准条通"
)
"""Characters in which names of measures end, those that bulletins have most."""


def _may_stand(word: str, tag: str) -> bool:
    if not (is_cjk(word[0]) or word.isalnum() or word == "+") or word in FUNCTION:
        return False
    return not (tag.startswith(("x", "p", "u", "r", "y", "e", "o")) and len(word) == 1)


def last_words(words: Words) -> list[int]:
    """The words with which a measure's name may end, by their index."""
    return [i for i, word in enumerate(words.words) if word[-1] in MEASURE_ENDS and word not in FUNCTION]


def end_features(words: Words, last: int) -> list[str]:
    """Those of ``measure_features`` that the end of a run without quotes tells whatever it begins with."""
    (word, tag), (n, nt), (n2, _) = (word_at(words, i) for i in (last, last + 1, last + 2))
    end = words.starts[last] + len(word)
    tail = words.text[max(0, end - 3) : end]
    return [
        f"L={word}", f"LT={tag}", f"l={tail[-1]}", f"ll={tail[-2:]}", f"lll={tail}", f"N={n}", f"NT={nt}", f"NN={n}{n2}", f"n={n[0]}",
        f"LTNT={tag}{nt}", f"QN=no{n}", f"QNT=no{nt}", f"lN={tail[-1]}{n[0]}", f"Qll=no{tail[-2:]}",
    ]  # fmt: skip


def measure_candidates(words: Words, lasts: Iterable[int] | None = None) -> Iterator[Candidate]:
    """Every quote with and without its marks, and every run of three characters or more that ends with one of ``lasts``."""
    for quote in _QUOTED.finditer(words.text):
        for start, end in ((quote.start() + 1, quote.end() - 1), quote.span()):
            yield Candidate(words.before(start + 1), words.before(end) + 1, start, end)
    for last in last_words(words) if lasts is None else lasts:
        end = words.starts[last] + len(words.words[last])
        starts = starts_of(words, last, _REACH, _may_stand)
        yield from (Candidate(first, last + 1, start, end) for first, start in starts if end - start >= 3)


def _quoting(text: str, c: Candidate) -> str:
    """Where the quotes are: around the run, its first and last character, inside, or nowhere."""
    name = text[c.start : c.end]
    if c.start and text[c.start - 1] in "“《" and text[c.end : c.end + 1] in ("”", "》"):
        return "around"
    if name[0] in "“《" and name[-1] in "”》":
        return "whole"
    return "inside" if "“" in name else "no"


def measure_features(words: Words, c: Candidate, read: Mapping[Span, str], units: Collection[Span]) -> list[str]:
    """Words, characters and quotes in and around the run, and what the rules have ``read`` as measures (span → rule) and as ``units``."""
    text = words.text
    run, tags = words.words[c.first : c.last], words.tags[c.first : c.last]
    (p, pt), (p2, p2t), (n, nt), (n2, _) = (word_at(words, i) for i in (c.first - 1, c.first - 2, c.last, c.last + 1))
    bare, q = _MARKS.sub("", text[c.start : c.end]), _quoting(text, c)
    out = [
        f"Q={q}", f"F={run[0]}", f"FT={tags[0]}", f"ff={bare[:2]}", f"L={run[-1]}", f"LT={tags[-1]}", f"l={bare[-1:]}", f"ll={bare[-2:]}",
        f"lll={bare[-3:]}", f"P={p}", f"PT={pt}", f"PP={p2}{p}", f"P2={p2}", f"N={n}", f"NT={nt}", f"NN={n}{n2}", f"n={n[0]}",
        f"#={len(run)}", f"c={len(bare)}", f"T={''.join(t[0] for t in tags)[:8]}", f"PTFT={pt}{tags[0]}", f"LTNT={tags[-1]}{nt}",
        f"QP={q}{p}", f"QN={q}{n}", f"QPT={q}{pt}{p2t}", f"QNT={q}{nt}", f"Qc={q}{len(bare)}", f"lN={bare[-1:]}{n[0]}",
        f"Qll={q}{bare[-2:]}",
        *(f"w={w}" for w in run[:-1]),
        *(f"b={bare[k : k + 2]}" for k in range(len(bare) - 1)),
    ]  # fmt: skip
    if q in ("around", "whole"):
        out += _beside_quotes(words, c, int(q == "around"), bare)
    ending = next((bare[-k:] for k in range(min(6, len(bare)), 0, -1) if bare[-k:] in measure_endings()), None)
    if ending:
        out += [f"E={ending}", f"EK={measure_endings()[ending].kind}"]
    if is_governing(p):
        out.append("governed")
    if all(w in generic() or len(w) == 1 for w in run):
        out.append("generic")
    return [*out, *_of_rules(c, read, units)]


def _beside_quotes(words: Words, c: Candidate, outside: int, bare: str) -> list[str]:
    """The words before and behind the quotes; ``outside``: 1 where the run lies inside them."""
    before, after = words.before(c.start - outside), words.before(c.end + outside) + 1
    (b, bt), (b2, _), (a, at), (a2, _) = (word_at(words, i) for i in (before, before - 1, after, after + 1))
    out = [f"QB={b}", f"QBT={bt}", f"QB2={b2}", f"QA={a}", f"QAT={at}", f"QA2={a}{a2}", f"gov={is_governing(b)}"]
    return [*out, "emphasis"] if bare in emphasis() else out


def _of_rules(c: Candidate, read: Mapping[Span, str], units: Collection[Span]) -> Iterator[str]:
    if rule := read.get((c.start, c.end)):
        yield f"RULE={rule}"
    elif over := next(((a, b) for a, b in read if a < c.end and c.start < b), None):
        yield f"OV={read[over]}"
        contained = c.start <= over[0] and over[1] <= c.end
        yield "OV inside" if over[0] <= c.start and c.end <= over[1] else "OV has" if contained else "OV cross"
    if any(a < c.end and c.start < b for a, b in units):
        yield "UNIT" if (c.start, c.end) in units else "UNIT in"
    if any(b == c.start for _a, b in units):
        yield "after unit"
