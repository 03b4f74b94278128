"""类案检索. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class SimilarConfig(AppConfig):
    name = "fuyuan.business.similar"
    label = "similar"
    verbose_name = "类案检索"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.similar.wiring").connect()
