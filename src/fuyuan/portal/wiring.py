"""What the public site tells the floors below: its settings and its policy."""

from fuyuan.organs import settings

from . import policies

__all__ = ["connect", "policies"]


def connect() -> None:
    settings.register(
        "portal.filing",
        title="备案号",
        help="网站备案号，显示在公众页面最下方；留空不显示。",
        type=str,
        default="",
    )
    settings.register(
        "portal.draft_days",
        title="草稿保留天数",
        help="没有提交的申请，从最后一次保存起保留多少天（自然日）；到期删除。",
        type=int,
        default=30,
    )
