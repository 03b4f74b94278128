"""`fuyuan archive check FILE`: whether a transfer package is what its manifest says."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from fuyuan.papers.archive.package import BadPackage, manifest_of, problems


class Command(BaseCommand):
    help = "核对归档移交包：文件是否齐全，大小、SHA-256、SM3 是否与清单一致"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["check"], help="要做的事")
        parser.add_argument("file", type=Path, help="移交包（zip）")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = manifest_of(options["file"])
            found = list(problems(options["file"]))
        except BadPackage as error:
            raise CommandError(str(error)) from error
        for line in found:
            self.stdout.write(line)
        what = "、".join(str(told.get(key, "")) for key in ("案号", "题名") if told.get(key))
        self.stdout.write(f"{what}：文件 {len(told['files'])} 个，不一致 {len(found)} 处")
        if found:
            sys.exit(1)
