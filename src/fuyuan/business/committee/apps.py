"""The committee room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class CommitteeConfig(AppConfig):
    name = "fuyuan.business.committee"
    label = "committee"
    verbose_name = "行政复议委员会"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.committee.wiring").connect()
