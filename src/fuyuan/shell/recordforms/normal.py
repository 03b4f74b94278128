"""What people type, in the form the records understand. What cannot be understood is left as it was typed."""

import re
import unicodedata
from datetime import date

_PARTED = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CLOCK = re.compile(r"(\d{1,2})\s*[:.时点]\s*(\d{2})?\s*分?")
_NUMBERS = re.compile(r"[、，,；;\s]+")


def day(text: str) -> str:
    """2026-9-28, 2026.9.28, 2026/9/28, 2026年9月28日, 20260928 → 2026-09-28; anything else unchanged."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _PARTED.fullmatch(plain) or _SOLID.fullmatch(plain)
    if not found:
        return text
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return text


def clock(text: str) -> str:
    """9:00, ９：００, 9时, 9点05分 → 09:00, 09:05; anything else unchanged."""
    found = _CLOCK.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else text


def number(text: str) -> str:
    """１２,３００．５０ → 12300.50; anything else unchanged apart from the blanks around it."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return plain.replace(",", "") if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", plain) else plain


def numbers(text: str) -> list[str]:
    """“1、2 3” → ["1", "2", "3"]"""
    return [part for part in _NUMBERS.split(unicodedata.normalize("NFKC", text).strip()) if part]


def lines(text: str) -> list[str]:
    """One entry a line, blank lines left out; what stands in a line is kept to the character."""
    return [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
