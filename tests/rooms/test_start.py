"""What `fuyuan run` does before it serves: prepare the database once, continue, refuse what is unsafe."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from fuyuan.config import packed, readiness, setup
from fuyuan.config.lock import only_one
from fuyuan.config.scheduler import HOURLY, build
from fuyuan.shell.templatetags.shell import sheets


@pytest.fixture
def home(settings: LazySettings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    (tmp_path / "keys").mkdir()
    return tmp_path


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_is_left_alone(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    setup.prepare()
    assert capsys.readouterr().out == ""
    assert setup.read_pending() == []


@pytest.mark.django_db
def test_a_database_of_a_newer_version_is_refused_before_anything_is_read() -> None:
    MigrationRecorder(connection).record_applied("matters", "9999_from_the_future")
    with pytest.raises(setup.SetupRefused, match="matters.9999_from_the_future"):
        setup.refuse_newer_schema(MigrationExecutor(connection))


def test_steps_that_were_cut_off_wait_for_the_next_start(home: Path) -> None:
    setup.write_pending(["organs load starter", "demo"])
    assert setup.read_pending() == ["organs load starter", "demo"]
    setup.write_pending(setup.read_pending()[1:])
    assert setup.read_pending() == ["demo"]
    setup.write_pending([])
    assert list(home.glob("*.txt")) == []


def test_without_a_demo_there_is_no_notice_of_sign_in_names(home: Path) -> None:
    assert setup.demo_notice() == ""
    (home / "demo.txt").write_text("承办人 demo\n", encoding="utf-8")
    assert setup.demo_notice() == "承办人 demo"


@pytest.mark.django_db
def test_only_one_holder_at_a_time_and_the_next_one_after(home: Path) -> None:
    with only_one("tick") as mine:
        assert mine
        assert elsewhere(home) == "False"
    assert elsewhere(home) == "True"


def elsewhere(home: Path) -> str:
    """Ask for the same lock from another process on the same database."""
    code = (
        "import django, sys; from pathlib import Path; from django.conf import settings; django.setup()\n"
        "from django.db import connection; from fuyuan.config.lock import only_one\n"
        "settings.HOME = Path(sys.argv[1]); connection.settings_dict['NAME'] = sys.argv[2]\n"
        "with only_one('tick') as mine: print(mine)"
    )
    command = [sys.executable, "-W", "ignore", "-c", code, str(home), str(connection.settings_dict["NAME"])]
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "fuyuan.config.settings"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
    return done.stdout.strip() or done.stderr


def test_the_scheduler_keeps_beijing_time_whatever_the_zone_of_the_machine() -> None:
    jobs = [job for job in build().get_jobs() if job.id in HOURLY]
    assert {job.id for job in jobs} == {"tick", "anchor", "sweep", "expire_drafts", "expire_sessions"}
    assert {str(job.trigger.timezone) for job in jobs} == {"Asia/Shanghai"}


@pytest.mark.django_db
def test_the_settings_we_ship_pass_the_checks_of_production(home: Path) -> None:
    (home / "keys" / "django.key").touch(mode=0o600)
    assert readiness.refusals() == []


@pytest.mark.django_db
def test_a_key_that_others_can_read_is_refused(home: Path) -> None:
    key = home / "keys" / "django.key"
    key.touch()
    key.chmod(0o640)
    assert readiness.refusals() == [f"密钥文件可被其他用户读取：请运行 chmod 600 {key}"]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DEBUG", True, "DEBUG"),
        ("ALLOWED_HOSTS", ["*"], "FUYUAN_HOSTS"),
    ],
)
@pytest.mark.django_db
def test_a_setting_that_opens_a_door_is_refused(
    name: str, value: object, said: str, home: Path, settings: LazySettings
) -> None:
    setattr(settings, name, value)
    (reason,) = readiness.refusals()
    assert reason.startswith(said)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="pragmas are SQLite's")
@pytest.mark.parametrize("pragma", ["synchronous = NORMAL", "foreign_keys = OFF", "recursive_triggers = OFF"])
def test_a_pragma_that_could_lose_or_corrupt_data_is_named(pragma: str) -> None:
    name = pragma.split()[0]
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA {pragma}")
        (reason,) = readiness.sqlite()
        assert name in reason
    finally:
        connection.close()  # the next connection has the shipped pragmas again


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="synchronous_commit is PostgreSQL's")
def test_a_server_that_answers_before_it_has_written_is_named() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        (reason,) = readiness.postgresql()
        cursor.execute("RESET synchronous_commit")
    assert "synchronous_commit" in reason


def test_what_pages_load_is_served_packed_and_packed_anew_when_it_changes(
    home: Path, settings: LazySettings, rf: RequestFactory
) -> None:
    settings.STATIC_ROOT = home / "static"
    settings.STATIC_ROOT.mkdir()
    packed.gather_static()
    kept = home / "static" / "shell" / "base.css"
    plain = kept.read_bytes()
    kept.write_bytes(b"of an older version")  # a package's files may bear any time
    packed.gather_static()
    asked = rf.get("/static/shell/base.css", headers={"accept-encoding": "gzip"})
    answer = WhiteNoiseMiddleware(lambda request: HttpResponse(status=404))(asked)
    sent = b"".join(answer.streaming_content)
    assert (answer.status_code, answer["Content-Encoding"]) == (200, "gzip")
    assert gzip.decompress(sent) == plain
    assert len(sent) < len(plain) / 2
    together = (home / "static" / "shell" / "together.css").read_bytes()
    assert together.startswith((home / "static" / "shell" / "vendor" / "reboot.css").read_bytes())
    assert plain in together
    assert sheets() == '<link rel="stylesheet" href="/static/shell/together.css">'


@pytest.mark.django_db
def test_every_table_a_first_start_makes_has_its_columns_indexes_and_constraints() -> None:
    """The database of the tests is made from nothing, by the same ``migrate``."""
    with connection.cursor() as cursor:
        for model in apps.get_models():
            meta = model._meta
            columns = {
                column.name
                for column in connection.introspection.get_table_description(cursor, meta.db_table)
            }
            assert columns == {field.column for field in meta.local_concrete_fields}, meta.label
            known = connection.introspection.get_constraints(cursor, meta.db_table)
            assert {each.name for each in [*meta.indexes, *meta.constraints]} <= set(known), meta.label
