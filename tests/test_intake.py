"""What counts as a PDF, how its path is told, and how far folders are searched."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.intake import take_in


def test_folders_are_searched_to_the_bottom_and_hidden_files_passed_over(tmp_path: Path) -> None:
    wanted = ["一 级/二级/第3期.PDF", "b.pdf", "no-suffix"]
    for name in (*wanted, ".hidden.pdf", ".git/x.pdf", "~$b.pdf", "说明.docx", "a.txt", "b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF-1.7 " + name.encode() if not name.endswith((".docx", ".txt")) else b"")
    taken = take_in([tmp_path])
    assert [file.relative for file in taken.files] == sorted(wanted)
    assert taken.others == {".txt": 2, ".docx": 1}


def test_a_link_back_up_does_not_go_round_for_ever(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(b"%PDF-")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    assert [file.relative for file in take_in([tmp_path]).files] == ["in/a.pdf"]


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    assert len(take_in([tmp_path, tmp_path / "a.pdf"]).files) == 1


def test_a_file_named_outright_is_taken_whatever_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no PDF")
    assert [file.relative for file in take_in([tmp_path / "a.txt"]).files] == ["a.txt"]


@pytest.mark.parametrize("content", [None, "notes.txt"])
def test_nothing_to_read_is_told(tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / content).touch()
    with pytest.raises(UsageError, match="1 other files" if content else "it is empty"):
        take_in([tmp_path])


def test_rows_of_the_metadata_table_that_fit_no_file_are_told(tmp_path: Path) -> None:
    for name in ("one/第3期.pdf", "two/第3期.pdf", "第4期.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF-" + name.encode())
    rows = {"one/第3期.pdf": {"place": "青禾县"}, "第3期.pdf": {"place": "白石县"}, "第5期.pdf": {"place": "云溪县"}}
    taken = take_in([tmp_path], rows)
    assert [dict(file.metadata) for file in taken.files] == [{"place": "青禾县"}, {"place": "白石县"}, {}]
    assert taken.unused == ("第5期.pdf",)
