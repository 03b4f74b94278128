"""The empty lines GB/T 9704 asks for between the head of a paper and its text, the same for .docx and PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from .blocks import Annex, BlankLine, Block, Imprint, Number, Title


def spaced(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block | None]]:
    """Each block with the one after it, one line left empty below the title (7.3.2) or the number under it.

    The imprint comes last: enclosures stand before it (7.3.7).
    """
    filled: list[Block] = []
    ordered = sorted(blocks, key=lambda block: isinstance(block, Imprint))
    for block, following in zip_longest(ordered, ordered[1:]):
        filled.append(block)
        if isinstance(block, Number | Annex) or (
            isinstance(block, Title) and not isinstance(following, Number)
        ):
            filled.append(BlankLine(spacing=True))
    yield from zip_longest(filled, filled[1:])
