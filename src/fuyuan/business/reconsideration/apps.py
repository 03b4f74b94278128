"""The reconsideration room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class ReconsiderationConfig(AppConfig):
    name = "fuyuan.business.reconsideration"
    label = "reconsideration"
    verbose_name = "行政复议案件"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.reconsideration.wiring").connect()
