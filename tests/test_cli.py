"""The commands as a user meets them: what is said, what is written, and the exit status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
GOLD = SAMPLES.parent / "gold"


def run(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two samples, one broken file and one that is no PDF, ingested into kb.db."""
    place = tmp_path_factory.mktemp("工作 目录")
    (place / "in").mkdir()
    for name in ("wanglan-2023-05.pdf", "zhuwu-2024-08.pdf"):
        shutil.copy(SAMPLES / name, place / "in" / name)
    (place / "in" / "坏 文件.pdf").write_bytes(b"%PDF-1.4 and then nothing")
    (place / "in" / "说明.docx").write_bytes(b"")
    result = run("ingest", place / "in", "--db", place / "kb.db", "--workers", 2)
    assert result.exit_code == 1
    (place / "said.txt").write_text(result.stdout, encoding="utf-8")
    return place


def test_the_first_line_says_what_lies_ahead(place: Path) -> None:
    first = (place / "said.txt").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("3 files (3 .pdf): 3 to read; about ")
    assert first.endswith(" with 2 workers; left aside: 1 .docx")


def test_bad_files_are_listed_at_the_end_with_a_reason(place: Path) -> None:
    said = (place / "said.txt").read_text(encoding="utf-8")
    assert "2 read, 0 unchanged, 1 not read" in said
    assert said.rstrip().splitlines()[-1].strip().startswith("坏 文件.pdf: damaged")


def test_all_read_is_status_0(place: Path, tmp_path: Path) -> None:
    result = run("ingest", place / "in" / "zhuwu-2024-08.pdf", "--db", tmp_path / "new folder" / "kb.db")
    assert result.exit_code == 0, result.output
    assert "1 read, 0 unchanged, 0 not read" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ingest", "{place}/nowhere"), "there is nothing at"),
        (("ingest", "{place}/empty"), "(it is empty)"),
        (("ingest", "{place}/in", "--metadata", "{place}/no.csv"), "cannot be read"),
        (("ingest", "{place}/in", "--corrections", "{place}/no.csv"), "cannot be read"),
        (("ingest", "{place}/in", "--db", "{place}/said.txt"), "not a database"),
        (("ingest",), "Missing argument"),
        (("ingest", "{place}/in", "--workers", "0"), "--workers"),
        (("show", "{place}/nothing.pdf"), "there is no file"),
        (("show", "{place}/in/坏 文件.pdf"), "damaged"),
        (("export", "--format", "json", "--db", "{place}/no.db", "{place}/out"), "there is no base"),
        (("export", "--format", "docx", "{place}/out"), "docx"),
        (("evaluate", "{place}/empty", "--db", "{place}/kb.db"), "no gold files"),
        (("evaluate", "{place}/in", "--db", "{place}/no.db"), "no gold files"),
        (("serve", "--db", "{place}/no.db"), "no such database"),
    ],
)
def test_wrong_usage_is_told_plainly_and_is_status_2(place: Path, arguments: tuple[str, ...], message: str) -> None:
    (place / "empty").mkdir(exist_ok=True)
    result = run(*(argument.format(place=place) for argument in arguments))
    assert result.exit_code == 2
    assert message in result.output
    assert "Traceback" not in result.output


