"""The floor above the rooms. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "fuyuan.insight"
    label = "insight"
    verbose_name = "统计指标"

    def ready(self) -> None:
        importlib.import_module("fuyuan.insight.wiring").connect()
