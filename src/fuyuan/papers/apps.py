"""The papers app. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "fuyuan.papers"
    label = "papers"
    verbose_name = "文书"

    def ready(self) -> None:
        importlib.import_module("fuyuan.papers.wiring").connect()
