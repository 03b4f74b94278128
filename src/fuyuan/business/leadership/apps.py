"""The leadership room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class LeadershipConfig(AppConfig):
    name = "fuyuan.business.leadership"
    label = "leadership"
    verbose_name = "领导学法"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.leadership.wiring").connect()
