"""Which blocks are titles and which are rubrics: by size, place, weight, what stands around them, and the contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.split.contents import key, same_title
from pipeline.split.heads import BLACK_BRACKETS, BULLET, ends_sentence, ordinal_at
from pipeline.split.layout import Look
from pipeline.split.paragraphs import Block
from pipeline.split.words import any_of, words

_RUBRIC = re.compile(r"^[★☆◆◇●■▲—\-─~～\s]*[【〖\[［](?P<name>[^】〗\]］]{2,10})[】〗\]］][★☆◆◇●■▲—\-─~～:：\s]*$")
_MARKED = re.compile(
    r"^(?:[★☆◆◇●■▲□○◎※]\s*)+(?P<name>[\u4e00-\u9fff]{2,8})(?:\s*[★☆◆◇●■▲□○◎※])*$|^[—─\-]{1,4}(?P<dashed>[\u4e00-\u9fff]{2,8})[—─\-]{1,4}$"
)
_KNOWN = re.compile(rf"^(?:{any_of('rubric', 'briefs')})$")
_CAPTION = re.compile(
    r"(?:[表图]\d*|情况表|统计表|明细表|排名表|一览表|汇总表|示意图|[（(]单位[:：][^）)]+[）)])$|^(?:附?表|图)\s*[\d一二三四五六七八九十]+"
)
_UNIT_LINE = re.compile(r"^[（(]?(?:计量)?单位[:：].{1,20}[）)]?$")
_LONGEST = 80


def rubric_of(block: Block, look: Look, following: Block | None) -> str | None:
    """The rubric that a block is: 【工作动态】, ◆经验交流◆, or a known or large short line above a title."""
    text = block.text
    if block.table or len(block.rows) != 1 or len(text) > 20:
        return None
    match = _RUBRIC.match(text)
    outstanding = block.place == "centre" or block.size > look.larger or block.bold
    if match:
        name = match["name"]
        return name if _KNOWN.match(name) or outstanding or len(name) <= 6 else None
    match = _MARKED.match(text)
    name = (match["name"] or match["dashed"]) if match else text
    if _KNOWN.match(name):
        return name
    wide = match is not None and len(name) <= 6 and outstanding
    return name if wide and following is not None and following.table is None else None


def is_briefs(rubric: str | None) -> bool:
    """Does the rubric promise items of a line or two (简讯)?"""
    return rubric in words("briefs")


def has_title_form(block: Block) -> bool:
    """Short, no sentence's end, no caption, no bracketed remark, not a label line."""
    text = block.text
    if block.table or not 4 <= len(text) <= _LONGEST or len(block.rows) > 4 or "。" in text:
        return False
    if ends_sentence(text) and not text.endswith(("！", "？", "”", "）", "…", "!", "?")):
        return False
    if text.rstrip("”）").endswith(("。", "；", "：", "，", "、")) or text.startswith(("（", "(", "附件", "——", "报：", "注：")):
        return False
    return not (_UNIT_LINE.match(text) or _CAPTION.search(text) or text.count("，") >= 4)


def prominence(block: Block, look: Look, body_bold: bool) -> int:
    """How much a block stands out from the text: larger type 2, centred 2, bold alone 1."""
    points = 2 * (block.size > look.larger) + 2 * (block.place == "centre")
    return points + (1 if block.bold and not body_bold else 0)


def like(block: Block, model: Block, look: Look) -> bool:
    """Is a block set as a title already found?"""
    near = abs(block.size - model.size) <= (0.14 if look.ocr else 0.06) * model.size
    same_place = (block.place == "centre") == (model.place == "centre") or block.size > look.larger
    return near and same_place and (look.ocr or block.bold == model.bold)


def match_contents(blocks: Sequence[Block], contents: Sequence[str]) -> dict[int, int]:
    """Index of a block -> how many blocks make the title, for every entry of the contents that comes back."""
    found: dict[int, int] = {}
    start = 0
    for entry in contents:
        wanted = key(entry)
        hit = next(((i, n) for n in (1, 2) for i in range(start, len(blocks)) if _is_entry(blocks[i : i + n], wanted)), None)
        if hit is None:
            hit = next(
                ((i, n) for n in (1, 2) for i in range(len(blocks)) if i not in found and _is_entry(blocks[i : i + n], wanted)), None
            )
        if hit:
            found[hit[0]] = hit[1]
            start = max(start, hit[0] + 1)
    return found


def _is_entry(blocks: Sequence[Block], wanted: str) -> bool:
    if any(block.table or len(block.text) > _LONGEST + 20 for block in blocks) or not wanted:
        return False
    if len(blocks) > 1 and (blocks[0].place != blocks[1].place or abs(blocks[0].size - blocks[1].size) > 1):
        return False
    return same_title(key("".join(block.text for block in blocks)), wanted)


def numbered(block: Block) -> bool:
    """Does the block begin with the ordinal of a section (一、 （一） 1.)?"""
    return ordinal_at(block.text) is not None


def bare_title(text: str) -> str:
    """A title without the bullet or number of its place in the issue: 1.我县… → 我县…

    >>> bare_title("三、云河县推进改厕"), bare_title("● 白杨乡植树"), bare_title("2021年工作要点")
    ('云河县推进改厕', '白杨乡植树', '2021年工作要点')
    """
    text = BULLET.sub("", text.strip())
    ordinal = ordinal_at(text)
    if ordinal and ordinal[0] in ("一、", "（一）", "1.", "（1）", "①"):
        text = text[len(ordinal[1]) :].strip()
    bracket = BLACK_BRACKETS.match(text)
    return bracket["title"] if bracket and bracket.end() == len(text) else text
