"""A sample issue -> PDF by Typst: one column with a running head, or the red masthead."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import typst

from .html_layouts import closing, contributor_mode, date_line, number_line, publisher_line
from .source import Grid, SampleArticle, SampleIssue

PREAMBLE = """
#set document(title: "{series}", date: none)
#set page(paper: "a4", margin: (top: 30mm, bottom: 27mm, x: 26mm), footer: context align(center, text(10pt)[{footer}]){header})
#set text(font: {body}, size: 14.5pt, lang: "zh", cjk-latin-spacing: none)
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 0.95em, spacing: 0.95em)
#let head(body) = align(center, block(above: 20pt, below: 14pt, sticky: true, text(font: {heads}, size: 18pt, body)))
#let flush(body) = par(first-line-indent: 0pt, body)
"""
FOOTERS = {"zhuanbao": '#"- "#counter(page).display()#" -"', "jianbao": "第#counter(page).display()页 共#counter(page).final().first()页"}
SERIF, SANS = '"Noto Serif CJK SC"', '"WenQuanYi Zen Hei"'


def quote(text: str) -> str:
    """Text as a Typst string expression, so that no character is read as markup."""
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def print_by_typst(issue: SampleIssue, target: Path) -> None:
    """Writes the PDF with a fixed time stamp."""
    stamp = datetime(2023, 11, 14, tzinfo=UTC)
    source: bytes = issue_typst(issue).encode()
    typst.compile(source, output=str(target), timestamp=int(stamp.timestamp()))  # type: ignore[type-var]


def issue_typst(issue: SampleIssue) -> str:
    """The Typst source of an issue."""
    layout, series = issue.head["layout"], issue.head["series"]
    running = f"[#{quote(series)[1:]} #h(1fr) 第{issue.head['number']}期 #v(-8pt) #line(length: 100%, stroke: .5pt)]"
    header = f", header: context if counter(page).get().first() > 1 {running}" if layout == "jianbao" else ""
    parts = [PREAMBLE.format(series=series, footer=FOOTERS[layout], header=header, body=SERIF, heads=SANS)]
    parts.append(f'#align(center, text(font: {SANS}, size: 31pt, fill: rgb("#c8161d"), {quote(series)[1:]}))')
    parts.append(f"#align(center)[{quote(number_line(issue))}]")
    publisher = " \\ ".join(quote(part) for part in publisher_line(issue).split("/"))
    parts.append(f"#grid(columns: (1fr, auto), align: (left + bottom, right + bottom), [{publisher}], [{quote(date_line(issue))}])")
    parts.append('#line(length: 100%, stroke: 2pt + rgb("#c8161d"))')
    parts += [f"#flush[• {quote(title)}]" for title in issue.contents]
    for article in issue.articles:
        parts += _article(article, layout)
    parts.append("#v(14pt)")
    parts += [f"#par(first-line-indent: 0pt, hanging-indent: 2em)[{quote(line)}]" for line in closing(issue)]
    return "\n\n".join(parts)


def _article(article: SampleArticle, layout: str) -> list[str]:
    parts = [f"#head[{' #linebreak() '.join(quote(line) for line in article.title_lines)}]"] if article.title else []
    by, mode = article.fields.get("by"), contributor_mode(article, layout)
    for block in article.blocks:
        if isinstance(block, Grid):
            parts += _table(block)
            continue
        at, pieces = 0, []
        for ordinal, heading in block.heads:
            start = block.text.index(ordinal + heading, at)
            end = start + len(ordinal + heading)
            pieces += [quote(block.text[at:start]), f"#text(font: {SANS})[{quote(block.text[start:end])}]"]
            at = end
        tail = block.text[at:] + (f"（{by}）" if by and mode == "inline" and block is article.blocks[-1] else "")
        parts.append("".join([*pieces, quote(tail)]))
    if by and mode != "inline":
        parts.append(f'#align(right, text(font: "AR PL UKai CN")[{quote(f"供稿：{by}" if mode == "supply" else f"（{by}）")}])')
    return parts


def _table(grid: Grid) -> list[str]:
    parts = [f"#align(center)[{quote(grid.caption)}]"] if grid.caption else []
    parts += [f"#align(right)[{quote(grid.unit)}]"] if grid.unit else []
    cells = ", ".join(f"[{quote(cell)}]" for row in grid.rows for cell in row)
    stroke = "0.7pt" if grid.ruled else "none"
    table = f"#table(columns: {len(grid.columns)} * (1fr,), align: center + horizon, stroke: {stroke}, {cells})"
    return [*parts, f"#[#set text(size: 11.5pt)\n#set par(first-line-indent: 0pt, justify: false)\n{table}]"]
