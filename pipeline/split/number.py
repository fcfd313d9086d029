"""The number of an issue as a masthead prints it: 2021年第13期（总第199期）, 〔2021〕13号, 增刊1, 第3—4期合刊."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.split.dates import below_hundred

_COUNT = r"(?:\d{1,5}|[一二三四五六七八九十百〇○零]{1,5})"
_SERIAL = re.compile(rf"[（(\[,，、/|]?(?:总|累计|总期|总期数|总期号)(?:第|期数?|期号)?[:：]?第?(?P<serial>{_COUNT})(?:期|号)?[）)\]]?")
_ISSUE = re.compile(
    rf"""[（(\[]?
    (?: [〔【\[（(]?(?P<year>(?:19|20)\d{{2}}|[一二][〇○零一二三四五六七八九]{{3}})(?:年度?)?[〕】\]）)]?(?:\d{{1,2}}月)? [,，·]? )?
    (?: (?P<extra>增刊|特刊|专刊)[（(]?第?(?P<extra_no>{_COUNT})(?:期|号)?[）)]?
      | (?: 第|NO\.?|No\.?|№ ) (?P<no>{_COUNT}) (?: [-—－–~～、,，至和]第?(?P<to>{_COUNT}) )?
        (?P<unit>[期号辑])? (?P<joint>[（(]?合刊[）)]?)? (?P<after>[（(]?增刊[）)]?)?
      | (?<!\d)(?P<bare>\d{{1,4}}) (?: [-—－–~～、]第?(?P<bare_to>\d{{1,4}}) )? [期号] (?P<bare_joint>[（(]?合刊[）)]?)?
      | (?P<lone>增刊|特刊) )
    [）)\]]?""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class IssueNumber:
    """What a number line says; ``number_text`` is the number as printed, ``rest`` what else the line holds."""

    year: int | None
    number: int | None
    number_text: str | None
    serial: int | None
    rest: str


def issue_number(text: str) -> IssueNumber | None:
    """Read a line without blanks; None where it prints no number of an issue.

    >>> issue_number("2021年第13期（总199期）")
    IssueNumber(year=2021, number=13, number_text='13', serial=199, rest='')
    >>> issue_number("2020年第3—4期合刊").number_text, issue_number("云政信〔2021〕13号").rest, issue_number("增刊1").number_text
    ('3—4合刊', '云政信', '增刊1')
    >>> issue_number("共培训3期390人") is None, issue_number("第十三期").number
    (True, 13)
    """
    serial_match = _SERIAL.search(text)
    remaining = text[: serial_match.start()] + "\x00" + text[serial_match.end() :] if serial_match else text
    serial = _value(serial_match["serial"]) if serial_match else None
    match = next((m for m in _ISSUE.finditer(remaining) if _is_number(m, remaining)), None)
    if match is None:
        if serial is None:
            return None
        return IssueNumber(None, None, None, serial, remaining.replace("\x00", ""))
    rest = (remaining[: match.start()] + remaining[match.end() :]).replace("\x00", "").strip("（()）[]　 ,，、:：|/·")
    year = _year(match["year"])
    if match["lone"] or match["extra"]:
        which = match["lone"] or match["extra"]
        count = _value(match["extra_no"]) if match["extra"] else None
        return IssueNumber(year, None, which + ("" if count is None else str(count)), serial, rest)
    first = _value(match["no"] or match["bare"])
    last = match["to"] or match["bare_to"]
    number_text = str(first)
    if last:
        number_text += f"—{_value(last)}合刊"
    elif match["joint"]:
        number_text += "合刊"
    elif match["after"]:
        number_text = f"增刊{first}"
    return IssueNumber(year, None if match["after"] else first, number_text, serial, rest)


def _is_number(match: re.Match[str], text: str) -> bool:
    """Not a count of courses (培训3期390人) and no ordinal without 期 that goes on as a name (第一小学)."""
    if match["bare"]:
        return bool(match["year"]) or match.start() == 0
    if match["no"] and not match["unit"]:
        return match.group().upper().lstrip("（([").startswith(("NO", "№")) or not text[match.end() :]
    return True


def _value(text: str | None) -> int | None:
    if not text:
        return None
    if text.isdigit():
        return int(text)
    if "百" in text:
        hundreds, _, rest = text.partition("百")
        return (below_hundred(hundreds) if hundreds else 1) * 100 + (below_hundred(rest.lstrip("零〇○")) if rest else 0)
    return below_hundred(text)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else int("".join("〇一二三四五六七八九".find(c if c not in "○零" else "〇").__str__() for c in text))
