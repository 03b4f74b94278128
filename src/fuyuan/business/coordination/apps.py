"""The coordination room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    name = "fuyuan.business.coordination"
    label = "coordination"
    verbose_name = "执法争议协调"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.coordination.wiring").connect()
