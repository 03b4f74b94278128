"""The supervision room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "fuyuan.business.supervision"
    label = "supervision"
    verbose_name = "行政执法监督"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.supervision.wiring").connect()
