"""What the words at a head's end make of the numbers under it: 死亡人数 are counted in 人, 到位资金 is money, 联系电话 tells no fact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from pipeline.mine.lexicons import rows

HeadUse = Literal["uom", "amount", "measurement", "mute", "aside"]
_WHERE = ("农村", "乡村")  # the country, no villages counted
_SIDE = re.compile(r"^(?:其中[：:]?|[#＃])|[（(][^（）()]*[）)]$|\s+")


@dataclass(frozen=True, slots=True)
class Want:
    """How a head's numbers are told: ``means`` has the measure (uom) or the units (measurement), the likeliest first."""

    use: HeadUse
    means: tuple[str, ...]


@cache
def _listed() -> Mapping[str, Want]:
    return {row["head"]: Want(cast(HeadUse, row["use"]), tuple(row["means"].split())) for row in rows("table_heads")}


@cache
def want_of(head: str) -> Want | None:
    """The row of ``table_heads.tsv`` with the longest word that the head, its bracket aside, ends with.

    >>> want_of("直接经济损失（万元）"), want_of("责任人联系电话")
    (Want(use='amount', means=()), Want(use='mute', means=()))
    """
    bare = _SIDE.sub("", head)
    if bare.endswith(_WHERE):
        return None
    listed = _listed()
    return next((listed[bare[at:]] for at in range(len(bare)) if bare[at:] in listed), None)

