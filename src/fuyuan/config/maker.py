"""The process that makes the files somebody waits for. The scheduler starts it when there are any; one works at a time."""

import importlib
import sys

from .lock import only_one
from .manage import setup
from .orphan import die_with_parent

LOCK = "make_files"


def main(arguments: list[str]) -> int:
    """Make what waits; nothing where another process is at it. What is cut off is begun again by the next one."""
    die_with_parent()
    setup()
    with only_one(LOCK) as mine:
        if mine:
            importlib.import_module("fuyuan.papers.batches.making").make_all()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
