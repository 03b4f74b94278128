"""How the room numbers its matters, and what an installation may set."""

from collections.abc import Mapping

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES

from .life import ANSWER, DAYS, SORT

REPORT_NUMBER, AREAS = "opinions.number", "opinions.areas"
CHANGE_DAYS, PER_HOUR = "opinions.change_days", "opinions.per_hour"


def register_settings() -> None:
    installation.register_topic("opinions", "群众意见的办理期限", "opinion_report")
    installation.register(
        REPORT_NUMBER, title="问题反映编号的写法", help=PLACES, type=str, default="{prefix}反映〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        AREAS, title="执法领域", type=str, default="",
        help="群众反映问题时可以选的领域，用顿号隔开；不填的，从正在执行的工作方案里读取。",
    )  # fmt: skip
    installation.register(
        f"opinions.{SORT}", title="研判、交办群众反映的问题（工作日）", help="从收到之日起算；本地期限，条例没有规定天数。", type=int,
        default=DAYS[SORT], topic="opinions", least=1, most=60,
    )  # fmt: skip
    installation.register(
        f"opinions.{ANSWER}", title="答复反映人（工作日）", help="从收到之日起算；本地期限，条例没有规定天数。", type=int,
        default=DAYS[ANSWER], topic="opinions", least=1, most=120,
    )  # fmt: skip
    installation.register(
        CHANGE_DAYS, title="案件评价可以修改的天数", help="从评价之日起，按自然日。", type=int, default=30, least=0, most=365
    )  # fmt: skip
    installation.register(
        PER_HOUR, title="同一网络一小时内最多提交的意见", type=int, default=10, least=1, most=1000,
        help="反映问题、评价机关、填写问卷各自计算；政务大厅等公用网络可以调高。",
    )  # fmt: skip


def days_now() -> Mapping[str, int]:
    return {key: int(installation.get(f"opinions.{key}")) for key in DAYS}
