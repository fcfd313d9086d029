"""A sample issue -> one HTML page in one of four layouts, for Chromium and WeasyPrint to print."""

from __future__ import annotations

import html
import re
from pathlib import Path
from string import Template

from .source import Grid, Paragraph, SampleArticle, SampleIssue

STYLES = Path(__file__).parent / "styles"
FONTS = {
    "noto": {"body": "'Noto Serif CJK SC'", "head": "'Noto Sans CJK SC'"},
    "hei": {"body": "'WenQuanYi Micro Hei'", "head": "'WenQuanYi Zen Hei'"},
    "ming": {"body": "'AR PL UMing CN'", "head": "'WenQuanYi Zen Hei'"},
}

SIZES: dict[str, dict[str, float]] = {  # points, and the line height as a multiple of them
    "zhuanbao": {"size": 15, "leading": 1.75},
    "jianbao": {"size": 13.5, "leading": 1.8},
    "kuaibao": {"size": 12.5, "leading": 1.65},
    "dongtai": {"size": 13, "leading": 1.75},
}


def escape(text: str) -> str:
    """Text for HTML, quotes left alone."""
    return html.escape(text, quote=False)


def contributor_mode(article: SampleArticle, layout: str) -> str:
    """How the contributor is printed: ``own`` line, ``inline`` at the last paragraph's end, or ``supply`` (供稿：…)."""
    return article.fields.get("print") or {"zhuanbao": "own", "jianbao": "supply", "kuaibao": "inline", "dongtai": "own"}[layout]


def publisher_line(issue: SampleIssue) -> str:
    """The publisher as printed, ``/`` where its line breaks."""
    return issue.head.get("publisher_lines", issue.head["publisher"] + issue.head.get("publisher_mark", ""))


def number_line(issue: SampleIssue) -> str:
    """2023年第5期（总第87期）, or as the head's ``number_line`` says."""
    if "number_line" in issue.head:
        return issue.head["number_line"]
    serial = f"（总第{issue.head['serial']}期）" if "serial" in issue.head else ""
    return f"{issue.head['published'][:4]}年第{issue.head['number']}期{serial}"


def date_line(issue: SampleIssue) -> str:
    """2023年4月3日."""
    year, month, day = issue.head["published"].split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def closing(issue: SampleIssue) -> list[str]:
    """The report and send lines as printed."""
    return [line.strip() for key in ("report", "send") for line in issue.head.get(key, "").split("//") if line.strip()]


def issue_html(issue: SampleIssue) -> str:
    """The whole page."""
    head, layout = issue.head, issue.head["layout"]
    words = {"series": head["series"], "number": head["number"], "year": head["published"][:4]}
    sheets = "".join((STYLES / f"{name}.css").read_text(encoding="utf-8") for name in (layout, "common"))
    css = Template(sheets).substitute({**words, **SIZES[layout], **FONTS[head.get("fonts", "hei")]})
    publisher = "<br>".join(escape(p) for p in publisher_line(issue).split("/"))
    parts = [f"<h1>{escape(head['series'])}</h1>"]
    parts.append(f"<div class=number>{escape(number_line(issue))}</div>")
    parts.append(f"<div class=imprint><span>{publisher}</span><span>{date_line(issue)}</span></div><div class=rule></div>")
    if issue.contents:
        parts.append("<ul>" + "".join(f"<li>{escape(title)}</li>" for title in issue.contents) + "</ul>")
    parts.append("<div class=columns>")
    rubric = ""
    for number, article in enumerate(issue.articles, 1):
        here = article.fields.get("rubric", "")
        if here and here != rubric:
            parts.append(f"<p class=rubric>【{escape(here)}】</p>")
        rubric = here
        parts.append(_article(article, number, layout))
    parts.append("</div><div class=end>" + "".join(f"<p>{escape(line)}</p>" for line in closing(issue)) + "</div>")
    title = f"<meta charset=utf-8><title>{escape(head['series'])}</title>"
    return f"<!doctype html><html lang=zh-CN>{title}<style>{css}</style><body>{''.join(parts)}</body></html>"


def _article(article: SampleArticle, number: int, layout: str) -> str:
    blocks = [_block(b) for b in article.blocks]
    if layout == "kuaibao":
        blocks[0] = blocks[0].replace("<p>", f"<p><b>{number}.【{escape(article.title or '')}】</b>", 1)
    elif layout == "dongtai":
        lead = f"<b>{escape(article.title)}</b><span class=gap></span>" if article.title else "▲"
        blocks[0] = blocks[0].replace("<p>", f"<p>{lead}", 1)
    else:
        blocks.insert(0, f"<h2>{'<br>'.join(escape(line) for line in article.title_lines)}</h2>" if article.title else "")
    by, mode = article.fields.get("by"), contributor_mode(article, layout)
    if by and mode == "inline":
        blocks[-1] = blocks[-1].removesuffix("</p>") + f"（{escape(by)}）</p>"
    elif by:
        blocks.append(f"<p class=by>{escape(f'供稿：{by}' if mode == 'supply' else f'（{by}）')}</p>")
    return "".join(blocks)


def _block(block: Paragraph | Grid) -> str:
    if isinstance(block, Grid):
        head = f"<p class=caption>{escape(block.caption)}</p>" if block.caption else ""
        head += f"<p class=unit>{escape(block.unit)}</p>" if block.unit else ""
        rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
        return f"{head}<table class={'ruled' if block.ruled else 'open'}>{rows}</table>"
    text = escape(block.text)
    for ordinal, heading in block.heads:
        if re.match(r"[一二三四五六七八九十]+、|（", ordinal):
            text = text.replace(escape(ordinal + heading), f"<b>{escape(ordinal + heading)}</b>", 1)
    return f"<p>{text}</p>"
