"""The secret key lives in a file of FUYUAN_HOME, made once, readable by its owner only."""

import os
import secrets
from pathlib import Path


def load_or_make_key(path: Path) -> str:
    """Return the key in ``path``; make one (512 random bits) when the file does not exist yet.

    The file appears under its name only when it is complete: two processes that start together read the same key.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        with os.fdopen(
            os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="ascii"
        ) as file:
            file.write(secrets.token_hex(64))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first; its key is the one
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii")
