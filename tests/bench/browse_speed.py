"""How fast the desk answers on a base of a million indicators: medians, through the whole of Datasette.

``python -m tests.bench.browse_speed [--indicators N] [--base FILE] [--rounds N]``; a FILE that is there already is used as it is.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import statistics
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from pipeline.browse import datasette_app
from tests.bench._big_base import build

LIMIT_MS = 200


def pages(database: str) -> dict[str, list[str]]:
    """What is asked, by what it is called; a page that depends on a value is asked for several, so that none comes from memory."""
    table = f"/{database}/indicators"

    def chosen(column: str, *values: object) -> list[str]:
        return [f"{table}?{column}={quote(str(value))}" for value in values]

    words = ("酒驾", "小区物业管理", "志愿者", "整改隐患", "志愿者 社区", "检查企业", "培训学生")
    return {
        "table page, four facets": [table],
        "one series chosen, three facets shown": chosen(
            "issue_series", "云溪工作动态", "松江政务快报", "海丰创建专报", "青岭平安简报", "白水民生信息", "宁川工作动态"
        ),
        "one year chosen, three facets shown": chosen("issue_year", 2015, 2009, 2011, 2013, 2017, 2020),
        "one kind chosen, three facets shown": chosen("kind", "count", "percentage", "amount", "change", "rank", "score"),
        "one uom chosen, three facets shown": chosen("uom", "起", "件", "人次", "个", "家", "元"),
        "one unit chosen, four facets": chosen("unit_id", 40, 41, 42, 43, 44, 45),
        "value range, four facets": chosen("_value_from", 100000, 110000, 120000, 130000),
        "stock search box, four facets": [f"{table}?_search={quote(word)}" for word in words],
        "series page": [f"/series/{key}" for key in range(1, 8)],
        "series page, three compared": [f"/series/{key}?with=20,30" for key in range(1, 8)],
        "search": [f"/search?q={quote(word)}" for word in words],
        "unit page": [f"/unit/{key}" for key in range(40, 47)],
        "article page": [f"/article/{key}" for key in range(100, 107)],
        "indicator page": [f"/indicator/{key}" for key in range(500, 507)],
        "home page": ["/"],
        "coverage": ["/coverage"],
        "trends": [f"/trends?q={quote(word)}" for word in words[:3]],
        "graph": [f"/graph/unit/{key}" for key in range(40, 47)],
    }


async def measure(base: Path, rounds: int) -> dict[str, tuple[float, bool]]:
    """Median milliseconds of waiting, and whether a facet timed out, by page; the processor's time is printed beside them."""
    client = datasette_app(base).client
    found = {}
    for name, paths in pages(base.stem).items():
        times, work, late_facets = [], [], False
        for number in range(rounds + 1):
            path = paths[number % len(paths)]
            start, busy = time.perf_counter(), time.process_time()
            answer = await client.get(path)
            times.append(1000 * (time.perf_counter() - start))
            work.append(1000 * (time.process_time() - busy))
            assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
            late_facets = late_facets or "facets-timed-out" in answer.text
        found[name] = (statistics.median(times[1:]), late_facets)
        late = "  (a facet timed out)" if found[name][1] else ""
        told = f"{found[name][0]:8.0f} ms  (first {times[0]:6.0f}, processor {statistics.median(work[1:]):5.0f})"
        print(f"{told}  {name}{late}", flush=True)
    return found


def main() -> None:
    """Makes the base where it is not there, asks each page, prints the medians and what is above the limit."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--indicators", type=int, default=1_000_000)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = wish.base or Path(folder) / "big.db"
        if not base.exists():
            start = time.perf_counter()
            build(base, wish.indicators)
            print(f"{base.stat().st_size / 1e6:,.0f} MB made in {time.perf_counter() - start:.0f} s")
        found = asyncio.run(measure(base, wish.rounds))
    slow = [name for name, (median, late) in found.items() if median > LIMIT_MS or late]
    print(f"over {LIMIT_MS} ms: {', '.join(slow) or 'none'}")


if __name__ == "__main__":
    main()
