"""Every layout that the splitter is tested on."""

from __future__ import annotations

from tests.split import layouts_details, layouts_documents, layouts_hard, layouts_issues, layouts_items

LAYOUTS = (*layouts_issues.LAYOUTS, *layouts_items.LAYOUTS, *layouts_documents.LAYOUTS, *layouts_details.LAYOUTS, *layouts_hard.LAYOUTS)
