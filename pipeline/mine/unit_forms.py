"""Forms of one body's name that are told apart by print only: a company with and without 公司, a branch before or behind its place."""

from __future__ import annotations

import re


def proper_part(name: str) -> str:
    """红岭煤业 of 红岭煤业集团 and 红岭煤业公司."""
    return re.sub(r"(?:股份|有限|责任|集团|总|公司)+$", "", name)


_BRANCH = (
    re.compile(r"(?P<trade>公安|生态环境|自然资源|规划|交警)[一-龥]{0,4}局(?P<place>[一-龥]{2})[一-龥]?分局$"),
    re.compile(r"(?P<place>[一-龥]{2})[市县区]?(?P<trade>公安|生态环境|自然资源|规划|交警)分局$"),
)


def branch_form(name: str) -> str:
    """The same for 市公安局临汐分局 and 临汐公安分局."""
    found = next((m for p in _BRANCH if (m := p.search(name))), None)
    return found["trade"] + found["place"] if found else name


def in_order(short: str, name: str) -> bool:
    """Are these some of the name's characters in their order: 人居办 of 人居环境整治办?"""
    rest = iter(name)
    return all(char in rest for char in short)
