"""B17 and B20: what an installation opened to users sends and refuses, asked of the program as it is started there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import json, warnings, django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
from django.conf import settings
from django.test import Client
from fuyuan.organs.loading import load_file
out = {}
client = Client()
for name, path, secure in (("plain", "/", False), ("home", "/", True), ("sign-in", "/sign-in/", True), ("static", None, True)):
    if path is None:
        from django.contrib.staticfiles.finders import find
        path = settings.STATIC_URL + "shell/base.css" if find("shell/base.css") else settings.STATIC_URL + "shell/tokens.css"
        path = "/" + path.lstrip("/")
    response = client.get(path, secure=secure, headers={"host": "fuyuan.example.cn"})
    out[name] = {"status": response.status_code, "headers": dict(response.headers), "cookies": response.cookies.output()}
print(json.dumps(out))
"""


def production(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    # the journeys' browser sets this for its own process; the installation that is looked at here has none of it
    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    env = {
        **inherited, "FUYUAN_HOME": str(home), "FUYUAN_PRODUCTION": "1", "FUYUAN_HOSTS": "fuyuan.example.cn",
        "DJANGO_SETTINGS_MODULE": "fuyuan.config.settings",
    }  # fmt: skip
    env.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-W", "ignore", *command], cwd=ROOT, env=env, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    done = production(tmp_path_factory.mktemp("production"), "-c", ASK)
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, object]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_deploy_check_has_no_warning(tmp_path: Path) -> None:
    done = production(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_whoever_comes_without_encryption_is_sent_to_the_encrypted_address(answers: dict[str, dict]) -> None:
    assert answers["plain"]["status"] == 301
    assert answers["plain"]["headers"]["Location"].startswith("https://")


@pytest.mark.parametrize("page", ["home", "sign-in"])
def test_every_page_binds_the_browser_to_encryption_for_a_year(page: str, answers: dict[str, dict]) -> None:
    age = answers[page]["headers"]["Strict-Transport-Security"]
    assert int(age.split("=")[1].split(";")[0]) >= 31_536_000


def test_cookies_belong_to_this_host_and_travel_encrypted(answers: dict[str, dict]) -> None:
    cookies = [line for line in answers["sign-in"]["cookies"].splitlines() if line]
    assert cookies
    for line in cookies:
        assert line.startswith("Set-Cookie: __Host-")
        assert "Secure" in line
        assert "SameSite=Lax" in line
        assert "Path=/" in line
        assert "Domain" not in line


def test_the_home_page_sets_no_cookie(answers: dict[str, dict]) -> None:
    assert answers["home"]["cookies"] == ""


def test_static_files_are_kept_and_typed(answers: dict[str, dict]) -> None:
    assert answers["static"]["status"] == 200
    headers = answers["static"]["headers"]
    assert "max-age=" in headers["Cache-Control"]
    assert headers["Content-Type"].startswith("text/css")
    assert headers["X-Content-Type-Options"] == "nosniff"
