"""`fuyuan tick`: take the steps that the law takes by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from fuyuan.matters.tick import tick


class Command(BaseCommand):
    help = "办理期限届满后依法自动发生的步骤（例如视为受理）；可以重复运行"

    def handle(self, *args: Any, **options: Any) -> None:
        number = 0
        for done in tick():
            number += 1
            note = f"未办理：{done.problem}" if done.problem else "已办理"
            self.stdout.write(f"{done.label}　{done.step}　{note}")
        self.stdout.write(f"共 {number} 件")
