"""A text made easy to read numbers in, with the way back to its own offsets.

Full-width digits and signs become half-width, traditional numerals simplified, each one character for one; blanks beside Chinese characters
go (7 万 5 千 → 7万5千), so the folded text may be shorter and carries where each character stood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FOLD = str.maketrans(
    {chr(0xFF10 + i): str(i) for i in range(10)}
    | {chr(0xFF21 + i): chr(ord("A") + i) for i in range(26)}
    | {chr(0xFF41 + i): chr(ord("a") + i) for i in range(26)}
    | dict(
        zip(
            "％﹪．＋－−＄／＜＞＝＃～〜∼–―─○◯Ο萬億兩倆俩個點雙對貳參叄陸幣餘來幾侖裏處場條項輛歲頭噸畝間張臺戶類級約過達減長漲層節門組團隊種樣縣區則減",
            "%%.+--$/<>=#~~~———〇〇〇万亿两两两个点双对贰叁叁陆币余来几仑里处场条项辆岁头吨亩间张台户类级约过达减长涨层节门组团队种样县区则减",
            strict=True,
        )
    )
)

_FULL_MARKS = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}
_HALF_MARKS = re.compile(r"(?<=[\u2e80-\u9fff%”’]),|,(?=[\u2e80-\u9fff“‘])|(?<=[\u2e80-\u9fff%”])[;:()?!]|[;()](?=[\u2e80-\u9fff“])")
_BLANK = " \u00a0\u3000\u2002\u2003\u2009\u200b\ufeff"
_BLANKS = re.compile(f"[{_BLANK}]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` as folded; ``origins[i]`` is where ``text[i]`` stood, None where nothing moved."""

    text: str
    origins: Sequence[int] | None

    def start(self, index: int) -> int:
        """The original offset of the character at ``index``."""
        return index if self.origins is None else self.origins[index]

    def end(self, index: int) -> int:
        """The original offset behind the character before ``index``."""
        return index if self.origins is None else self.origins[index - 1] + 1


def _wide(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\uff60" or char in "“”‘’…—·"


def fold(text: str) -> Folded:
    """Fold ``text`` for reading numbers.

    >>> fold("投资７ 万 5 千").text
    '投资7万5千'
    >>> fold("2022 11 23").text
    '2022 11 23'
    """
    folded = _HALF_MARKS.sub(lambda m: _FULL_MARKS[m.group()], text.translate(_FOLD))
    gaps = [m.span() for m in _BLANKS.finditer(folded) if _drops(folded, *m.span())]
    if not gaps:
        return Folded(folded, None)
    origins: list[int] = []
    place = 0
    for start, end in gaps:
        origins.extend(range(place, start))
        place = end
    origins.extend(range(place, len(folded)))
    return Folded("".join(folded[i] for i in origins), origins)


def with_full_marks(text: str) -> str:
    """The text with the half-width marks of Chinese prose full-width, each where it stood.

    >>> with_full_marks("行动以来,出警1,200次(含夜间)")
    '行动以来，出警1,200次（含夜间）'
    """
    return _HALF_MARKS.sub(lambda m: _FULL_MARKS[m.group()], text)


def _drops(text: str, start: int, end: int) -> bool:
    """Does the blank ``text[start:end]`` mean nothing: beside a Chinese character, at an end, before a per cent sign?"""
    if start == 0 or end == len(text):
        return True
    return _wide(text[start - 1]) or _wide(text[end]) or text[end] in "%‰℃"
