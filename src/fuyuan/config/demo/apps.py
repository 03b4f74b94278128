from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "fuyuan.config.demo"
    label = "demo"
    verbose_name = "演示"
