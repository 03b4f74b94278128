"""`fuyuan demo`: a believable year of cases in an empty database."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from fuyuan.config.demo.build import AlreadyThere, build
from fuyuan.organs.demo_people import make_demo_people


class Command(BaseCommand):
    help = "装入演示案件和演示账号（只装入没有案件的库；生产环境不可用）"

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("生产环境不装入演示数据。")
        make_demo_people()
        try:
            self.stdout.write(f"已装入演示案件 {build()} 件")
        except AlreadyThere as error:
            self.stdout.write(str(error))
