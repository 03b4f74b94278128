"""How the matters of the room are numbered, and the days an installation may set."""

from collections.abc import Mapping
from datetime import timedelta

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, fill

PAPER_NUMBER, REMIND_FROM = "training.number.paper", "training.remind_from"
PATTERNS = {
    "officer": ("执法人员编号的写法", "{prefix}执人〔{year}〕{serial}号"),
    "training": ("培训编号的写法", "{prefix}培训〔{year}〕{serial}号"),
    "certificate": ("证件申领编号的写法", "{prefix}执证〔{year}〕{serial}号"),
    "question": ("试题编号的写法", "{prefix}试题〔{year}〕{serial}号"),
    "mentoring": ("以老带新编号的写法", "{prefix}带教〔{year}〕{serial}号"),
    "lesson": ("微课编号的写法", "{prefix}微课〔{year}〕{serial}号"),
    "exam": ("考试编号的写法", "{prefix}考〔{year}〕{serial}号"),
    "paper": ("培训、证件文书编号的写法", "{prefix}执培{word}〔{year}〕{serial}号"),
}
DAYS = {
    "minutes": (45, "培训：一个学时折合几分钟", "一次培训填的学时不能超过培训时间折合的学时。"),
    "report_days": (5, "培训：举办后几个工作日内报送学时", "从举办之日起。"),
    "approve_days": (5, "培训：几个工作日内认定学时", "从报送之日起。"),
    "pass_mark": (60, "证件：考试合格线", "登记成绩时预先填写，可以按每次考试修改。"),
    "training": (30, "证件：申领后几个工作日内完成培训", "从申领之日起。"),
    "exam": (30, "证件：培训后几个工作日内组织考试", "从确认培训之日起。"),
    "reviewing": (10, "证件：几个工作日内完成资格审查", "从考试合格成绩登记之日起。"),
    "question_days": (10, "试题：几个工作日内审核", "从命题、修改之日起。"),
    "confirm_days": (3, "考试：结束后几个工作日内确认成绩", "从结束考试之日起。"),
    "grace": (
        5,
        "考试：截止以后几秒内到达的答案仍然有效",
        "只为截止时已经发出、还在路上的答案；以服务器的时钟为准。",
    ),
    "mentor_hours": (8, "以老带新：带教人员最多几学时", "一次带教考核合格以后，经认定记入学时。"),
    "newcomer_hours": (16, "以老带新：新进人员最多几学时", "一次带教考核合格以后，经认定记入学时。"),
    "issuing": (5, "证件：几个工作日内发证", "从资格审查通过之日起。"),
}


def register_settings() -> None:
    for series, (title, default) in PATTERNS.items():
        installation.register(
            f"training.number.{series}", title=title, help=PLACES, type=str, default=default
        )
    for key, (days, title, help_) in DAYS.items():
        installation.register(f"training.{key}", title=title, help=help_, type=int, default=days)
    installation.register(
        REMIND_FROM, title="培训：学时提醒从几月开始", type=int, default=4,
        help="从这个月起，每月提醒按现在的进度完不成工作方案规定学时的单位。",
    )  # fmt: skip


def days_now() -> Mapping[str, int]:
    """Return the settings in force today; a nonsensical value falls back to the default."""
    found = {key: int(installation.get(f"training.{key}")) for key in DAYS}
    return {key: value if 0 < value <= 1000 else DAYS[key][0] for key, value in found.items()}


def grace_now() -> timedelta:
    """How long after its end an answer of a sitting is still taken."""
    return timedelta(seconds=max(0, min(int(installation.get("training.grace")), 60)))


def write_number(series: str, year: int, serial: int) -> str:
    """Return for example 汝执人〔2026〕312号."""
    return fill(str(installation.get(f"training.number.{series}")), year, serial)
