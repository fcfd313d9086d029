"""A marked quote -> value, bound, unit of measure and kind: 近900余人 -> 900, about, 人, count.

A plain reader for what the annotators of this corpus wrote; where a quote is out of the ordinary, the mark says so itself.
"""

from __future__ import annotations

import re

NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
SCALES = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
FRONT = {
    "约": "about", "近": "about", "将近": "about", "超过": "more_than", "超": "more_than", "逾": "more_than", "突破": "more_than",
    "不少于": "at_least", "不低于": "at_least", "至少": "at_least", "不足": "less_than", "不到": "less_than", "低于": "less_than",
    "少于": "less_than", "不超过": "at_most", "至多": "at_most", "各": "exact", "": "exact",
}  # fmt: skip
BACK = {"以上": "at_least", "以下": "at_most", "以内": "at_most", "内": "at_most", "左右": "about", "上下": "about", "": "exact"}
QUOTE = re.compile(
    rf"(?P<front>{'|'.join(sorted(filter(None, FRONT), key=len, reverse=True))}|)"
    r"(?:第)?(?P<number>[\d,]+(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)(?P<large>万亿|万|亿|)"
    r"(?P<over>余|多|来|)(?P<late>万亿|万|亿|)(?P<unit>[^余多以左上]*?)"
    rf"(?P<back>{'|'.join(filter(None, BACK))}|)"
)
LENGTHS = "米 公里 平方米 平方公里 亩 公顷 吨 公斤 立方米 千瓦时 兆瓦 微克/立方米 毫克/升 升 千米 斤 分贝 吨/年 吨/日 亩次".split()
SPANS = "天 日 小时 分钟 年 个月 个工作日 秒".split()


def read_number(text: str) -> float:
    """Arabic or Chinese numerals.

    >>> read_number("三百二十"), read_number("1,286"), read_number("十二")
    (320.0, 1286.0, 12.0)
    """
    if text[0].isdigit():
        return float(text.replace(",", ""))
    total, last = 0, 0
    for char in text:
        if char in SCALES:
            total += (last or 1) * SCALES[char]
            last = 0
        else:
            last = NUMERALS[char]
    return float(total + last)


def kind_of(uom: str) -> str:
    """The kind of a level by its unit of measure.

    >>> kind_of("元"), kind_of("家")
    ('amount', 'count')
    """
    if uom == "%":
        return "percentage"
    if uom == "元":
        return "amount"
    if uom == "位":
        return "rank"
    if uom == "分":
        return "score"
    if uom == "倍" or ("/" in uom and uom not in LENGTHS):
        return "ratio"
    return "measurement" if uom in LENGTHS else "duration" if uom in SPANS else "count"


def read_quote(quote: str) -> dict[str, object]:
    """Value, bound, uom and kind of a quote of the common form.

    >>> read_quote("超15万余人次")
    {'value': 150000, 'value_max': None, 'bound': 'more_than', 'uom': '人次', 'kind': 'count'}
    """
    found = QUOTE.fullmatch(quote)
    if not found:
        return {"value": None, "value_max": None, "bound": "exact", "uom": "", "kind": "count"}
    scale = LARGE.get(found["large"], 1) * LARGE.get(found["late"], 1)
    value = round(read_number(found["number"]) * scale, 6)
    bound = FRONT[found["front"]]
    bound = bound if bound != "exact" else BACK[found["back"]]
    if found["over"] and bound == "exact":
        bound = "more_than"
    uom = found["unit"]
    if uom in ("成", "成半"):
        value, uom = value * 10 + (5 if uom == "成半" else 0), "%"
    plain = int(value) if value.is_integer() else value
    return {"value": plain, "value_max": None, "bound": bound, "uom": uom, "kind": kind_of(uom)}
