"""Characters folded one to one, so that no offset moves: look-alikes, compatibility forms, blanks, symbol fonts.

Not NFKC: that would also turn （），：； and ％ into their half-width forms, which bulletins print on purpose.
"""

from __future__ import annotations

import csv
import unicodedata

from pipeline import resources

DROPPED = "\x00"
"""Stands for a character that prints nothing (soft hyphen, zero-width joiner, control code) until it is left out."""

UNKNOWN = "\ufffd"
"""Stands for a glyph whose character the file does not tell."""

BULLET = "●"

_BLANKS = (0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_UNPRINTED = (
    *range(0x00, 0x09),
    *range(0x0A, 0x20),
    *range(0x7F, 0xA0),
    0xAD,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    0xFEFF,
    0xFFFE,
    0xFFFF,
)
_COMPATIBILITY = (
    *range(0x2F00, 0x2FD6),  # Kangxi radicals: ⾯ 面
    *range(0xF900, 0xFB00),  # compatibility ideographs: 金 (U+F90A) 金
    *range(0x2F800, 0x2FA20),
)
_SMALL_AND_VERTICAL = (*range(0xFE10, 0xFE1A), *range(0xFE30, 0xFE45), *range(0xFE50, 0xFE6C))  # ︵ ﹕ ﹪
_PRIVATE = (*range(0xE000, 0xF900), *range(0xF0000, 0xFFFFE), *range(0x100000, 0x10FFFE))
_SYMBOL_FONTS = range(0xF020, 0xF100)


def _radicals() -> dict[int, int]:
    """The radicals that Unicode gives no compatibility mapping, from the list in ``models``."""
    with (resources.MODELS / "lexicons" / "radicals.tsv").open(encoding="utf-8", newline="") as rows:
        return {ord(row["char"]): ord(row["folded"]) for row in csv.DictReader(rows, delimiter="\t")}


def _widened(char: str) -> str:
    """A small or vertical form as the full-width mark it stands for: ﹪ ％, ︵ （."""
    plain = unicodedata.normalize("NFKC", char)
    if len(plain) != 1:
        return char
    return chr(ord(plain) + 0xFEE0) if "!" <= plain <= "~" else plain


def folding() -> dict[int, int]:
    """The table for ``str.translate``; every entry maps one character to one."""
    table = {code: ord(UNKNOWN) for code in _PRIVATE}
    table |= {code: ord(BULLET) for code in _SYMBOL_FONTS}  # Symbol and Wingdings: in bulletins their glyphs are list marks
    table |= {code: ord(plain) for code in _COMPATIBILITY if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1}
    table |= {code: ord(_widened(chr(code))) for code in _SMALL_AND_VERTICAL}
    table |= _radicals()
    table |= dict.fromkeys(_BLANKS, ord(" "))
    table |= dict.fromkeys(_UNPRINTED, ord(DROPPED))
    table[0xF020] = ord(" ")
    table[0x2011] = ord("-")
    return table


_TABLE = folding()


def fold(text: str) -> str:
    """``text`` with every character folded to one other; unprinted ones become ``DROPPED``.

    >>> fold("居⺠⾯积（㎡）：１２％")
    '居民面积（㎡）：１２％'
    >>> fold("\\uf0b7 重点项目")
    '● 重点项目'
    """
    return text.translate(_TABLE)
