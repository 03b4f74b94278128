"""A newcomer's first minute: whatever stands in the way is said in one Chinese line, with a way out.

These run the real scripts with a PATH of their own; nothing is installed.
"""

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BARE = "/usr/bin:/bin"


def script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def copy_of_project(folder: Path) -> Path:
    """The files that set-up reads, without .venv, in a folder whose name has a space."""
    project = folder / "府院 平台"
    (project / "tools").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "tools/setup.sh", "tools/setup.py"):
        (project / name).write_bytes((ROOT / name).read_bytes())
    return project


def make_run(project: Path, **env: str) -> subprocess.CompletedProcess[str]:
    env = {"HOME": str(project.parent), "PATH": BARE, **env}
    return subprocess.run(["make", "run"], cwd=project, env=env, capture_output=True, text=True)


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The one line on standard error, besides make's own."""
    assert done.returncode != 0
    lines = [line for line in done.stderr.splitlines() if not line.startswith("make:")]
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_an_old_python_is_named_together_with_the_version_needed(tmp_path: Path) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        script(tmp_path / name, 'case "$*" in *version_info\\ *) exit 1;; *) echo 3.9.2;; esac')
    said = complaint(make_run(copy_of_project(tmp_path), PATH=f"{tmp_path}:{BARE}"))
    assert "需要 Python 3.11 或更高版本，现在的 python3 是 3.9.2" in said


def test_without_the_venv_module_the_line_to_type_is_shown(tmp_path: Path) -> None:
    # A Python without ensurepip, as Debian ships it, on a machine where apt-get cannot help.
    (tmp_path / "ensurepip").mkdir()
    hide = "import importlib.util as u; f = u.find_spec; u.find_spec = lambda n, p=None: n != 'ensurepip' and f(n, p)"
    (tmp_path / "sitecustomize.py").write_text(hide, encoding="utf-8")
    script(tmp_path / "apt-get", "exit 100")
    env = {"PATH": f"{tmp_path}:{BARE}", "PYTHONPATH": str(tmp_path), "PYTHON": sys.executable}
    said = complaint(make_run(copy_of_project(tmp_path), **env))
    assert f"sudo apt-get install -y python3.{sys.version_info.minor}-venv" in said


def test_an_unreachable_registry_is_said_plainly(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/simple"
        env = {"PIP_INDEX_URL": nobody, "PIP_CONFIG_FILE": os.devnull, "PYTHON": sys.executable}
        said = complaint(make_run(copy_of_project(tmp_path), **env))
    assert said.startswith("连不上 Python 软件包源")


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody without permission")
def test_a_folder_one_may_not_write_to_is_named(tmp_path: Path) -> None:
    project = copy_of_project(tmp_path)
    above = [folder for folder in tmp_path.parents if folder.is_relative_to(tempfile.gettempdir())][:-1]
    for folder in (*above, tmp_path, project, project / "tools"):
        folder.chmod(0o755)  # others may look, and only look
    env = {"HOME": str(tmp_path), "PATH": BARE}
    command = ["/usr/sbin/runuser", "-u", "nobody", "--", "/usr/bin/make", "run"]
    done = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True)
    assert str(project) in complaint(done)
    assert "没有写入目录的权限" in complaint(done)


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "８０００"])
def test_a_port_that_is_no_port_is_refused(port: str, tmp_path: Path) -> None:
    assert f"端口“{port}”不对" in complaint(fuyuan_run(tmp_path, "--port", port))


def test_a_port_in_use_is_refused_with_another_to_try(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = complaint(fuyuan_run(tmp_path, "--port", str(port)))
    assert said == f"端口 {port} 已被占用：请先停止占用它的程序，或换一个端口，例如 PORT={port + 1} make run"


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = fuyuan_run(tmp_path / "file" / "home")
    assert "没有写入数据目录的权限" in complaint(done)


def test_a_database_that_does_not_answer_is_said_in_one_line(tmp_path: Path) -> None:
    url = f"postgresql://nobody@/nothing?host={tmp_path}"
    assert complaint(fuyuan_run(tmp_path / "home", DATABASE_URL=url)).startswith("数据库不可用")


def fuyuan_run(home: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = str(probe.getsockname()[1])
    env = {**os.environ, "FUYUAN_HOME": str(home), "PORT": free, **env}
    command = [sys.executable, "-m", "fuyuan.cli", "run", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True)
