from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "fuyuan.matters"
    label = "matters"
    verbose_name = "办件"
