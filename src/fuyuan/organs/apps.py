"""The organs app: installs database guards after migrate and checks that every URL declares who may use it."""

from typing import Any

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db import connections
from django.db.models.signals import post_migrate

from . import guards
from .access import check_every_view_declares
from .wording import speak_plainly


def install_guards(using: str, **_: Any) -> None:
    guards.install(connections[using])


class OrgansConfig(AppConfig):
    name = "fuyuan.organs"
    label = "organs"
    verbose_name = "机关与人员"

    def ready(self) -> None:
        post_migrate.connect(install_guards, dispatch_uid="organs.guards")
        register(check_every_view_declares, Tags.urls)
        speak_plainly()
