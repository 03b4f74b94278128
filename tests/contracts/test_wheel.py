"""The wheel is all a county gets: whatever the program reads at run time must be inside."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "fuyuan"


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_file_of_the_package_is_in_the_wheel(names: set[str]) -> None:
    present = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert present - names == set()


@pytest.mark.parametrize("suffix", [".md", ".json", ".html", ".css", ".js", ".ttf"])
def test_the_wheel_carries_data_of_every_kind(suffix: str, names: set[str]) -> None:
    assert any(name.endswith(suffix) for name in names)


def test_the_wheel_carries_the_licence_and_the_command(names: set[str]) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("entry_points.txt") for name in names)


def test_the_wheel_carries_no_data_and_no_key(names: set[str]) -> None:
    assert [name for name in names if name.endswith((".sqlite3", ".key", ".pyc"))] == []
