"""`fuyuan sweep`: remove contents of uploads that never became part of anything."""

from typing import Any

from django.core.management.base import BaseCommand

from fuyuan.matters.attachments import sweep


class Command(BaseCommand):
    help = "清除没有任何办件引用的上传内容（上传中断留下的，超过一天）；被引用的内容永不删除"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"清除 {len(sweep())} 个")
