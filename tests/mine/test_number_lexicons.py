"""Each row of the number lists is found by its own example."""

from __future__ import annotations

import re

import pytest

from pipeline.mine.bounds import bound_after, bound_before
from pipeline.mine.changes import is_change
from pipeline.mine.folding import fold
from pipeline.mine.guards import SPECIAL_NEEDS, find_guards
from pipeline.mine.lexicons import rows
from pipeline.mine.periods import find_periods
from pipeline.mine.quantities import find_quantities
from pipeline.mine.uoms import read_uom


def examples(name: str, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns) for row in rows(name)]


@pytest.mark.parametrize(("uom", "kind", "example"), examples("uom", "uom", "kind", "example"))
def test_uom(uom: str, kind: str, example: str) -> None:
    at = fold(example).text.rindex(fold(uom).text)
    found = read_uom(fold(example).text, at)
    assert found is not None and found.text == fold(uom).text and found.kind == kind


@pytest.mark.parametrize(("word", "place", "bound", "example"), examples("bounds", "word", "place", "bound", "example"))
def test_bound(word: str, place: str, bound: str, example: str) -> None:
    text = fold(example).text
    at = text.index(fold(word).text)
    if place == "before":
        found = bound_before(text, at + len(word))
        assert found is not None and found[1] == bound
    elif place == "after":
        ending = bound_after(text, at)
        assert ending is not None and ending[1] == bound
    else:
        assert bound in [quantity.bound for quantity in find_quantities(example)]


@pytest.mark.parametrize(("word", "example"), examples("idioms", "word", "example"))
def test_idiom(word: str, example: str) -> None:
    start = example.index(word)
    assert any(guard.start <= start + len(word) - 1 and guard.end > start for guard in find_guards(fold(example).text))
    assert find_quantities(example) == []


@pytest.mark.parametrize(("pattern", "needs", "fate", "example"), examples("names_with_numbers", "pattern", "needs", "fate", "example"))
def test_name(pattern: str, needs: str, fate: str, example: str) -> None:
    text = fold(example).text
    assert re.search(pattern, text)
    assert any(SPECIAL_NEEDS[word].search(text) if word in SPECIAL_NEEDS else word in text for word in needs.split())
    assert fate in [guard.fate for guard in find_guards(text)]


@pytest.mark.parametrize(("word", "example"), examples("change_words", "word", "example"))
def test_change_word(word: str, example: str) -> None:
    [quantity] = find_quantities(example)
    assert word in example
    assert quantity.kind == "change"


PERIOD_LISTS = (("period_words", "word"), ("eras", "name"), ("festivals", "name"), ("holidays", "name"))


@pytest.mark.parametrize(("name", "example"), [row for file, key in PERIOD_LISTS for row in examples(file, key, "example")])
def test_period_word(name: str, example: str) -> None:
    found = find_periods(example, "2027-06-15")
    assert found and name in found[0].quote


USES = {"counted": 1, "limited": 0, "money": 1, "index": 1}


@pytest.mark.parametrize(("use", "example"), examples("number_contexts", "use", "example"))
def test_number_context(use: str, example: str) -> None:
    found = find_quantities(example)
    assert len(found) == USES[use]
    if use == "money":
        assert found[0].uom == "元"


def test_direction_words_say_what_is_compared() -> None:
    assert is_change("比上年多12家", 4, 7, "count")
    assert not is_change("共有12家", 2, 5, "count")
