"""A chart of series as a picture, with matplotlib (extra ``plot``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.errors import JianbaoError, UsageError
from pipeline.store.follow import Followed

FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "SimHei", "WenQuanYi Zen Hei", "Noto Sans CJK JP")
"""The first of these that is installed writes the Chinese."""


def chinese_fonts(installed: Mapping[str, str]) -> list[str]:
    """The fonts that write Chinese, out of those installed (name to file): the ones known to, else any that has the letters."""
    known = [font for font in FONTS if font in installed]
    return known or [name for name, file in sorted(installed.items()) if _writes_chinese(file)][:1]


def _writes_chinese(file: str) -> bool:
    from matplotlib.ft2font import FT2Font

    try:
        return all(FT2Font(file).get_char_index(ord(letter)) for letter in "指标累计")
    except (OSError, RuntimeError):  # a font file that FreeType cannot open writes nothing
        return False


def plot_series(found: Sequence[Followed], path: Path) -> None:
    """Draw one line a series over the ends of its points' periods; targets are hollow. Raises UsageError where nothing has a date."""
    try:
        import matplotlib
        from matplotlib import font_manager
    except ImportError as error:
        raise JianbaoError("--plot needs the extra: pip install 'jianbao[plot]'") from error
    dated = [(series, [point for point in series.points if point.end]) for series in found]
    if not any(points for _, points in dated):
        raise UsageError("none of these points has a date")
    matplotlib.use("Agg")
    from matplotlib import pyplot

    fonts = chinese_fonts({font.name: font.fname for font in font_manager.fontManager.ttflist})
    if not fonts:
        raise JianbaoError("--plot found no font with Chinese letters: install one, such as Noto Sans CJK (fonts-noto-cjk)")
    with matplotlib.rc_context({"font.sans-serif": [*fonts, "sans-serif"], "axes.unicode_minus": False}):
        figure, axes = pyplot.subplots(figsize=(9, 5), layout="constrained")
        for series, points in dated:
            name = " ".join(part for part in (series.unit, series.label, series.basis) if part)
            days: Any = [date.fromisoformat(point.end) for point in points]  # matplotlib draws days, though its types know only numbers
            (line,) = axes.plot(days, [point.value for point in points], marker="o", label=f"{name}（{series.uom or '个'}）")
            aims = [(day, point.value) for day, point in zip(days, points, strict=True) if point.target]
            axes.plot(*zip(*aims, strict=True), "o", markerfacecolor="white", color=line.get_color()) if aims else None
        axes.set_ylim(bottom=min(0, axes.get_ylim()[0]))
        axes.grid(axis="y", alpha=0.3)
        axes.legend()
        figure.autofmt_xdate()
        figure.savefig(path, dpi=150)
        pyplot.close(figure)
