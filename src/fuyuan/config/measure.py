"""`fuyuan bench`: the measurements live beside the package, in bench/ of the repository; they are not installed with it."""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def main(arguments: list[str]) -> int:
    """Hand over to bench/command.py. Returns 1 with one line where there is no repository."""
    if not (ROOT / "bench" / "command.py").exists():
        print("性能测量只能在源代码仓库里运行：make bench", file=sys.stderr)
        return 1
    sys.path.insert(0, str(ROOT))
    run: Callable[[list[str]], int] = importlib.import_module("bench.command").main
    return run(arguments)
