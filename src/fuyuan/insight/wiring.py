"""What the floor connects: settings, subscribers on the rooms' steps, the menu."""

from fuyuan.matters.registry import subscribe_together
from fuyuan.organs.posts import Post
from fuyuan.shell.menu import MenuPage, register_page

from . import policies, sources
from .choices import register_settings
from .readers import READERS

__all__ = ["connect", "policies"]

PAGES = (
    MenuPage("indicators", "指标", "bar-chart-line", "统计", READERS, order=70),
    MenuPage("indicator-references", "参考值", "graph-up", "统计", frozenset({Post.JOINT_OFFICE}), order=71),
)


def connect() -> None:
    register_settings()
    subscribe_together(sources.CASE, "*", sources.on_cases)
    subscribe_together(sources.SUIT, "*", sources.on_suits)
    for page in PAGES:
        register_page(page)
