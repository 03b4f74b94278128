"""The training room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "fuyuan.business.training"
    label = "training"
    verbose_name = "执法人员培训"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.training.wiring").connect()
