"""A file that is made once, readable by its owner only: keys, certificates. Standard library only: settings need it."""

import os
from collections.abc import Callable
from pathlib import Path


def made_once(path: Path, make: Callable[[], bytes]) -> Path:
    """Return the file; write what ``make`` gives when it does not exist yet.

    It appears under its name only when it is complete: two processes that start together read the same one.
    """
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first; what it made is the one
        finally:
            draft.unlink()
    return path
