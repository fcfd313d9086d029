"""Chinese full text in plain FTS5: a break around every CJK character when indexing, a phrase a word when asking.

SQLite's own tokenizers take a run of Chinese for one word. One token a character and a phrase query find every substring
and nothing else, without a loadable extension. The break is a zero-width space, so that a snippet reads as it was printed.
"""

from __future__ import annotations

import re
import unicodedata

BREAK = "\u200b"

_CJK = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BESIDE_CJK = re.compile(rf"(?<=[{_CJK}])(?=\w)|(?<=[^\W{_CJK}])(?=[{_CJK}])")
_QUOTED = re.compile(r'"([^"]*)"|(\S+)')
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "＂": '"'})


def segment(text: str | None) -> str:
    """Text as the index holds it: NFKC, a break on either side of each CJK character.

    >>> segment("查处酒驾１０９起").split(BREAK)
    ['查', '处', '酒', '驾', '109', '起']
    """
    folded = unicodedata.normalize("NFKC", text or "")
    return _BESIDE_CJK.sub(BREAK, folded)


def unsegment(text: str | None) -> str:
    """What `segment` was given, up to NFKC: for snippets and highlights.

    >>> unsegment(segment("查处酒驾109起"))
    '查处酒驾109起'
    """
    return (text or "").replace(BREAK, "")


def segment_query(query: str | None) -> str:
    """What a person typed, as an FTS5 query that cannot fail: each word a phrase, all of them wanted.

    >>> segment_query("酒驾 PK赛").replace(BREAK, "|")
    '"酒|驾" "PK|赛"'
    >>> segment_query('"共建 共享')
    '"共\\u200b建" "共\\u200b享"'
    >>> segment_query("，")
    '""'
    """
    typed = unicodedata.normalize("NFKC", (query or "").translate(_STRAIGHT))
    words = (quoted or bare for quoted, bare in _QUOTED.findall(typed))
    phrases = [segment(word.replace('"', " ")).strip() for word in words]
    return " ".join(f'"{phrase}"' for phrase in phrases if re.search(r"\w", phrase)) or '""'
