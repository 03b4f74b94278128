"""Make .venv from a lock file, and say in one Chinese line what stands in the way.

Run by the Makefile as `python3 tools/setup.py run|dev`. Standard library only: nothing is installed yet.
A stamp in .venv remembers what was installed, so that a second start costs milliseconds.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = VENV / "install.log"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}

# What pip says → what to tell the user. The first pattern found in pip's output wins.
REASONS = (
    (
        "DO NOT MATCH THE HASHES",
        "下载的软件包与锁定文件中的校验值不一致，已停止安装：请检查软件包源是否可信。",
    ),
    ("No space left on device", "磁盘已满，软件包没有装完：请清理后再试。"),
    ("Permission denied", "没有写入 .venv 的权限：请检查该目录的属主后再试。"),
    (
        "onnection",
        "连不上 Python 软件包源：请检查网络，或用 pip 的 index-url 设置指定单位内的软件包源后再试。",
    ),
    ("No matching distribution", "软件包源里缺少锁定的版本：请检查网络，或换一个完整的软件包源后再试。"),
)


class SetupError(Exception):
    """Something the user can mend; the message says how."""


def need_writable(folder: Path) -> None:
    """Refuse before anything is half done: try to create a file where we are going to install."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        raise SetupError(
            f"没有写入目录的权限：{folder}。请换到自己有权限的目录，或修改该目录的属主后再试。"
        ) from None


def stamp_of(mode: str) -> str:
    """Return what an installation depends on: lock, project file, place and Python version."""
    parts = (
        LOCKS[mode].read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
        str(ROOT).encode(),
        sys.version.encode(),
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def installed(mode: str) -> bool:
    stamp = VENV / f"installed-{mode}"
    return PYTHON.exists() and stamp.exists() and stamp.read_text() == stamp_of(mode)


def need_venv_module() -> None:
    """Debian splits ensurepip off into python3-venv: install it as root, else print the line to type."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if os.geteuid() == 0 and apt_install(package):
        return
    raise SetupError(f"这个 Python 缺少 venv 模块，请先运行：sudo apt-get install -y {package}")


def apt_install(package: str) -> bool:
    """Install one of Debian's packages; False when that cannot be done here."""
    if not shutil.which("apt-get"):
        return False
    print(f"正在安装系统软件包 {package} …", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=env, check=False, **quiet)
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", package]
    return subprocess.run(command, env=env, check=False, **quiet).returncode == 0


def need_venv() -> None:
    """Keep a .venv that works; make a new one otherwise (interrupted set-up, new Python, moved folder)."""
    probe = [str(PYTHON), "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))"]
    if PYTHON.exists() and subprocess.run(probe, capture_output=True, check=False).returncode == 0:
        return
    need_venv_module()
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise SetupError(f"建立 .venv 没有成功：{last_line(made.stdout + made.stderr)}")


def last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else ""


def pip_install(*args: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--no-input", "--retries", "2", *args]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    output = done.stdout + done.stderr
    with LOG.open("a", encoding="utf-8") as log:
        log.write(output)
    if done.returncode:
        raise SetupError(
            next(
                (say for sign, say in REASONS if sign in output),
                f"安装没有成功：{last_line(output)}（全文见 .venv/install.log）",
            )
        )


def install(mode: str) -> None:
    """Install exactly what the lock names (hashes checked, wheels only), then the project itself."""
    need_writable(ROOT)
    need_venv()
    LOG.unlink(missing_ok=True)
    print("正在安装依赖，首次约需一分钟 …", flush=True)
    pip_install("--require-hashes", "--only-binary", ":all:", "-r", LOCKS[mode].name)
    pip_install("--no-deps", "--no-build-isolation", "-e", ".")
    for covered in ("run",) if mode == "run" else ("run", "dev"):  # the dev lock contains the run lock
        (VENV / f"installed-{covered}").write_text(stamp_of(covered))


def offer_chromium() -> None:
    """The browser journeys drive Debian's chromium; without it they are skipped, and say so."""
    if shutil.which("chromium") or (os.geteuid() == 0 and apt_install("chromium")):
        return
    print("没有 chromium，浏览器走查将被跳过。要运行它们：sudo apt-get install -y chromium", flush=True)


def main(mode: str) -> int:
    try:
        if not installed(mode):
            install(mode)
        if mode == "dev":
            offer_chromium()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
