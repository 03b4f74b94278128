"""The mediation room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class MediationConfig(AppConfig):
    name = "fuyuan.business.mediation"
    label = "mediation"
    verbose_name = "调解"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.mediation.wiring").connect()
