"""The .docx as another program lays it out: opened without repair, 22 lines of 28 characters, as many pages as the PDF.

Runs where LibreOffice is installed; the figures in the file itself are checked by test_docx.py everywhere.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from paper_cases import every_case, papers_of
from reading import MM, pdf_lines
from test_forms import FOOT, LETTER, MINUTES, OFFICIAL

from fuyuan.papers import fonts
from fuyuan.papers.blocks import Document, Layout, Paragraph
from fuyuan.papers.engine import to_document, to_docx, to_pdf

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
FACES = {
    "仿宋_GB2312": "FandolFang R", "楷体_GB2312": "LXGW WenKai", "黑体": "Noto Sans SC", "宋体": "Noto Serif SC",
    "方正小标宋简体": "Noto Serif SC",
}  # fmt: skip
Convert = Callable[[dict[str, Document]], dict[str, bytes]]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Every document as a PDF made by LibreOffice from its .docx, in one start of the program."""
    folder = tmp_path_factory.mktemp("office")
    aliases = "".join(
        f'<alias binding="same"><family>{named}</family><prefer><family>{face}</family></prefer></alias>'
        for named, face in FACES.items()
    )
    config = folder / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{fonts.VENDORED}</dir><cachedir>{folder}/cache</cachedir>{aliases}</fontconfig>",
        encoding="utf-8",
    )

    def run(documents: dict[str, Document]) -> dict[str, bytes]:
        names = []
        for name, document in documents.items():
            path = folder / f"{name}.docx"
            path.write_bytes(to_docx(document))
            names.append(str(path))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *names]
        environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
        subprocess.run(command, check=True, capture_output=True, timeout=180, env=environment)
        return {name: Path(folder, f"{name}.pdf").read_bytes() for name in documents}

    return run


def pages(data: bytes) -> int:
    return len(pypdfium2.PdfDocument(data))


def test_a_full_page_has_22_lines_of_28_characters(convert: Convert) -> None:
    full = Document(Layout.LEGAL, (Paragraph("国" * 28 * 30, indent=0),))
    lines = pdf_lines(convert({"full": full})["full"])
    assert [len(line) for line in lines[:22]] == [28] * 22
    assert lines[22][0][0] == "—"
    assert {round((a[0][2] - b[0][2]) / MM, 1) for a, b in zip(lines[:21], lines[1:22], strict=True)} == {
        10.2
    }


def test_each_form_has_as_many_pages_as_its_pdf(convert: Convert) -> None:
    texts = {"official": (OFFICIAL, "gbt9704"), "imprint": (OFFICIAL + FOOT, "gbt9704"), "letter": (LETTER, "letter"),
             "minutes": (MINUTES + FOOT, "minutes")}  # fmt: skip
    documents = {name: to_document(text, layout) for name, (text, layout) in texts.items()}
    made = convert(documents)
    assert {name: pages(data) for name, data in made.items()} == {
        name: pages(to_pdf(document)) for name, document in documents.items()
    }


def roomy(data: bytes) -> bool:
    """One page with two lines to spare: this program puts a gap between digits and characters whatever the file says."""
    lowest = min(row[0][2] for row in pdf_lines(data) if row[0][0] not in "—第")
    return pages(data) == 1 and lowest > 35 * MM + 2 * 29


def test_one_page_papers_have_one_page_there_too(convert: Convert) -> None:
    """Of every kind of paper of a case, the first that fits on one page."""
    single: dict[str, Document] = {}
    for case in every_case().values():
        for paper in papers_of(case):
            if paper.code not in single and roomy(to_pdf(paper.document())):
                single[paper.code] = paper.document()
    made = convert(single)
    assert {code: pages(data) for code, data in made.items()} == dict.fromkeys(single, 1)
