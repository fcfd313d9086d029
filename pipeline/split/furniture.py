"""Page numbers, running heads and what a browser prints around a page: lines that belong to no article."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from pipeline.records import Document, Line, Page, Table
from pipeline.split.layout import body_size
from pipeline.split.strip import without_blanks

_EDGE = 0.13  # share of the page's height in which furniture stands, above and below
_OUTER = 2  # visual rows from the edge that may be furniture
_SAME_HEIGHT = 14.0  # points within which running heads of two pages stand level

PAGE_NUMBER = re.compile(
    r"""^[\W_一]*
    (?: 第?\d{1,4}页? (?: [,，/|·]?(?:共|/|of)?\d{1,4}页? )?     # - 3 -, 第3页, 第3页 共8页, 3/8
      | 第[一二三四五六七八九十百]+页(?:共[一二三四五六七八九十百]+页)?
      | Page\d{1,4}(?:of\d{1,4})? | [IVXivx]{1,6} )
    [\W_一]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_BROWSER = re.compile(
    r"""^(?: (?:https?://|www\.|file:///)\S+
        | \d{4}[-/.]\d{1,2}[-/.]\d{1,2}[,，]?(?:上午|下午)?\d{1,2}:\d{2}(?::\d{2})?(?:[AP]M)?\D.* )$""",
    re.VERBOSE,
)
_BUTTON = (
    r"(?:打印(?:本页|文章)?|关闭(?:窗口)?|返回(?:顶部|首页|列表)?|收藏|分享(?:到)?[:：]?|字[体号][:：]?|大|中|小|我要纠错|扫一扫.{0,12})"
)
_WEB_CHROME = re.compile(
    rf"""^(?: (?:您?(?:当前|现在)(?:的)?位置|您(?:现在|当前)?所在(?:的)?位置|所在位置)[:：].*
        | 首页(?:[>＞»/]+[^。，]{{1,20}})+
        | [【\[（(]?{_BUTTON}(?:[】\]）)|｜\[【（(]+{_BUTTON})*[】\]）)]?
        | (?:上一篇|下一篇|上一条|下一条|相关链接|相关阅读|相关文章)[:：].*
        | (?:版权所有|技术支持|备案号)[:：©].* | .{{0,12}}ICP备\d+号.* | .{{0,6}}公网安备\d+号? )$""",
    re.VERBOSE,
)
_ORNAMENT = re.compile(r"^[—_＿\-─━=＝*＊~～…·.★☆]{3,}$")
_ISSUE_NUMBER = re.compile(r"第\d+期|总第?\d+期")


def without_furniture(document: Document) -> tuple[Page, ...]:
    """The pages without what is printed around the text; told by position, repetition and form."""
    heads = _running_heads(document)
    size = body_size(item for page in document.pages for item in page.items if isinstance(item, Line))
    front = without_blanks("".join(item.text for page in document.pages[:1] for item in page.items if isinstance(item, Line)))
    kept: list[Page] = []
    for page in document.pages:
        edge = _edge_lines(page)
        top = min((item.box[1] for item in page.items), default=0.0)
        items: list[Line | Table] = []
        for item in page.items:
            if isinstance(item, Line):
                text = without_blanks(item.text)
                if id(item) in edge and (PAGE_NUMBER.match(text) or _BROWSER.match(text) or (page.number, id(item)) in heads):
                    continue
                if _WEB_CHROME.match(text) or _ORNAMENT.match(text):
                    continue
                if page.number > 1 and item.box[1] <= top + 1 and _repeats_masthead(item, text, front, size):
                    continue
            items.append(item)
        kept.append(replace(page, items=tuple(items)))
    return tuple(kept)


def _edge_lines(page: Page) -> set[int]:
    """Ids of the lines in the outer rows of a page, above and below."""
    lines = sorted((item for item in page.items if isinstance(item, Line) and item.text.strip()), key=lambda line: line.box[1])
    above = [line for line in lines if line.box[3] < page.height * _EDGE]
    below = [line for line in lines if line.box[1] > page.height * (1 - _EDGE)]
    return {id(line) for line in (*_outer(above), *_outer(below[::-1]))}


def _outer(lines: list[Line]) -> list[Line]:
    """The lines of the first visual rows: pieces that stand level are one row."""
    found: list[Line] = []
    rows = 0
    for index, line in enumerate(lines):
        if not index or abs(line.box[1] - lines[index - 1].box[1]) > line.size / 2:
            rows += 1
        if rows > _OUTER:
            break
        found.append(line)
    return found


def _running_heads(document: Document) -> set[tuple[int, int]]:
    """(page number, id of line) of lines that come back at the same height of another page, digits aside."""
    candidates: list[tuple[int, Line, str]] = []
    for page in document.pages:
        edge = _edge_lines(page)
        for item in page.items:
            if isinstance(item, Line) and id(item) in edge:
                skeleton = re.sub(r"[\d\W_]+", "", without_blanks(item.text))
                if len(skeleton) >= 2 and not without_blanks(item.text).startswith(("（", "(")):
                    candidates.append((page.number, item, skeleton))
    found: set[tuple[int, int]] = set()
    for number, line, skeleton in candidates:
        for other_number, other, other_skeleton in candidates:
            if other_number != number and abs(other.box[1] - line.box[1]) <= _SAME_HEIGHT and _alike(skeleton, other_skeleton):
                found.add((number, id(line)))
                break
    return found


def _alike(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= 4 and SequenceMatcher(None, a, b, False).ratio() >= 0.85)


def _repeats_masthead(line: Line, text: str, front: str, size: float) -> bool:
    """A running head that stands on one page only: small type, the masthead's words and the issue's number."""
    words = re.sub(r"[\d\W_]+", "", text)
    small = line.size < size * 0.92
    return small and len(text) <= 40 and (bool(_ISSUE_NUMBER.search(text)) or (len(words) >= 4 and words in re.sub(r"[\d\W_]+", "", front)))
