"""Every row of the list of radicals is folded, and folds its example."""

from __future__ import annotations

import csv

import pytest

from pipeline import resources
from pipeline.read.fold import fold

with (resources.MODELS / "lexicons" / "radicals.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_radicals(row: dict[str, str]) -> None:
    assert row["char"] in row["example"]
    assert fold(row["example"]) == row["example"].replace(row["char"], row["folded"])
    assert 0x2E80 <= ord(row["char"]) <= 0x2EFF
