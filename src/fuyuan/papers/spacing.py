"""The empty lines GB/T 9704 asks for between the head of a paper and its text, the same for .docx and PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from .blocks import (
    Align,
    Annex,
    Attachments,
    BlankLine,
    Block,
    Imprint,
    Number,
    Paragraph,
    Signature,
    Table,
    Title,
)

_LEAD = 2 * 28  # characters: words up to this long that announce what follows (申请人请求：) go with it
_SHORT = 4 * 28  # characters: a last paragraph up to this long goes to the next page with the signature
_MOST = 12  # lines for signatures by hand that are kept together


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


def sticking(blocks: Sequence[Block]) -> set[int]:
    """Places of the blocks that must stand on one page with the next: a signature never stands without text, nor words that
    announce something without it; the lines that people sign by hand at the foot of a record stand with what they sign for.
    """
    found = {
        at
        for at, (block, following) in enumerate(zip(blocks, blocks[1:], strict=False))
        if isinstance(block, Paragraph)
        and (
            (isinstance(following, Signature | Attachments) and len(block.text) <= _SHORT)
            or (isinstance(following, Paragraph | Table) and _announces(block))
        )
    }
    end = len(blocks)
    start = end
    while start and _by_hand(blocks[start - 1]):
        start -= 1
    signed = any(isinstance(block, Paragraph) and block.align is Align.RIGHT for block in blocks[start:])
    if signed and end - start <= _MOST:
        found |= set(range(start, end - 1))
    return found


def _announces(block: Paragraph) -> bool:
    """Words that are nothing by themselves: left alone at the foot of a page they would say that nothing follows."""
    announces = block.text.endswith("：") or block.text == "此致"
    return announces and block.align is Align.LEFT and len(block.text) <= _LEAD


def _by_hand(block: Block) -> bool:
    """A line at the right, one flush left, or the empty line between them."""
    return isinstance(block, BlankLine) or (
        isinstance(block, Paragraph) and (block.align is Align.RIGHT or block.indent == 0)
    )
