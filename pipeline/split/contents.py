"""The table of contents: under 目录 or 本期要目, or a bare list of what comes back below as titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.split.heads import BLACK_BRACKETS, BULLET, ordinal_at
from pipeline.split.layout import Grid, Row
from pipeline.split.words import any_of

_LONGEST_TITLE = 60  # characters of a row that may be a title
_LONGEST = 40  # rows a table of contents may take
_HEAD = re.compile(rf"^[★☆◆◇●■▲—\-─\s【〖\[（(《]*(?:{any_of('contents')})[】〗\]）)》★☆◆◇●■▲—\-─:：\s]*$")
_LEADER = re.compile(
    r"(?:(?:[.．·…‥⋯・。,，]\s*){2,}|[-—─_]{3,}|\s{2,}|[（(\[/|]?第|[（(\[/|]|P\.?)\s*[（(]?\d{1,3}(?:[-—]\d{1,3})?[）)\]页]*$|(?:[.．·…‥⋯・]\s*){2,}$"
)
_PAGE = re.compile(r"(?<=[^\d年月日第])\d{1,3}$")
_OTHER = re.compile(r"[\W_]+")


def read_contents(rows: Sequence[Row | Grid], headed: bool = False) -> tuple[tuple[str, ...], slice]:
    """The titles it lists and the rows it takes; no title and no row where there is none.

    ``headed``: only under 目录 or the like, as in documents that are no bulletins."""
    head = next((i for i, row in enumerate(rows[:4]) if isinstance(row, Row) and _HEAD.match(row.text)), None)
    start, end = (head + 1, _end_by_repetition(rows, head + 1)) if head is not None else (0, 0 if headed else _listed(rows))
    entries = _entries([row for row in rows[start:end] if isinstance(row, Row)], rows[end:])
    return tuple(entries), slice(0 if head is None else head, end)


def key(text: str) -> str:
    """What stays of an entry or a title for comparison: no bullet, ordinal, leader, page number, mark or blank."""
    return _OTHER.sub("", entry_text(text))


def entry_text(text: str) -> str:
    """The title that an entry names.

    >>> entry_text("1.云河县开展植树活动…………3"), entry_text("• 白杨乡推进改厕  12"), entry_text("● 2021年工作要点. . . . 3")
    ('云河县开展植树活动', '白杨乡推进改厕', '2021年工作要点')
    """
    text = BULLET.sub("", text.strip())
    ordinal = ordinal_at(text)
    if ordinal and ordinal[0] in ("一、", "（一）", "1.", "（1）", "①"):
        text = text[len(ordinal[1]) :]
    shorter = _LEADER.sub("", text).strip()
    return _OTHER.sub("", shorter) and BULLET.sub("", shorter).strip()


def same_title(a: str, b: str) -> bool:
    """Equal, or as near as OCR leaves them; both as ``key`` gives them."""
    if a == b:
        return bool(a)
    if min(len(a), len(b)) < 6 or abs(len(a) - len(b)) > 3:
        return False
    return SequenceMatcher(None, a, b, False).ratio() >= 0.88


def _row_keys(rows: Sequence[Row | Grid]) -> list[list[str]]:
    """Row by row the keys of what may be a title there: the row, and it with the one and the two rows below."""
    texts = [row.text if isinstance(row, Row) else "" for row in rows]
    found: list[list[str]] = []
    for i, text in enumerate(texts):
        bracket = BLACK_BRACKETS.match(text)
        keys = [key(bracket["title"])] if bracket else []
        if text and "。" not in text and len(text) <= _LONGEST_TITLE:
            parts = [key(text), *(_OTHER.sub("", part) for part in texts[i + 1 : i + 3])]
            keys += ["".join(parts[:n]) for n in (1, 2, 3) if "。" not in "".join(texts[i + 1 : i + n])]
        found.append(keys)
    return found


def _flat(keys: Sequence[Sequence[str]]) -> list[str]:
    return [k for row in keys for k in row if k]


def _comes_back(text: str, later: Sequence[str], part: bool = False) -> bool:
    """Is the entry one of the later titles, with or without the page number at its end; ``part``: or how one begins?"""
    wanted, paged = key(text), key(_PAGE.sub("", text))
    if any(same_title(wanted, k) or (paged != wanted and same_title(paged, k)) for k in later):
        return True
    return part and len(wanted) >= 8 and any(k.startswith(wanted) for k in later)


def _nearness(text: str, keys: Sequence[str]) -> float:
    """How near the nearest later title is, 1 where it is the same."""
    wanted = {key(text), key(_PAGE.sub("", text))}
    if any(k in wanted for k in keys if k):
        return 1.0
    near = [k for k in keys if any(abs(len(k) - len(w)) <= 3 for w in wanted) and len(k) >= 6]
    return max((SequenceMatcher(None, w, k, False).ratio() for w in wanted for k in near), default=0.0)


def _end_by_repetition(rows: Sequence[Row | Grid], start: int) -> int:
    """The first row that repeats one of the list's own, or that is text."""
    seen: list[str] = []
    for at in range(start, min(len(rows), start + _LONGEST)):
        row = rows[at]
        if isinstance(row, Grid) or "。" in row.text:
            return _back_to_list(rows, start, at)
        two = row.text + _text(rows, at + 1)
        if any(len(s) >= 3 and (same_title(s, key(row.text)) or same_title(s, key(two))) for s in seen):
            return at
        seen += [key(row.text), key(_text(rows, at - 1) + row.text) if at > start else key(row.text)]
    return start + min(len(rows) - start, _LONGEST)


