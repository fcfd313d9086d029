"""Values, units and speed beside Recognizers-Text and JioNLP, on the same sentences in one run.

``python -m tests.bench.quantities [--rounds N] [--gold FOLDER…]`` reads the sentences of corpus/gold, and real documents and other
projects' own cases where they lie beside the checkout. A peer is asked only for what it claims to read, in three rounds: every
quantity, per cents, money. Speed is told in characters a second of processor time, which other work on the machine draws out less.
A value is right where it overlaps a quantity of gold and is one of its printed ends, in whatever unit; 三分之二 may be 0.667 or 66.7.
Tables are left out: their cells are bare numbers.
"""

from __future__ import annotations

import argparse
import decimal
import importlib.util
import json
import logging
import re
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.alike import choices, one_uom
from pipeline.mine.lines import quantities_of_line
from tests.bench._peer_readers import OWN_DECIMALS, Missing, Reader, Value, jionlp_money, our_reader, recognizers

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
GOLD = ROOT / "corpus" / "gold"
PEERS = SHARED / "peers"
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_OURS = "ours"


@dataclass(frozen=True, slots=True)
class Truth:
    """A quantity that gold names in a sentence."""

    start: int
    end: int
    ends: tuple[float, ...]
    uoms: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what stands in it."""

    text: str
    truth: tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one reader made of the sentences; ``units``: of the quantities found, the share whose unit of measure was told rightly."""

    precision: float
    recall: float
    units: float
    speed: float


def sentences_of(text: str, indicators: Iterable[dict[str, Any]]) -> list[Sentence]:
    """The sentences of an article's prose, each with the quantities of gold that stand in it."""
    truth, at = [], 0
    for told in indicators:
        start = text.find(told["quote"], at)
        start = start if start >= 0 else text.find(told["quote"])
        if start >= 0:
            ends = tuple(abs(float(v)) for v in (told["value"], told.get("value_max")) if v is not None)
            uoms = frozenset(one_uom(uom) for uom in choices(told["uom"]))
            truth.append(Truth(start, start + len(told["quote"]), ends, uoms, bool(told.get("optional"))))
            at = start + len(told["quote"])
    found = []
    for match in _SENTENCE.finditer(text):
        low, high = match.span()
        if "\t" not in match.group():
            inside = [replace(t, start=t.start - low, end=t.end - low) for t in truth if low <= t.start and t.end <= high]
            found.append(Sentence(match.group(), tuple(inside)))
    return found


def gold_sentences(folder: Path = GOLD) -> list[Sentence]:
    """All sentences of the gold files."""
    files = [path for path in sorted(folder.glob("*.json")) if path.name != "series.json"]
    articles = [article for path in files for article in json.loads(path.read_text(encoding="utf-8"))["articles"]]
    return [sentence for article in articles for sentence in sentences_of(article["text"], article["indicators"])]


def is_right(value: Value, truth: Truth) -> bool:
    """Do the spans overlap, and is what was read a printed end of the quantity?"""
    if value.end <= truth.start or value.start >= truth.end:
        return False
    scales = (1, 100) if "%" in truth.uoms else (1,)
    return all(any(abs(abs(v) * s - end) <= 0.0051 + 1e-6 * end for end in truth.ends for s in scales) for v in value.values)


def measure(
    read: Reader, sentences: Sequence[Sentence], asked: Callable[[Truth], bool], counts: Callable[[Value], bool], rounds: int
) -> Figures:
    """One reader's figures for the quantities ``asked`` for; what else of gold it reads rightly is no mistake."""
    found = [read(sentence.text) for sentence in sentences]
    times = []
    for _ in range(rounds):
        start = time.process_time()
        for sentence in sentences:
            read(sentence.text)
        times.append(time.process_time() - start)
    right = wrong = due = recalled = united = 0
    for sentence, values in zip(sentences, found, strict=True):
        for value in filter(counts, values):
            hits = [t for t in sentence.truth if is_right(value, t)]
            right += any(asked(t) and not t.optional for t in hits)
            wrong += not hits
        for truth in (t for t in sentence.truth if asked(t) and not t.optional):
            hits_of = [v for v in values if is_right(v, truth)]
            due += 1
            recalled += bool(hits_of)
            united += any(v.uom is not None and one_uom(v.uom) in truth.uoms for v in hits_of)
    letters = sum(len(sentence.text) for sentence in sentences)
    return Figures(right / max(1, right + wrong), recalled / max(1, due), united / max(1, recalled), letters / statistics.median(times))


def _is_share(uoms: Iterable[str]) -> bool:
    return not {"%", "个百分点"}.isdisjoint(uoms)


def _is_money(uoms: Iterable[str]) -> bool:
    return any(uom.startswith("元") for uom in uoms)


