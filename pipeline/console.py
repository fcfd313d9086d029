"""How results look on a terminal: lines and rich tables, made here and printed by `cli`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from pipeline.build import Plan, Summary
from pipeline.intake import Intake, kinds_of
from pipeline.records import ArticleReading, Indicator, IssueReading
from pipeline.store.follow import Followed

FOUND = ("issues", "articles", "units", "measures", "indicators", "series", "checks", "flags")


def first_line(intake: Intake, plan: Plan, workers: int) -> str:
    """How many files, of which kinds, how many scans, and how long it may take.

    3 files (3 .pdf): 2 to read (1 scan, 4 pages by OCR), 1 unchanged; about 1 min with 2 workers; left aside: 1 .docx
    """
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(kinds_of(intake.files).items()))
    scans = [work for work in plan.work if work.kind.kind == "scan"]
    new = sum(len(work.files) for work in plan.work)
    parts = [f"{len(intake.files)} files ({kinds}): {new} to read"]
    if scans:
        parts[0] += f", {len(scans)} of them scans ({sum(work.kind.scanned for work in scans)} pages by OCR)"
    if plan.standing:
        parts[0] += f", {len(plan.standing)} unchanged"
    if plan.work:
        parts.append(f"about {duration(sum(work.seconds for work in plan.work) / workers)} with {workers} workers")
    if intake.others:
        parts.append("left aside: " + ", ".join(f"{count} {suffix}" for suffix, count in sorted(intake.others.items())))
    if intake.unused:
        parts.append(f"{len(intake.unused)} metadata rows fit no file here, such as {intake.unused[0]}")
    return "; ".join(parts)


def duration(seconds: float) -> str:
    """Seconds as people say them.

    >>> duration(0.4), duration(95), duration(7300)
    ('1 s', '2 min', '2.0 h')
    """
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def summary_view(summary: Summary) -> RenderableType:
    """What was found, then what could not be read and which corrections fit nothing."""
    table = Table(title="in the base", title_justify="left", show_header=True)
    for name in FOUND:
        table.add_column(name, justify="right")
    table.add_row(*(f"{summary.counts.get(name, 0):,}" for name in FOUND))
    lines: list[RenderableType] = [Text(f"{summary.read} read, {summary.standing} unchanged, {len(summary.failed)} not read"), table]
    if summary.failed:
        lines.append(Text("not read:"))
        lines += [Text(f"  {path}: {reason}", overflow="fold") for path, reason in summary.failed]
    if summary.stale:
        lines.append(Text("corrections that fit nothing any more:"))
        lines += [Text(f"  {line}", overflow="fold") for line in summary.stale]
    return Group(*lines)


def issue_view(reading: IssueReading) -> RenderableType:
    """One issue as read, article by article."""
    issue = reading.issue
    head = Table(show_header=False, box=None)
    for name in ("series", "year", "number_text", "serial", "publisher", "place", "published"):
        if (value := getattr(issue, name)) is not None:
            head.add_row(name, escape(str(value)))
    for name, pieces in (("report to", issue.report_to), ("send to", issue.send_to)):
        if pieces:
            head.add_row(name, escape("、".join(pieces)))
    return Group(head, *(view for article in reading.articles for view in _article_views(article)))


def _article_views(reading: ArticleReading) -> list[RenderableType]:
    article = reading.article
    views: list[RenderableType] = [Text(f"\n{article.position}. {article.title or '—'}  {article.contributor or ''}", style="bold")]
    views += [Text(f"   {section.ordinal}{section.heading}") for section in article.sections]
    if reading.units:
        views.append(Text("units: " + "、".join(unit.name for unit in reading.units)))
    if reading.measures:
        views.append(Text("measures: " + "、".join(measure.name for measure in reading.measures)))
    if reading.indicators:
        views.append(_indicator_table(reading.indicators))
    unread = [numeral.text for numeral in reading.numerals if numeral.fate == "unread"]
    if unread:
        views.append(Text("numbers not understood: " + " ".join(unread)))
    return views


def _indicator_table(indicators: Sequence[Indicator]) -> Table:
    table = Table()
    for name in ("quote", "value", "uom", "metric", "who", "period", "kind"):
        table.add_column(name, justify="right" if name == "value" else "left", overflow="fold")
    for found in indicators:
        quantity = found.quantity
        period = "—".join(day or "" for day in found.period) if found.period else ""
        value = f"{quantity.value:.12g}" + (f"–{quantity.value_max:.12g}" if quantity.value_max is not None else "")
        cells = (quantity.quote, value, quantity.uom, found.metric, found.who or "", period, quantity.kind)
        table.add_row(*map(escape, cells))
    return table


def figures_view(figures: Mapping[str, Mapping[str, float | int | None]]) -> RenderableType:
    """Precision, recall and F1 a kind, then the share of fields read right."""
    found = Table("kind", *(name for name in ("precision", "recall", "f1", "gold", "found")))
    read = Table("field", "accuracy", "asked")
    for name, figure in figures.items():
        target, columns = (found, ("precision", "recall", "f1", "gold", "found")) if "f1" in figure else (read, ("accuracy", "asked"))
        target.add_row(name, *("—" if figure[column] is None else f"{figure[column]:.4g}" for column in columns))
    return Group(found, read)


def mistakes_view(mistakes: Mapping[str, Sequence[str]], most: int) -> RenderableType:
    """Up to ``most`` misses and wrong finds of each kind."""
    lines = [Text(f"{kind}: {line}", overflow="fold") for kind, entries in mistakes.items() for line in entries[:most]]
    counts = Counter({kind: len(entries) for kind, entries in mistakes.items()})
    return Group(*lines, Text(", ".join(f"{count} {kind}" for kind, count in counts.items() if count)))


def series_view(found: Sequence[Followed]) -> RenderableType:
    """A table a series: when, how much, in the words of which issue."""
    views: list[RenderableType] = []
    for series in found:
        title = " · ".join(part for part in (series.label, series.unit, series.uom, series.basis) if part)
        table = Table(title=escape(title), title_justify="left")
        for name in ("period", "value", "quote", "issue", "page", "indicator"):
            table.add_column(name, justify="right" if name in ("value", "page") else "left", overflow="fold")
        for point in series.points:
            period = f"{point.start}—{point.end}" if point.start else point.end
            value = f"{point.value:,.12g}" + (f"–{point.value_max:,.12g}" if point.value_max is not None else "")
            value += " (target)" if point.target else ""
            table.add_row(period, value, escape(point.quote), escape(point.issue), str(point.page), str(point.indicator_id))
        views.append(table)
    return Group(*views)
