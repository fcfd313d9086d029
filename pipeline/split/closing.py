"""Contributors: the body in an article's closing brackets, on a 供稿 or 来源 line; persons are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.split.words import any_of, words

_BRACKETS = re.compile(r"[（(](?P<inside>[^（）()]{2,60}(?:[（(][^（）()]{1,12}[）)][^（）()]{0,20})?)[）)][。.]?$")
_SOURCE = re.compile(rf"^(?:{any_of('source_label')})[:：]?\s*(?=.)")
_LABELLED = re.compile(rf"^[（(\[【]?\s*(?:{any_of('source_label')})\s*[:：](?P<name>[^。；]{{2,60}}?)[）)\]】]?[。]?$")
_GIVEN_BY = re.compile(r"[\s　]*(?:供稿|报送|提供|供图|来稿|推荐)$|[\s　]+(?:报|文)$")
_DATED = re.compile(r"[\s　，,]*(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日$")
_PERSON_LABEL = re.compile(rf"^(?:{any_of('no_contributor')})")
_OTHER_LABEL = re.compile(rf"[\s　，,；;、]*(?:{any_of('other_label', 'editor')})\s*[:：].*$")
_NOT_A_NAME = re.compile(r"[。；！？：:%％]|\d{3,}|^\d|[，,].*[，,].*[，,]")
_SURNAMES = words("surname")
_ORG_END = re.compile(rf"(?:{any_of('org_end', 'place_end')})$")
_BARE_NAME = re.compile(r"^[\u4e00-\u9fff]{2,3}$")


@dataclass(frozen=True, slots=True)
class Closing:
    """``start`` is where the closing begins in the text it was looked for in."""

    start: int
    name: str


def contributor_in(text: str, alone: bool = False) -> Closing | None:
    """The contributor with which a text ends: …落到实处。（青石镇）; ``alone`` where the text is a line of its own.

    >>> contributor_in("建成池塘三口。（县水利局）")
    Closing(start=7, name='县水利局')
    >>> contributor_in("供稿：市应急管理局", alone=True).name, contributor_in("（来源：云河日报）", alone=True).name
    ('市应急管理局', '云河日报')
    >>> contributor_in("走访农户。（记者 王小明）"), contributor_in("举办志愿交流大会（赛）")
    (None, None)
    """
    text = text.rstrip()
    if alone:
        labelled = _LABELLED.match(text)
        if labelled:
            name = _name(labelled["name"])
            return Closing(0, name) if name else None
    match = _BRACKETS.search(text)
    if not match or not (match.start() == 0 if alone else _stands_after_sentence(text[: match.start()])):
        return None
    name = _name(match["inside"])
    return Closing(match.start(), name) if name else None


def _stands_after_sentence(before: str) -> bool:
    return before.rstrip().rstrip('”’"）)').endswith(("。", "！", "？", "…", "."))


def _name(inside: str) -> str | None:
    """The body's name out of 来源：X, X供稿, X 王小明; None for a person or a remark."""
    text = inside.strip()
    labelled = bool(re.match(rf"(?:{any_of('source_label')})\s*[:：]", text))
    text = re.sub(rf"^(?:{any_of('source_label')})\s*[:：]\s*", "", text)
    if _PERSON_LABEL.match(text):
        return None
    text = _OTHER_LABEL.sub("", text)
    text = _DATED.sub("", text)
    given = _GIVEN_BY.sub("", text)
    if given != text and len(given) >= 2:
        text, labelled = given, True
    parts = [part for part in re.split(r"[\s　]+", text) if part]
    bodies = [] if is_person("、".join(parts)) else [part for part in parts if not is_person(part)]
    if len(bodies) > 1 and any(_ORG_END.search(part) for part in bodies):
        bodies = [part for part in bodies if not _may_be_person(part)]
    if parts and not bodies:
        return None
    if len(bodies) < len(parts):
        text = "".join(bodies)
    text = "".join(text.split()).strip("，,、；;")
    if len(text) < 2 or len(text) > 40 or _NOT_A_NAME.search(text):
        return None
    return text if labelled or not re.match(r"[和与及或等由在对把被]", text) else None


def is_person(text: str) -> bool:
    """A Chinese name of a person, as far as its form tells: 王小明 yes; 江山, 方山县 and 文明办 may be places and bodies.

    >>> is_person("王小明"), is_person("江山"), is_person("白杨乡"), is_person("王明、李小红")
    (True, False, False, True)
    """
    names = [name for name in re.split(r"[、，,/]", text) if name]
    whole = [_may_be_person(name) for name in names]
    return all(whole) and (len(names) > 1 or (len(names) == 1 and len(names[0]) == 3))


def _may_be_person(text: str) -> bool:
    """Two or three characters that begin with a surname and end as no body does."""
    return bool(_BARE_NAME.match(text)) and text[0] in _SURNAMES and not _ORG_END.search(text)
