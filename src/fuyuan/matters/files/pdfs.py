"""PDF files: opened once, so that a damaged or locked one is refused while its sender can still mend it."""

import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from .refusal import Refused

MAX_PAGES = 5000
_ACTION = re.compile(rb"/S\s*/(JavaScript|Launch)\b")
_one_at_a_time = threading.Lock()  # PDFium may be called from one thread only


@contextmanager
def opened(file: Path | bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a sound PDF for reading; nobody else reads one meanwhile."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(file)
        try:
            yield document
        finally:
            document.close()


def count_pages(file: Path | bytes) -> int:
    """Return how many pages a sound PDF has."""
    with opened(file) as document:
        return len(document)


def flattened(content: bytes) -> tuple[bytes, int]:
    """Return a PDF whose annotations (a seal is one) are part of its pages, and the number of pages."""
    out = io.BytesIO()
    with opened(content) as document:
        document.init_forms()
        for number in range(len(document)):
            page = document[number]
            pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
            page.close()
        document.save(out)
        return out.getvalue(), len(document)


class Merged:
    """Several PDFs as one, each flattened. ``fresh_sheet``: a blank page follows where one would begin on the back of another.

    >>> with Merged() as out: out.add(one); out.add(two); out.content()
    """

    def __init__(self, *, fresh_sheet: bool = False) -> None:
        self.fresh_sheet, self.pages = fresh_sheet, 0

    def __enter__(self) -> "Merged":
        with _one_at_a_time:
            self._all = pypdfium2.PdfDocument.new()
        return self

    def __exit__(self, *_: object) -> None:
        with _one_at_a_time:
            self._all.close()

    def add(self, content: bytes) -> None:
        """Put a PDF behind those already there. Raises RuntimeError (PdfiumError) when it cannot be read."""
        flat, pages = flattened(content)
        with opened(flat) as document:
            if self.fresh_sheet and self.pages % 2:
                self._all.new_page(*document[0].get_size())
                self.pages += 1
            self._all.import_pages(document)
            self.pages += pages

    def content(self) -> bytes:
        out = io.BytesIO()
        with _one_at_a_time:
            self._all.save(out)
        return out.getvalue()


def check_pdf(path: Path) -> str:
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
            reason = (
                "PDF 加了密码，无法核验，请去掉密码后上传" if locked else "PDF 损坏，打不开，请重新导出后上传"
            )
            raise Refused(reason) from error
        try:
            pages = len(document)
            scripts = pdfium.FPDFDoc_GetJavaScriptActionCount(document.raw)
            embedded = pdfium.FPDFDoc_GetAttachmentCount(document.raw)
        finally:
            document.close()
    if not 0 < pages <= MAX_PAGES:
        raise Refused(
            f"PDF 有 {pages} 页，最多 {MAX_PAGES} 页" if pages else "PDF 没有内容，请重新导出后上传"
        )
    if scripts > 0 or _ACTION.search(path.read_bytes()):
        raise Refused("PDF 里有会自动运行的脚本，请打印成普通 PDF 后上传")
    return "嵌入其他文件" if embedded > 0 else ""
