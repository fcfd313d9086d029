"""A sample issue -> PDF by ReportLab: one column, TrueType fonts embedded as subsets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab import rl_config  # type: ignore[import-untyped]
from reportlab.lib.colors import HexColor, black  # type: ignore[import-untyped]
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.platypus import HRFlowable, SimpleDocTemplate, Spacer, Table, TableStyle  # type: ignore[import-untyped]
from reportlab.platypus import Paragraph as Flow

from .html_layouts import closing, contributor_mode, date_line, escape, number_line, publisher_line
from .source import Grid, SampleArticle, SampleIssue

FONTS = {
    "Ming": ("/usr/share/fonts/truetype/arphic/uming.ttc", 0),
    "Hei": ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    "Kai": ("/usr/share/fonts/truetype/arphic/ukai.ttc", 0),
}
RED = HexColor("#c8161d")
SIZE = 15


def _styles() -> dict[str, Any]:
    for name, (path, index) in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, path, subfontIndex=index))
    base = {"fontName": "Ming", "fontSize": SIZE, "leading": SIZE * 1.75, "wordWrap": "CJK"}
    return {
        "body": ParagraphStyle("body", **base, firstLineIndent=2 * SIZE, alignment=TA_JUSTIFY),
        "plain": ParagraphStyle("plain", **base),
        "small": ParagraphStyle("small", **base | {"fontSize": 13, "leading": 20}, leftIndent=26, firstLineIndent=-26),
        "right": ParagraphStyle("right", **base, alignment=TA_RIGHT),
        "by": ParagraphStyle("by", **base | {"fontName": "Kai"}, alignment=TA_RIGHT),
        "center": ParagraphStyle("center", **base, alignment=TA_CENTER),
        "cell": ParagraphStyle("cell", **base | {"fontSize": 11, "leading": 15}, alignment=TA_CENTER),
        "title": ParagraphStyle(
            "title",
            **base | {"fontName": "Hei", "fontSize": 18, "leading": 27},
            alignment=TA_CENTER,
            spaceBefore=16,
            spaceAfter=10,
            keepWithNext=1,
        ),
        "mast": ParagraphStyle("mast", **base | {"fontName": "Hei", "fontSize": 31, "leading": 44}, alignment=TA_CENTER, textColor=RED),
    }


def _footer(canvas: Any, _document: Any) -> None:
    canvas.setFont("Ming", 11)
    canvas.drawCentredString(A4[0] / 2, 44, f"- {canvas.getPageNumber()} -")


def print_by_reportlab(issue: SampleIssue, target: Path) -> None:
    """Writes the PDF; ``invariant`` keeps dates and ids out of it."""
    rl_config.invariant = 1
    style = _styles()
    flow: list[Any] = [
        Flow(escape(issue.head["series"]), style["mast"]),
        Flow(number_line(issue), style["center"]),
    ]
    publisher = publisher_line(issue).replace("/", "<br/>")
    imprint = Table([[Flow(publisher, style["plain"]), Flow(date_line(issue), style["right"])]], colWidths=["62%", "38%"])
    imprint.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    flow += [imprint, HRFlowable(width="100%", thickness=2, color=RED, spaceAfter=8)]
    flow += [Flow(f"●{escape(title)}", style["plain"]) for title in issue.contents]
    for article in issue.articles:
        flow += _article(article, issue.head["layout"], style)
    flow.append(Spacer(1, 18))
    flow += [Flow(escape(line), style["small"]) for line in closing(issue)]
    margins = {"leftMargin": 76, "rightMargin": 76, "topMargin": 90, "bottomMargin": 80}
    SimpleDocTemplate(str(target), pagesize=A4, title=issue.head["series"], **margins).build(
        flow, onFirstPage=_footer, onLaterPages=_footer
    )


def _article(article: SampleArticle, layout: str, style: dict[str, Any]) -> list[Any]:
    flow: list[Any] = [Flow("<br/>".join(map(escape, article.title_lines)), style["title"])] if article.title else []
    by, mode = article.fields.get("by"), contributor_mode(article, layout)
    for block in article.blocks:
        if isinstance(block, Grid):
            flow += _table(block, style)
            continue
        text = escape(block.text)
        for ordinal, heading in block.heads:
            text = text.replace(ordinal + escape(heading), f'<font name="Hei">{ordinal}{escape(heading)}</font>', 1)
        if by and mode == "inline" and block is article.blocks[-1]:
            text += f"（{escape(by)}）"
        flow.append(Flow(text, style["body"]))
    if by and mode != "inline":
        flow.append(Flow(f"供稿：{by}" if mode == "supply" else f"（{by}）", style["by"]))
    return flow


def _table(grid: Grid, style: dict[str, Any]) -> list[Any]:
    head = [Flow(escape(grid.caption), style["center"])] if grid.caption else []
    head += [Flow(escape(grid.unit), style["right"])] if grid.unit else []
    table = Table([[Flow(escape(cell), style["cell"]) for cell in row] for row in grid.rows], repeatRows=1)
    lines = [("GRID", (0, 0), (-1, -1), 0.7, black)] if grid.ruled else [("LINEABOVE", (0, 0), (-1, 0), 0, HexColor("#ffffff"))]
    table.setStyle(TableStyle([*lines, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    return [*head, table, Spacer(1, 6)]
