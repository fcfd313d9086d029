"""What becomes of files that are no plain PDF, and of what was read: bytes and back."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from pipeline.errors import UnreadableFile
from pipeline.read import Kind, document, document_from_bytes, document_to_bytes, inspect, read_document
from pipeline.records import Table

from .pdfs import Sheet, pdf
from .test_tables import BODY, HEAD, XS, YS, fill

SHARED = Path(__file__).parents[2].parent / "shared"


def plain(sheet: Sheet) -> None:
    sheet.write(80, 100, "今年以来，东港镇办结实事42件。")


def mixed(sheet: Sheet) -> None:
    sheet.write(80, 150, "各镇街情况：", 15.7, mode=2)
    sheet.grid(XS, YS)
    fill(sheet, XS, YS, (HEAD, *BODY[:2]))
    sheet.write(80, 400, "H2O 与“引号”")


def locked(path: Path) -> Path:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("open sesame", ownerPassword="other"))
    canvas.drawString(80, 700, "2021")
    canvas.save()
    path.write_bytes(buffer.getvalue())
    return path


def cut_short(path: Path) -> Path:
    whole = pdf(path, plain).read_bytes()
    path.write_bytes(whole[: len(whole) // 20])
    return path


def no_pages(path: Path) -> Path:
    with path.open("wb") as file:
        pdfium.PdfDocument.new().save(file)
    return path


def words(path: Path) -> Path:
    path.write_text("这是一份文本文件", encoding="utf-8")
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (locked, "password"),
        (cut_short, "damaged"),
        (no_pages, "no pages"),
        (words, "not a PDF"),
        (empty, "empty"),
        (lambda path: path, "cannot be opened"),
    ],
)
def test_an_unreadable_file_says_why(tmp_path: Path, make: Callable[[Path], Path], reason: str) -> None:
    path = make(tmp_path / "期 刊.pdf")
    with pytest.raises(UnreadableFile) as caught:
        read_document(path, ocr="off")
    assert reason in caught.value.reason
    kind = inspect(path)
    assert kind.kind == "unreadable" and kind.reason == caught.value.reason


def test_passwords(tmp_path: Path) -> None:
    path = locked(tmp_path / "a.pdf")
    assert read_document(path, ocr="off", password="open sesame").pages[0].items[0].text == "2021"  # type: ignore[union-attr]
    with pytest.raises(UnreadableFile, match="does not open it"):
        read_document(path, ocr="off", password="wrong")


def test_inspect_tells_text_from_blank(tmp_path: Path) -> None:
    assert inspect(pdf(tmp_path / "a.pdf", plain, plain)) == Kind("text", 2)
    assert inspect(pdf(tmp_path / "b.pdf", lambda sheet: None)) == Kind("text", 1)


def test_only_so_many_pages_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MOST_PAGES", 2)
    read = read_document(pdf(tmp_path / "a.pdf", plain, plain, plain), ocr="off")
    assert len(read.pages) == 2
    assert read.warnings == ("only the first 2 of 3 pages were read",)


def test_a_blank_page_is_a_page_without_items(tmp_path: Path) -> None:
    read = read_document(pdf(tmp_path / "a.pdf", plain, lambda sheet: None))
    assert [len(p.items) for p in read.pages] == [1, 0]
    assert not any(p.ocr for p in read.pages)


@pytest.mark.parametrize("draw", [plain, mixed])
def test_bytes_and_back(tmp_path: Path, draw: Callable[[Sheet], None]) -> None:
    read = read_document(pdf(tmp_path / "a.pdf", draw), ocr="off")
    assert any(isinstance(i, Table) for i in read.pages[0].items) == (draw is mixed)
    packed = document_to_bytes(read)
    assert document_from_bytes(packed) == read
    assert document_to_bytes(document_from_bytes(packed)) == packed


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", mixed)
    assert read_document(path, ocr="off") == read_document(path, ocr="off")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the documents beside the checkout are not there")
def test_every_broken_file_ends_in_a_document_or_a_reason() -> None:
    for path in sorted((SHARED / "faults").glob("*.pdf")):
        try:
            read_document(path, ocr="off")
        except UnreadableFile as error:
            assert error.reason


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the documents beside the checkout are not there")
def test_five_producers_give_one_text() -> None:
    texts = {
        path.parent.name: "".join(i.text for p in read_document(path, ocr="off").pages for i in p.items if not isinstance(i, Table))
        for path in sorted((SHARED / "producers").glob("*/*.pdf"))
    }
    bare = {name: "".join(c for c in text if "\u4e00" <= c <= "\u9fff") for name, text in texts.items()}
    assert len(bare) >= 5 and len(set(bare.values())) == 1
