"""The grammar of measure names: what they end in, which verbs govern them, which words say nothing by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from pipeline.errors import DataError
from pipeline.mine.lexicons import column, rows
from pipeline.records import MeasureKind, Status

INSIDE_VERBS = frozenset(
    "提升 推进 推广 创建 建设 培育 巩固 优化 强化 落实 开放 打造 发布 组织 推动 参与 配套 发展 指导 帮扶 创新 深化 探索 延伸 拓展 聚焦 计划".split()
)
"""Verbs that also stand inside a name, before its ending: 河道水质|提升|行动."""
GENERIC = frozenset(
    (
        "工作 长效 专项 系列 品牌 主题 集中 常态 常态化 重大 重点 各类 各项 特色 综合 统一 新 新型 相关 有关 配套 社会 科学 有效 完善 健全 日常 管理 服务 运行 保障 责任 组织"
        " 领导 实践 宣传 教育 培训 监督 考核 评价 激励 约束 行动 活动 规章 规章制度 体制 应急 信息 信息化 一系列 多种 多个 全面 具体 详细 各种 大型 群众性 公益 文化 体育 现有"
        " 长期 整治 整改 整体 推进 落实 治理 调度 协调 联动 交流 合作 竞争 市场 经济 产业 政策 管控 重要 全市 全县 全区 全省 全国 现代 现代化 大 小 好 市 县 区 镇 村 此次 本次"
        " 这次 该 每次 首次 实施 开展 业务 财务 网络 公共 安全 生产 建设 项目 改革 制度 民生 重点 省 省级 市级 县级 区级 国家 国家级 招标 施工 在建 续建 新建 基础 设施 基础设施 庆祝 纪念"
        " 工程 计划 方案 规划 办法 机制 体系 平台 模式 流程 系统 发展 志愿 志愿者 志愿服务 调研 走访 检查 督查 督导 执法 巡查 学习 会议 参观 座谈 体验 亲子 户外 传统 精彩 人才 企业 区域 扩容 改扩建 改造 维修 指挥 轮流 月 年 日 周 财务 部门 行业 群众 居民 村民 干部 党员 职工 学生 医疗 技术 志愿服务队 文艺 家庭 乡镇 街道 社区 丰富 各 更多 自身"
    ).split()
)
"""Words that leave a name a class: 工作机制, 系列活动."""


@dataclass(frozen=True, slots=True)
class MeasureEnding:
    """What names of ways of working end in.

    ``own`` characters at least must stand in front; ``needs``: "specific" (not only class words), "verb" (one that sets it up), "".
    """

    surface: str
    kind: MeasureKind
    own: int
    needs: str


@cache
def measure_endings() -> Mapping[str, MeasureEnding]:
    """Every ending by its printed form; DataError for a kind outside the vocabulary."""
    found: dict[str, MeasureEnding] = {}
    for row in rows("measure_endings"):
        if row["kind"] not in get_args(MeasureKind):
            raise DataError(f"{row['kind']} is no kind of measure")
        found[row["ending"]] = MeasureEnding(row["ending"], cast(MeasureKind, row["kind"]), int(row["own"]), row["needs"])
    return found


@cache
def measure_ending_pattern() -> re.Pattern[str]:
    """All endings as one alternation, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, measure_endings()), key=len, reverse=True)))


@cache
def governing_verbs() -> Mapping[str, Status | None]:
    """Verbs a name begins after, with the status they tell."""
    return {row["verb"]: cast(Status, row["status"]) if row["status"] else None for row in rows("measure_verbs")}


@cache
def verb_before_pattern() -> re.Pattern[str]:
    """A governing verb, with 了 and a few words of measure, that ends where a name begins: 推出了一批|“…”."""
    verbs = "|".join(sorted(map(re.escape, governing_verbs()), key=len, reverse=True))
    return re.compile(rf"(?P<verb>{verbs})(?:了|起|好|出)?(?:一批|一系列|系列|首批|首个|全新的?|新的?)?$")


@cache
def verb_anywhere_pattern() -> re.Pattern[str]:
    """Any governing verb with its 了."""
    return re.compile("(?:" + "|".join(sorted(map(re.escape, governing_verbs()), key=len, reverse=True)) + ")了?")


@cache
def emphasis() -> frozenset[str]:
    """Quoted words that only stress."""
    return frozenset(column("quote_emphasis", "words"))


def is_governing(word: str) -> bool:
    """A governing verb, alone or with an adverb glued on: 开展, 深入开展."""
    return word in governing_verbs() or (len(word) == 4 and word[2:] in governing_verbs())


def ending_of(name: str) -> MeasureEnding | None:
    """The longest ending a name has: 河道清淤实施方案 → 实施方案."""
    for length in range(min(6, len(name)), 0, -1):
        if found := measure_endings().get(name[-length:]):
            return found
    return None
