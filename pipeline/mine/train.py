"""Train the components that judge candidates on the marked sentences: python -m pipeline.mine.train.

Every sentence is seen with its own names and with invented ones; the held-out sentences are only scored. The seed is fixed.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language

from pipeline.mine.annotated import Block, Marked, read_blocks
from pipeline.mine.invented_names import another
from pipeline.mine.judge import Judge
from pipeline.mine.measure_candidates import measure_candidates, measure_features
from pipeline.mine.measures import measure_spans
from pipeline.mine.tagging import cut
from pipeline.mine.unit_candidates import candidates, features, rules_of
from pipeline.mine.unit_model import MODEL, NONE
from pipeline.mine.unit_spans import find_spans
from pipeline.resources import MODELS

SEED = 20211123
EPOCHS = 6
COPIES = 3
CONFIG = MODELS / "training" / "config.cfg"
HELDOUT = ("units_heldout.txt", "units_unseen.txt")
TRAIN = tuple(sorted(p for p in (MODELS / "training").glob("units_*.txt") if p.name not in HELDOUT))
Sentence = tuple[str, list[Marked]]


def sentences(block: Block) -> Iterator[Sentence]:
    """Each line of a block with its marks' offsets in it."""
    offset = 0
    for line in block.article.text.split("\n"):
        end = offset + len(line)
        inside = (m for m in block.marks if offset <= m.start and m.end <= end)
        yield line, [Marked(m.start - offset, m.end - offset, m.kind, m.optional, m.measure) for m in inside]
        offset = end + 1


def marked(paths: Iterable[Path]) -> list[Sentence]:
    """Every line of some files of marked sentences."""
    return [s for path in paths for block in read_blocks(path) for s in sentences(block)]


def renamed(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence with other units' names: 青林县财政局 → 松江县财政局."""
    text, marks = sentence
    built, moved, at = "", [], 0
    for mark in sorted(marks, key=lambda m: m.start):
        if mark.start < at:
            continue
        name = text[mark.start : mark.end] if mark.measure else another(text[mark.start : mark.end], mark.kind, rng)
        built += text[at : mark.start]
        moved.append(Marked(len(built), len(built) + len(name), mark.kind, mark.optional, mark.measure))
        built += name
        at = mark.end
    return built + text[at:], moved


def unit_examples(sentence: Sentence) -> Iterator[tuple[list[str], str]]:
    """Each candidate of a sentence with its kind; what may be left out is neither shown as a name nor as none."""
    text, marks = sentence
    words, rules = cut(text), rules_of(text, {(s.start, s.end): s.rule for s in find_spans(text)})
    kinds = {(m.start, m.end): None if m.optional else m.kind for m in marks if not m.measure}
    for c in candidates(words, rules):
        if (kind := kinds.get((c.start, c.end), NONE)) is not None:
            yield features(words, c, rules), kind


def measure_examples(sentence: Sentence) -> Iterator[tuple[list[str], str]]:
    """The same for measures; the units are the marked ones."""
    text, marks = sentence
    words, read = cut(text), measure_spans(text)
    units = {(m.start, m.end) for m in marks if not m.measure}
    kinds = {(m.start, m.end): None if m.optional else m.kind for m in marks if m.measure}
    for c in dict.fromkeys(measure_candidates(words)):
        if (kind := kinds.get((c.start, c.end), NONE)) is not None:
            yield measure_features(words, c, read, units), kind


def train(own: Iterable[Sentence]) -> Language:
    """A pipeline trained from the config and the marked sentences."""
    rng = random.Random(SEED)
    own = list(own)
    nlp = spacy.util.load_model_from_config(spacy.util.load_config(CONFIG), auto_fill=True)
    copies = [renamed(s, rng) for s in own if s[1] for _ in range(COPIES)]
    shown = {
        "units": [e for s in [*own, *copies] for e in unit_examples(s)],
        "measures": [e for s in own for e in measure_examples(s)],
    }
    for name, examples in shown.items():
        judge = cast(Judge, nlp.get_pipe(name))
        judge.learn([features for features, _label in examples], [label for _features, label in examples], EPOCHS, SEED)
    return nlp


def main() -> None:
    """Train and save under models/units."""
    nlp = train(marked(TRAIN))
    nlp.to_disk(MODEL)
    print(f"saved {MODEL.name}")


if __name__ == "__main__":
    main()
