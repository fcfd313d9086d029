"""The command line; the only module that prints."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline import __version__
from pipeline.errors import JianbaoError, UnreadableFile

if TYPE_CHECKING:
    from pipeline.build import Plan

ALL_READ, SOME_NOT_READ, WRONG_USAGE = 0, 1, 2

DB = click.option(
    "--db", type=click.Path(path_type=Path, dir_okay=False), default=Path("knowledge.db"), show_default=True, help="The knowledge base."
)
OCR = click.option("--ocr", type=click.Choice(["auto", "off", "force"]), default="auto", show_default=True, help="When to read by OCR.")


def plain_errors(command: Callable[..., None]) -> Callable[..., None]:
    """An error meant for the user ends the command with its message and status 2, without a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except BrokenPipeError:  # whoever read our output, like `head`, has had enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(SOME_NOT_READ)
        except (JianbaoError, sqlite3.Error, OSError) as error:
            click.echo(f"jianbao: {error}", err=True)
            sys.exit(WRONG_USAGE)

    return run


def _out() -> Console:
    """Standard output; where it is no terminal, wide enough that no line is cut."""
    return Console(width=None if sys.stdout.isatty() else 160)


def _progress() -> Progress:
    """A bar on standard error, so that what is printed can be piped."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jianbao")
def main() -> None:
    """Reads Chinese government bulletins (PDF) into a knowledge base open in Datasette."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@DB
@click.option("--workers", type=click.IntRange(1), default=None, help="Worker processes [default: one a core].")
@OCR
@click.option(
    "--metadata", type=click.Path(path_type=Path), help="CSV: path, publisher, place, published, series, year, number, source_url."
)
@click.option("--corrections", type=click.Path(path_type=Path), help="CSV or YAML [default: corrections.csv beside the base].")
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True)
@plain_errors
def ingest(
    paths: tuple[Path, ...],
    db: Path,
    workers: int | None,
    ocr: Any,
    metadata: Path | None,
    corrections: Path | None,
    engine: Any,
) -> None:
    """Read every PDF at PATHS into the knowledge base; files read before are left as they are."""
    from pipeline.build import Settings, build
    from pipeline.console import first_line, summary_view
    from pipeline.intake import read_metadata, take_in
    from pipeline.store.corrections import read_corrections

    beside = db.parent / "corrections.csv"
    file = corrections or (beside if beside.is_file() else None)
    settings = Settings(db, workers or os.cpu_count() or 1, ocr, engine, read_corrections(file) if file else None)
    intake = take_in(paths, read_metadata(metadata) if metadata else None)
    db.parent.mkdir(parents=True, exist_ok=True)
    with _progress() as bar:
        task = bar.add_task("looking at the files", total=None)

        def on_plan(plan: Plan) -> None:
            _out().print(first_line(intake, plan, settings.workers), highlight=False, markup=False, soft_wrap=True)
            bar.update(task, description="reading", total=len(plan.work), completed=0)

        summary = build(
            intake,
            settings,
            on_plan=on_plan,
            on_file=lambda work, reason: bar.advance(task),
            on_step=lambda step: bar.update(task, description=step),
        )
    _out().print(summary_view(summary))
    sys.exit(SOME_NOT_READ if summary.failed else ALL_READ)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@OCR
@plain_errors
def show(file: Path, ocr: Any) -> None:
    """What is found in one PDF, without a base: title, sections, units, measures and indicators of each article."""
    from pipeline.console import issue_view
    from pipeline.engine import Failure, each
    from pipeline.reading import read_issue

    if not file.is_file():
        raise JianbaoError(f"there is no file {file}")
    [(_, result)] = each(partial(read_issue, ocr=ocr), [file], workers=1, seconds=lambda _: 3600.0)
    if isinstance(result, Failure):
        raise UnreadableFile(result.reason)
    _out().print(issue_view(result))


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv", "xlsx", "parquet", "panel", "graphml", "gexf", "node-link", "jsonld", "ftm"]),
    required=True,
)
@DB
@plain_errors
def export(out: Path, form: str, db: Path) -> None:
    """Write the base to OUT: a folder for json, csv and parquet, else a file."""
    from pipeline.store.export import export_base

    click.echo(f"{export_base(db, form, out)} → {out}", err=True)


