"""Rebuilds samples/, gold/ and series.json from texts/; run by hand, needs the extra ``corpus``: python -m corpus.make_samples [STEM…]"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from .gold import issue_gold
from .html_layouts import issue_html
from .printers import print_by_chromium, print_by_weasyprint
from .series import issue_without_keys, series_gold
from .source import SampleIssue, read_all

HERE = Path(__file__).parent


def print_issue(issue: SampleIssue, target: Path) -> None:
    """Prints by the producer that the head of the text names; ``scan: yes`` turns the pages into images."""
    producer = issue.head["producer"]
    if producer == "chromium":
        print_by_chromium(issue_html(issue), target)
    elif producer == "weasyprint":
        print_by_weasyprint(issue_html(issue), target)
    elif producer == "reportlab":
        from .print_reportlab import print_by_reportlab

        print_by_reportlab(issue, target)
    elif producer == "typst":
        from .print_typst import print_by_typst

        print_by_typst(issue, target)
    else:
        raise ValueError(f"{issue.stem}: no producer {producer}")
    if issue.head.get("scan") == "yes":
        from .scan import scan_pages

        scan_pages(target)


def write_json(data: Any, target: Path) -> None:
    """Indented, readable Chinese, a final line feed."""
    target.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """All issues, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stems", nargs="*")
    parser.add_argument("--gold-only", action="store_true", help="leave the PDFs as they are")
    wanted = parser.parse_args()
    issues = read_all()
    golds = {issue.stem: issue_gold(issue) for issue in issues}
    for folder in ("samples", "gold"):
        (HERE / folder).mkdir(exist_ok=True)
    for issue in issues:
        if wanted.stems and issue.stem not in wanted.stems:
            continue
        write_json(issue_without_keys(golds[issue.stem]), HERE / "gold" / f"{issue.stem}.json")
        if not wanted.gold_only:
            print_issue(issue, HERE / "samples" / f"{issue.stem}.pdf")
    write_json(series_gold(issues, golds), HERE / "series.json")


if __name__ == "__main__":
    main()
