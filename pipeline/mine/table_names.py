"""What the numbers of a table measure and whose they are, from the heads of columns and rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.mine.table_grids import NUMBER, TOTAL, Grid
from pipeline.mine.table_uoms import CHANGE, RANK, SCORE, bare, is_change, level_before

_CHANGE_WORDS = re.compile(
    r"(?:比|较)(?:上[年月季期]度?)?[^增减提升下降上涨回高低]{0,8}?(?:同期|[末底初]|(?=增|减|提|升|下|降|上|涨|回|高|低))|同比|环比|增长率?|增速|增减[额数量]?|涨跌(?:幅度?)?|升降幅度?|增幅|降幅|涨幅|增加[额数量]?(?!值)|减少[额数量]?"
    r"|下降|提高|上升|变化(?:率|情况)?|升降|[±＋+]|率$"
)
_WHEN = r"(?:\d{4}年)?(?:上半年|前?[一二三四]季度|\d{1,2}[-—~至]?\d{0,2}月份?|年末?|全年)?"
_GENERIC = re.compile(
    rf"^(?:数量|数值|绝对[数量额值]|(?:当前)?数|指标值?|完成(?:数|值|额|量|情况)?|实绩|实际(?:完成)?|[本上][月期年季]数?|[当同][月年期]数?|[自年]?[初末]?累计数?|本年累计|[1一]至本月|总量|[合总]计|今年|去年|上年"
    rf"|(?:去年|上年)?同期数?|目标值?|年度目标|计划数?|(?:全年|年度)?任务数?|全年|期末数?|{_WHEN})+$"
)
_EMPTY = re.compile(
    rf"(?:绝对[数量额值]|总量|数值|[本当][月期季年]数?|(?:本年|年初)?累计数?|[合总]计|实绩|(?:去年|上年)?同期数?|上[月年期]数?|{_WHEN})$"
)
_BODY = re.compile(
    r"(?:[省市县区镇乡村局委办院校厂部旗州]|街道|办事处|社区|公司|中心|[支总大中]队|小学|中学|幼儿园|政府|集团|农场|林场|[银支]行|合作社|商会|协会|党组|支部)$"
)
_PART = re.compile(r"^(?:其中[：:]?|[#＃])")
_DOER = re.compile(
    r"^(?:项目)?(?:责任|承办|实施|牵头|建设|主责|报送|申报|所属|所在|属地)?(?:单位|部门|乡镇(?:街道)?|镇街|街镇|县市?区?|区县|市州|地区|街道|业主)$"
)
_WHERE = re.compile(r"(?:城市|农村|城镇|乡村|市区|城区|县城|男|女|男性|女性)")
_MEASURED = re.compile(r"[额值量数率价重比积]$|(?:收入|支出|利润|投资|人口|余额|产出|消费|变化|同比|增长|增速|面积|税收|价格)$")
_LEVEL = re.compile(r"^(?:[省市县区州]直(?:机关|属)?|[省市县区州]?本级|.{0,3}机关)$")
_TIME_BEFORE = re.compile(
    r"^(?:[本当上][月周]|[本上]期|\d{4}年(?!度)(?:[上下]半年|前?[一二三四]季度)?(?:\d{1,2}[-—~至]\d{1,2}月份?)?|\d{1,2}(?:[-—~至]\d{1,2})?月份?)(?=.{2})"
)
_TASK = re.compile(r"(?P<task>.{2,8}?)(?:目标|计划)?(?:任务|目标|计划)[数值]?")
_TIME_BEHIND = re.compile(r"(?<=..)(?:19|20)\d\d年(?:[上下]半年|前?[一二三四]季度|\d{1,2}(?:[-—~至]\d{1,2})?月份?)?$")
_TOPIC_BEFORE = re.compile(
    r"^(?:关于|附[件表]?\d*[：:]?|表\d*[：:]?|\d{4}年度?|\d{1,2}(?:[-—~至]\d{1,2})?月份?|[上下]半年|前?[一二三四]季度|的"
    r"|全[省市县区州镇乡]|各[一-龥]{0,2}?(?:县区|县市区|县|区|乡镇|镇街|街道|市州|市|社区|村|镇|乡|部门|单位|学校)|[一-龥]{1,4}[省市县])+"
)
_TOPIC_AROUND = re.compile(
    r"(?:工作|任务|目标)?(?:完成|进展|推进|落实|办理|统计|汇总|一览|通报|排名|进度|明细|对比|情况|的)*(?:情况|进度|排名|通报|统计|汇总|一览|明细|对比)(?:的通报|通报)?表?$|表$"
)
_BARE_RANK = re.compile(r"(?:总|综合|全[省市县区州]|目前|当前)?(?:排名|位次|名次|位序|排序)(?:变化)?")


@dataclass(frozen=True)
class Naming:
    """A grid with the bodies that are known by name."""

    grid: Grid
    names: Mapping[str, str]
    title: str = ""  # of the article

    def read(self, row: int, column: int) -> tuple[str, str | None]:
        """(what a place's number measures, whose it is)."""
        grid = self.grid
        label = grid.row_head(row)
        if self.bodies_on_top and (who := self._body(bare(grid.head(column)))):
            metric = bare(label)
            return (self._plain(metric) if CHANGE.search(metric) else "") or metric, who
        head = self._head(row, column)
        if TOTAL.match(head) and label and not RANK.search(head):
            head = ""
        if _GENERIC.match(head) and (self.bodies or grid.is_total(row)) and (topic := self._task_before(column) or self.topic):
            head = topic if _EMPTY.fullmatch(head) else f"{topic}{head}"
        if grid.is_total(row) or not label:
            return head or label, self._doer(row)
        who = self._body(bare(label)) or self._body(_PART.sub("", label))
        if who is not None:
            return head, who
        if self.bodies or self.periods_head_rows:
            return head, self._doer(row)
        label = bare(label)
        if not head or _GENERIC.match(head):
            metric = (self._plain(label) if CHANGE.search(label) else "") or label
        else:
            said = head in label or (head == "产量" and label.endswith("量"))
            metric = label if said else f"{head}{label}" if self._of_what(head, label) else _joined(label, head)
        return metric, self._doer(row)

    def _task_before(self, column: int) -> str:
        """改厕 of a column 改厕任务数 to the left: what the 完成数 beside it is of."""
        lefts = (bare(self.grid.head(c)) for c in range(column - 1, -1, -1) if self.grid.counts(c))
        found = next((m for head in lefts if (m := _TASK.fullmatch(head)) is not None and not _GENERIC.match(head)), None)
        return found["task"] if found is not None else ""

    def _of_what(self, head: str, label: str) -> bool:
        """Does the row tell what is measured, and the column of what: 产值 under 高新技术产业, 消费价格 under 农村?"""
        if _WHERE.fullmatch(head):
            return True
        return self.grid.uoms is not None and _MEASURED.search(label) is not None and _MEASURED.search(head) is None

    def _head(self, row: int, column: int) -> str:
        """The heads of a column as one phrase, without what only tells when: 厕所改造完成率 of 厕所改造(座) over 完成率(%)."""
        grid = self.grid
        parts = [bare(p) for p in grid.head_parts(column)]
        if RANK.search("".join(parts[-1:])):
            return self._ranks[column]
        if is_change(grid, row, column) and CHANGE.search(grid.head(column)):
            parts = [p for p in (self._plain(p) for p in parts) if p and not _EMPTY.fullmatch(p)]
            if parts:
                return "".join(parts)
            level = level_before(grid, column)
            return self._head(row, level) if level is not None else ""
        if len(parts) > 1:
            parts = [p for p in parts if not _EMPTY.fullmatch(p)] or parts[:1]
        parts = [re.sub(_TIME_BEHIND, "", re.sub(_TIME_BEFORE, "", p)) for p in parts]
        phrase = "".join(p for at, p in enumerate(parts) if at == 0 or p not in parts[at - 1])
        return re.sub(r"^(?:其中|小计|[合总]计)(?=.{2})", "", phrase) if len(parts) > 1 else _PART.sub("", phrase)

    @staticmethod
    def _plain(words: str) -> str:
        return _CHANGE_WORDS.sub("", words)

    @cached_property
    def _ranks(self) -> Mapping[int, str]:
        columns = range(self.grid.table.columns)
        heads = {c: [bare(p) for p in self.grid.head_parts(c)] for c in columns}
        return {c: self._rank(c, heads[c]) for c in columns if RANK.search("".join(heads[c][-1:]))}

    def _rank(self, column: int, parts: list[str]) -> str:
        """得分位次 of a bare 排名 beside the scores it ranks, 参保率排名 where the ranks run as that column does."""
        words = re.sub(_TIME_BEFORE, "", "".join(parts))
        if len(parts) > 1 or len(words) > 4 or not _BARE_RANK.fullmatch(words):
            return words
        grid = self.grid
        if not self.bodies and not any(bare(grid.row_head(r)) in self.names for r in range(grid.heads, grid.table.rows)):
            return words
        scores = [c for c in range(grid.table.columns) if SCORE.search(bare(grid.head(c))) and not RANK.search(grid.head(c))]
        if scores:
            likeliest = sorted(scores, key=lambda c: "总" not in grid.head(c))
            scored = bare(grid.head(next((c for c in likeliest if self._runs_alike(column, c)), scores[-1])))
            return f"{re.sub(_TIME_BEFORE, '', scored)}位次"
        ranked = next((c for c in self._beside(column) if self._runs_alike(column, c)), None)
        return f"{self._head(grid.heads, ranked)}{words}" if ranked is not None else words

    def _beside(self, column: int) -> list[int]:
        """The other columns of numbers, those to the left first, the nearest first."""
        columns = [*range(column - 1, -1, -1), *range(self.grid.table.columns - 1, column, -1)]
        return [c for c in columns if self.grid.counts(c) and not RANK.search(self.grid.head(c))]

    def _runs_alike(self, ranks: int, column: int) -> bool:
        """Are the numbers of a column in the order, or the reverse order, of the ranks?"""
        grid = self.grid
        rows = [r for r in range(grid.heads, grid.table.rows) if grid.words(r, ranks).isdecimal() and not grid.is_total(r)]
        cells = [grid.words(r, column) for r in rows]
        if len(rows) < 3 or not all(NUMBER.match(c) for c in cells):
            return False
        values = [float(re.sub(r"[^\d.\-]", "", c)) for c in cells]
        ordered = [v for _, v in sorted(zip((int(grid.words(r, ranks)) for r in rows), values, strict=True), key=lambda pair: pair[0])]
        return len(set(values)) > 2 and ordered in (sorted(values), sorted(values, reverse=True))

    def _body(self, words: str) -> str | None:
        """The canonical name of a body, or its printed name where the rows' heads are bodies."""
        if words in self.names:
            return self.names[words]
        return words if self.bodies and _BODY.search(words) and not TOTAL.match(words) else None

    def _doer(self, row: int) -> str | None:
        """The body that a column headed 责任单位 or 乡镇 names in a row."""
        grid = self.grid
        for column in range(grid.table.columns):
            words = grid.group_head(row) if column == grid.group else grid.words(row, column)
            if words in self.names and _DOER.match(grid.head(column)):
                return self.names[words]
        return None

    @cached_property
    def topic(self) -> str:
        """城镇新增就业 of a caption 2023年各县城镇新增就业完成情况表: what heads like 完成数 leave to it."""
        words = re.sub(r"[（(][^（）()]*[）)]", "", self.grid.caption or self.title)
        words = _TOPIC_AROUND.sub("", _TOPIC_BEFORE.sub("", words))
        return words if 2 <= len(words) <= 8 and words != "重点" else ""

    @cached_property
    def bodies(self) -> bool:
        """Do the rows' heads name bodies? Half of them known, or ending like them, is enough."""
        grid = self.grid
        return self._mostly([bare(grid.row_head(r)) for r in range(grid.heads, grid.table.rows)])

    @cached_property
    def bodies_on_top(self) -> bool:
        """Do the columns' heads name bodies, and the rows' heads what is measured?"""
        grid = self.grid
        heads = [bare(grid.head(c)) for c in range(grid.table.columns) if c not in (grid.label, grid.uoms)]
        known = [h for h in heads if h in self.names]
        return not self.bodies and len(known) >= 2 and len(known) * 2 > len(heads)

    @cached_property
    def periods_head_rows(self) -> bool:
        """Are the rows' heads years, quarters or months?"""
        grid = self.grid
        labels = [grid.row_head(r) for r in range(grid.heads, grid.table.rows) if not grid.is_total(r)]
        return bool(labels) and all(re.fullmatch(_WHEN, w) or re.fullmatch(r"(?:19|20)\d\d", w) for w in labels)

    def _mostly(self, labels: list[str]) -> bool:
        told = [w for w in labels if w and not TOTAL.match(w)]
        return bool(told) and sum(1 for w in told if w in self.names or (_BODY.search(w) and len(w) > 2) or _LEVEL.match(w)) * 2 > len(told)


def _joined(label: str, head: str) -> str:
    """固定资产投资额 of the row 固定资产投资 under 投资额: what ends the one and begins the other is said once."""
    return f"{label}{head[2:]}" if len(head) > 2 and label.endswith(head[:2]) else f"{label}{head}"
