"""A sample issue -> one HTML page in one of four layouts, for Chromium and WeasyPrint to print."""

from __future__ import annotations

import html
import re

from .source import Grid, Paragraph, SampleArticle, SampleIssue

FONTS = {
    "noto": {"body": "'Noto Serif CJK SC'", "head": "'Noto Sans CJK SC'"},
    "hei": {"body": "'WenQuanYi Micro Hei'", "head": "'WenQuanYi Zen Hei'"},
    "ming": {"body": "'AR PL UMing CN'", "head": "'WenQuanYi Zen Hei'"},
}

COMMON = """
body { margin: 0; font-family: %(body)s; font-size: %(size)spt; line-height: %(leading)s; text-align: justify; }
p { margin: 0; text-indent: 2em; widows: 1; orphans: 1; }
h1 { color: #c8161d; text-align: center; font-family: %(head)s; font-weight: bold; letter-spacing: .12em; margin: 0 0 8pt; }
h2 { text-align: center; font-family: %(head)s; font-size: 1.25em; margin: 18pt 0 10pt; line-height: 1.4; break-after: avoid; }
.number { text-align: center; } .imprint { display: flex; justify-content: space-between; align-items: flex-end; }
.rule { border-bottom: 2.2pt solid #c8161d; margin: 3pt 0 12pt; }
.by { text-align: right; text-indent: 0; font-family: 'AR PL UKai CN'; }
ul { margin: 0 0 6pt; padding-left: 1.6em; } b { font-family: %(head)s; }
table { border-collapse: collapse; width: 100%%; font-size: .86em; line-height: 1.5; text-indent: 0; margin: 2pt 0 6pt; }
table.ruled td, table.ruled th { border: .7pt solid #000; } td, th { padding: 2pt 4pt; text-align: center; font-weight: normal; }
.caption { text-align: center; text-indent: 0; font-family: %(head)s; } .unit { text-align: right; text-indent: 0; }
tr { break-inside: avoid; } .end { margin-top: 20pt; text-indent: 0; break-inside: avoid; } .end p { text-indent: -2em; padding-left: 2em; }
"""
PAGE = {
    "zhuanbao": "@page { size: A4; margin: 32mm 27mm 28mm; @bottom-center { content: '- ' counter(page) ' -'; font-size: 11pt; } }",
    "jianbao": "@page { size: A4; margin: 26mm 24mm 24mm; @bottom-center { content: '第' counter(page) '页 共' counter(pages) '页'; font-size: 9pt; }"
    " @top-left { content: '%(running)s'; font-size: 9pt; vertical-align: bottom; border-bottom: .5pt solid #000; padding-bottom: 2pt; }"
    " @top-right { content: '第%(number)s期'; font-size: 9pt; vertical-align: bottom; border-bottom: .5pt solid #000; padding-bottom: 2pt; } }"
    " @page :first { @top-left { content: none; border: 0 } @top-right { content: none; border: 0 } }",
    "kuaibao": "@page { size: A4; margin: 20mm 18mm 20mm; @bottom-center { content: '- ' counter(page) ' -'; font-size: 9pt; } }",
    "dongtai": "@page { size: A4; margin: 28mm 26mm 25mm; @bottom-center { content: counter(page); font-size: 10pt; }"
    " @top-right { content: '%(running)s  %(year)s年第%(number)s期'; font-size: 8.5pt; } } @page :first { @top-right { content: none } }",
}
STYLE = {
    "zhuanbao": (".imprint { padding: 4pt 0; } h1 { font-size: 30pt; }", {"size": 15, "leading": 1.75}),
    "jianbao": ("h1 { font-size: 32pt; letter-spacing: .2em; } .end { border-top: 1pt solid; } .end p { border-bottom: 1pt solid; }",
                {"size": 13.5, "leading": 1.8}),
    "kuaibao": (".columns { column-count: 2; column-gap: 9mm; column-rule: .5pt solid #777; } h1 { font-size: 34pt; } p { margin-bottom: 5pt; }",
                {"size": 12.5, "leading": 1.65}),
    "dongtai": ("h1 { font-size: 28pt; } .rubric { text-align: center; text-indent: 0; font-weight: bold; margin: 10pt 0 6pt; font-size: 1.15em; }"
                " .gap { display: inline-block; width: 1.6em; }", {"size": 13, "leading": 1.75}),
}  # fmt: skip


def escape(text: str) -> str:
    """Text for HTML, quotes left alone."""
    return html.escape(text, quote=False)


def contributor_mode(article: SampleArticle, layout: str) -> str:
    """How the contributor is printed: ``own`` line, ``inline`` at the last paragraph's end, or ``supply`` (供稿：…)."""
    return article.fields.get("print") or {"zhuanbao": "own", "jianbao": "supply", "kuaibao": "inline", "dongtai": "own"}[layout]


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
    layout = issue.head["layout"]
    extra, style = STYLE[layout]
    words = {"running": issue.head["series"], "number": issue.head["number"], "year": issue.head["published"][:4]}
    css = PAGE[layout] % words + COMMON % (style | FONTS[issue.head.get("fonts", "hei")]) + extra
    publisher = "<br>".join(
        escape(p) for p in issue.head.get("publisher_lines", issue.head["publisher"] + issue.head.get("publisher_mark", "")).split("/")
    )
    parts = [f"<h1>{escape(issue.head['masthead'] if 'masthead' in issue.head else issue.head['series'])}</h1>"]
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
    return f"<!doctype html><html lang=zh-CN><meta charset=utf-8><title>{escape(issue.head['series'])}</title><style>{css}</style><body>{''.join(parts)}</body></html>"


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
