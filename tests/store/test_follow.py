"""Series asked for by words, as table, CSV and chart."""

from __future__ import annotations

import csv
import io
import warnings
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.link import link
from pipeline.store.archive import put_reading
from pipeline.store.correcting import settle
from pipeline.store.follow import follow, series_csv
from pipeline.store.load import open_base
from tests.store.factories import TEXT, file_reading, reading


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("follow") / "kb.db"
    with closing(open_base(str(path))) as connection:
        for number, published in ((3, "2031-04-25"), (4, "2031-05-25"), (5, "2031-06-25")):
            made = reading(str(number) * 64, number=number, published=published, text=TEXT)
            put_reading(connection, file_reading(made, f"{number}.pdf"))
        settle(connection, None, link)
    return path


def test_points_come_in_the_order_of_time(db: Path) -> None:
    found = follow(db, "噪声类工单", "城管局")
    assert {(series.unit, series.uom) for series in found} == {("云岭县城管局", "件"), ("云岭县城管局", "%")}
    counts = next(series for series in found if series.uom == "件")
    assert [(point.end, point.value, point.quote) for point in counts.points] == [
        ("2031-04-25", 80.0, "80件"),
        ("2031-05-25", 80.0, "80件"),
        ("2031-06-25", 80.0, "80件"),
    ]


@pytest.mark.parametrize(("metric", "unit"), [("没有的指标", None), ("工单", "没有的单位")])
def test_what_is_not_there_is_told(db: Path, metric: str, unit: str | None) -> None:
    assert follow(db, metric, unit) == []
    result = CliRunner().invoke(main, ["series", metric, "--db", str(db), *(["--unit", unit] if unit else [])])
    assert result.exit_code == 2
    assert "no series has" in result.output


def test_csv_is_read_back(db: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(series_csv(follow(db, "社区")))))
    assert [(row["label"], row["value"], row["quote"]) for row in rows] == [("社区", "14.0", "14个")] * 3


def test_the_command_prints_and_draws(db: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    result = CliRunner().invoke(main, ["series", "社区", "--db", str(db), "--plot", str(tmp_path / "社区.png")])
    assert result.exit_code == 0, result.output
    assert result.output.count("14个") == 3
    assert (tmp_path / "社区.png").read_bytes().startswith(b"\x89PNG")


def test_a_chart_may_be_svg_with_its_chinese_in_it(db: Path, tmp_path: Path) -> None:
    matplotlib = pytest.importorskip("matplotlib")
    from pipeline.plot import plot_series

    with matplotlib.rc_context({"svg.fonttype": "none"}), warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of every letter that its font lacks
        plot_series(follow(db, "社区"), tmp_path / "a.svg")
    assert "社区" in (tmp_path / "a.svg").read_text(encoding="utf-8")


def test_without_a_chinese_font_the_chart_is_refused_plainly(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")
    monkeypatch.setattr("pipeline.plot.chinese_fonts", lambda installed: [])
    result = CliRunner().invoke(main, ["series", "社区", "--db", str(db), "--plot", str(tmp_path / "b.png")])
    assert result.exit_code == 2 and "no font with Chinese letters" in result.output
