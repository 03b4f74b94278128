"""What a production start refuses (FUYUAN_PRODUCTION=1): each check returns what is wrong and what to do, or nothing.

A promise such as "nothing acknowledged is ever lost" rests on settings outside our code, so they are read back from
the running database instead of being trusted.
"""

import stat
from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Max

from fuyuan.clock import now
from fuyuan.matters.chain import sm3

# SQLite: pragma → (value that keeps acknowledged rows through a power cut, its name)
PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
POSTGRESQL = ("fsync", "synchronous_commit", "full_page_writes")
# GB/T 32905-2016 appendix A.1
SM3_OF_ABC = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
CLOCK_TOLERANCE = timedelta(minutes=5)


def refusals() -> list[str]:
    """Return why this installation must not be opened to users; empty when all is well."""
    checks = (debugging, hosts, keys, durability, cryptography, clock)
    return [reason for check in checks for reason in check()]


def debugging() -> Iterator[str]:
    if settings.DEBUG:
        yield "DEBUG 打开着：出错页面会泄露数据，请关闭。"


def hosts() -> Iterator[str]:
    if "*" in settings.ALLOWED_HOSTS:
        yield "FUYUAN_HOSTS 不能是 *：请写明平台的域名。"


def keys() -> Iterator[str]:
    """Whoever can read the keys can forge sessions and open sealed columns."""
    for key in sorted((settings.HOME / "keys").iterdir()):
        if key.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            yield f"密钥文件可被其他用户读取：请运行 chmod 600 {key}"


def durability() -> Iterator[str]:
    yield from sqlite() if connection.vendor == "sqlite" else postgresql()


def sqlite() -> Iterator[str]:
    if connection.settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
        yield "内置数据库的事务方式应为 IMMEDIATE：请恢复默认设置。"
    with connection.cursor() as cursor:
        for name, wanted in PRAGMAS.items():
            found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
            if found != wanted:
                yield f"内置数据库的 {name} 应为 {wanted}，现在是 {found}：断电可能丢失数据，请恢复默认设置。"


def postgresql() -> Iterator[str]:
    with connection.cursor() as cursor:
        for name in POSTGRESQL:
            cursor.execute("SELECT current_setting(%s)", [name])
            found = cursor.fetchone()[0]
            if found == "off":
                yield f"PostgreSQL 的 {name} 是 off：断电可能丢失数据，请改为 on。"


def cryptography() -> Iterator[str]:
    if sm3(b"abc") != SM3_OF_ABC:
        yield "SM3 自检不通过：请检查密码库的安装。"


def clock() -> Iterator[str]:
    newest = apps.get_model("matters.EventRow").objects.aggregate(at=Max("at"))["at"]
    if newest and newest - now() > CLOCK_TOLERANCE:
        yield f"本机时间比最新一条记录（{newest:%Y-%m-%d %H:%M} UTC）还早：请先校准本机时间。"
