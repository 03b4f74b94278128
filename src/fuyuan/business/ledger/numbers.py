"""How a task is numbered: one number a task, gap-free by year (一件一号)."""

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, by_setting

TASK_NUMBER, PAPER_NUMBER = "ledger.number.task", "ledger.number.paper"


def register_settings() -> None:
    installation.register(
        TASK_NUMBER,
        title="台账任务编号的写法",
        help=PLACES,
        type=str,
        default="{prefix}台账〔{year}〕{serial}号",
    )
    installation.register(
        PAPER_NUMBER, title="联席会议办公室文书编号的写法", help=PLACES, type=str,
        default="{prefix}府院联席办{word}〔{year}〕{serial}号",
    )  # fmt: skip


write_number = by_setting(TASK_NUMBER)  # 汝台账〔2022〕12号
