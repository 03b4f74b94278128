"""`fuyuan expire_drafts`: delete applications that were begun and never submitted, once their time has run out."""

from typing import Any

from django.core.management.base import BaseCommand

from fuyuan.portal.drafts import expire


class Command(BaseCommand):
    help = "删除到期没有提交的申请草稿。可以重复执行。"

    def handle(self, *args: Any, **options: Any) -> None:
        count = expire()
        if count:
            self.stdout.write(f"删除到期草稿 {count} 份")
