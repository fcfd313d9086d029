"""Every numeral of a text and what became of it: indicator, date, ordinal, name, idiom, document number, or unread."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mine.folding import fold
from pipeline.mine.guards import find_guards
from pipeline.mine.uoms import read_uom
from pipeline.records import Fate, Numeral, Period, Quantity

_RUN = re.compile(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*|[〇零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟]+")
_FORMAL_ALONE = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")


def find_numerals(text: str, quantities: Sequence[Quantity], periods: Sequence[Period]) -> list[Numeral]:
    """The numerals of a text in order, each with exactly one fate and its reason.

    A numeral inside a quantity is an ``indicator`` (its ``indicator`` index is for the caller to set), one inside a period a ``date``;
    the rest goes by the guards that kept it from being read. 壹 or 伍 alone is a character like others.

    >>> [(n.text, n.fate) for n in find_numerals("第3期：五一期间统一查处", [], [])]
    [('3', 'ordinal'), ('五一', 'idiom'), ('一', 'idiom')]
    """
    spans: list[tuple[int, int, Fate, str]] = [(q.start, q.end, "indicator", q.source) for q in quantities]
    spans += [(p.start, p.end, "date", f"part of {p.quote}") for p in periods]
    folded = fold(text)
    spans += [(folded.start(g.start), folded.end(g.end), g.fate, g.reason) for g in find_guards(folded.text)]
    owner: list[int] = [-1] * len(text)
    for index, (start, end, _fate, _reason) in enumerate(spans):
        for i in range(start, end):
            if owner[i] < 0:
                owner[i] = index
    found = []
    for match in _RUN.finditer(text):
        if _FORMAL_ALONE.fullmatch(match.group()):
            continue
        covering = next((owner[i] for i in range(*match.span()) if owner[i] >= 0), -1)
        if covering >= 0:
            fate, reason = spans[covering][2], spans[covering][3]
        else:
            fate, reason = _fallback(match.group(), text, match.end())
        found.append(Numeral(*match.span(), match.group(), fate, reason))
    return found


def _fallback(numeral: str, text: str, end: int) -> tuple[Fate, str]:
    """The fate of a numeral that neither a finding nor a guard covers."""
    measured = read_uom(text, end) is not None
    if set(numeral) <= {"一"}:
        return "idiom", "一 as an article" if measured else "一 in a phrase"
    if numeral[0].isdigit():
        return "unread", "a limit, a part of an address or a class, no fact of its own" if measured else "no measure word"
    return "idiom", "a phase or an arrangement" if measured else "numeral in a phrase"
