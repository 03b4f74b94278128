"""Run one management command, saying what went wrong in one line instead of a traceback."""

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility
from django.core.management.base import CommandError
from django.db import OperationalError


def setup() -> None:
    """Load settings and apps; a setting with a wrong value is the operator's to mend, not a fault of ours."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fuyuan.config.settings")
    try:
        django.setup()
    except ValueError as error:
        raise ImproperlyConfigured(str(error)) from error


def database_trouble(error: OperationalError) -> str:
    """Say in one line that the database does not answer; its own words say why."""
    return f"数据库不可用：{str(error).partition(chr(10))[0]}"


def main(word: str, arguments: list[str]) -> int:
    """Return 0, or the command's own code with its message on standard error."""
    try:
        setup()
        command = ManagementUtility(["fuyuan", word]).fetch_command(word)
        options = vars(command.create_parser("fuyuan", word).parse_args(arguments))
        command.execute(*options.pop("args", ()), **options)
    except CommandError as error:
        print(error, file=sys.stderr)
        return error.returncode
    except ImproperlyConfigured as error:
        print(f"设置有误：{error}", file=sys.stderr)
        return 1
    except OperationalError as error:
        print(database_trouble(error), file=sys.stderr)
        return 1
    except PermissionError as error:
        print(f"没有权限：{error.filename}", file=sys.stderr)
        return 1
    return 0
