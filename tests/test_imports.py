"""Data flows left to right: which part of the program may import which, stated once and checked."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PIPELINE = Path(__file__).parent.parent / "pipeline"
GROUND = {"records", "errors", "resources"}

ALLOWED: dict[str, set[str]] = {
    "records": set(),
    "errors": set(),
    "resources": set(),
    "read": GROUND,
    "split": GROUND,
    "mine": GROUND,
    "link": GROUND | {"mine"},
    "store": GROUND,
    "browse": GROUND | {"store"},
    "engine": GROUND,
    "intake": GROUND | {"store"},
    "versions": GROUND | {"read", "link"},
    "reading": GROUND | {"read", "split", "mine", "store"},
    "plan": GROUND | {"read", "store", "intake", "reading"},
    "build": GROUND | {"engine", "intake", "link", "plan", "read", "reading", "store", "versions"},
    "alike": GROUND,
    "evaluate": GROUND | {"alike", "store"},
    "lines": GROUND | {"mine"},
    "plot": GROUND | {"store"},
    "graph_view": GROUND | {"store"},
    "console": GROUND | {"build", "intake", "store"},
}
"""What each part may import beside itself; the command line may import everything."""


def part_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports(path: Path) -> set[str]:
    """The parts of the program that a file imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "pipeline":
            found |= {part_of(node.module)} if "." in node.module else {alias.name for alias in node.names}
            assert node.level == 0
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where it leads"
        elif isinstance(node, ast.Import):
            found |= {part_of(alias.name) for alias in node.names if alias.name.startswith("pipeline.")}
    return found - {"__version__"}


FILES = sorted(path for path in PIPELINE.rglob("*.py") if path.name not in ("cli.py", "__main__.py") and path != PIPELINE / "__init__.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PIPELINE).as_posix())
def test_only_allowed_arrows(path: Path) -> None:
    part = path.relative_to(PIPELINE).parts[0].removesuffix(".py")
    assert part in ALLOWED, f"say in ALLOWED what {part} may import"
    assert imports(path) - {part} <= ALLOWED[part]


def test_only_commands_print() -> None:
    def prints(path: Path) -> bool:
        text = path.read_text(encoding="utf-8")
        calls = (node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
        return '__name__ == "__main__"' not in text and any(isinstance(call, ast.Name) and call.id == "print" for call in calls)

    assert [path.name for path in FILES if prints(path)] == []


def test_no_module_is_too_long() -> None:
    long = {path.name: n for path in FILES if (n := len(path.read_text(encoding="utf-8").splitlines())) > 300 and path.name != "records.py"}
    assert long == {}
