"""How the room's matters are numbered, and what the place settles itself about publishing."""

from datetime import date

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, by_setting

from .decisions.candidates import SINCE, Policy

NUMBER, CASE_NUMBER = "publicity.number", "publicity.number.case"
MORE_NUMBERS = {"news": "工作动态", "activity": "宣传活动", "partner": "合作媒体"}
NEWS_DAYS, NOTE_DAYS = "publicity.news_days", "publicity.note_days"
DAYS, CASE_DAYS, MINORS, ON_REQUEST = (
    "publicity.days",
    "publicity.case_days",
    "publicity.minors",
    "publicity.on_request",
)
FROM = "publicity.from"
TOPIC = "publicity"


def register_settings() -> None:
    installation.register_topic(TOPIC, "决定书公开", "publication")
    installation.register(
        NUMBER, title="决定书公开编号的写法", help=PLACES, type=str, default="{prefix}复议公开〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        CASE_NUMBER, title="典型案例编号的写法", help=PLACES, type=str, default="{prefix}典型案例〔{year}〕{serial}号"
    )  # fmt: skip
    for name, title in MORE_NUMBERS.items():
        installation.register(
            f"{NUMBER}.{name}", title=f"{title}编号的写法", help=PLACES, type=str, default=f"{{prefix}}{title}〔{{year}}〕{{serial}}号"
        )  # fmt: skip
    for key, title, default in ((NEWS_DAYS, "发布工作动态", 5), (NOTE_DAYS, "记录宣传效果", 10)):
        installation.register(
            key, title=f"宣传：{title}（工作日）", type=int, default=default, topic=TOPIC, least=1, most=250,
            help="从拟写（记录效果从举办）的第二天起算。法律没有规定天数，这是本地的要求。",
        )  # fmt: skip
    for key, title, default in (
        (DAYS, "公开决定书（工作日）", 20),
        (CASE_DAYS, "撰写、发布典型案例（工作日）", 30),
    ):
        installation.register(
            key, title=f"公开：{title}", type=int, default=default, topic=TOPIC, least=1, most=250,
            help="从决定书生效（典型案例从选用）的第二天起算。法律没有规定天数，这是本地的要求。",
        )  # fmt: skip
    installation.register(
        FROM, title="公开：从哪天起作出的决定书", type=str, default=SINCE.isoformat(), topic=TOPIC,
        help="写成 2024-01-01 的样子。这一天以前作出的决定书不启动公开；2024年1月1日以前的，当时的法律没有规定公开。",
    )  # fmt: skip
    installation.register(
        MINORS, title="公开：当事人是未成年人的决定书", type=bool, default=False, topic=TOPIC,
        help="否：这类决定书直接列为不予公开，写明原因，机构负责人可以改为公开。",
    )  # fmt: skip
    installation.register(
        ON_REQUEST, title="公开：行政行为没有主动公开的决定书", type=bool, default=True, topic=TOPIC,
        help="法律规定根据行政行为的公开情况公开决定书。否：行政行为只能依申请公开的，决定书也不公开。",
    )  # fmt: skip


def policy_now() -> Policy:
    """Return the local part of the rule in force today."""
    return Policy(minors=bool(installation.get(MINORS)), on_request=bool(installation.get(ON_REQUEST)))


def made_since() -> date:
    """Return the first day whose decisions are published: the law's, or a later one the place has set."""
    try:
        return max(SINCE, date.fromisoformat(str(installation.get(FROM)).strip()))
    except ValueError:
        return SINCE


write_number, write_case_number = by_setting(NUMBER), by_setting(CASE_NUMBER)
write_news_number, write_activity_number, write_partner_number = (
    by_setting(f"{NUMBER}.{name}") for name in MORE_NUMBERS
)