def _back_to_list(rows: Sequence[Row | Grid], start: int, at: int) -> int:
    """Text began without a repeated title: the list ends where its own look ends."""
    entries = [i for i in range(start, at) if _marked(_text(rows, i)) or _LEADER.search(_raw(rows, i))]
    return entries[-1] + 1 if entries else max(start, at - 1)


def _listed(rows: Sequence[Row | Grid]) -> int:
    """Without a head: how many rows from the front come back later as titles, with bullets or as two at least."""
    texts = [(row.text, row.line.text) for row in rows[:_LONGEST] if isinstance(row, Row)]
    keys = _row_keys(rows)
    end = hits = at = 0
    while at < len(texts):
        one, two = texts[at][1], texts[at][1] + (texts[at + 1][1] if at + 1 < len(texts) else "")
        if len(key(one)) >= 5 and "。" not in one and _comes_back(one, _flat(keys[at + 1 :]), part=True):
            at, hits, end = at + 1, hits + 1, at + 1
        elif "。" not in two and len(key(two)) >= 8 and _comes_back(two, _flat(keys[at + 2 :])):
            at, hits, end = at + 2, hits + 1, at + 2
        elif _marked(one) and len(key(one)) >= 5 and "。" not in one and at < 20 and hits:
            at += 1
        else:
            break
    bulleted = bool(texts) and _marked(texts[0][0])
    return end if hits >= 2 or (hits == 1 and bulleted) else 0


def _entries(rows: Sequence[Row], later: Sequence[Row | Grid]) -> list[str]:
    """Titles of the list's rows, those that go on over two rows put together, rubrics left out."""
    keys = _flat(_row_keys(later))
    found: list[str] = []
    pending = ""
    for at, row in enumerate(rows):
        if (BLACK_BRACKETS.match(row.text) and len(row.text) <= 12) or not key(row.text) or row.text.isdigit():
            pending = ""
            continue
        whole = pending + row.line.text
        below = rows[at + 1].line.text if at + 1 < len(rows) else ""
        if below and not _marked(below.strip()) and _nearness(whole + below, keys) > max(_nearness(whole, keys), 0.88):
            pending = whole
            continue
        found.append(_title(whole, keys))
        pending = ""
    return found


def _title(text: str, keys: Sequence[str]) -> str:
    """The entry without page number; a bare number at its end goes only if the title below lacks it."""
    entry = entry_text(text)
    shorter = _PAGE.sub("", entry)
    if shorter != entry and not any(same_title(key(entry), k) for k in keys) and any(same_title(key(shorter), k) for k in keys):
        entry = shorter
    return "".join(entry.split()) if not re.search(r"[A-Za-z] [A-Za-z]", entry) else entry


def _marked(text: str) -> bool:
    ordinal = ordinal_at(text)
    return bool(BULLET.match(text)) or bool(ordinal and ordinal[0] in ("一、", "（一）", "1.", "（1）", "①"))


def _text(rows: Sequence[Row | Grid], at: int) -> str:
    row = rows[at] if 0 <= at < len(rows) else None
    return row.text if isinstance(row, Row) else ""


def _raw(rows: Sequence[Row | Grid], at: int) -> str:
    row = rows[at] if 0 <= at < len(rows) else None
    return row.line.text if isinstance(row, Row) else ""
