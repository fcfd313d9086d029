"""Every row of the lists that units and measures are read by finds its own example."""

from __future__ import annotations

import pytest

from pipeline.mine.canonical import canonical_name
from pipeline.mine.jurisdiction import Jurisdiction
from pipeline.mine.lexicons import rows
from pipeline.mine.measures import find_measures
from pipeline.mine.nominal import nominal_names
from pipeline.mine.places import find_places
from pipeline.mine.quoted import quoted_names
from pipeline.mine.tagging import cut
from pipeline.mine.unit_candidates import candidates, rules_of
from pipeline.mine.unit_spans import find_spans
from pipeline.records import Article, Issue

PLACES = {
    "省": "东江省",
    "市": "海棠市",
    "县": "青林县",
    "区": "柳河区",
    "州": "红河州",
    "旗": "云台旗",
    "新区": "临江新区",
    "开发区": "锦州湾开发区",
}
LEVELS = {"东江省": "province", "海棠市": "city", "青林县": "county", "柳河区": "county", "红河州": "city"}
HOME = Jurisdiction("青林县", "county", PLACES, LEVELS)


def cases(name: str, *keys: str) -> list[object]:
    """One test a row, named by its first key."""
    return [pytest.param(*(row[k] for k in keys), id=row[keys[0]]) for row in rows(name)]


def surfaces(text: str) -> list[str]:
    """The names of units in a text."""
    return [s.surface for s in find_spans(text)]


def measures(text: str) -> list[str]:
    """The names of measures in a text, with their aliases."""
    article = Article(1, None, None, text)
    return [n for m in find_measures(article, Issue(articles=(article,)), []) for n in (m.name, *m.aliases)]


@pytest.mark.parametrize(("stem", "long", "example"), cases("department_stems", "stem", "long", "example"))
def test_department_is_written_out(stem: str, long: str, example: str) -> None:
    found = [canonical_name(s, HOME) for s in surfaces(example) if stem in s]
    assert [n for n in found if (long or stem) in n.name and n.kind in ("department", "party")], (example, surfaces(example))


@pytest.mark.parametrize(("short", "long", "kind", "example"), cases("unit_abbreviations", "short", "long", "kind", "example"))
def test_abbreviation_is_written_out(short: str, long: str, kind: str, example: str) -> None:
    names = {(n.name, n.kind) for n in (canonical_name(s, HOME) for s in surfaces(example))}
    places = [*PLACES.values(), "云台镇", "石桥街道"]
    longs = {long.replace("{p}", place).replace("{w}", place[-1]).replace("{s}", place[:-1]) for place in places}
    assert names & {(name, kind) for name in longs}, (example, names)


@pytest.mark.parametrize(("surface", "name", "kind", "example"), cases("national_units", "surface", "name", "kind", "example"))
def test_national_body_is_found(surface: str, name: str, kind: str, example: str) -> None:
    assert surface in surfaces(example)
    assert (canonical_name(surface, HOME).name, canonical_name(surface, HOME).kind) == (name, kind)


@pytest.mark.parametrize(("ending", "kind", "example"), cases("unit_endings", "ending", "kind", "example"))
def test_ending_is_found(ending: str, kind: str, example: str) -> None:
    found = [s for s in surfaces(example) if s.endswith(ending)]
    assert found, (example, surfaces(example))
    assert canonical_name(found[0], HOME).kind == kind


@pytest.mark.parametrize(("tail", "example"), cases("not_places", "tail", "example"))
def test_tail_is_no_place(tail: str, example: str) -> None:
    assert not [p.name for p in find_places(example) if p.name.endswith(tail)]


@pytest.mark.parametrize(("tail", "example"), cases("not_units", "tail", "example"))
def test_tail_is_no_unit(tail: str, example: str) -> None:
    assert not [s for s in surfaces(example) if s.endswith(tail)]


@pytest.mark.parametrize(("word", "example"), cases("unit_common_words", "word", "example"))
def test_common_word_makes_no_unit(word: str, example: str) -> None:
    assert surfaces(example) == []


@pytest.mark.parametrize(("verb", "example"), cases("verbs_before_names", "verb", "example"))
def test_name_begins_after_verb(verb: str, example: str) -> None:
    assert surfaces(example) == ["青林县财政局"]


@pytest.mark.parametrize(("trade", "example"), cases("company_trades", "trade", "example"))
def test_trade_makes_a_candidate(trade: str, example: str) -> None:
    words = cut(example)
    assert "恒远" + trade in [example[c.start : c.end] for c in candidates(words, rules_of(example, {}))]


@pytest.mark.parametrize(("ending", "kind", "example"), cases("measure_endings", "ending", "kind", "example"))
def test_measure_ending_is_found(ending: str, kind: str, example: str) -> None:
    found = [(n.name, n.kind) for n in nominal_names(example)] + [(q.name, q.kind) for q in quoted_names(example)]
    assert [n for n, k in found if n.endswith(ending) and k == kind], (example, found)


@pytest.mark.parametrize(("verb", "example"), cases("measure_verbs", "verb", "example"))
def test_measure_begins_after_verb(verb: str, example: str) -> None:
    found = measures(example)
    assert found
    assert not [n for n in found if n.startswith(verb)]


@pytest.mark.parametrize(("words", "example"), cases("quote_emphasis", "words", "example"))
def test_emphasis_names_no_work(words: str, example: str) -> None:
    assert quoted_names(example) == []


@pytest.mark.parametrize(("word", "example"), cases("quote_classes", "word", "example"))
def test_class_word_makes_a_name(word: str, example: str) -> None:
    assert [q.name for q in quoted_names(example)] == [f"“村村响”{word}"]


@pytest.mark.parametrize(("side", "words", "example"), cases("quote_context", "side", "words", "example"))
def test_neighbour_shows_emphasis(side: str, words: str, example: str) -> None:
    assert quoted_names(example) == []


@pytest.mark.parametrize(("word", "example"), cases("measure_generic", "word", "example"))
def test_generic_word_makes_no_measure(word: str, example: str) -> None:
    assert measures(example) == []
