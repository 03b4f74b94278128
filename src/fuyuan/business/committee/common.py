"""What the four lines of business of the committee share: words, posts, small records. Pure."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.record import Choice
from fuyuan.organs.posts import Post

OFFICE_HEAD = frozenset({Post.OFFICE_HEAD})
OFFICE = frozenset({Post.HANDLER, Post.OFFICE_HEAD})
MEMBER = frozenset({Post.COMMITTEE_MEMBER})
CLOCK = frozenset({Post.SYSTEM})
AHEAD = frozenset({"meet_on", "access_until", "from_on", "to_on", "due_on"})  # days that may lie ahead


class Field(Choice):
    """专业领域: by these a member is found for a case."""

    LAW = "law", "行政法、诉讼法"
    LAND = "land", "自然资源、不动产登记"
    HOUSING = "housing", "住房城乡建设、征收补偿"
    SECURITY = "security", "治安、交通管理"
    MARKET = "market", "市场监管、食品药品"
    LABOUR = "labour", "劳动、工伤、社会保障"
    ENVIRONMENT = "environment", "生态环境、水利"
    HEALTH = "health", "卫生健康、医疗鉴定"
    EDUCATION = "education", "教育"
    FINANCE = "finance", "财政、税务、审计"
    FARMING = "farming", "农业农村、林业"
    ENGINEERING = "engineering", "工程、造价、质量鉴定"
    INFORMATION = "information", "政府信息公开"
    CIVIL = "civil", "民政、退役军人事务"


def written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
