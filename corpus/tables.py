"""A sample's table -> its marks: each numeric cell is an indicator (GUIDELINES section 3, last paragraph).

A column is ``who`` (the row's body), ``row`` (what the row measures), ``-`` (no indicator) or ``metric;options``;
a ``*`` in the metric stands for the row's words. ``total:`` says whose the row 合计 is.
"""

from __future__ import annotations

import re

from .source import Grid, Mark
from .units import UnitRow

TOTALS = ("合计", "总计", "全省", "全市", "全县")
NUMBER = re.compile(r"[-+]?\d[\d,.]*%?")


def grid_marks(grid: Grid, who: str, rows: list[UnitRow]) -> list[Mark]:
    """Marks of the cells, row by row. ``scale=10000`` among a column's options multiplies, ``±同比`` reads the sign."""
    names = {surface: row.name for row in rows for surface in row.surfaces}
    marks: list[Mark] = []
    for row in grid.rows[1:]:
        label = next((cell for cell, column in zip(row, grid.columns, strict=True) if column == "row"), "")
        body = next((cell for cell, column in zip(row, grid.columns, strict=True) if column == "who"), "")
        owner = names.get(body, (grid.total or who) if body in TOTALS else who)
        if body and body not in names and body not in TOTALS:
            raise ValueError(f"{body} is no row of units.tsv")
        for cell, column in zip(row, grid.columns, strict=True):
            if column in ("who", "row", "-") or not NUMBER.fullmatch(cell):
                continue
            metric, *options = column.split(";")
            marks.append(Mark(cell, metric.replace("*", label), tuple(_cell_options(cell, options)), grid.period, owner))
    return marks


def _cell_options(cell: str, options: list[str]) -> list[str]:
    number = float(cell.lstrip("+-").rstrip("%").replace(",", ""))
    read: list[str] = []
    for option in options:
        if option.startswith("scale="):
            number = round(number * float(option[6:]), 6)
        elif option.startswith("±"):
            read.append(("-" if cell.startswith("-") else "+") + option[1:])
        else:
            read.append(option)
    return [f"v={number}", *read]
