from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MattersConfig(AppConfig):
    name = "fuyuan.matters"
    label = "matters"
    verbose_name = "办件"

    def ready(self) -> None:
        # settings, policies, procedures and subscribers register on import
        autodiscover_modules("lawbook", "attachments", "policies", "room")
