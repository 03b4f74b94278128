"""Everything a response says, as text: pages, headers, and what is packed inside files."""

import io
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from county import Answer
from pypdfium2 import PdfDocument

MOST_PAGES = 40


def text_of(answer: Answer) -> str:
    """Return headers, cookies and content; Office files are unpacked, PDF pages read."""
    headers = "\n".join(f"{name}: {unquote(value)}" for name, value in answer.response.headers.items())
    cookies = answer.response.cookies.output()
    return "\n".join([headers, cookies, *contents(answer.content)])


def contents(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "replace")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield archive.read(name).decode("utf-8", "replace")
    elif data.startswith(b"%PDF"):
        document = PdfDocument(data)
        yield "\n".join(
            document[number].get_textpage().get_text_bounded()
            for number in range(min(len(document), MOST_PAGES))
        )
        yield repr(document.get_metadata_dict())
