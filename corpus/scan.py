"""A PDF -> the same pages as a scanner gives them: grey images, a little askew, with dust and no text layer."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

DPI = 150
SKEWS = (0.5, -0.4, 0.3, -0.6, 0.4)
QUALITY = 38


def scan_pages(path: Path) -> None:
    """Replaces the pages of ``path`` by images; the dust falls where a fixed seed lets it."""
    document = pdfium.PdfDocument(path)
    dust = np.random.default_rng(20230704)
    pages = []
    for number, page in enumerate(document):
        grey = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        askew = grey.rotate(SKEWS[number % len(SKEWS)], resample=Image.Resampling.BICUBIC, fillcolor=255)
        paper = np.asarray(askew, dtype=np.int16) * 0.93 + 8 + dust.normal(0, 2.2, (askew.height, askew.width))
        specks = dust.random(paper.shape) < 0.00002
        paper[specks] = 90
        pages.append(Image.fromarray(np.clip(paper, 0, 255).astype(np.uint8)))
    document.close()
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", resolution=DPI, save_all=True, append_images=pages[1:], quality=QUALITY, creationDate=None, modDate=None)
    path.write_bytes(buffer.getvalue())
