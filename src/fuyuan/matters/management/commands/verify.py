"""`fuyuan verify`: fold every history again and compare."""

import sys
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from fuyuan.matters.attachments import missing
from fuyuan.matters.verify import counts, verify


class Command(BaseCommand):
    help = "重演全部办件的历史，核对数据行、待办、摘要链、锚点和文件"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--limit", type=int, default=200, help="最多列出多少处不一致（默认 200）")

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for line in chain(verify(Path(settings.HOME)), missing()):
            found += 1
            if found <= options["limit"]:
                self.stdout.write(line)
        checked = "、".join(f"{name} {number:,}" for name, number in counts().items())
        self.stdout.write(f"已核对{checked}；不一致 {found} 处")
        if found:
            sys.exit(1)
