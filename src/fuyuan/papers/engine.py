"""The door of the rendering engine: text template → editable text → document → .docx and PDF.

    text = compose(source, {"申请人": {"名称": "张三"}})      # a clerk may edit it
    document = to_document(text, Layout.LEGAL)
    pdf, word = to_pdf(document), to_docx(document)

Rooms that only compose or check text import `markup` and `sandbox`; only what renders imports this module, which
loads typst (80 MB).
"""

from .docx import to_docx
from .fonts import missing_characters
from .markup import render_template as compose
from .markup import to_document
from .pdf import to_pdf

__all__ = ["compose", "missing_characters", "to_document", "to_docx", "to_pdf"]