def test_show_prints_what_is_found_without_a_base(place: Path) -> None:
    result = run("show", place / "in" / "zhuwu-2024-08.pdf")
    gold = json.loads((GOLD / "zhuwu-2024-08.json").read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert gold["issue"]["series"] in result.stdout
    assert all(article["title"][:10] in result.stdout for article in gold["articles"] if article["title"])


def test_export_then_evaluate_on_what_was_exported_is_perfect(place: Path) -> None:
    assert run("export", "--format", "json", "--db", place / "kb.db", place / "out").exit_code == 0
    result = run("evaluate", place / "out", "--db", place / "kb.db", "--json")
    figures = json.loads(result.stdout)
    assert {name: f["f1"] for name, f in figures.items() if "f1" in f} == dict.fromkeys(
        ("articles", "sections", "quantities", "indicators", "whole rows", "units", "measures", "checks", "series pairs"), 1.0
    )
    assert {f["accuracy"] for f in figures.values() if f.get("asked")} == {1.0}
    assert json.loads((SAMPLES.parent / "floors.json").read_text(encoding="utf-8")).keys() == figures.keys()


def test_evaluate_fails_under_a_floor(place: Path, tmp_path: Path) -> None:
    for name in ("wanglan-2023-05.json", "zhuwu-2024-08.json"):
        (tmp_path / "gold").mkdir(exist_ok=True)
        shutil.copy(GOLD / name, tmp_path / "gold" / name)
    (tmp_path / "floors.json").write_text('{"articles": {"f1": 0.5}}', encoding="utf-8")
    arguments = ("evaluate", tmp_path / "gold", "--db", place / "kb.db", "--floors", tmp_path / "floors.json")
    assert run(*arguments).exit_code == 0
    (tmp_path / "floors.json").write_text('{"articles": {"f1": 1.01}}', encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 1
    assert "below the floor: articles f1" in result.output
    (tmp_path / "floors.json").write_text('{"articles": 0.9}', encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr


def test_quantities_of_plain_and_json_lines(place: Path) -> None:
    lines = '全区查处酒驾109起，3月23日起至4月25日整治。\n{"text": "覆盖率达95%以上", "date": "2031-04-25"}\n\n'
    result = run("quantities", "--date", "2031-04-30", text=lines)
    assert result.exit_code == 0, result.output
    first, second, empty = map(json.loads, result.stdout.splitlines())
    assert [(q["quote"], q["value"], q["uom"], q["start"]) for q in first["quantities"]] == [("109起", 109, "起", 6)]
    assert first["periods"] == [["2031-03-23", "2031-04-25"]]
    assert [(q["quote"], q["bound"], q["kind"]) for q in second["quantities"]] == [("95%以上", "at_least", "percentage")]
    assert empty == {"quantities": [], "periods": []}


def test_a_bad_line_is_answered_in_its_place_and_the_others_are_read() -> None:
    bad = ('{"text": 5}', '{"date": "2031-04-25"}', '{"text": "新增6家", "date": "today"}')
    lines = "\n".join(['\ufeff{"text": "新增5家", "date": "2031-04-25"}', *bad, "新增7家\n"])
    result = run("quantities", text=lines)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [[q["quote"] for q in answer["quantities"]] for answer in answers] == [["5家"], [], [], [], ["7家"]]
    assert ["error" in answer for answer in answers] == [False, True, True, True, False]
    assert "line 4: 'today' is no date" in result.stderr
    assert result.exit_code == 1


def test_a_day_that_is_none_is_wrong_usage() -> None:
    result = run("quantities", "--date", "2031-13-45", text="新增5家\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'2031-13-45' is no date" in result.stderr


def test_a_reader_that_stops_is_no_error() -> None:
    many = "新增5家\n" * 20_000
    command = f"{sys.executable} -m pipeline quantities | head -n 1"
    done = subprocess.run(command, shell=True, input=many.encode(), capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def test_output_is_utf_8_whatever_the_terminal(place: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "latin-1", "LC_ALL": "C", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "pipeline", "ingest", str(place / "in"), "--db", str(place / "kb.db")]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert "坏 文件.pdf" in done.stdout.decode("utf-8")


def test_help_is_quick_to_come(place: Path) -> None:
    done = subprocess.run([sys.executable, "-X", "importtime", "-m", "pipeline", "--help"], capture_output=True, text=True, check=True)
    assert "ingest" in done.stdout
    assert not any(f" {name}\n" in done.stderr for name in ("spacy", "pdfplumber", "datasette.app", "pyarrow"))
