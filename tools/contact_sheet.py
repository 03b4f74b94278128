"""`make papers`: every kind of paper on contact sheets, docs/papers/*.png, to be looked at before a release.

Real papers of the demo come first, filled anew with the templates as they stand now; kinds the demo does not reach are
taken from the scripted cases of the tests. A kind in neither is named at the end: look at it on a case of its own.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import typst

from fuyuan.config.manage import setup

ROOT = Path(__file__).resolve().parent.parent
setup()  # the kinds of papers are known once the rooms are loaded
sys.path[:0] = [str(ROOT / "tests" / "papers"), str(ROOT / "tests" / "law")]

from paper_cases import ROWS, every_case, papers_of  # noqa: E402

from fuyuan.matters.registry import room_of  # noqa: E402
from fuyuan.papers.blocks import Document, Meta  # noqa: E402
from fuyuan.papers.engine import to_pdf  # noqa: E402
from fuyuan.papers.fonts import VENDORED  # noqa: E402
from fuyuan.papers.kinds import kinds  # noqa: E402
from fuyuan.papers.markup import parse, render_template  # noqa: E402
from fuyuan.papers.models import Paper  # noqa: E402
from fuyuan.papers.versions import fields_of  # noqa: E402

OUT = ROOT / "docs" / "papers"
ACROSS, DOWN, PPI = 8, 3, 36  # a sheet stays below 600 KB
MOST_PAGES = 3  # of one paper
SHEET = """
#set page(width: auto, height: auto, margin: 4mm, fill: luma(225))
#set text(font: "Noto Sans SC", size: 15pt)
#grid(columns: {across}, gutter: 4mm, {cells})
"""


@dataclass(frozen=True)
class Shown:
    """One kind as it is shown: its name and the PDF of one paper."""

    title: str
    pdf: bytes


def from_the_demo() -> Iterator[tuple[str, Shown]]:
    for kind in kinds():
        paper = Paper.objects.filter(kind=kind.key).select_related("matter").order_by("pk").last()
        if paper is None:
            continue
        text = render_template(kind.source(), fields_of(paper), ask=bool(kind.signers))
        meta = Meta(title=paper.title, draft=paper.status == Paper.Status.DRAFT)
        title = f"{room_of(kind.room).procedure.title}：{kind.title}"
        yield kind.key, Shown(title, to_pdf(Document(kind.layout, parse(text), meta)))


def from_scripted_cases() -> Iterator[tuple[str, Shown]]:
    for name, case in every_case().items():
        if name.endswith(("-A", "-B")):  # the newest law is what is shown
            continue
        for paper in papers_of(case):
            title = f"行政复议案件：{ROWS[paper.code][1]}"
            yield f"reconsideration.{paper.code}", Shown(title, to_pdf(paper.document()))


def gathered() -> dict[str, Shown]:
    found = dict(from_the_demo())
    for key, shown in from_scripted_cases():
        found.setdefault(key, shown)
    order = [kind.key for kind in kinds()]
    return {key: found[key] for key in order if key in found}


def draw(papers: dict[str, Shown]) -> int:
    """Write the sheets; return how many."""
    with tempfile.TemporaryDirectory() as name:
        folder, cells = Path(name), []
        for number, shown in enumerate(papers.values()):
            (folder / f"{number}.pdf").write_bytes(shown.pdf)
            pages = len(pypdfium2.PdfDocument(shown.pdf))
            for page in range(1, min(pages, MOST_PAGES) + 1):
                more = f"（{page}/{pages}）" if pages > 1 else ""
                image = f'rect(fill: white, stroke: none, inset: 0pt, image("{number}.pdf", page: {page}, width: 210mm))'
                cells.append(
                    f"stack(spacing: 3mm, {image}, box(width: 210mm, align(center)[{shown.title}{more}]))"
                )
        per_sheet = ACROSS * DOWN
        sheets = [cells[at : at + per_sheet] for at in range(0, len(cells), per_sheet)]
        for old in OUT.glob("sheet-*.png"):
            old.unlink()
        OUT.mkdir(parents=True, exist_ok=True)
        for number, sheet in enumerate(sheets, 1):
            (folder / "sheet.typ").write_text(
                SHEET.format(across=ACROSS, cells=", ".join(sheet)), encoding="utf-8"
            )
            png = typst.compile(str(folder / "sheet.typ"), format="png", ppi=PPI, font_paths=[str(VENDORED)])
            (OUT / f"sheet-{number:02}.png").write_bytes(png)
            print(f"docs/papers/sheet-{number:02}.png  {len(png) // 1024} KB")
    return len(sheets)


def main() -> int:
    papers = gathered()
    draw(papers)
    missing = [kind.key for kind in kinds() if kind.key not in papers]
    print(f"{len(papers)} 种文书" + (f"；没有样例：{'、'.join(missing)}" if missing else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
