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
from pipeline.split.publisher import SENTENCE, is_marked, is_publisher, joined_name
from pipeline.split.strip import without_blanks
from pipeline.split.words import any_of, words

_LOOK_AHEAD = 14  # lines of the first page among which the number must stand
_MARKING = re.compile(
    r"^(?:[（(【\[★☆*]*(?:内部(?:资料|刊物|文件|材料|交流|参考|使用)[^，。]{0,14}|注意保[存密]|绝密|机密|秘密|仅供(?:领导)?参阅|不得外传|请勿公开)[）)】\]]?"
    rf"|(?:机密|秘密|绝密)★.*|编号[:：].*|份号[:：].*|\d{{5,8}}|(?:{any_of('editor')})[:：](?!.*(?:{any_of('org_end')})$).*|★+|[—_＿\-─━=]{{3,}}"
    r"|[（(]?星期[一二三四五六日天][）)]?|农历.{2,10}|[^\u4e00-\u9fff〇○\d]*)$"
)
_SERIES_END = re.compile(rf"(?:{any_of('series_end')})$")
_DOCUMENT_END = re.compile(rf"(?:{any_of('document_end')})$")
_DOCUMENT_NUMBER = re.compile(r"^[\u4e00-\u9fff]{1,11}[〔\[【（(]?(?:19|20)\d{2}[〕\]】）)]?第?\d{1,4}号$")
_RED_HEAD = re.compile(r"^[\u4e00-\u9fff、]{4,40}(?:文件|通知)$")
_WIDE_BLANK = re.compile(r"\s{2,}|[|｜]")


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
    """The masthead and how many rows it takes; None for a document that has none, as a report or a notice,
    whose red head and number (云政办发〔2021〕13号) are rows taken all the same."""
    head = _head_rows(rows, look)
    length = _document_head(head)
    if length:
        return None, length
    at = next((i for i, row in enumerate(head) if _number_line(row)), None)
    if at is None:
        at = _series_line(head, look)
        if at is None:
            return None, 0
    elif at + 1 < len(head) and _number_line(head[at + 1]) and len(head[at + 1].text) <= 30:
        at += 1  # the serial stands on a line of its own
    end = _end_of_masthead(head, at, look)
    return _gather(head[:end], look), end


def _head_rows(rows: Sequence[Row | Grid], look: Look) -> list[Row]:
    """The rows of the first page before its body begins: two full lines of the body's size one after the other."""
    found: list[Row] = []
    full = 0
    for row in rows:
        if isinstance(row, Grid) or row.page != rows[0].page or len(found) >= _LOOK_AHEAD:
            break
        wide = row.line.box[2] - row.line.box[0] > 0.82 * row.width and row.line.size <= look.larger
        full = full + 1 if wide and not day_in(row.text) else 0
        if full >= 2 and SENTENCE.search(row.text + found[-1].text):
            return found[:-1]
        found.append(row)
    return found


def _document_head(head: Sequence[Row]) -> int:
    """Rows of the head of an official document that is no bulletin: 云河市人民政府办公室文件, 云政办发〔2021〕13号."""
    at = next((i for i, row in enumerate(head[:8]) if _DOCUMENT_NUMBER.match(row.text)), None)
    if at is None or any(_SERIES_END.search(_series_text(row.text)) and not _DOCUMENT_END.search(row.text) for row in head[: at + 1]):
        return 0
    marked = any(_RED_HEAD.match(row.text) for row in head[:at])
    return at + 1 if marked or re.search(r"[发函字办令通文规电呈请批纪][〔\[【（(]", head[at].text) else 0


def _number_line(row: Row) -> IssueNumber | None:
    """A short line that prints the issue's number and little else."""
    if len(row.text) > 60 or SENTENCE.search(row.text):
        return None
    for chunk in _chunks(row):
        found = issue_number(_without_day(chunk))
        if found is not None:
            rest = found.rest
            tidy = not rest or (len(rest) <= 24 and (is_publisher(rest) or _SERIES_END.search(rest) or len(rest) <= 8))
            return found if tidy else None
    return None


