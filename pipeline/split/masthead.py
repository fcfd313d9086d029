"""The masthead: series, number, publisher and date at the head of page 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.records import Day
from pipeline.split.dates import day_in
from pipeline.split.heads import starts_head
from pipeline.split.layout import Grid, Look, Row
from pipeline.split.number import IssueNumber, issue_number
from pipeline.split.words import any_of, words

_LOOK_AHEAD = 14  # lines of the first page among which the number must stand
_MARKING = re.compile(
    r"^(?:[（(【\[]?(?:内部(?:资料|刊物|文件|材料|交流|参考|使用)[^，。]{0,14}|注意保[存密]|绝密|机密|秘密|仅供(?:领导)?参阅|不得外传|请勿公开)[）)】\]]?"
    rf"|(?:机密|秘密|绝密)★.*|编号[:：].*|份号[:：].*|\d{{5,8}}|(?:{any_of('editor')})[:：].*|★+|[—_＿\-─━=]{{3,}})$"
)
_PUBLISHER_LABEL = re.compile(rf"^(?:{any_of('publisher_mark')})[:：]")
_PUBLISHER_MARK = re.compile(rf"(?:{any_of('publisher_mark')})$")
_SERIES_END = re.compile(rf"(?:{any_of('series_end')})$")
_DOCUMENT_END = re.compile(rf"(?:{any_of('document_end')})$")
_DOCUMENT_NUMBER = re.compile(r"^[\u4e00-\u9fff]{1,11}[〔\[【（(]?(?:19|20)\d{2}[〕\]】）)]?第?\d{1,4}号$")
_RED_HEAD = re.compile(r"^[\u4e00-\u9fff、]{4,40}(?:文件|通知)$")
_ORG_END = re.compile(rf"(?:{any_of('org_end')})$")
_HEAD = re.compile(r"^(?:中共|共青团|[\u4e00-\u9fff]{1,6}[省市县区州旗].{2})")
_SENTENCE = re.compile(r"[。！？；]|，.*，")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the masthead prints; None where it is silent."""

    series: str | None = None
    year: int | None = None
    number: int | None = None
    number_text: str | None = None
    serial: int | None = None
    publisher: str | None = None
    published: Day | None = None


def read_masthead(rows: Sequence[Row | Grid], look: Look) -> tuple[Masthead | None, int]:
    """The masthead and how many rows it takes; (None, 0) for a document that has none, as a report."""
    head = _head_rows(rows, look)
    length = _document_head(head)
    if length:
        return None, length
    at = next((i for i, row in enumerate(head) if _number_line(row, look)), None)
    if at is None:
        at = _series_line(head, look)
        if at is None:
            return None, 0
    else:
        at = _last_number_line(head, at, look)
    end = _end_of_masthead(head, at, look)
    return _gather(head[:end], look), end


def _head_rows(rows: Sequence[Row | Grid], look: Look) -> list[Row]:
    """The rows of the first page before its body begins: two full lines of the body's size one after the other."""
    found: list[Row] = []
    full = 0
    for row in rows:
        if isinstance(row, Grid) or row.page != rows_page(rows) or len(found) >= _LOOK_AHEAD:
            break
        wide = row.line.box[2] - row.line.box[0] > 0.82 * row.width and row.line.size <= look.larger
        full = full + 1 if wide and not day_in(row.text) else 0
        if full >= 2 and _SENTENCE.search(row.text + found[-1].text):
            return found[:-1]
        found.append(row)
    return found


def rows_page(rows: Sequence[Row | Grid]) -> int:
    """The page on which the rows begin."""
    return rows[0].page if rows else 1


def _document_head(head: Sequence[Row]) -> int:
    """Rows of the head of an official document that is no bulletin: 云河市人民政府办公室文件, 云政办发〔2021〕13号."""
    at = next((i for i, row in enumerate(head[:8]) if _DOCUMENT_NUMBER.match(row.text)), None)
    if at is None or any(_SERIES_END.search(_series_text(row.text)) and not _DOCUMENT_END.search(row.text) for row in head[: at + 1]):
        return 0
    marked = any(_RED_HEAD.match(row.text) for row in head[:at])
    return at + 1 if marked or re.search(r"[发函字办令通文规电呈请批纪][〔\[【（(]", head[at].text) else 0


def _number_line(row: Row, look: Look) -> IssueNumber | None:
    """A short line that prints the issue's number and little else."""
    text = row.text
    if len(text) > 60 or _SENTENCE.search(text):
        return None
    found = issue_number(_without_day(text))
    if found is None:
        return None
    rest = found.rest
    tidy = not rest or (len(rest) <= 24 and (_is_publisher(rest) or _SERIES_END.search(rest) or len(rest) <= 8))
    return found if tidy else None


def _last_number_line(head: Sequence[Row], at: int, look: Look) -> int:
    """The serial may stand on a line of its own below the number."""
    return at + 1 if at + 1 < len(head) and _number_line(head[at + 1], look) and len(head[at + 1].text) <= 30 else at


def _series_line(head: Sequence[Row], look: Look) -> int | None:
    """Without a number: the largest line that ends like a series' name and has a publisher or a day below it."""
    for i, row in enumerate(head[:6]):
        name = _series_text(row.text)
        if row.line.size >= look.size * 1.5 and len(name) <= 24 and _SERIES_END.search(name) and not _DOCUMENT_END.search(name):
            below = head[i + 1 : i + 4]
            if any(day_in(r.text) and len(r.text) <= 40 and not r.text.startswith(("发", "来源")) for r in below):
                return i
    return None


