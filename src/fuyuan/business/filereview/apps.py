"""The file review room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class FileReviewConfig(AppConfig):
    name = "fuyuan.business.filereview"
    label = "filereview"
    verbose_name = "案卷评查"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.filereview.wiring").connect()
