"""HTML -> PDF by Chromium and by WeasyPrint, dates fixed so that the same text gives the same file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

EPOCH = "1700000000"


def print_by_chromium(page: str, target: Path) -> None:
    """Chromium's print-to-PDF. Its two dates are overwritten in place, which keeps every offset in the file."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "issue.html"
        source.write_text(page, encoding="utf-8")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile"]
        subprocess.run([*command, f"--print-to-pdf={target}", source.as_uri()], check=True, capture_output=True, timeout=120)
    fixed = re.sub(rb"(/(?:CreationDate|ModDate)\s*\(D:)\d{14}", rb"\g<1>20231114221320", target.read_bytes())
    target.write_bytes(fixed)


def print_by_weasyprint(page: str, target: Path) -> None:
    """WeasyPrint, font subsets by fontTools."""
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    from weasyprint import HTML  # type: ignore[import-untyped]

    HTML(string=page).write_pdf(target, pdf_identifier=b"jianbao")