def _chunks(row: Row) -> list[str]:
    """The pieces of a line that wide blanks part, markings and lines in pinyin left out."""
    parts = [without_blanks(part) for part in _WIDE_BLANK.split(row.line.text.strip())]
    if any(len(part) <= 1 for part in parts):  # letter-spaced
        parts = [row.text]
    return [part for part in parts if part and not _MARKING.match(part)]


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
    body = "".join(chunk for chunk in map(_bare, _chunks(head[at])) if is_publisher(chunk))
    day = any(day_in(row.text) for row in head[:end])
    while end < len(head) and end <= at + 6:
        row = head[end]
        text = "".join(_chunks(row))
        if not text or (_number_line(row) and row.line.size <= look.larger):
            end += 1
            continue
        if text.startswith(("【", "〖")) or text in words("contents") or starts_head(text) or (day and is_publisher(body)):
            break
        dated = day_in(text) and len(text) <= 48 and not SENTENCE.search(text)
        taken = 1 if dated else _publisher_rows(head, end, look)
        if not taken:
            break
        body += "".join(_without_day("".join(_chunks(each))) for each in head[end : end + taken])
        day = day or any(day_in(each.text) for each in head[end : end + taken])
        end += taken
    return end


def _publisher_rows(head: Sequence[Row], start: int, look: Look) -> int:
    """How many rows from ``start`` name the publisher: one, or two whose second completes the name or brings the day."""
    row = head[start]
    text = "".join(_chunks(row))
    near = any(day_in(each.text) and len(each.text) <= 48 for each in head[max(0, start - 1) : start + 3])
    if is_publisher(text) and (is_marked(text) or row.line.size <= look.larger or near):
        return 1
    if start + 1 < len(head) and len(text) <= 24 and not SENTENCE.search(text):
        below = head[start + 1]
        rest = _without_day("".join(_chunks(below)))
        beside = (
            abs(below.line.box[0] - row.line.box[0]) <= look.size
            and abs(below.line.size - row.line.size) <= (0.25 if look.ocr else 0.12) * look.size
        )
        if len(rest) <= 24 and is_publisher(text + rest) and beside and near:
            return 2
        if day_in(below.text) and not rest and start + 2 < len(head):
            third = head[start + 2]
            if is_publisher(text + third.text) and abs(third.line.box[0] - row.line.box[0]) <= look.size:
                return 3
    return 0


def _without_day(text: str) -> str:
    found = day_in(text)
    return (text[: found[0].start()] + text[found[0].end() :]).strip("（()）|｜　") if found else text


def _bare(text: str) -> str:
    """A piece of a line without day and number."""
    text = _without_day(text)
    number = issue_number(text)
    return number.rest if number else text


def _gather(rows: Sequence[Row], look: Look) -> Masthead:
    """Sort what the rows say into the masthead's fields."""
    found = Masthead()
    series: list[str] = []
    bodies: list[str] = []
    largest = max((row.line.size for row in rows if _chunks(row)), default=look.size)
    for row, chunk in [(each, chunk) for each in rows for chunk in _chunks(each)]:
        day = day_in(chunk)
        if day and found.published is None:
            found = replace(found, published=day[1])
        number = issue_number(_without_day(chunk))
        if number:
            found = replace(
                found,
                year=found.year or number.year,
                number=number.number if found.number is None else found.number,
                number_text=found.number_text or number.number_text,
                serial=number.serial if found.serial is None else found.serial,
            )
        text = _bare(chunk)
        if not text or _MARKING.match(text):
            continue
        large = row.line.size >= 0.9 * largest and row.line.size > look.larger
        numbered = found.number_text is not None or found.serial is not None
        if large or (not is_publisher(text) and (not numbered or (number and not series))):
            series.append(text)
        else:
            bodies.append(text)
    year = found.year or (int(found.published[:4]) if found.published else None)
    return replace(found, series=_series_text("".join(series)) or None, publisher=joined_name(bodies), year=year)


def _series_text(text: str) -> str:
    """The name without brackets or marks around it: 《云河政务》 → 云河政务."""
    return text.strip('《》“”"★☆·—-_ ')
