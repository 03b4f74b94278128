"""Papers as files. typst (80 MB) is loaded on the first paper rendered, not when the server starts."""

import importlib
from typing import Any

from .blocks import Document


def pdf(document: Document) -> bytes:
    """Return the PDF of a document."""
    engine: Any = importlib.import_module("fuyuan.papers.engine")
    return bytes(engine.to_pdf(document))


def docx(document: Document) -> bytes:
    """Return the editable Word file of a document."""
    engine: Any = importlib.import_module("fuyuan.papers.engine")
    return bytes(engine.to_docx(document))
