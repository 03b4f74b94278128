"""The faces that are shipped, and the county's own that go first."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import pypdfium2
import pytest

from fuyuan.papers import fonts
from fuyuan.papers.engine import to_document, to_docx, to_pdf

FACES = ("FandolFang-Regular.otf", "NotoSerifSC-Regular.ttf", "NotoSerifSC-Bold.ttf", "NotoSansSC-Regular.ttf",
         "LXGWWenKai-Regular.ttf")  # fmt: skip


def test_every_face_has_its_licence_beside_it() -> None:
    for face in FACES:
        assert (fonts.VENDORED / face).is_file()
        assert (fonts.VENDORED / f"LICENSE-{face.split('-')[0]}.txt").is_file()


def test_the_set_stays_small() -> None:
    assert sum(file.stat().st_size for file in fonts.VENDORED.iterdir()) <= 30 * 1024 * 1024


def test_every_role_has_a_face_and_a_fallback_for_rare_names() -> None:
    found = fonts.faces(fonts.folders())
    assert set(found) == set(fonts.FACES)
    assert all(
        names[-1] == "Noto Serif SC" for names in found.values()
    )  # what only a county may add comes after it


@pytest.mark.parametrize(
    "name", ["赵喆", "王堃", "朱镕基", "李玥", "牛犇", "孙赟", "龚䶮", "㛃", "买买提·艾力"]
)
def test_rare_characters_of_names_can_be_set(name: str) -> None:
    assert fonts.missing_characters(name) == ""


def test_all_unified_ideographs_can_be_set() -> None:
    assert set(range(0x4E00, 0x9FA6)) <= fonts.covered(fonts.folders())


def test_what_no_face_can_show_is_reported_once() -> None:
    assert fonts.missing_characters("甲😀乙😀\n\U0002f00a") == "😀\U0002f00a"


def test_what_has_no_form_of_its_own_is_not_missing() -> None:
    """Joiners and the marks a web page leaves cannot be seen: a refusal that names them could not be understood."""
    assert fonts.missing_characters("张\u200b三\ufeff\u2060李\u200d四\u00ad葛\U000e0100㐂\ufe00") == ""


def test_fonts_of_the_county_go_before_the_shipped_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(fonts.VENDORED / "NotoSansSC-Regular.ttf", tmp_path)
    monkeypatch.setenv("FUYUAN_FONTS", str(tmp_path))
    assert fonts.folders()[0] == str(tmp_path)
    assert fonts.folders(Path("/own"))[:2] == ("/own", str(tmp_path))
    assert fonts.faces(fonts.folders())["hei"][0] == "Noto Sans SC"


# 𬭸 and 𠅤 stand outside the first plane, 㛃 in its extension A, 䶮 at its end
RARE = "𬭸㛃䶮𠅤𫖯𬱟"


def ink(character: str, layout: str, markup: str) -> bytes:
    """The pixels of the upper part of a page that holds one character."""
    page = pypdfium2.PdfDocument(to_pdf(to_document(markup.format(character), layout)))[0]
    image = page.render(scale=2, grayscale=True)
    return bytes(image.buffer)[: image.stride * 700]


@pytest.mark.parametrize(
    ("markup", "layout"),
    [
        ("{}", "legal"),
        ("# {}", "legal"),
        ("- {}：甲", "record"),
        ("一、{}", "legal"),
        ("（一）{}", "legal"),
        ("| {} |", "form"),
    ],
)
def test_the_glyph_of_a_rare_character_is_really_drawn_in_every_face(markup: str, layout: str) -> None:
    drawn = [ink(character, layout, markup) for character in RARE]
    empty = ink("\u3000", layout, markup)
    assert all(sum(a != b for a, b in zip(each, empty, strict=True)) > 80 for each in drawn)
    assert len(set(drawn)) == len(RARE)  # one empty box for all would look the same


def test_rare_characters_are_in_the_word_file_as_they_were_typed() -> None:
    file = docx.Document(io.BytesIO(to_docx(to_document(f"# 关于{RARE}的通知\n{RARE}", "legal"))))
    assert [paragraph.text for paragraph in file.paragraphs if paragraph.text] == [f"关于{RARE}的通知", RARE]
