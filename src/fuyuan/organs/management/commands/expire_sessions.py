"""`fuyuan expire_sessions`: delete sessions that have ended and counters of tries that are over."""

from typing import Any

from django.core.management.base import BaseCommand

from fuyuan.organs.security import forget_old


class Command(BaseCommand):
    help = "删除已经结束的会话和过期的尝试计数。可以重复执行。"

    def handle(self, *args: Any, **options: Any) -> None:
        count = forget_old()
        if count:
            self.stdout.write(f"删除过期会话、计数 {count} 条")
