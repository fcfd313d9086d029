"""Each row of the list of table heads is found by its own example."""

from __future__ import annotations

import pytest

from pipeline.mine.lexicons import rows
from pipeline.mine.table_heads import want_of


@pytest.mark.parametrize("row", rows("table_heads"), ids=lambda row: row["head"])
def test_head(row: dict[str, str]) -> None:
    want = want_of(row["example"])
    assert want is not None
    assert (want.use, want.means) == (row["use"], tuple(row["means"].split()))


def test_bracket_and_mark_of_part_are_no_part_of_the_head() -> None:
    assert want_of("其中：死亡人数（人）") == want_of("死亡人数")


def test_other_heads_say_nothing() -> None:
    assert want_of("整改率") is None
