"""The checks of `make lint` that must hold for every change, and proof that the guards bite."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, input=given)


@pytest.mark.parametrize("arguments", [["check", "."], ["format", "--check", "."]], ids=["check", "format"])
def test_ruff_finds_nothing(arguments: list[str]) -> None:
    done = run(sys.executable, "-m", "ruff", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_keep_to_the_floors_of_the_house() -> None:
    done = run(sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()")
    assert done.returncode == 0, done.stdout + done.stderr


def test_templates_parse_and_carry_nothing_the_browser_would_block() -> None:
    done = run(sys.executable, "tools/check_templates.py")
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_change_of_a_model_has_its_migration(tmp_path: Path) -> None:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "fuyuan.config.settings", "FUYUAN_HOME": str(tmp_path)}
    env.pop("DATABASE_URL", None)
    command = [sys.executable, "-W", "ignore", "-m", "django", "makemigrations", "--check", "--dry-run"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "expression",
    [
        "datetime.date.today()",
        "datetime.datetime.now(datetime.UTC)",
        "datetime.datetime.utcnow()",
        "django.utils.timezone.now()",
        "django.utils.timezone.localdate()",
    ],
)
def test_any_clock_but_the_one_clock_is_banned(expression: str) -> None:
    code = f"import datetime\nimport django.utils.timezone\n\nday = {expression}\nboth = (datetime, django)\n"
    done = run(
        sys.executable, "-m", "ruff", "check", "--stdin-filename", "src/fuyuan/matters/x.py", "-", given=code
    )
    assert "TID251" in done.stdout


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("<script>go()</script>", "inline script"),
        ('<p style="color:red">', "style attribute"),
        ('<a onclick="go()">', "event attribute"),
        ('<script src="https://elsewhere.example/x.js"></script>', "address of another host"),
        ("{% if %}", "Unexpected end"),
    ],
)
def test_the_template_check_finds(markup: str, what: str, tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, 'tools'); import django, check_templates as c; django.setup();"
        "from pathlib import Path; print(c.problems(Path(sys.argv[1])))"
    )
    page = tmp_path / "page.html"
    page.write_text(markup, encoding="utf-8")
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "fuyuan.config.settings", "FUYUAN_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(page)], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert what in done.stdout, done.stderr


def test_the_reference_pages_say_what_the_program_does() -> None:
    done = run(sys.executable, "-W", "ignore", "-m", "fuyuan.cli", "docs", "--check")
    assert done.returncode == 0, done.stdout + done.stderr
