"""The jurisdiction that a body's or a series' name begins with: 舟山市创建…办公室 → 舟山市."""

from __future__ import annotations

import re

from pipeline.split.words import divisions, no_place

_LEVEL = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,8}?(?:自治区|自治州|自治县|自治旗|特别行政区|[省市县区州盟旗]))")
_GOVERNED = re.compile("人民政府|委(?!员)|纪委|人大|政协")
_PLAIN = re.compile("[城郊矿]区")
_PREFIX = re.compile(r"^(?:中共|中国共产党|共青团|国家统计局|国网)")


def place_of(name: str | None) -> str | None:
    """The most specific division, county and above, at the head of a name; None where it shows none.

    >>> place_of("舟山市创建全国文明城市工作领导小组办公室"), place_of("中共云河市青林县委办公室"), place_of("重点项目简报")
    ('舟山市', '青林县', None)
    >>> place_of("塔山区人民政府办公室"), place_of("偏远山区支教队")
    ('塔山区', None)
    >>> place_of("晋城市城区人民政府办公室"), place_of("聊城市公安局"), place_of("内蒙古自治区生态环境厅")
    ('晋城市城区', '聊城市', '内蒙古自治区')
    """
    if not name:
        return None
    rest = _PREFIX.sub("", name)
    found: str | None = None
    while (match := _LEVEL.match(rest)) and len(match["name"]) >= 3 - (found is not None):
        if found and _PLAIN.match(rest) and _GOVERNED.match(rest, 2):
            return found + match["name"]  # a city's own 城区
        governed = match["name"] in divisions() or (
            len(match["name"]) == 3 and _GOVERNED.match(rest, match.end())
        )  # 塔山区人民政府 is no mountain area
        if match["name"].endswith(no_place()) and not governed:
            break
        found = match["name"]
        rest = rest[match.end() :]
    return found
