"""Bring the database to where this version of the program needs it, once, and continue where a start was cut off."""

import io
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# What a new database is given, in order. Each line is one management command; another county passes its own file.
STARTER, PEOPLE, CASES = "organs load {file}", "demo_people", "demo"
SAYING = {PEOPLE: "正在建立演示账号 …", CASES: "正在装入演示案件 …"}


class SetupRefused(Exception):
    """The database cannot be used by this program; the message says what to do."""


def prepare(starter: str = "starter", demo: bool = True) -> None:
    """Migrate if needed; give a new database its organs and, unless told otherwise, the demo cases."""
    executor = MigrationExecutor(connection)
    refuse_newer_schema(executor)
    if not executor.loader.applied_migrations:
        write_pending([STARTER.format(file=starter), *([PEOPLE, CASES] if demo else [])])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("正在建立或升级数据库 …", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
    while pending := read_pending():
        print(SAYING.get(pending[0], "正在装入机关和人员 …"), flush=True)
        perform(pending[0])
        write_pending(pending[1:])


def refuse_newer_schema(executor: MigrationExecutor) -> None:
    """Old code on a newer schema would read columns wrongly: stop before the first query."""
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    newer = sorted(f"{app}.{name}" for app, name in unknown if app in executor.loader.migrated_apps)
    if newer:
        raise SetupRefused(f"数据库由更新的版本写成（{newer[-1]}）：请安装新版本后再启动，数据没有改动。")


def perform(line: str) -> None:
    """Run one pending line; keep the sign-in names, which every start shows again."""
    command, *arguments = line.split(" ", 2)
    said = io.StringIO()
    call_command(command, *arguments, stdout=said)
    if command == PEOPLE:
        (settings.HOME / "demo.txt").write_text(said.getvalue(), encoding="utf-8")


def demo_notice() -> str:
    """Return the demo's sign-in names; empty where no demo was loaded."""
    notice = Path(settings.HOME / "demo.txt")
    return notice.read_text(encoding="utf-8").strip() if notice.exists() else ""


def pending_file() -> Path:
    return Path(settings.HOME / "setup-pending.txt")


def read_pending() -> list[str]:
    return pending_file().read_text(encoding="utf-8").splitlines() if pending_file().exists() else []


def write_pending(lines: list[str]) -> None:
    if lines:
        pending_file().write_text("\n".join(lines), encoding="utf-8")
    else:
        pending_file().unlink(missing_ok=True)
