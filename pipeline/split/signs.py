"""What a block tells of itself: it closes an article, it is text, it is an item with a head in black brackets."""

from __future__ import annotations

from pipeline.split.closing import contributor_in
from pipeline.split.heads import BLACK_BRACKETS, ends_sentence
from pipeline.split.meta import read_meta
from pipeline.split.paragraphs import Block


def closes(block: Block) -> bool:
    """Does it end with a contributor?"""
    return block.table is None and (contributor_in(block.raw.text.strip(), alone=True) or contributor_in(block.text)) is not None


def is_aside(block: Block) -> bool:
    """Is it nothing but a contributor, a day, or labels as 发布时间：?"""
    if block.table is not None:
        return False
    return contributor_in(block.raw.text.strip(), alone=True) is not None or read_meta(block.raw.text) is not None


def is_body(block: Block | None) -> bool:
    """A paragraph of text, or a table."""
    if block is None:
        return False
    return block.table is not None or len(block.rows) > 1 or ends_sentence(block.text) or len(block.text) > 40


def is_item(block: Block) -> bool:
    """1.【我县举办柑橘节】 with text behind it."""
    match = BLACK_BRACKETS.match(block.text)
    text = len(block.rows) > 1 or ends_sentence(block.text) or closes(block)
    return match is not None and match.end() < len(block.text) and text
