"""The faces that are shipped, and the county's own that go first."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fuyuan.papers import fonts

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
    assert all(names[-1] == "Noto Serif SC" for names in found.values())


@pytest.mark.parametrize(
    "name", ["赵喆", "王堃", "朱镕基", "李玥", "牛犇", "孙赟", "龚䶮", "㛃", "买买提·艾力"]
)
def test_rare_characters_of_names_can_be_set(name: str) -> None:
    assert fonts.missing_characters(name) == ""


def test_all_unified_ideographs_can_be_set() -> None:
    assert set(range(0x4E00, 0x9FA6)) <= fonts.covered(fonts.folders())


def test_what_no_face_can_show_is_reported_once() -> None:
    assert fonts.missing_characters("甲😀乙😀\n\U0002f00a") == "😀\U0002f00a"


def test_fonts_of_the_county_go_before_the_shipped_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(fonts.VENDORED / "NotoSansSC-Regular.ttf", tmp_path)
    monkeypatch.setenv("FUYUAN_FONTS", str(tmp_path))
    assert fonts.folders()[0] == str(tmp_path)
    assert fonts.folders(Path("/own"))[:2] == ("/own", str(tmp_path))
    assert fonts.faces(fonts.folders())["hei"][0] == "Noto Sans SC"
