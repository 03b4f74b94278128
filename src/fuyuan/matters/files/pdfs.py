"""PDF files: opened once, so that a damaged or locked one is refused while its sender can still mend it."""

import io
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from fuyuan.limited import ask, limit

from .refusal import Refused

MAX_PAGES = 5000
MOST_MEMORY = 1024**3  # bytes, for a look at one file of at most files.max_mb
MOST_SECONDS = 30  # of computing
LOCKED = 3  # the code a child ends with when a file asks for a password
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


@dataclass(frozen=True, slots=True)
class Looked:
    """What a PDF is. ``acts``: it has scripts, or starts programs."""

    pages: int
    acts: bool
    embeds: bool


def check_pdf(path: Path) -> str:
    found = _looked(path)
    if not 0 < found.pages <= MAX_PAGES:
        raise Refused(
            f"PDF 有 {found.pages} 页，最多 {MAX_PAGES} 页"
            if found.pages
            else "PDF 没有内容，请重新导出后上传"
        )
    if found.acts:
        raise Refused("PDF 里有会自动运行的脚本，请打印成普通 PDF 后上传")
    return "嵌入其他文件" if found.embeds else ""


def _looked(path: Path) -> Looked:
    """Ask a child with a limit on memory and time: a PDF of a megabyte may unpack to gigabytes when it is opened, or end the
    process that opens it, with everything that process does for others.
    """
    try:
        told = ask(__name__, str(path), seconds=MOST_SECONDS)
    except subprocess.SubprocessError as error:
        locked = getattr(error, "returncode", None) == LOCKED
        reason = (
            "PDF 加了密码，无法核验，请去掉密码后上传" if locked else "PDF 损坏，打不开，请重新导出后上传"
        )
        raise Refused(reason) from error
    return Looked(*json.loads(told))


def look(path: Path) -> Looked:
    """Open a PDF in this process. Raises PdfiumError when it cannot be opened."""
    with opened(path) as document:
        scripts = pdfium.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0
        acts = scripts or any(_ACTION.search(text) for text in (path.read_bytes(), _plain(document)))
        return Looked(len(document), acts, pdfium.FPDFDoc_GetAttachmentCount(document.raw) > 0)


def _plain(document: pypdfium2.PdfDocument) -> bytes:
    """Return a PDF as PDFium writes it: objects packed in streams lie open, names are spelled without escapes."""
    out = io.BytesIO()
    try:
        document.save(out)
    except pypdfium2.PdfiumError:
        return b""
    return out.getvalue()


def main() -> int:
    """The child: prints what it found; ends with an error whatever is wrong with the file."""
    limit(MOST_MEMORY, MOST_SECONDS)
    try:
        print(json.dumps(astuple(look(Path(sys.argv[1])))))
    except pypdfium2.PdfiumError as error:
        return LOCKED if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
