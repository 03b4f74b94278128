"""The public site. Its settings are registered when the models are loaded."""

import importlib

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "fuyuan.portal"
    label = "portal"
    verbose_name = "公众服务"

    def ready(self) -> None:
        importlib.import_module("fuyuan.portal.wiring").connect()