@main.command()
@click.option("--date", "day", default=None, metavar="YYYY-MM-DD", help="The day on which the lines were written.")
@plain_errors
def quantities(day: str | None) -> None:
    """Quantities and periods of the lines on standard input (plain, or JSON with text and date), a JSON line each."""
    from pipeline.lines import as_day, nothing_json, quantities_json

    day, bad = as_day(day), 0
    for number, line in enumerate(sys.stdin, 1):
        try:
            answer = quantities_json(line.rstrip("\r\n"), day)
        except JianbaoError as error:
            bad += 1
            answer = nothing_json(str(error))
            click.echo(f"jianbao: line {number}: {error}", err=True)
        click.echo(answer)
    sys.exit(SOME_NOT_READ if bad else ALL_READ)


@main.command()
@click.argument("gold", type=click.Path(path_type=Path))
@DB
@click.option("--floors", type=click.Path(path_type=Path), help="JSON of figures under which the command fails.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Show up to N misses and N wrong finds a kind.")
@plain_errors
def evaluate(gold: Path, db: Path, floors: Path | None, as_json: bool, errors: int) -> None:
    """Precision, recall and F1 of what the base holds against the gold files in GOLD."""
    from pipeline.console import figures_view, mistakes_view
    from pipeline.evaluate import evaluate_base, under_floors

    figures, mistakes = evaluate_base(db, gold)
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        _out().print(figures_view(figures))
    if errors:
        _out().print(mistakes_view(mistakes, errors))
    short = under_floors(figures, floors) if floors else []
    for line in short:
        click.echo(f"below the floor: {line}", err=True)
    sys.exit(SOME_NOT_READ if short else ALL_READ)


@main.command()
@click.argument("metric")
@click.option("--unit", help="Only series of units with these words in one of their names.")
@click.option("--plot", type=click.Path(path_type=Path, dir_okay=False), help="Draw them into this PNG or SVG.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the points as CSV.")
@DB
@plain_errors
def series(metric: str, unit: str | None, plot: Path | None, as_csv: bool, db: Path) -> None:
    """Follow METRIC through the issues: every series with these words in one of its names."""
    from pipeline.console import series_view
    from pipeline.store.follow import follow, series_csv

    found = follow(db, metric, unit)
    if not found:
        raise JianbaoError(f"no series has {metric} in its name" + (f" for {unit}" if unit else ""))
    if plot:
        from pipeline.plot import plot_series

        plot_series(found, plot)
    if as_csv:
        click.echo(series_csv(found), nl=False)
    else:
        _out().print(series_view(found))


@main.command()
@click.argument("name", required=False)
@click.option("--hops", type=click.IntRange(1, 4), default=1, show_default=True, help="How many steps away.")
@click.option("--indicators", is_flag=True, help="With the indicators they report and yield.")
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="Without NAME: how many of the most connected.")
@DB
@plain_errors
def graph(name: str | None, hops: int, indicators: bool, most: int, db: Path) -> None:
    """What stands around the unit or measure NAME; without NAME who is in the middle, and what hangs together."""
    from pipeline.graph_view import around_view, middle_view
    from pipeline.store.graph import ask_around, centrality, components, open_to_read

    if name:
        _out().print(around_view(ask_around(db, name, hops, indicators=indicators)))
        return
    with closing(open_to_read(db)) as connection:
        _out().print(middle_view([c for kind in ("unit", "measure") for c in centrality(connection, kind)[:most]], components(connection)))


@main.command()
@DB
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--files", type=click.Path(path_type=Path, file_okay=False), help="Folder of the PDFs, found by path or hash.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
@plain_errors
def serve(db: Path, port: int, host: str, files: Path | None, open_browser: bool) -> None:
    """Open the base in Datasette."""
    from pipeline.browse.server import serve as serve_base

    click.echo(f"http://{host}:{port}/", err=True)
    serve_base(db, port=port, host=host, files=files, open_browser=open_browser)
