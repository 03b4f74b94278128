"""The guidance room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "fuyuan.business.guidance"
    label = "guidance"
    verbose_name = "服务型行政执法"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.guidance.wiring").connect()
