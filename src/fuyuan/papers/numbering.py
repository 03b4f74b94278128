"""How a number is written: the organ's prefix, the kind's word, six-corner brackets, no leading zero."""

from collections.abc import Callable

from fuyuan.organs import settings as installation

PATTERN = "papers.number_pattern"
PLACES = "{prefix} 是机关代字，{word} 是文书种类字，{year} 是年份，{serial} 是流水号"


def paper_number(word: str, year: int, serial: int, pattern: str = PATTERN) -> str:
    """Return for example 汝政复受字〔2026〕12号, after the installation's pattern (the name of a setting)."""
    return fill(str(installation.get(pattern)), year, serial, word)


def fill(pattern: str, year: int, serial: int, word: str = "") -> str:
    """Put the parts into a pattern. Plain replacement: an administrator's pattern can name nothing else."""
    parts = {
        "{prefix}": str(installation.get("place.paper_prefix")),
        "{word}": word,
        "{year}": str(year),
        "{serial}": str(serial),
    }
    for place, value in parts.items():
        pattern = pattern.replace(place, value)
    return pattern


def by_setting(name: str) -> Callable[[str, int, int], str]:
    """Return what writes the numbers of a room (``Room.number``) after the pattern kept in the setting of this name."""

    def write(series: str, year: int, serial: int) -> str:
        return fill(str(installation.get(name)), year, serial)

    return write
