"""The litigation room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class LitigationConfig(AppConfig):
    name = "fuyuan.business.litigation"
    label = "litigation"
    verbose_name = "行政诉讼应诉"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.litigation.wiring").connect()
