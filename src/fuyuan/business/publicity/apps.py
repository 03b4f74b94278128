"""The publicity room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class PublicityConfig(AppConfig):
    name = "fuyuan.business.publicity"
    label = "publicity"
    verbose_name = "公开与宣传"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.publicity.wiring").connect()
