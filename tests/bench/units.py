"""What the trained component adds to lists and rules: names found in sentences that were never trained on.

``python -m tests.bench units``: each writer's file of models/training in turn is left out, the component trained on the others, and the
file read by lists and rules alone, by the component alone, and by both; then the two old held-out files with the saved component. A name
counts by its exact place in the text; names marked as borderline cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from spacy.language import Language

from pipeline.mine.annotated import Block, read_blocks
from pipeline.mine.measures import find_measures
from pipeline.mine.train import HELDOUT, TRAIN, marked, train
from pipeline.mine.unit_model import judged_names
from pipeline.mine.unit_reading import LEAST_SURE, named_spans
from pipeline.mine.units import find_units
from pipeline.resources import MODELS

WRITERS = ("fields", "police", "civic", "economy", "people", "services")
_REFERRED = re.compile("[我全本].{1,3}")
Spans = set[tuple[int, int]]


def by_both(block: Block) -> Spans:
    """Where find_units sees a name in the text itself."""
    named_spans.cache_clear()
    told = (u for u in find_units(block.article, block.issue) if u.source not in ("back-reference", "contributor"))
    return {(m.start, m.end) for u in told for m in u.mentions if m.start >= 0 and not _REFERRED.fullmatch(m.surface)}


@contextmanager
def lists_only() -> Iterator[None]:
    """The trained component put out of work."""
    units, measures = "pipeline.mine.unit_reading.judged_names", "pipeline.mine.measures.judged_measures"
    with patch(units, lambda *_: []), patch(measures, lambda *_: []):
        named_spans.cache_clear()
        yield
    named_spans.cache_clear()


def by_lists(block: Block) -> Spans:
    """What lists and rules find."""
    with lists_only():
        return by_both(block)


def by_component(block: Block) -> Spans:
    """What the component takes for a name when it is told of no rule's."""
    return {(j.start, j.end) for j in judged_names(block.article.text, {}, LEAST_SURE)}


def measures_by_both(block: Block) -> Spans:
    """Where find_measures sees a name in the text itself."""
    found = find_measures(block.article, block.issue, find_units(block.article, block.issue))
    return {(m.start, m.end) for measure in found for m in measure.mentions if m.start >= 0}


def measures_by_lists(block: Block) -> Spans:
    """The same with the trained component put out of work."""
    with lists_only():
        return measures_by_both(block)


UNIT_READERS: dict[str, Callable[[Block], Spans]] = {
    "units: lists and rules alone": by_lists,
    "units: trained component alone": by_component,
    "units: both": by_both,
}
MEASURE_READERS: dict[str, Callable[[Block], Spans]] = {
    "measures: lists and rules alone": measures_by_lists,
    "measures: both": measures_by_both,
}


def score(reader: Callable[[Block], Spans], path: Path, measures: bool) -> tuple[float, float, float]:
    """F1, precision and recall of a reader over a file; a measure counts where its place overlaps, quotes and class words being free."""
    right = wrong = missed = 0
    for block in read_blocks(path):
        gold = {(m.start, m.end): m for m in block.marks if m.measure == measures}
        found = reader(block)
        if measures:
            hit = {g: any(a < g[1] and g[0] < b for a, b in found) for g in gold}
            right += sum(hit[g] for g, mark in gold.items() if not mark.optional)
            missed += sum(not hit[g] for g, mark in gold.items() if not mark.optional)
            wrong += sum(not any(a < d and c < b for c, d in gold) for a, b in found)
            continue
        must = {span for span, mark in gold.items() if not mark.optional}
        right += len(must & found)
        missed += len(must - found)
        wrong += len(found - gold.keys())
    return 2 * right / max(1, 2 * right + wrong + missed), right / max(1, right + wrong), right / max(1, right + missed)


def figures(path: Path) -> Iterator[tuple[str, str]]:
    """Each reader with its F1 (precision / recall) over a file."""
    for readers, measures in ((UNIT_READERS, False), (MEASURE_READERS, True)):
        for name, reader in readers.items():
            f1, precision, recall = score(reader, path, measures)
            yield name, f"{f1:.3f} ({precision:.2f} / {recall:.2f})"


def left_out(path: Path) -> Language:
    """The component trained on every file but this one."""
    return train(marked(p for p in TRAIN if p != path))


def main() -> None:
    """Prints F1 (precision / recall) of each reader on each file."""
    table: dict[str, list[str]] = {}
    for writer in WRITERS:
        path = MODELS / "training" / f"units_{writer}.txt"
        nlp = left_out(path)
        with patch("pipeline.mine.unit_model.load_model", lambda *_, nlp=nlp: nlp):
            for name, told in figures(path):
                table.setdefault(name, []).append(told)
    for file in HELDOUT:
        for name, told in figures(MODELS / "training" / file):
            table.setdefault(name, []).append(told)
    heads = [*(f"{w}, left out" for w in WRITERS), *HELDOUT]
    print("| | " + " | ".join(heads) + " |\n" + "|---" * (len(heads) + 1) + "|")
    for name, row in table.items():
        print(f"| {name} | " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
