"""Days as a masthead prints them: 2021年4月25日, 2021-4-25, 二〇二一年四月二十五日."""

from __future__ import annotations

import re
from datetime import date

from pipeline.records import Day

_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0, "O": 0, "o": 0, "0": 0, "◯": 0}

DAY = re.compile(
    r"""(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[年\-—–./·])(?P<month>\d{1,2})[月\-—–./·](?P<day>\d{1,2})(?!\d)日?
      | (?P<cyear>[一二][一二三四五六七八九〇○零ＯOo0◯]{3})年
        (?P<cmonth>[一二三四五六七八九十]{1,2})月(?P<cday>[一二三四五六七八九十廿卅]{1,3})日""",
    re.VERBOSE,
)


def day_in(text: str) -> tuple[re.Match[str], Day] | None:
    """The first day printed in a text without blanks, with where it stands.

    >>> day_in("云河县委办公室编2021年4月25日")[1], day_in("二〇二一年十月二十五日")[1], day_in("发布时间:2012-4-6")[1]
    ('2021-04-25', '2021-10-25', '2012-04-06')
    """
    for match in DAY.finditer(text):
        if match["year"]:
            year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        else:
            year = int("".join(str(_DIGIT[c]) for c in match["cyear"]))
            month, day = below_hundred(match["cmonth"]), below_hundred(match["cday"])
        try:
            return match, date(year, month, day).isoformat()
        except ValueError:
            continue
    return None


def below_hundred(text: str) -> int:
    """A Chinese numeral under 100: 十三 → 13, 二十五 → 25, 廿五 → 25, 〇五 → 5.

    >>> below_hundred("十三"), below_hundred("二十"), below_hundred("九")
    (13, 20, 9)
    """
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" not in text:
        return int("".join(str(_DIGIT.get(c, 0)) for c in text) or 0)
    tens, _, ones = text.partition("十")
    return (_DIGIT.get(tens[-1:], 1) if tens else 1) * 10 + (_DIGIT.get(ones[:1], 0) if ones else 0)
