"""Query codes: 16 characters of base32 (80 bits), shown once, stored as a keyed digest only."""

import base64
import secrets

from fuyuan.matters import clock
from fuyuan.organs.sealed import blind_index

from .models import QueryCode

LENGTH = 16


def new_code(matter_id: int, token: str | None = None) -> str:
    """Make a code for a case and return it, grouped for reading: ABCD-EFGH-IJKL-MNOP.

    With the token of a submit the code is derived from it under the installation's key: the submit repeated after a lost
    answer shows the same receipt, though the code itself is stored nowhere.
    """
    raw = bytes.fromhex(blind_index(f"submit:{token}"))[:10] if token else secrets.token_bytes(10)
    code = base64.b32encode(raw).decode()
    QueryCode.objects.get_or_create(
        digest=digest_of(code), defaults={"matter_id": matter_id, "made_at": clock.now()}
    )
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))


def digest_of(code: str) -> str:
    """Return the digest under which a code is stored; spaces, dashes and lower case do not matter, 0/1/8 are read as O/I/B."""
    plain = "".join(char for char in code.upper() if char.isalnum()).translate(str.maketrans("018", "OIB"))
    return blind_index(f"query-code:{plain}")


def matter_of_code(code: str) -> int | None:
    """Return the case a code opens, or None. The caller throttles."""
    return QueryCode.objects.filter(digest=digest_of(code)).values_list("matter_id", flat=True).first()
