"""The reform room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class ReformConfig(AppConfig):
    name = "fuyuan.business.reform"
    label = "reform"
    verbose_name = "以案促改"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.reform.wiring").connect()
