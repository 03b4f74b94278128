"""The archives room. What it connects at start-up stands in wiring.py, which needs the models loaded."""

import importlib

from django.apps import AppConfig


class ArchivesConfig(AppConfig):
    name = "fuyuan.business.archives"
    label = "archives"
    verbose_name = "档案鉴定销毁"

    def ready(self) -> None:
        importlib.import_module("fuyuan.business.archives.wiring").connect()
