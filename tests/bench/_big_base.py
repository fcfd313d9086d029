"""A base as large as twenty years of a province's bulletins: made up, but of the shape that ingest writes."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlite_utils import Database

from pipeline.store.load import index_pairs
from pipeline.store.schema import TABLES, ensure_schema
from pipeline.store.search import segment

METRICS = tuple(
    subject + noun
    for subject in ("查处", "办结", "新增", "培训", "检查", "整改", "受理", "走访", "发放", "创建")
    for noun in (
        "酒驾", "工单", "志愿者", "社区", "小区物业管理", "隐患", "企业", "群众诉求", "网格员", "点位", "贷款", "岗位", "项目", "学生",
        "病例", "投诉", "宣传册", "摄像头", "斑马线", "垃圾", "公园", "河道", "农户", "摊位", "合作社",
    )
)  # fmt: skip
UOMS = (
    "起",
    "件",
    "人次",
    "个",
    "家",
    "元",
    "%",
    "场次",
    "户",
    "名",
    "处",
    "份",
    "公里",
    "平方米",
    "个百分点",
    "倍",
    "位",
    "分",
    "吨",
    "亩",
    "支",
    "台",
)
KINDS = ("count", "count", "count", "count", "amount", "percentage", "percentage", "change", "measurement", "rank", "score", "ratio")
BOUNDS = ("exact",) * 7 + ("more_than", "about", "at_least")
BASES = ("flow", "flow", "cumulative", "year_to_date", "stock", "event", None)
UNIT_KINDS = ("department", "street_town", "community_village", "government", "committee", "enterprise")


def build(path: Path, indicators: int = 1_000_000, seed: int = 1) -> None:
    """Writes a base of ``indicators`` rows to ``path``: 50 an issue, 10 an article, about 20 a series."""
    dice = random.Random(seed)
    connection = sqlite3.connect(path)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        connection.execute(f"PRAGMA {pragma}")
    ensure_schema(Database(connection))
    issues, per_article = indicators // 50, 10
    with connection:
        _entities(connection, dice, units=4000, measures=8000)
        lines = _series(connection, dice, indicators // 20)
        _put(connection, "issues", _issues(dice, issues))
        _put(connection, "files", ((n, f"{n}.pdf", f"{n:064x}", n, "read", None) for n in range(1, issues + 1)), 6)
        _put(connection, "articles", _articles(dice, indicators // per_article))
        connection.executemany(
            "INSERT INTO articles_fts (rowid, title, text) VALUES (?, ?, ?)",
            ((row[0], segment(row[3]), segment(row[8])) for row in connection.execute("SELECT * FROM articles").fetchall()),
        )
        _indicators(connection, dice, indicators, per_article, lines)
        connection.execute("""INSERT INTO edges (id, source_kind, source_id, relation, target_kind, target_id, evidence_id)
            SELECT id, 'unit', unit_id, 'REPORTS', 'indicator', id, evidence_id FROM indicators""")
        connection.execute("""UPDATE series SET points = (SELECT count(*) FROM indicators i WHERE i.series_id = series.id)""")
    index_pairs(connection)
    connection.execute("ANALYZE")
    connection.close()


def _put(connection: sqlite3.Connection, table: str, rows: Iterator[tuple[object, ...]], width: int | None = None) -> None:
    columns = list(TABLES[table].columns)[:width]
    names = ", ".join(f'"{column}"' for column in columns)
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})", rows)


def _entities(connection: sqlite3.Connection, dice: random.Random, units: int, measures: int) -> None:
    rows = [
        (
            n,
            f"云{n // 64}市第{n}{dice.choice(('局', '街道', '社区', '镇'))}",
            dice.choice(UNIT_KINDS),
            dice.choice(("city", "county", "town")),
            n // 8 or None,
        )
        for n in range(1, units + 1)
    ]
    connection.executemany("INSERT INTO units (id, name, kind, level, parent_id) VALUES (?, ?, ?, ?, ?)", rows)
    connection.execute("INSERT INTO unit_names (unit_id, name, kind) SELECT id, name, 'name' FROM units")
    connection.executemany(
        "INSERT INTO measures (id, name, kind, first_seen) VALUES (?, ?, 'campaign', '2012-01-01')",
        ((n, f"“{n}号”专项行动") for n in range(1, measures + 1)),
    )
    connection.execute("INSERT INTO measure_names (measure_id, name) SELECT id, name FROM measures")


def _series(connection: sqlite3.Connection, dice: random.Random, count: int) -> list[tuple[int, int, int, str, str, str | None]]:
    """(series, concept, unit, metric, uom, basis); units of low number report most, as offices of a city do."""
    concepts = [(n, f"{METRICS[n % len(METRICS)]}{'数' if n >= len(METRICS) else ''}", UOMS[n % len(UOMS)]) for n in range(1, 2001)]
    connection.executemany("INSERT INTO concepts (id, label, uom, wordings) VALUES (?, ?, ?, '[]')", concepts)
    lines = []
    for key in range(1, count + 1):
        concept, label, uom = concepts[min(1999, int(dice.paretovariate(0.8)))]
        lines.append((key, concept, min(4000, int(dice.paretovariate(0.5))), label, uom, dice.choice(BASES)))
    connection.executemany(
        "INSERT INTO series (id, concept_id, unit_id, label, uom, basis) VALUES (?, ?, ?, ?, ?, ?)",
        lines,
    )
    return lines


def _issues(dice: random.Random, count: int) -> Iterator[tuple[object, ...]]:
    bulletins = [
        f"{place}{name}"
        for place in ("云溪", "松江", "海丰", "青岭", "白水", "宁川")
        for name in ("工作动态", "政务快报", "创建专报", "平安简报", "民生信息")
    ]
    for n in range(1, count + 1):
        bulletin = n % len(bulletins)
        year = 2005 + (n // len(bulletins)) * 20 // (count // len(bulletins) + 1)
        number = n // len(bulletins) % 48 + 1
        yield (
            n, bulletins[bulletin], f"{bulletins[bulletin][:2]}市政府办", 1 + bulletin, f"{bulletins[bulletin][:2]}市", year, number,
            str(number), None, f"{year}-{number % 12 + 1:02d}-15", "[]", 6, n,
        )  # fmt: skip


def _sentence(dice: random.Random, metric: str, quote: str) -> tuple[str, str, str]:
    opening = dice.choice(
        ("今年以来，各部门压实责任，", "在专项行动中，", "据统计，", "坚持问题导向，", "依托社区网格，", "围绕群众急难愁盼，")
    )
    closing = dice.choice(("，有力推动了各项工作。", "，同比有所上升。", "，受到群众好评。", "，其余正在办理。"))
    return f"{opening}累计{metric}", quote, closing


def _articles(dice: random.Random, count: int) -> Iterator[tuple[object, ...]]:
    for n in range(1, count + 1):
        text = "".join("".join(_sentence(dice, dice.choice(METRICS), f"{dice.randrange(1, 9999)}件")) for _ in range(10))
        yield (
            n,
            1 + (n - 1) // 5,
            (n - 1) % 5 + 1,
            f"{dice.choice(METRICS)}情况（{n}）",
            None,
            None,
            1 + (n - 1) % 5,
            1 + (n - 1) % 5,
            text,
        )


def _indicators(
    connection: sqlite3.Connection,
    dice: random.Random,
    count: int,
    per_article: int,
    lines: Sequence[tuple[int, int, int, str, str, str | None]],
) -> None:
    homes = {row[0]: row[1:] for row in connection.execute("SELECT id, series, year, published FROM issues")}
    columns = (
        "id", "article_id", "position", "concept_id", "series_id", "metric", "value", "bound", "uom", "kind", "unit_id", "measure_id",
        "period_start", "period_end", "basis", "target", "ocr", "confidence", "borderline", "corrected", "issue_series", "issue_year",
        "evidence_id", "source",
    )  # fmt: skip
    insert = f"INSERT INTO indicators ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    for start in range(1, count + 1, 50_000):
        rows, evidence, index = [], [], []
        for n in range(start, min(start + 50_000, count + 1)):
            article = 1 + (n - 1) // per_article
            bulletin, year, published = homes[1 + (article - 1) // 5]
            series, concept, unit, metric, uom, basis = lines[dice.randrange(len(lines))] if dice.random() < 0.9 else lines[0]
            if series == 1 and dice.random() > 0.002:
                series, concept, unit, metric, uom, basis = lines[dice.randrange(len(lines))]
            value = round(dice.lognormvariate(5, 2), 1)
            quote = f"{value:g}{uom}"
            before, exact, after = _sentence(dice, metric, quote)
            rows.append(
                (
                    n, article, (n - 1) % per_article + 1, concept, series, metric, value, dice.choice(BOUNDS), uom, dice.choice(KINDS),
                    unit, dice.randrange(1, 8001) if dice.random() < 0.2 else None, f"{year}-01-01", published, basis,
                    int(dice.random() < 0.05), 0, 0.9, 0, 0, bulletin, year, n, "made up",
                )
            )  # fmt: skip
            evidence.append((n, article, exact, before, after, 0, len(exact), 1, json.dumps([[1, 72, 100, 120, 114]])))
            index.append((n, segment(before + exact + after)))
        connection.executemany(insert, rows)
        _put(connection, "evidence", iter(evidence))
        connection.executemany("INSERT INTO evidence_fts (rowid, text) VALUES (?, ?)", index)
    connection.execute("INSERT INTO indicator_words (id) SELECT id FROM indicators")
