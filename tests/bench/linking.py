"""How linking grows: synthetic issues, doubled three times; time beside n log n. Run: python -m tests.bench.linking"""

from __future__ import annotations

import math
import random
import time

from pipeline.link.flags import find_flags
from pipeline.link.follow import follow
from pipeline.link.points import Point
from tests.link.factories import point

SIZES = (1250, 2500, 5000, 10000)
A_ISSUE = 12
BULLETINS = 200
VERBS = "受理 办结 发放 检查 整改 新建 改造 培训 慰问 清理".split()
THINGS = "问题 工单 隐患 公厕 企业 小区 补贴 老人 垃圾 党员 村道 水渠 医生 学生 网格员 充电桩 泵站 林地 果园 展馆".split()
FRILLS = ["累计", "共", "全市", "平台", "", "", ""]


def synthetic_points(issues: int) -> list[Point]:
    """``issues`` issues of 200 bulletins, each bulletin with measures of its own told in changing words."""
    chance = random.Random(7)
    habits = [[(chance.choice(VERBS), chance.choice(THINGS)) for _ in range(A_ISSUE)] for _ in range(BULLETINS)]
    found = []
    for issue in range(issues):
        bulletin, month = issue % BULLETINS, issue // BULLETINS
        published = f"{2000 + month // 12}-{month % 12 + 1:02d}-28"
        for place, (verb, thing) in enumerate(habits[bulletin]):
            said = chance.choice(FRILLS) + verb + thing
            found.append(
                point(said, chance.randint(50, 90), unit=bulletin, bulletin=str(bulletin), issue_id=issue, article_id=issue,
                      published=published, order=(published, month, 1, place), period=(published[:8] + "01", published))
            )  # fmt: skip
    return sorted(found, key=lambda p: (p.order[:2], p.issue_id, p.order[2:]))


def main() -> None:
    """Print issues, points, seconds and seconds over n log n, which stays level or falls."""
    print("issues   points   series   seconds   microseconds over n·log2 n")
    for size in SIZES:
        points = synthetic_points(size)
        start = time.perf_counter()
        series = follow(points).series
        find_flags(series, {})
        seconds = time.perf_counter() - start
        print(f"{size:6}  {len(points):7}  {len(series):7}  {seconds:8.2f}   {seconds / (len(points) * math.log2(len(points))) * 1e6:6.3f}")


if __name__ == "__main__":
    main()
