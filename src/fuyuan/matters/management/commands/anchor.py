"""`fuyuan anchor`: sign the new events into a file outside the database."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from fuyuan.matters.anchors import write_anchor


class Command(BaseCommand):
    help = "把上一个锚点之后的事件汇成一个签名锚点，写到数据库之外"

    def handle(self, *args: Any, **options: Any) -> None:
        anchor = write_anchor(Path(settings.HOME))
        if anchor is None:
            self.stdout.write("没有新的事件")
        else:
            self.stdout.write(
                f"锚点 {anchor.header['number']}：{anchor.header['count']} 个事件，{anchor.path.name}"
            )
