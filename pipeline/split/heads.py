"""How lines begin: ordinals of every style, bullets, titles in black brackets."""

from __future__ import annotations

import re

BULLET = re.compile(r"^[●▲■◆★◇○□▶►•➢◎※☆△▪◼◾✦❖➤·\uf000-\uf0ff]\s*")
"""● ▲ ■ and their like, private-use bullets of word processors among them."""

_CN = "[一二三四五六七八九十]{1,3}"
ORDINALS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("第一部分", re.compile(rf"第{_CN}(?:部分|章|节|篇)[、，,：:\s]?")),
    ("一、", re.compile(rf"{_CN}[、．.]")),
    ("（一）", re.compile(rf"[（(]{_CN}[）)]、?")),
    ("1.", re.compile(r"\d{1,2}(?:[．.](?!\d)|、)")),
    ("（1）", re.compile(r"[（(]?\d{1,2}[）)]、?")),
    ("①", re.compile(r"[①-⑳]")),
    ("一是", re.compile(rf"{_CN}(?:是|要(?=[\u4e00-\u9fff]))|其{_CN}[是，,：:、]")),
    ("第一，", re.compile(rf"第{_CN}(?:[，,：:]|、(?![一二三四五])|是)")),
)
"""Styles of numbered heads, each with the form of its ordinal."""

BLACK_BRACKETS = re.compile(
    r"^(?P<mark>\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|[●▲■◆★◇○□▶►•➢◎※☆△▪])?[【〖\[［](?P<title>[^】〗\]］]{2,60})[】〗\]］]"
)
"""1.【我县举办柑橘节】, 【简讯】, ●【…】."""

SENTENCE_END = "。！？；：…"
CLOSERS = "”』」》）)】\"'’"


def ordinal_at(text: str) -> tuple[str, str] | None:
    """Style and ordinal with which a text begins.

    >>> ordinal_at("（一）强化领导"), ordinal_at("1.事故反弹"), ordinal_at("一是创新"), ordinal_at("1.5亿元") is None
    (('（一）', '（一）'), ('1.', '1.'), ('一是', '一是'), True)
    """
    for style, pattern in ORDINALS:
        match = pattern.match(text)
        if match:
            return style, match.group()
    return None


def ends_sentence(text: str) -> bool:
    """Does a line end with a sentence's stop, closing quotes and brackets aside?"""
    return bool(text) and text.rstrip(CLOSERS)[-1:] in tuple(SENTENCE_END) and text.rstrip(CLOSERS) != ""


def starts_head(text: str) -> bool:
    """Does a line begin as a numbered head, an item or a bullet does?"""
    return bool(ordinal_at(text) or BULLET.match(text) or BLACK_BRACKETS.match(text))
