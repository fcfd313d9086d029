"""Villages and communities right behind their town: 良山镇|下保村, 榆山街道|老博士社区.

What stands between a town's name and 村 or 社区 is the village's name, whatever words it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mine.measure_patterns import is_governing
from pipeline.mine.tagging import cut, is_word
from pipeline.mine.unit_patterns import cores

OF_TOWN = re.compile(
    r"(?P<name>(?!各|全|有关|相关|[一-龥]{0,2}[个两些])[^\W\d_a-zA-Z的了在和与及对将把为有到从向由各等并也被给个]{1,5}?)(?P<suffix>社区|村)(?!民|集体|级|干部|两委|委会?[书主]|党|支部|内|里|庄|居|镇|社区|村|（|级|情|务|规|容|史|民)"
)
_NO_NAME = re.compile(
    r"村居|农村|社区|乡村|驻村|帮扶|贫困|空壳|示范|重点|试点|老旧|城乡|村组|先进|薄弱|行政|自然|部分|个别|其他|中心|城中|联系|包|开展|组织|召开|打造"
)


def villages_behind(text: str, ends: Iterator[int]) -> Iterator[tuple[int, int, str]]:
    """Begin, end and class word of every village or community that begins where a town's name ends."""
    for end in ends:
        found = OF_TOWN.match(text, end)
        if found and len(found["name"]) > 1 and not _NO_NAME.search(found["name"]) and not _acts(text, found):
            yield found.start(), found.end(), found["suffix"]


def _acts(text: str, found: re.Match[str]) -> bool:
    """Does a verb or a body stand between a town and the word: 云台镇|推进|社区, 云台镇|妇联|走访|社区?"""
    words = cut(text)
    start, end = found.start(), found.start("suffix")
    inside = range(words.before(start + 1), words.before(end) + 1)
    whole = (i for i in inside if words.starts[i] >= start and len(words.words[i]) > 1 and is_word(words.words[i]))
    return any(words.tags[i].startswith(("v", "d", "ad", "p")) or is_governing(words.words[i]) or words.words[i] in cores() for i in whole)
