"""A small, rich base of a place that does not exist: three bulletins, a gap, a doubled issue, a broken file, recurring numbers."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.link.line import link
from pipeline.records import (
    Article,
    ArticleReading,
    Change,
    Check,
    Document,
    Indicator,
    Issue,
    IssueReading,
    Line,
    Measure,
    Mention,
    Numeral,
    Page,
    Quantity,
    Run,
    Section,
    Unit,
)
from pipeline.store.identity import file_id
from pipeline.store.load import insert_rows, open_base
from pipeline.store.rows import issue_rows
from tests.browse.paper import HEIGHT, WIDTH, Words, write_pdf

PLACE = "云溪市"
COLUMNS = 30


@dataclass(frozen=True, slots=True)
class Told:
    """An indicator as the sample tells it: the first place where ``quote`` stands at or after ``after``."""

    quote: str
    value: float
    uom: str
    kind: str
    metric: str
    after: str = ""
    who: str | None = None
    bound: str = "exact"
    basis: str | None = None
    period: tuple[str | None, str | None] | None = None
    measure: str | None = None
    part_of: int | None = None
    target: bool = False
    change: Change | None = None


def _lines(title: str, text: str) -> tuple[list[Words], list[tuple[int, int, Words]]]:
    """Printed words, and for each line of the text its offsets."""
    printed = [Words(title, 150, 120, 18)]
    runs = []
    y = 170.0
    start = 0
    for paragraph in text.split("\n"):
        for low in range(0, len(paragraph), COLUMNS):
            piece = paragraph[low : low + COLUMNS]
            words = Words(piece, 72, y)
            printed.append(words)
            runs.append((start + low, start + low + len(piece), words))
            y += 26
        start += len(paragraph) + 1
    return printed, runs


def _line(words: Words) -> Line:
    edges = []
    x = words.x
    for character in words.text:
        width = words.size if ord(character) > 255 else words.size / 2
        edges.append((x, x + width))
        x += width
    return Line(words.text, (words.x, words.y - words.size * 0.88, x, words.y + words.size * 0.15), words.size, tuple(edges))


def _article(position: int, page: int, title: str, contributor: str, text: str) -> tuple[Article, list[Words]]:
    printed, placed = _lines(title, text)
    runs = tuple(Run(start, end, page, _line(words), 0) for start, end, words in placed)
    return Article(position, title, contributor, text, runs=runs, page_from=page, page_to=page), printed


def _reading(article: Article, told: list[Told], units: list[Unit], measures: list[Measure], checks: tuple[Check, ...]) -> ArticleReading:
    text = article.text
    found = []
    numerals = []
    for number, wish in enumerate(told):
        start = text.index(wish.quote, text.index(wish.after) if wish.after else 0)
        quantity = Quantity(
            start,
            start + len(wish.quote),
            wish.quote,
            wish.value,
            None,
            wish.bound,
            wish.uom,
            wish.kind,
            source="sample",  # type: ignore[arg-type]
        )
        found.append(
            Indicator(
                quantity,
                wish.metric,
                who=wish.who,
                period=wish.period,
                basis=wish.basis,
                measure=wish.measure,  # type: ignore[arg-type]
                part_of=wish.part_of,
                target=wish.target,
                change=wish.change,
                confidence=0.9,
                source="sample",
            )
        )
        numerals.append(Numeral(start, start + len(wish.quote), wish.quote, "indicator", "", number))
    unread = text.find("三五九")
    if unread >= 0:
        numerals.append(Numeral(unread, unread + 3, "三五九", "unread", "没有计量单位"))
    sections = tuple(
        Section(n, ordinal, text[at + len(ordinal) : text.index("。", at)], at, len(text))
        for n, ordinal in enumerate(("一是", "二是"), 1)
        if (at := text.find(ordinal)) >= 0
    )
    marked = replace(article, sections=sections)
    return ArticleReading(marked, (), tuple(numerals), tuple(found), tuple(units), tuple(measures), checks)


def _unit(text: str, name: str, kind: str, level: str, *aliases: str) -> Unit:
    mentions = tuple(Mention(at, at + len(word), word) for word in (name, *aliases) if (at := text.find(word)) >= 0)
    return Unit(name, kind, level, aliases or (name,), mentions, PLACE)  # type: ignore[arg-type]


def _measure(text: str, name: str, kind: str, who: str) -> Measure:
    at = text.find(name)
    return Measure(name, kind, who, (), (Mention(at, at + len(name), name),), "running")  # type: ignore[arg-type]


def _road(month: int, year: int, drunk: int) -> tuple[str, list[Told]]:
    end = f"{year}-{month:02d}-28"
    police = PLACE + "公安局"
    heavy = drunk // 4
    text = (
        f"市公安局深入推进“夜查行动”，持续整治酒驾醉驾。{month}月份，全市共查处酒驾{drunk}起，其中醉驾{heavy}起，同比下降{month + 4}.5%。\n"
        f"一是抓源头治理。走进{month + 20}个社区开展宣传，覆盖群众{month * 2}300余人次。\n"
        f"二是抓路面管控。今年以来累计出动警力{month * 410}人次，力争年底前涉酒事故发生率降至1%以下。"
        "小区物业管理单位同步张贴提示，三五九路口增设岗点。"
    )
    span = (f"{year}-{month:02d}-01", end)
    return text, [
        Told(f"{drunk}起", drunk, "起", "count", "酒驾", "查处酒驾", police, basis="flow", period=span, measure="夜查行动"),
        Told(f"{heavy}起", heavy, "起", "count", "醉驾", "其中醉驾", police, basis="flow", period=span, part_of=0),
        Told(f"{month + 4}.5%", month + 4.5, "%", "change", "醉驾", who=police, period=span, change=Change("down", "同比")),
        Told(f"{month + 20}个", month + 20, "个", "count", "社区", who=police, basis="event"),
        Told(f"{month * 2}300余人次", month * 2000 + 300, "人次", "count", "群众", who=police, bound="more_than", basis="event"),
        Told(
            f"{month * 410}人次",
            month * 410,
            "人次",
            "count",
            "警力",
            "出动警力",
            police,
            basis="year_to_date",
            period=(f"{year}-01-01", end),
        ),
        Told(
            "1%以下",
            1,
            "%",
            "percentage",
            "涉酒事故发生率",
            who=police,
            bound="at_most",
            basis="target",
            target=True,
            period=(None, f"{year}-12-31"),
        ),
    ]


def _civil(month: int, year: int, town: str, orders: int) -> tuple[str, list[Told]]:
    text = (
        f"{town}全面推行“民情快递”工作机制，依托社区网格收集诉求。截至{month}月底，累计办结工单{orders}件，办结率达9{month % 8}.2%，"
        f"群众满意率{88 + month}%。\n一是建强队伍。组建志愿者队伍{month + 6}支，招募志愿者{month}00余名。\n"
        f"二是整治小区物业管理。检查小区{month * 3}个，发放扶持资金{month}.5万元。"
    )
    until = (None, f"{year}-{month:02d}-28")
    return text, [
        Told(f"{orders}件", orders, "件", "count", "工单", "办结工单", town, basis="cumulative", period=until, measure="民情快递"),
        Told(f"9{month % 8}.2%", 90 + month % 8 + 0.2, "%", "percentage", "办结率", "办结率", town, period=until),
        Told(f"{88 + month}%", 88 + month, "%", "percentage", "群众满意率", "满意率", town, period=until),
        Told(f"{month + 6}支", month + 6, "支", "count", "志愿者队伍", "志愿者队伍", town),
        Told(f"{month}00余名", month * 100, "名", "count", "志愿者", "招募志愿者", town, bound="more_than"),
        Told(f"{month * 3}个", month * 3, "个", "count", "小区", "检查小区", town),
        Told(f"{month}.5万元", month * 10000 + 5000, "元", "amount", "扶持资金", "扶持资金", town),
    ]


def _issue(series: str, publisher: str, year: int, month: int, serial: int | None) -> tuple[Issue, list[ArticleReading], bytes]:
    police = PLACE + "公安局"
    text, told = _road(month, year, 40 + (month * 37 + year) % 60)
    first, printed = _article(1, 1, f"{month}月份涉酒违法整治情况", police, text)
    units = [_unit(text, police, "department", "city", "市公安局"), _unit(text, PLACE, "government", "city", "全市")]
    readings = [
        _reading(first, told, units, [_measure(text, "夜查行动", "campaign", police)], (Check(0, "sum", (1,), told[0].value, month != 4),))
    ]
    pages = [printed]
    for number, town in enumerate(("云溪市柳河街道", "云溪市竹桥镇"), 2):
        # The town's running total falls once, so that linking has something to flag.
        orders = 120 * month + number * 31 + (year - 2030) * 900 - (700 if month == 6 and number == 3 else 0)
        text, told = _civil(month, year, town.removeprefix(PLACE), orders)
        told = [replace(wish, who=town) for wish in told]
        article, printed = _article(number, number, f"{town.removeprefix(PLACE)}推行“民情快递”", town, text)
        units = [_unit(text, town, "street_town", "town", town.removeprefix(PLACE))]
        readings.append(_reading(article, told, units, [_measure(text, "民情快递", "mechanism", town)], ()))
        pages.append(printed)
    pages[0] = [Words(series, 200, 60, 22), Words(f"{year}年第{month}期", 240, 88, 12), *pages[0]]
    issue = Issue(
        series, year, month, str(month), serial, publisher, PLACE, f"{year}-{month:02d}-28", tuple(r.article.title or "" for r in readings),
        ("市委", "市政府"), ("各县区",), tuple(r.article for r in readings),
    )  # fmt: skip
    return issue, readings, write_pdf(pages)


def write_sample(folder: Path) -> Path:
    """Writes ``folder/pdfs/*.pdf`` and ``folder/knowledge.db``; gives the base's path."""
    pdfs = folder / "pdfs"
    pdfs.mkdir(parents=True)
    base = folder / "knowledge.db"
    connection = open_base(str(base))
    wanted = [("道路交通安全简报", "云溪市公安局", 2031, month, 40 + month) for month in (1, 2, 3, 4, 6, 7, 8)]
    wanted += [("文明创建专报", "云溪市文明办", year, month, None) for year in (2030, 2031) for month in (2, 3, 5)]
    wanted += [("基层治理工作动态", "云溪市民政局", 2031, month, None) for month in (9, 10)]
    with connection:
        for series, publisher, year, month, serial in wanted:
            issue, readings, pdf = _issue(series, publisher, year, month, serial)
            name = f"{series}{year}-{month:02d}.pdf"
            _write(connection, pdfs / name, name, issue, readings, pdf)
        again = hashlib.sha256(b"again").hexdigest()
        issue_again = connection.execute("SELECT id FROM issues WHERE series = '道路交通安全简报' AND number = 3").fetchone()[0]
        _file(connection, "扫描件/三月.pdf", again, issue_again, "duplicate", None)
        _file(connection, "坏文件.pdf", "0" * 64, None, "failed", "不是 PDF：文件头不对")
        connection.execute(
            "INSERT INTO runs (id, started, ended, version, counts) VALUES (1, '2031-11-01T08:00:00', '2031-11-01T08:00:09', '0.1.0', ?)",
            ('{"files": 17}',),
        )
    link(connection)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    return base


def _write(connection: sqlite3.Connection, path: Path, name: str, issue: Issue, readings: list[ArticleReading], pdf: bytes) -> None:
    path.write_bytes(pdf)
    sha256 = hashlib.sha256(pdf).hexdigest()
    pages = tuple(
        Page(number, WIDTH, HEIGHT, tuple(run.line for run in reading.article.runs)) for number, reading in enumerate(readings, 1)
    )
    document = Document(sha256, pages)
    home, rows = issue_rows(IssueReading(document, issue, tuple(readings)))
    insert_rows(connection, rows)
    connection.execute("UPDATE issues SET file_id = ? WHERE id = ?", (file_id(name, sha256), home))
    _file(connection, name, sha256, home, "read", None, len(pages))


def _file(
    connection: sqlite3.Connection, name: str, sha256: str, issue: int | None, status: str, error: str | None, pages: int = 0
) -> None:
    connection.execute(
        "INSERT INTO files (id, path, sha256, issue_id, status, error, pages) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (file_id(name, sha256), name, sha256, issue, status, error, pages),
    )
