"""When the numbers of a table are from: its caption, the line above or the title, and 本月, 累计, 上年同期 in the heads."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import takewhile

from pipeline.mine.table_grids import Grid
from pipeline.mine.table_uoms import CHANGE, is_change, level_before
from pipeline.records import Interval, Period

_MONTH = re.compile(r"[本当]月|本期")
_LAST = re.compile(r"上月")
_EARLIER = re.compile(r"上[月周期季]")
_RUNNING = re.compile(r"累计|[1一]至本月|1[-—～~]本月|本年|今年")
_YEAR_AGO = re.compile(r"(?:去年|上年)?同期|(?:去年|上年)(?:同月|累计)")
_LAST_YEAR = re.compile(r"^(?:去年|上年)(?:全年|实绩|完成|决算|数|实际)?")
_WHOLE_YEAR = re.compile(r"年度|全年|年(?:初|计划|目标|任务|投资计划|预算)")
_GOAL = re.compile(r"^(?!.*(?:完成|比例|率|占)).*(?:目标|任务|计划|预算)")
_NOW = re.compile(r"目前|当前")


@dataclass(frozen=True)
class Times:
    """The periods that the text of a table's article names, and the one its title does."""

    grid: Grid
    periods: Sequence[Period]
    titled: Period | None

    def of(self, row: int, column: int) -> Period | None:
        """The period of a place's number."""
        own = self._row(row) or self._heads[column]
        if own is None and is_change(self.grid, row, column) and (level := level_before(self.grid, column)) is not None:
            own = self._latest(level)
        return own or self.general

    def _latest(self, level: int) -> Period | None:
        """The time of the level a difference belongs to: 8月 of 8月 | 7月 | 环比, a column of an earlier time standing between."""
        head = self.grid.head(level)
        if _EARLIER.search(head) or _YEAR_AGO.search(head):
            return None
        told = self._heads[level]
        for column in range(level - 1, -1, -1):
            earlier = self._heads[column]
            if CHANGE.search(self.grid.head(column)):
                continue
            if earlier is None or earlier.span is None or told is None or told.span is None or _GOAL.search(self.grid.head(column)):
                break
            if (earlier.span[1] or "") > (told.span[1] or ""):
                told = earlier
        return told

    @cached_property
    def _heads(self) -> Sequence[Period | None]:
        return [self._head(column) for column in range(self.grid.table.columns)]

    @cached_property
    def general(self) -> Period | None:
        """The period that the table's caption, the lines between, the title or the paragraph above names."""
        table, text = self.grid.table, self.grid.text
        low = table.start
        if table.caption and (at := text.rfind(table.caption, 0, table.start)) >= 0:
            low = at
        first = self.grid.places.get((self.grid.titles, 0))
        above = self._between(low, first.start if first is not None else table.start)
        if above or self.titled is not None:
            return above[0] if above else self.titled
        before = text.rfind("\n", 0, max(0, low - 1)) + 1
        told = self._between(before, low)
        return told[-1] if told and text[before:low].rstrip().endswith(("：", ":", "下", "下。")) else None

    def _between(self, low: int, high: int) -> list[Period]:
        return [p for p in self.periods if low <= p.start < high and p.span is not None]

    def _in(self, row: int, column: int) -> Period | None:
        cell = self.grid.places.get((row, column))
        if cell is None:
            return None
        first = bisect_left(self.periods, cell.start, key=lambda p: p.start)
        within = takewhile(lambda p: p.start < cell.end, self.periods[first:])
        return next((p for p in within if p.end <= cell.end and p.span is not None), None)

    def _row(self, row: int) -> Period | None:
        """2022年 of a row so headed; 其中：9月 too."""
        found = self._in(row, self.grid.label)
        if found is not None and self._is_of_another_year(found):
            return None
        return self._within(found) if found is not None and not CHANGE.search(self.grid.row_head(row)) else None

    def _head(self, column: int) -> Period | None:
        """1—9月 of a column so headed; 本月, 累计, 同期 by the caption's period."""
        for part in reversed(self.grid.head_parts(column)):
            if CHANGE.search(part):
                continue
            relative = self._relative(part)
            if relative is not None and not re.search(r"\d{4}", part):
                return relative
            row = next(r for r in range(self.grid.heads) if part in self.grid.row_words(r))
            place = next(c for c in range(self.grid.table.columns) if self.grid.words(row, c) == part)
            named = self._in(row, column) or self._in(row, place)
            if named is not None and not (_NOW.search(part) and self.general) and not self._is_of_another_year(named):
                return self._within(named)
        return None

    def _is_of_another_year(self, period: Period) -> bool:
        """年末, read as that of the year of print, in a table of 2022年末."""
        own, outer = period.span, self.general.span if self.general is not None else None
        if own is None or outer is None or re.search(r"\d|[今去前上本]", period.quote):
            return False
        return own[1] is not None and outer[1] is not None and own[1][:4] != outer[1][:4]

    def _within(self, period: Period) -> Period:
        """2022年 in a table of 上半年: that half of the year."""
        own, outer = period.span, self.general.span if self.general is not None else None
        if own is None or outer is None or None in (*own, *outer) or own[0] is None or outer[0] is None or outer[1] is None:
            return period
        same_year = outer[0][:4] == outer[1][:4]
        if own != (f"{own[0][:4]}-01-01", f"{own[0][:4]}-12-31") or not same_year or outer[1].endswith("-12-31"):
            return period
        return replace(period, span=(own[0][:4] + outer[0][4:], own[0][:4] + outer[1][4:]))

    def _relative(self, words: str) -> Period | None:
        """本月 of 1—9月: September; 累计 of 9月: January to September; 同期: the same days a year before."""
        general = self.general
        if general is None or general.span is None or general.span[1] is None:
            return None
        first, last = general.span
        assert last is not None
        end = date.fromisoformat(last)
        whole_month = (end + timedelta(days=1)).day == 1
        span: Interval | None = None
        if _YEAR_AGO.search(words):
            span = (_year_before(first), _year_before(last))
        elif _LAST.search(words) and whole_month:
            before = end.replace(day=1) - timedelta(days=1)
            span = (before.replace(day=1).isoformat(), before.isoformat())
        elif _MONTH.search(words) and (whole_month or "本期" not in words):
            span = general.span if "期" in words else (end.replace(day=1).isoformat(), last)
        elif _LAST_YEAR.match(words):
            span = (f"{end.year - 1}-01-01", f"{end.year - 1}-12-31")
        elif _WHOLE_YEAR.search(words) and _GOAL.search(words):
            span = (f"{end.year}-01-01", f"{end.year}-12-31")
        elif _RUNNING.search(words) and first is not None and first[:4] == last[:4]:
            span = (None, last) if first == last else (f"{end.year}-01-01", last)
        return replace(general, span=span) if span is not None else None


def _year_before(day: str | None) -> str | None:
    """The same day of the year before; the last of February stays the last."""
    if day is None:
        return None
    year = int(day[:4]) - 1
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if day[5:] in ("02-28", "02-29"):
        return f"{year}-02-{29 if leap else 28}"
    return f"{year}{day[4:]}"
