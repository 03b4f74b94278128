"""The secret key lives in a file of FUYUAN_HOME, made once, readable by its owner only."""

import os
import secrets
from pathlib import Path


def load_or_make_key(path: Path) -> str:
    """Return the key in ``path``; make one (512 random bits) when the file does not exist yet."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    key = secrets.token_hex(64)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key
