"""`fuyuan rederive`: derive all open duties again and list those that moved."""

from typing import Any

from django.core.management.base import BaseCommand

from fuyuan.matters.rederive import rederive


class Command(BaseCommand):
    help = "用现在的放假安排和计算口径重新推算全部待办期限，列出有变动的"

    def handle(self, *args: Any, **options: Any) -> None:
        number = 0
        for moved in rederive():
            number += 1
            self.stdout.write(f"{moved.label}　{moved.title}：{moved.old} → {moved.new}")
        self.stdout.write(f"有变动的待办 {number} 项")