TASKS: dict[str, tuple[Callable[[Iterable[str]], bool], dict[str, Callable[[], Reader]]]] = {
    "every quantity": (
        lambda uoms: True,
        {
            "Recognizers number": lambda: recognizers("number"),
            "Recognizers number, percentage, currency": lambda: recognizers("number", "percentage", "currency"),
        },
    ),
    "per cents and points": (_is_share, {"Recognizers percentage": lambda: recognizers("percentage")}),
    "money": (_is_money, {"Recognizers currency": lambda: recognizers("currency"), "JioNLP money": jionlp_money}),
}


def compare(sentences: Sequence[Sentence], rounds: int) -> None:
    """Print each reader's figures, and ours over theirs."""
    letters, quantities = sum(len(s.text) for s in sentences), sum(len(s.truth) for s in sentences)
    print(f"{len(sentences)} sentences, {letters} characters, {quantities} quantities; ours / theirs in brackets")
    for task, (suits, peers) in TASKS.items():
        print(f"\n{task:42} precision       recall          unit told       characters a second")
        asked = lambda truth, suits=suits: suits(truth.uoms)  # noqa: E731
        ours = measure(our_reader(), sentences, asked, lambda value, suits=suits: suits((one_uom(value.uom),)), rounds)
        _print_row(_OURS, ours, None)
        for name, load in peers.items():
            try:
                _print_row(name, measure(load(), sentences, asked, lambda value: True, rounds), ours)
            except Missing as missing:
                print(f"{name:42} left out: {missing}")


def _print_row(name: str, told: Figures, ours: Figures | None) -> None:
    cells = []
    for field, form in (("precision", ".3f"), ("recall", ".3f"), ("units", ".3f"), ("speed", ",.0f")):
        value = getattr(told, field)
        ratio = f" ({getattr(ours, field) / value:.2f})" if ours is not None and value else ""
        cells.append(f"{format(value, form) + ratio:15}")
    print(f"{name:42} {' '.join(cells)}".rstrip())


def compare_on_cases(folder: Path = PEERS) -> None:
    """Print how many of other projects' own cases each reader reads to the letter: all values, in order, and none where none is due."""
    if not (folder / "score_peers.py").is_file():
        print("\nother projects' cases: left out, they are not beside the checkout")
        return
    scorer = _module(folder / "score_peers.py")
    cases = [case for name in ("quantities", "negatives") for case in scorer.rows(folder / f"{name}.jsonl")]
    print("\nother projects' cases, read to the letter")
    for kind, peers in CASES.items():
        asked = [case for case in cases if case["kind"].split(":")[0] == kind]
        for name, load in {_OURS: lambda: our_line, **peers}.items():
            try:
                read = load()
            except Missing as missing:
                print(f"{kind:12} {name:25} left out: {missing}")
                continue
            verdicts = [scorer.verdict(case, {"quantities": read(case["text"])}) for case in asked]
            told = [verdict for verdict in verdicts if verdict is not None]
            print(f"{kind:12} {name:25} {sum(told)}/{len(told)} = {sum(told) / len(told):.3f}")


def our_line(text: str) -> list[dict[str, Any]]:
    """A line's quantities as ``jianbao quantities`` prints them."""
    with decimal.localcontext(OWN_DECIMALS):
        found: list[dict[str, Any]] = quantities_of_line(text)["quantities"]
    return found


def _as_line(read: Reader) -> Callable[[str], list[dict[str, Any]]]:
    """A peer's values in the same shape; what a peer of money finds is money."""

    def line(text: str) -> list[dict[str, Any]]:
        return [dict(zip(("value", "value_max"), v.values, strict=False)) | {"uom": v.uom, "kind": "amount"} for v in read(text)]

    return line


CASES: dict[str, dict[str, Callable[[], Callable[[str], list[dict[str, Any]]]]]] = {
    "number": {"Recognizers number": lambda: _as_line(recognizers("number"))},
    "percentage": {"Recognizers percentage": lambda: _as_line(recognizers("percentage"))},
    "money": {"Recognizers currency": lambda: _as_line(recognizers("currency")), "JioNLP money": lambda: _as_line(jionlp_money())},
    "negative": {"Recognizers number": lambda: _as_line(recognizers("number")), "JioNLP money": lambda: _as_line(jionlp_money())},
}


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """The sentences of the samples, then other projects' cases."""
    logging.disable(logging.INFO)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--gold", type=Path, nargs="*", default=[GOLD, SHARED / "gold" / "dev"], help="folders of gold files")
    wish = parser.parse_args()
    for folder in wish.gold:
        print(f"\n{'/'.join(folder.parts[-2:])}: ", end="")
        if folder.is_dir():
            compare(gold_sentences(folder), wish.rounds)
        else:
            print("left out, it is not there")
    compare_on_cases()


if __name__ == "__main__":
    main()
