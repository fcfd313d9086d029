"""What each number measures, over sentences of many departments."""

from __future__ import annotations

import pytest

from tests.mine.indicator_reading import names_the_same, read
from tests.mine.metric_rows import ROWS


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[row[0][:16] for row in ROWS])
def test_each_number_is_named_by_what_it_measures(sentence: str, expected: tuple[tuple[str, str], ...]) -> None:
    left = [(i.quantity.quote, i.metric) for i in read(sentence)]
    for quote, wanted in expected:
        at = next((n for n, (q, _) in enumerate(left) if q == quote), None)
        assert at is not None, f"{quote} is no indicator of {left}"
        _, got = left.pop(at)
        assert names_the_same(wanted, got), f"{quote}: {wanted} read as {got}"


def test_the_rows_are_many_enough_to_tell() -> None:
    assert sum(len(row[1]) for row in ROWS) >= 200
