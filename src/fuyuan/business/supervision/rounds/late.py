"""What only somebody who plans needs: the solver brings numpy and pandas, openpyxl loads numpy where it finds it."""

import importlib
from typing import Any


def module(name: str) -> Any:
    """Return a module of this package, loaded now."""
    return importlib.import_module(f"fuyuan.business.supervision.rounds.{name}")
