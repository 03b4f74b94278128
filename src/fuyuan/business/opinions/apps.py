"""The opinions room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    name = "fuyuan.business.opinions"
    label = "opinions"
    verbose_name = "群众意见"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.opinions.wiring").connect()
