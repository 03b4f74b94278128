from django.apps import AppConfig


class ShellConfig(AppConfig):
    name = "fuyuan.shell"
    label = "shell"
    verbose_name = "界面"
