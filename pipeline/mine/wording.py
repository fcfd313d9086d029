"""Words back into phrases: as printed, without quotes that lost their partner, no longer than names a thing."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.mine.language import Token

LONGEST = 14
"""Characters of a metric that may still be called the shortest phrase that names it."""

_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"), ("‘", "’"))


def written(text: str, words: Sequence[Token]) -> str:
    """The words as printed; what was left out between them (a period, a number) is not put back."""
    return balanced("".join(text[w.start : w.end] for w in words if w.role != "time" or len(words) == 1))


def balanced(phrase: str) -> str:
    """A phrase without quotes or brackets that lost their partner.

    >>> balanced("赛）三个"), balanced("“红管家”服务队")
    ('赛三个', '“红管家”服务队')
    """
    for opened, closed in _PAIRS:
        if phrase.count(opened) != phrase.count(closed):
            phrase = phrase.replace(opened, "").replace(closed, "")
    return phrase.strip("、，；：。 的")


def shortened(text: str, words: Sequence[Token]) -> str:
    """At most LONGEST characters of a noun phrase: its end, cut after 的, after an enumeration's last mark, else between words.

    A plain enumeration closed by 等 stays whole up to twice that: 烟花爆竹、危险化学品等行业事故.
    """
    phrase = written(text, words)
    such = next((i for i in range(len(words) - 2, 0, -1) if words[i].text in ("等", "等等")), None)
    if such is not None:
        if len(words) - such > 2 and len(phrase) <= 2 * LONGEST and all(w.role in ("noun", "mark", "other", "unit") for w in words[:such]):
            return phrase
        return shortened(text, words[such + 1 :])
    if len(phrase) <= LONGEST:
        return phrase
    for cut in range(len(words) - 1, 0, -1):
        if words[cut - 1].role == "of" and 2 < len(written(text, words[cut:])) <= LONGEST:
            return written(text, words[cut:])
    kept: list[Token] = []
    for word in reversed(words):
        length = sum(len(w.text) for w in kept)
        if kept and length + len(word.text) > LONGEST - 2:
            break
        if word.text == "、" and length >= 4:
            break
        kept.insert(0, word)
    closed = kept[-1].text in "）)" and not any(w.text in "（(" for w in kept[1:])
    opened = next((i for i in range(len(words) - 1, 0, -1) if words[i].text in "（("), 0)
    return shortened(text, words[:opened]) if closed and opened else written(text, kept)


def inside_quotes(words: Sequence[Token]) -> bool:
    """Do the words end within quotes or brackets that they open?"""
    return sum((w.text in "“《（") - (w.text in "”》）") for w in words) > 0
