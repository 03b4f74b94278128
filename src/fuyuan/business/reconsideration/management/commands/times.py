"""``fuyuan times rebuild``: write the times of the stages of every case again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from fuyuan.business.reconsideration.times.index import rebuild


class Command(BaseCommand):
    help = "时限标准看板：rebuild 按全部案件的历史重写各环节用时（升级后运行一次；运行中可以照常办案）"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["rebuild"], help="要做的事")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"已重写案件 {sum(1 for _ in rebuild()):,} 件")
