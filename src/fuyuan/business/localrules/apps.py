"""The room of local rules. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class LocalRulesConfig(AppConfig):
    name = "fuyuan.business.localrules"
    label = "localrules"
    verbose_name = "本地规则"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.localrules.wiring").connect()
