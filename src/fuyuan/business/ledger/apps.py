"""The ledger room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "fuyuan.business.ledger"
    label = "ledger"
    verbose_name = "工作台账"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.ledger.wiring").connect()
