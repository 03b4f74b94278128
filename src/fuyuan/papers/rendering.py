"""Papers as files. typst (80 MB) is loaded on the first paper rendered, not when the server starts."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .blocks import Block, Document


@dataclass(frozen=True, slots=True)
class Read:
    """What an edited Word file says: the text of the paper, and a sentence for each thing in it that is not part of it."""

    text: str
    notices: tuple[str, ...] = ()


def pdf(document: Document) -> bytes:
    """Return the PDF of a document."""
    return bytes(_engine("engine").to_pdf(document))


def docx(document: Document) -> bytes:
    """Return the editable Word file of a document."""
    return bytes(_engine("engine").to_docx(document))


def missing_characters(text: str) -> str:
    """Return the characters of a text that no face can show."""
    return str(_engine("fonts").missing_characters(text))


def read_docx(data: bytes, draft: Sequence[Block] = ()) -> Read:
    """Read a Word file somebody edited; see docx_reading. Raises PaperFault when it is none."""
    found = _engine("docx_reading").read_docx(data, draft)
    return Read(found.text, tuple(found.notices))


def _engine(name: str) -> Any:
    return importlib.import_module(f"fuyuan.papers.{name}")
