"""How fast the desk answers on a base of a million indicators: medians, through the whole of Datasette.

``python -m tests.bench.browse_speed [--indicators N] [--base FILE] [--rounds N]``; a FILE that is there already is used as it is.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from pipeline.browse import datasette_app
from tests.bench.big_base import build

LIMIT_MS = 200


def pages(database: str) -> dict[str, str]:
    """What is asked, by what it is called."""
    table = f"/{database}/indicators"
    word = quote("小区物业管理")
    return {
        "table page, four facets": table,
        "one series chosen, three facets shown": f"{table}?issue_series={quote('云溪工作动态')}",
        "one year chosen, three facets shown": f"{table}?issue_year=2015",
        "one kind chosen, three facets shown": f"{table}?kind=count",
        "one uom chosen, three facets shown": f"{table}?uom={quote('起')}",
        "one unit chosen, four facets": f"{table}?unit_id=40",
        "stock search box, four facets": f"{table}?_search={word}",
        "value range, four facets": f"{table}?_value_from=100000",
        "series page": "/series/1",
        "series page, three compared": "/series/1?with=2,3",
        "search, a common word": f"/search?q={quote('酒驾')}",
        "search, a long word": f"/search?q={word}",
        "search, two words": f"/search?q={quote('志愿者 社区')}",
        "unit page": "/unit/40",
        "article page": "/article/500",
        "indicator page": "/indicator/500",
        "home page": "/",
        "coverage": "/coverage",
        "trends": f"/trends?q={quote('酒驾')}",
        "graph": "/graph/unit/40",
    }


async def measure(base: Path, rounds: int) -> dict[str, tuple[float, bool]]:
    """Median milliseconds of waiting, and whether a facet timed out, by page; the processor's time is printed beside them."""
    client = datasette_app(base).client
    found = {}
    for name, path in pages(base.stem).items():
        times, work = [], []
        for number in range(rounds + 1):
            start, busy = time.perf_counter(), time.process_time()
            answer = await client.get(path)
            if number:
                times.append(1000 * (time.perf_counter() - start))
                work.append(1000 * (time.process_time() - busy))
            assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
        found[name] = (statistics.median(times), "facets-timed-out" in answer.text)
        late = "  (a facet timed out)" if found[name][1] else ""
        print(f"{found[name][0]:8.0f} ms  (processor {statistics.median(work):5.0f})  {name}{late}", flush=True)
    return found


def main() -> None:
    """Makes the base where it is not there, asks each page, prints the medians and what is above the limit."""
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
