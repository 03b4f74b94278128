"""Refuse files that carry what looks like a real person's number (demo and test data must be recognisably invented).

Invented numbers are safe when they cannot exist: identity numbers of region 000000 or with a wrong check digit,
telephone numbers beginning 100. Usage: python tools/check_personal_data.py FILE…
"""

import re
import sys
from pathlib import Path

from stdnum.cn import ric

IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])")
TELEPHONE = re.compile(r"(?<![0-9A-Za-z.])1[3-9]\d{9}(?![0-9A-Za-z])")


def findings(text: str) -> list[str]:
    """Return the numbers in ``text`` that a living person could have."""
    return [number for number in IDENTITY.findall(text) if ric.is_valid(number)] + TELEPHONE.findall(text)


def main(paths: list[str]) -> int:
    found = [
        f"{path}: {n}" for path in paths for n in findings(Path(path).read_text("utf-8", errors="ignore"))
    ]
    print("\n".join(found))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
