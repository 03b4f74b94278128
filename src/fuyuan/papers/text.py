"""What may stand in a paper: text that comes out of every renderer to the character.

A control character or half a surrogate pair cuts or falsifies a document without anybody noticing (a lone surrogate
ends the rest of a .docx), so they are refused here, before any renderer sees them. Nothing is normalised: NFC would
change the shape of compatibility ideographs, and those are found in people's names.
"""

from __future__ import annotations

import re

from fuyuan.matters.characters import UNPRINTABLE

_REFUSED = re.compile(f"[{UNPRINTABLE}]")
# these reverse what the reader sees without changing what is stored ("金额 001" read as "100")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MAX_CHARACTERS, MAX_LINES = 200_000, 6_000  # of one paper: 270 pages, laid out in seconds
TOO_LONG = f"文书过长，超过{MAX_CHARACTERS // 10_000}万字或者{MAX_LINES}行，请把附表等另作附件"
SPACE = " \t\u3000"  # what surrounds a line, a cell or a directive without meaning anything
_ESCAPED = re.compile(r"\\([-\\|<^:n])")
_MERGE_OR_RULE = re.compile(r"[<^]|[-:]+")
_BREAKS = re.compile("\r\n?|[\u2028\u2029]")


class PaperFault(ValueError):
    """A paper cannot be made; the message tells the clerk, in Chinese, what to mend."""


class BadCharacter(PaperFault):
    """The text holds a character that no official paper can carry."""


def clean(text: str, where: str = "文书") -> str:
    """`text` with every line break as \\n and without direction overrides; BadCharacter if it cannot be set."""
    text = _BIDI.sub("", _BREAKS.sub("\n", text))
    if found := _REFUSED.search(text):
        before = text[max(0, found.start() - 10) : found.start()].replace("\n", " ")
        raise BadCharacter(
            f"{where}中“{before}”之后有不能写入文书的字符（U+{ord(found[0]):04X}），请删去后重试"
        )
    return text


def unescape(text: str) -> str:
    """The characters meant by a directive, a title or a cell of the markup."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], text)


def escape(value: str) -> str:
    """A value as it must stand in a directive, a title or a cell; undone by `unescape`."""
    text = value.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")
    return "\\" + text.strip(SPACE) if _MERGE_OR_RULE.fullmatch(text.strip(SPACE)) else text