def _end_of_masthead(head: Sequence[Row], at: int, look: Look) -> int:
    """The first row after the number that is neither publisher nor day nor marking."""
    end = at + 1
    body = ""
    day = any(day_in(row.text) for row in head[:end])
    while end < len(head) and end <= at + 5:
        row = head[end]
        text = row.text
        if _MARKING.match(text) or (_number_line(row, look) and row.line.size <= look.larger):
            end += 1
            continue
        if text.startswith(("【", "〖")) or text in words("contents") or starts_head(text) or (day and _is_publisher(body)):
            break
        if day_in(text) and len(text) <= 48 and not _SENTENCE.search(text):
            day = True
            body += _without_day(text)
            end += 1
            continue
        taken = _publisher_rows(head, end, look)
        if not taken:
            break
        body += "".join(_without_day(row.text) for row in head[end : end + taken])
        day = day or any(day_in(row.text) for row in head[end : end + taken])
        end += taken
    return end


def _publisher_rows(head: Sequence[Row], start: int, look: Look) -> int:
    """How many rows from ``start`` name the publisher: one, or two whose second completes the name or brings the day."""
    row = head[start]
    if _is_publisher(row.text) and not _looks_like_title(head, start, look):
        return 1
    if start + 1 < len(head) and len(row.text) <= 24 and not _SENTENCE.search(row.text):
        below = head[start + 1]
        both = row.text + _without_day(below.text)
        beside = abs(below.line.box[0] - row.line.box[0]) <= look.size and abs(below.line.size - row.line.size) <= 0.12 * look.size
        if len(_without_day(below.text)) <= 24 and _is_publisher(both) and beside and _day_near(head, start, look):
            return 2
        if day_in(below.text) and not _without_day(below.text) and start + 2 < len(head):
            both = row.text + head[start + 2].text
            if _is_publisher(both) and abs(head[start + 2].line.box[0] - row.line.box[0]) <= look.size:
                return 3
    return 0


def _day_near(head: Sequence[Row], start: int, look: Look) -> bool:
    return any(day_in(row.text) and len(row.text) <= 48 for row in head[max(0, start - 1) : start + 3])


def _looks_like_title(head: Sequence[Row], at: int, look: Look) -> bool:
    """A line that ends like a body's name may still be the first title: larger or bold, with no day near."""
    row = head[at]
    if _PUBLISHER_MARK.search(row.text) or _PUBLISHER_LABEL.match(row.text):
        return False
    return row.line.size > look.larger and not _day_near(head, at, look)


def _is_publisher(text: str) -> bool:
    """A body's name with or without 编 主办 编印: 云河县人民政府办公室编."""
    name = _publisher_name(text)
    if not 3 <= len(name) <= 50 or _SENTENCE.search(name):
        return False
    return bool(_ORG_END.search(name)) or name != text


def _publisher_name(text: str) -> str:
    name = _PUBLISHER_LABEL.sub("", text.strip("（()）　 "))
    shorter = _PUBLISHER_MARK.sub("", name)
    return shorter if _ORG_END.search(shorter) or (len(shorter) >= 4 and shorter != name) else name


def _without_day(text: str) -> str:
    found = day_in(text)
    return (text[: found[0].start()] + text[found[0].end() :]).strip("（()）|｜　") if found else text


def _gather(rows: Sequence[Row], look: Look) -> Masthead:
    """Sort what the rows say into the masthead's fields."""
    found = Masthead()
    series: list[str] = []
    bodies: list[str] = []
    largest = max((row.line.size for row in rows if not _MARKING.match(row.text)), default=look.size)
    for row in rows:
        text = row.text
        if _MARKING.match(text):
            continue
        day = day_in(text)
        if day and found.published is None:
            found = replace(found, published=day[1])
        text = _without_day(text)
        number = issue_number(text)
        if number and (found.number_text is None or found.serial is None):
            found = replace(
                found,
                year=found.year or number.year,
                number=number.number if found.number is None else found.number,
                number_text=found.number_text or number.number_text,
                serial=number.serial if found.serial is None else found.serial,
            )
            text = number.rest
        if not text:
            continue
        before_number = found.number_text is None and found.serial is None
        if (row.line.size >= 0.9 * largest and row.line.size > look.larger) or (before_number and not _is_publisher(text)):
            series.append(text)
        elif _is_publisher(text) or bodies or not before_number:
            if number and _SERIES_END.search(text) and not series:
                series.append(text)
            else:
                bodies.append(text)
        else:
            series.append(text)
    name = _series_text("".join(series))
    return replace(found, series=name or None, publisher=_publisher(bodies), year=found.year or _year_of(found.published))


def _series_text(text: str) -> str:
    """The name without brackets or marks around it: 《云河政务》 → 云河政务."""
    return text.strip('《》“”"★☆·—-_ ')


def _publisher(bodies: Sequence[str]) -> str | None:
    """Two rows are one name broken over two lines unless both are names of their own."""
    names: list[str] = []
    for text in bodies:
        name = _publisher_name(text)
        own = names and _ORG_END.search(names[-1]) and _HEAD.match(name)
        if names and not own:
            names[-1] = _publisher_name(names[-1] + name)
        else:
            names.append(name)
    return "、".join(name for name in names if name) or None


def _year_of(day: Day | None) -> int | None:
    return int(day[:4]) if day else None
