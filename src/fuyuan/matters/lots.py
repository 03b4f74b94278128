"""Drawing lots that anybody can repeat: the lot of something is a digest of a published seed and its id. Pure."""

import hashlib


def lot(seed: str, what: int | str) -> str:
    """Return the SHA-256 of ``seed:what`` in hexadecimal; the smaller lot comes first."""
    return hashlib.sha256(f"{seed}:{what}".encode()).hexdigest()
