"""Every benchmark, one after the other: python -m tests.bench [NAME…]"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import tests.bench as home


def main() -> None:
    """Run the named benchmarks, or all."""
    names = sys.argv[1:] or sorted(m.name for m in pkgutil.iter_modules(home.__path__) if not m.name.startswith(("_", "test_")))
    for name in names:
        module = importlib.import_module(f"tests.bench.{name}")
        print(f"\n== {name}: {(module.__doc__ or '').strip().splitlines()[0]}")
        sys.argv = [name]
        module.main()


if __name__ == "__main__":
    main()
