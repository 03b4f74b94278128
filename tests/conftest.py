"""What every test may rely on: a data folder and a database file of its own, never those of the installation."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Point FUYUAN_HOME's settings at an empty folder of this worker."""
    home = tmp_path_factory.mktemp("home")
    os.environ["FUYUAN_HOME"] = str(home)  # for the law, which knows no settings
    if settings.configured:  # the law's tests may run without Django
        settings.HOME = home
        settings.FILE_UPLOAD_TEMP_DIR = home


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """On SQLite use a file, as in service: WAL, locks and several connections behave as they will there."""
    default = connections["default"]
    if default.vendor == "sqlite":
        name: Path = tmp_path_factory.mktemp("database") / "fuyuan.sqlite3"
        default.settings_dict["TEST"]["NAME"] = str(name)
