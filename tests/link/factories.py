"""Points with defaults, so that a test names only what it is about."""

from __future__ import annotations

from itertools import count

from pipeline.link.points import Point

_ids = count(1)


def point(metric: str, value: float, *, month: int = 1, unit: int | None = 1, **more: object) -> Point:
    """A count told in the issue of ``month`` 2023, for that month unless ``period`` says otherwise."""
    key = next(_ids)
    published = f"2023-{month:02d}-28"
    told: dict[str, object] = {
        "id": key, "order": (published, month, 1, key), "issue_id": month, "article_id": month * 10,
        "bulletin": "甲市|简报", "unit_id": unit,
        "metric": metric, "action": None, "uom": "件", "kind": "count", "value": value, "value_max": None, "bound": "exact",
        "period": (f"2023-{month:02d}-01", published), "period_text": "", "basis": None, "stage": None, "target": False, "direction": None,
        "base": None, "part_of": None, "published": published,
    }  # fmt: skip
    return Point(**(told | more))  # type: ignore[arg-type]


def total(metric: str, value: float, *, month: int, **more: object) -> Point:
    """A running total up to the issue of ``month``."""
    return point(metric, value, month=month, **({"period": (None, f"2023-{month:02d}-28"), "basis": "cumulative"} | more))
