"""The secret key lives in a file of FUYUAN_HOME, made once, readable by its owner only."""

import secrets
from pathlib import Path

from fuyuan.once import made_once


def load_or_make_key(path: Path) -> str:
    """Return the key in ``path``; make one (512 random bits) when the file does not exist yet."""
    return made_once(path, lambda: secrets.token_hex(64).encode()).read_text(encoding="ascii")
