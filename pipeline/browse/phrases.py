"""Words for what Datasette's own pages show: its comparisons, its facets, the names of columns and tables."""

from __future__ import annotations

import re

from pipeline.browse.language import Language
from pipeline.store.describe import COLUMNS, TABLES

_LOOKUPS = {
    "exact": "等于", "not": "不等于", "contains": "包含", "notcontains": "不包含", "endswith": "以…结尾", "startswith": "以…开头",
    "gt": "大于", "gte": "不小于", "lt": "小于", "lte": "不大于", "like": "匹配（%）", "notlike": "不匹配", "glob": "通配（*）",
    "in": "属于",
    "notin": "不属于", "arraycontains": "数组含", "arraynotcontains": "数组不含", "date": "日期是", "isnull": "为空", "notnull": "不为空",
    "isblank": "空白", "notblank": "不空白",
}  # fmt: skip
_PARAMETERS = {"unit": ("单位", "Unit"), "measure": ("举措", "Measure"), "metric": ("指标", "Metric"), "q": ("检索词", "Search")}
_SHORT = {
    "unit_tree": ("单位含下级", "unit with its parts"),
    "flag": ("疑点", "Flag"),
    "issue_series": ("刊名", "bulletin"),
    "issue_year": ("年份", "year"),
    "target": ("目标", "target"),
    "measure_id": ("举措", "measure"),
    "unit_id": ("单位", "unit"),
    "period_start": ("起", "from"),
    "period_end": ("止", "to"),
    "value_max": ("上限", "upper end"),
    "evidence_id": ("原文", "quote"),
    "article_id": ("文章", "article"),
    "issue_id": ("期次", "issue"),
    "concept_id": ("概念", "concept"),
    "series_id": ("序列", "series"),
}
_END = re.compile(r"[。，（：；]")


def lookup_name(key: str, display: str, language: Language) -> str:
    """``gte`` → 不小于."""
    return display if language == "en" else _LOOKUPS.get(key, display)


def parameter_name(name: str, language: Language) -> str:
    """A canned query's parameter in words."""
    pair = _PARAMETERS.get(name, (name, name))
    return pair[1] if language == "en" else pair[0]


def table_title(table: str, language: Language) -> str:
    """``indicators`` → 指标."""
    return table if language == "en" or table not in TABLES else TABLES[table].title


def column_title(table: str | None, column: str, language: Language) -> str:
    """A column or facet in few words: a short name of its own, else how its description begins.

    >>> column_title("indicators", "uom", "zh"), column_title("indicators", "uom", "en")
    ('计量单位', 'uom')
    """
    if column in _SHORT:
        return _SHORT[column][1 if language == "en" else 0] or column
    described = COLUMNS.get(table or "", {}).get(column)
    if language == "en" or described is None:
        return column
    return _END.split(described, maxsplit=1)[0]
