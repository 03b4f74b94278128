"""Phone numbers as people type them."""

import re
import unicodedata


def plain_phone(text: str) -> str:
    """Return a mobile number as it is kept: digits of full width, blanks, dashes and +86 make no difference."""
    plain = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"^(\+|00)86(?=1[0-9]{10}$)", "", plain)
