"""Names that only their list tells to be units: 远航、华晟等12家企业; 宁溪、白塔两市."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mine.tagging import Words

_COMPANIES = re.compile(
    r"(?P<names>(?:(?!等)[一-龥A-Za-z]){2,12}(?:、(?:(?!等)[一-龥A-Za-z]){2,12})*)等(?:[一二三四五六七八九十两]|\d+)(?:余|多)?[家个户](?:[一-龥]{0,4})(?:企业|公司|商家|工厂)"
)
_NUMBERED = re.compile(
    r"(?P<names>[一-龥A-Za-z]{2,12}(?:[、和](?:(?!等)[一-龥A-Za-z]){2,12}?)+)(?P<number>[两三四五六七八九十]|\d+)家(?![一-龥]?(?:单位|部门|医院|学校|银行|协会|机构|门店|成员))"
)
"""远航精密、华晟汽配两家"""
_HOUSES = re.compile(r"[两三四五六七八九十\d]家")
_SUCH = re.compile(r"等(?:[一二三四五六七八九十两]|\d+)(?:余|多)?[家个户]")
_SHARED = re.compile(
    r"(?P<names>[一-龥]{2,3}(?:、[一-龥]{2,3})*(?:[、和][一-龥]{2,3}))(?P<number>[两二三四五六七八九十]|\d+)个?(?P<word>乡镇|镇街|县市区|县区|区县|县市|市县|市区|[省市县区镇乡村]|街道|社区)"
)
_LED = re.compile(r"[对在向给为由与从经到赴的](?=[一-龥]{2})")
"""对|龙门、石坝、大河口3个乡镇"""
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_GENERIC = re.compile(r"企业|公司|项目|全市|全县|全区|组织|其他|上述|部分|重点|有关|相关|规模|[一二三四五六七八九十两几\d]个")


def _names(words: Words, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The items of a list; the first item loses what stands in front of its name."""
    offset = match.start("names")
    for i, part in enumerate(re.split(r"([、和])", match["names"])):
        if part not in ("、", "和", ""):
            start = offset
            if i == 0:
                borders = [b for b in range(offset, offset + len(part) - 1) if words.is_border(b)]
                index = words.before(offset + len(part))
                while (
                    index >= 0
                    and words.starts[index] >= offset
                    and words.tags[index].startswith(("n", "a", "j", "g", "z", "eng", "l", "i"))
                ):
                    start = words.starts[index]
                    index -= 1
                if start == offset and borders and words.tags[words.before(offset + 1)].startswith(("v", "p", "c", "u", "d", "r")):
                    start = next((b for b in borders if b > offset), offset)
            yield start, offset + len(part)
        offset += len(part)


def _numbered(text: str) -> Iterator[re.Match[str]]:
    """The lists in front of a number of houses, looked for in their own clause only."""
    for house in _HOUSES.finditer(text):
        clause = max(text.rfind(mark, 0, house.start()) for mark in "，。；：\n") + 1
        yield from _NUMBERED.finditer(text, clause, min(len(text), house.end() + 4))


def listed_companies(words: Words) -> Iterator[tuple[int, int]]:
    """畅联、德润等42家企业 → 畅联, 德润. Only where two or more are named with 等."""
    for match in _numbered(words.text):
        count = int(match["number"]) if match["number"].isdigit() else _COUNTS[match["number"]]
        counts = {len(re.split(marks, match["names"])) for marks in ("、", "[、和]")}
        if count in counts and not _GENERIC.search(match["names"]):
            yield from (span for span in _names(words, match) if span[1] - span[0] >= 2)
    if not _SUCH.search(words.text):
        return
    for match in _COMPANIES.finditer(words.text):
        if "、" not in match["names"] or _GENERIC.search(match["names"]):
            continue
        yield from (span for span in _names(words, match) if span[1] - span[0] >= 2)


def shared_suffix_places(words: Words) -> Iterator[tuple[int, int, str]]:
    """宁溪、白塔两市 → 宁溪 市, 白塔 市: places whose class word stands after the last; only where their number is right."""
    for match in _SHARED.finditer(words.text):
        parts = re.split(r"([、和])", match["names"])
        if len(parts[::2]) != (int(match["number"]) if match["number"].isdigit() else _COUNTS[match["number"]]):
            continue
        offset = match.start("names")
        for part in parts:
            if part not in ("、", "和") and not part.endswith(tuple("市县区镇乡村")):
                led = 1 if offset == match.start("names") and _LED.match(part) and words.is_border(offset + 1) else 0
                yield offset + led, offset + len(part), match["word"]
            offset += len(part)
