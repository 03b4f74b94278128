"""The linkage room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class LinkageConfig(AppConfig):
    name = "fuyuan.business.linkage"
    label = "linkage"
    verbose_name = "府院联动"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.linkage.wiring").connect()
