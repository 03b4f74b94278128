"""What the public site tells the floors below: its settings and its policy."""

from fuyuan.organs import settings

from . import policies

__all__ = ["connect", "policies"]

CONTACT = (
    ("portal.office_phone", "咨询电话", "显示在公众页面下方；留空不显示。"),
    ("portal.office_address", "接待地址", "显示在公众页面下方，写到门牌和窗口；留空不显示。"),
    ("portal.office_hours", "接待时间", "例如：工作日 8:30 至 12:00，15:00 至 18:00；留空不显示。"),
    ("portal.filing", "备案号", "网站备案号，显示在公众页面最下方；留空不显示。"),
)


def connect() -> None:
    for key, title, help_text in CONTACT:
        settings.register(key, title=title, help=help_text, type=str, default="")
    settings.register(
        "portal.draft_days",
        title="草稿保留天数",
        help="没有提交的申请，从最后一次保存起保留多少天（自然日）；到期删除。",
        type=int,
        default=30,
    )
