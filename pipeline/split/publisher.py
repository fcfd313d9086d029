"""The body that publishes a bulletin, as a masthead names it: 云河县委办公室编, 主办：云河市总工会, over one line or two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.split.words import any_of

_LABEL = re.compile(rf"^(?:{any_of('publisher_mark')})[:：]")
_MARK = re.compile(rf"(?:{any_of('publisher_mark')})$")
_ORG_END = re.compile(rf"(?:{any_of('org_end')})$")
_OWN_NAME = re.compile(r"^(?:中共|共青团|[\u4e00-\u9fff]{1,6}[省市县区州旗].{2})")
SENTENCE = re.compile(r"[。！？；]|，.*，")
"""Marks that a name or a masthead's line never holds."""


def is_publisher(text: str) -> bool:
    """A body's name with or without 编 主办 编印.

    >>> is_publisher("云河县人民政府办公室编"), is_publisher("主办：云河市总工会"), is_publisher("青石镇开展植树活动")
    (True, True, False)
    """
    name = publisher_name(text)
    if not 3 <= len(name) <= 50 or SENTENCE.search(name):
        return False
    return bool(_ORG_END.search(name)) or name != text


def is_marked(text: str) -> bool:
    """Does the line say 编 or 主办, so that it is no title?"""
    return bool(_MARK.search(text) or _LABEL.match(text))


def publisher_name(text: str) -> str:
    """The name alone.

    >>> publisher_name("编印单位：云河县档案局"), publisher_name("云河县委办公室编")
    ('云河县档案局', '云河县委办公室')
    """
    name = _LABEL.sub("", text.strip("（()）　 "))
    shorter = _MARK.sub("", name)
    return shorter if _ORG_END.search(shorter) or (len(shorter) >= 4 and shorter != name) else name


def joined_name(lines: Sequence[str]) -> str | None:
    """Two lines are one name broken in two unless both are names of their own.

    >>> joined_name(["云河市创建全国文明城市", "工作领导小组办公室"])
    '云河市创建全国文明城市工作领导小组办公室'
    >>> joined_name(["中共云河县委办公室", "云河县人民政府办公室"])
    '中共云河县委办公室、云河县人民政府办公室'
    """
    names: list[str] = []
    for line in lines:
        name = publisher_name(line)
        own = names and _ORG_END.search(names[-1]) and _OWN_NAME.match(name)
        if names and not own:
            names[-1] = publisher_name(names[-1] + name)
        else:
            names.append(name)
    return "、".join(name for name in names if name) or None
