"""Tables to take away: CSV that Excel opens with its Chinese intact, and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

BOM = "\ufeff"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """UTF-8 with a byte order mark: without it Excel in China reads the file as GBK.

    >>> as_csv(["指标"], [["酒驾"]]).decode()[:4]
    '\\ufeff指标\\r'
    """
    out = io.StringIO(newline="")
    out.write(BOM)
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def as_xlsx(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """One sheet, its head row frozen."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("jianbao")
    sheet.freeze_panes = "A2"
    sheet.append(list(columns))
    for row in rows:
        sheet.append([_harmless(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _harmless(cell: object) -> object:
    """Words out of a PDF that a spreadsheet would take for a formula get a quote mark in front."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + cell
    return cell if isinstance(cell, (str, int, float)) or cell is None else str(cell)
