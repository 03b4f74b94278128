"""The work report room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class WorkReportConfig(AppConfig):
    name = "fuyuan.business.workreport"
    label = "workreport"
    verbose_name = "行政复议工作报告"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.workreport.wiring").connect()
