"""``fuyuan indicators recount [--check]``: count again from the matters, and name what differs."""

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from fuyuan.insight.recount import recount
from fuyuan.insight.sources import doubled_suits

MOST_LINES = 50


class Command(BaseCommand):
    help = "重新统计指标：recount 从全部办件重新计数，列出不一致并改正；加 --check 只核对不改"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["recount"], help="要做的事")
        parser.add_argument("--check", action="store_true", help="只核对，不改正；有不一致时返回 1")

    def handle(self, *args: Any, **options: Any) -> None:
        check = bool(options["check"])
        found = recount(mend=not check)
        number = 0
        for difference in islice(found, MOST_LINES):
            number += 1
            self.stdout.write(str(difference))
        rest = sum(1 for _ in found)
        if rest:
            self.stdout.write(f"……另有 {rest} 处")
        for case_number, matters in doubled_suits().items():
            self.stdout.write(
                f"案号 {case_number} 在 {len(matters)} 件办件里，规则六要求一个案号一件，请合并：{matters}"
            )
        words = "，没有改动" if check else "，已经改正"
        self.stdout.write(f"不一致 {number + rest} 处{words if number else ''}")
        if check and number:
            raise CommandError("指标汇总与办件不一致，请运行 fuyuan indicators recount 改正。", returncode=1)
