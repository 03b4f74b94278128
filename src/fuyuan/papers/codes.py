"""Verification codes printed on issued papers: 12 characters of base32 (60 bits), so that nobody finds one by trying."""

import base64
import secrets

LENGTH = 12
_ALIKE = str.maketrans("018", "OIB")


def new_code() -> str:
    return base64.b32encode(secrets.token_bytes(10)).decode()[:LENGTH]


def written(code: str) -> str:
    """Group a code for reading: ABCD-EFGH-IJKL."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def as_typed(text: str) -> str:
    """Return the code somebody meant: spaces, dashes, other signs and lower case do not matter, 0/1/8 are read as O/I/B."""
    return "".join(char for char in text.upper() if char.isascii() and char.isalnum()).translate(_ALIKE)[
        : LENGTH + 1
    ]
