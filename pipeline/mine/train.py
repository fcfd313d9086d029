"""Train the component that judges candidates on the marked sentences and say how well it reads: python -m pipeline.mine.train.

Every sentence is seen with its own names and with invented ones; the held-out sentences are only scored. The seed is fixed.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import fix_random_seed

from pipeline.mine.annotated import Block, read_blocks
from pipeline.mine.invented_names import another
from pipeline.mine.tagging import cut
from pipeline.mine.unit_candidates import candidates
from pipeline.mine.unit_model import MODEL, NONE, candidate_doc
from pipeline.resources import MODELS

SEED = 20211123
EPOCHS = 10
COPIES = 8
KEPT = 0.4
LEARN_RATE = 0.02
CONFIG = MODELS / "training" / "config.cfg"
TRAIN = (MODELS / "training" / "units_train.txt", MODELS / "training" / "units_none.txt")
Sentence = tuple[str, list[tuple[int, int, str]]]


def sentences(block: Block) -> Iterator[Sentence]:
    """Each line of a block with its units' offsets in it."""
    offset = 0
    for line in block.article.text.split("\n"):
        end = offset + len(line)
        inside = (m for m in block.marks if not m.measure and offset <= m.start and m.end <= end)
        yield line, [(m.start - offset, m.end - offset, m.kind) for m in inside]
        offset = end + 1


def marked(paths: Iterable[Path]) -> list[Sentence]:
    """Every line of some files of marked sentences."""
    return [s for path in paths for block in read_blocks(path) for s in sentences(block)]


def renamed(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence with other names: 青林县财政局 → 松江县财政局."""
    text, spans = sentence
    built, moved, at = "", [], 0
    for start, end, kind in sorted(spans):
        name = another(text[start:end], kind, rng)
        built += text[at:start]
        moved.append((len(built), len(built) + len(name), kind))
        built += name
        at = end
    return built + text[at:], moved


def examples(nlp: Language, sentence: Sentence, rng: random.Random) -> Iterator[Example]:
    """Each candidate of a sentence with its kind; of those that name nothing a part, so that names are not drowned."""
    labels = nlp.pipe_labels["textcat"]
    kinds = {(start, end): kind for start, end, kind in sentence[1]}
    words = cut(sentence[0])
    for candidate in candidates(words):
        right = kinds.get((candidate.start, candidate.end), NONE)
        if right == NONE and sentence[1] and rng.random() > KEPT:
            continue
        yield Example.from_dict(candidate_doc(nlp, words, candidate), {"cats": {label: float(label == right) for label in labels}})


def train(own: Iterable[Sentence]) -> Language:
    """A pipeline trained from the config and the marked sentences."""
    fix_random_seed(SEED)
    rng = random.Random(SEED)
    own = list(own)
    nlp = spacy.util.load_model_from_config(spacy.util.load_config(CONFIG), auto_fill=True)
    classifier = nlp.get_pipe("textcat")
    for label in sorted({kind for _text, spans in own for _start, _end, kind in spans} | {NONE}):
        classifier.add_label(label)  # type: ignore[attr-defined]
    copies = [renamed(s, rng) for s in own if s[1] for _ in range(COPIES)]
    seen = [e for s in [*own, *copies] for e in examples(nlp, s, rng)]
    optimizer = nlp.initialize(lambda: seen[:2000])
    optimizer.learn_rate = LEARN_RATE
    for _epoch in range(EPOCHS):
        rng.shuffle(seen)
        for batch in minibatch(seen, 128):  # type: ignore[no-untyped-call]
            nlp.update(batch, sgd=optimizer)
    return nlp


def main() -> None:
    """Train and save under models/units."""
    nlp = train(marked(TRAIN))
    nlp.to_disk(MODEL)
    print(f"saved {MODEL.name}")


if __name__ == "__main__":
    main()
