"""``fuyuan similar reindex``: make the index of ended matters again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from fuyuan.business.similar.index import reindex


class Command(BaseCommand):
    help = "类案检索：reindex 按全部办件重建索引（升级后运行一次；运行中页面照常打开，列出的会少一些）"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["reindex"], help="要做的事")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"已编入结果已定的案件 {reindex():,} 件")
