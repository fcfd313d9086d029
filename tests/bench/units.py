"""What the trained component adds to lists and rules: names found in sentences that were never trained on.

``python -m tests.bench.units``: the two held-out files of models/training, read by lists and rules alone, by the component alone, and by
both. A name counts by its exact place in the text; names marked as borderline cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from pipeline.mine.annotated import Block, read_blocks
from pipeline.mine.unit_model import judged_names
from pipeline.mine.units import LEAST_SURE, find_units

TRAINING = Path(__file__).resolve().parents[2] / "models" / "training"
FILES = ("units_heldout.txt", "units_unseen.txt")
_REFERRED = re.compile("[我全本].{1,3}")
Spans = set[tuple[int, int]]


def by_both(block: Block) -> Spans:
    """Where find_units sees a name in the text itself."""
    told = (u for u in find_units(block.article, block.issue) if u.source not in ("back-reference", "contributor"))
    return {(m.start, m.end) for u in told for m in u.mentions if m.start >= 0 and not _REFERRED.fullmatch(m.surface)}


def by_lists(block: Block) -> Spans:
    """The same with the trained component put out of work."""
    with patch("pipeline.mine.units.judged_names", lambda *_, **__: []):
        return by_both(block)


def by_component(block: Block) -> Spans:
    """What the component takes for a name when it judges every run of words."""
    return {(start, end) for start, end, _kind, _score in judged_names(block.article.text, LEAST_SURE, every=True)}


READERS: dict[str, Callable[[Block], Spans]] = {
    "lists and rules alone": by_lists,
    "trained component alone, judging every run": by_component,
    "both": by_both,
}


def score(reader: Callable[[Block], Spans], file: str) -> tuple[float, float, float]:
    """F1, precision and recall of a reader over a file."""
    right = wrong = missed = 0
    for block in read_blocks(TRAINING / file):
        gold = {(m.start, m.end): m for m in block.marks if not m.measure}
        found = reader(block)
        must = {span for span, mark in gold.items() if not mark.optional}
        right += len(must & found)
        missed += len(must - found)
        wrong += len(found - gold.keys())
    return 2 * right / max(1, 2 * right + wrong + missed), right / max(1, right + wrong), right / max(1, right + missed)


def main() -> None:
    """Prints F1 (precision / recall) of each reader on each file."""
    print("| | " + " | ".join(FILES) + " |\n" + "|---" * (len(FILES) + 1) + "|")
    for name, reader in READERS.items():
        figures = (score(reader, file) for file in FILES)
        print(f"| {name} | " + " | ".join(f"{f1:.3f} ({precision:.2f} / {recall:.2f})" for f1, precision, recall in figures) + " |")


if __name__ == "__main__":
    main()
