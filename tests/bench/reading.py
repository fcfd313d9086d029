"""Milliseconds that each stage takes for ten pages, on one core, every memory of earlier texts emptied before each round.

``python -m tests.bench.reading [--rounds N] [FILE.pdf…]``; without files the sample issues, and the ten-page bulletin beside the
checkout where it is there. Processor time is told beside time on the clock, which other work on the machine draws out.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.mine.article import owned
from pipeline.mine.checks import find_checks
from pipeline.mine.fates import find_numerals
from pipeline.mine.indicators import find_indicators
from pipeline.mine.measures import find_measures
from pipeline.mine.periods import find_periods
from pipeline.mine.quantities import find_quantities
from pipeline.mine.units import find_units
from pipeline.read import read_document
from pipeline.records import Article, Issue
from pipeline.split import split_issue

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus" / "samples"
TEN_PAGES = ROOT.parent / "shared" / "bulletins" / "zhoushan-2021-13.pdf"
BUDGETS = {"mine: units": 40.0}
"""What the issues allow a finder for ten pages, in milliseconds."""

Times = dict[str, tuple[float, float]]
"""By stage: milliseconds of the processor, and on the clock."""


class Watch:
    """Adds up what each stage takes."""

    def __init__(self) -> None:
        self.took: defaultdict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))

    def on(self, stage: str, step: Callable[..., Any], *given: Any) -> Any:
        """Do a step and put its time down to the stage."""
        busy, clock = time.process_time(), time.perf_counter()
        result = step(*given)
        busy, clock = time.process_time() - busy, time.perf_counter() - clock
        before = self.took[stage]
        self.took[stage] = (before[0] + 1000 * busy, before[1] + 1000 * clock)
        return result


def timed(path: Path) -> tuple[int, int, Times]:
    """The pages of one PDF, the characters of its articles, and what each stage took.

    The finders come in the order of ``read_article``, so that a later one reuses the words that an earlier one cut.
    """
    watch = Watch()
    document = watch.on("read", partial(read_document, path, ocr="off"))
    issue = watch.on("split", split_issue, document)
    for article in issue.articles:
        _mine(watch, article, issue)
    return len(document.pages), sum(len(article.text) for article in issue.articles), dict(watch.took)


def _mine(watch: Watch, article: Article, issue: Issue) -> None:
    quantities = watch.on("mine: quantities", find_quantities, article.text, article.tables)
    periods = watch.on("mine: periods", find_periods, article.text, issue.published, issue.year)
    units = watch.on("mine: units", find_units, article, issue)
    measures = watch.on("mine: measures", find_measures, article, issue, units)
    indicators = watch.on("mine: indicators", find_indicators, article, quantities, periods, units, measures, issue)
    told = [indicator.quantity for indicator in indicators]
    numerals = watch.on("mine: numerals", find_numerals, article.text, told, periods)
    watch.on("mine: numerals", lambda: [owned(numeral, indicators) for numeral in numerals])
    watch.on("mine: checks", find_checks, article, indicators)


def forget_texts() -> None:
    """Empty what the finders remember of texts; the lists and models they loaded once stay."""
    modules = [module for name, module in sys.modules.items() if name.startswith("pipeline.")]
    for remembered in {id(f): f for m in modules for f in vars(m).values() if hasattr(f, "cache_parameters")}.values():
        if remembered.cache_parameters()["maxsize"] not in (None, 1):
            remembered.cache_clear()


def for_ten_pages(paths: Sequence[Path], rounds: int) -> tuple[int, Times]:
    """Characters, and the median over the rounds of all files' times together, for ten pages; one round before them goes uncounted."""
    seen: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for number in range(rounds + 1):
        total: defaultdict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
        pages = letters = 0
        for path in paths:
            forget_texts()
            here, characters, took = timed(path)
            pages += here
            letters += characters
            for stage, (busy, clock) in took.items():
                total[stage] = (total[stage][0] + busy, total[stage][1] + clock)
        for stage, (busy, clock) in total.items() if number else ():
            seen[stage].append((busy * 10 / pages, clock * 10 / pages))
    medians = {stage: (statistics.median(b for b, _ in times), statistics.median(c for _, c in times)) for stage, times in seen.items()}
    return letters * 10 // pages, medians


def show(name: str, letters: int, times: Times) -> None:
    """Print a table of stages with the sums."""
    print(f"\n{name}, for ten pages of {letters} characters\n{'':28} processor ms   on the clock ms")
    mined = [took for stage, took in times.items() if stage.startswith("mine")]
    sums = {"mine, all of it": mined, "all stages": list(times.values())}
    rows = times | {label: (sum(b for b, _ in took), sum(c for _, c in took)) for label, took in sums.items()}
    for stage, (busy, clock) in rows.items():
        budget = BUDGETS.get(stage)
        told = f"   of {budget:.0f} allowed: {'kept' if busy <= budget else 'EXCEEDED'}" if budget else ""
        print(f"{stage:28} {busy:10.1f} {clock:17.1f}{told}")


def main() -> None:
    """One core, medians of several rounds, and how busy the machine was meanwhile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--rounds", type=int, default=5)
    wish = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sets = {"files given": wish.files} if wish.files else {"the sample issues": sorted(SAMPLES.glob("*.pdf"))}
    if not wish.files and TEN_PAGES.is_file():
        sets[TEN_PAGES.name] = [TEN_PAGES]
    for name, files in sets.items():
        show(name, *for_ten_pages(files, wish.rounds))
    if hasattr(os, "getloadavg"):
        print(f"\nload of the last minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; one of them used")


if __name__ == "__main__":
    main()
