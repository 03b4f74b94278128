"""What the room connects: subscribers on every step of the matters it compares, a link on their pages."""

from fuyuan.matters.registry import subscribe_together
from fuyuan.shell.hooks import register_related

from .index import on_steps
from .sources import CASE, SOURCES, SUIT
from .views import of_case, of_suit


def connect() -> None:
    for kind in SOURCES:
        subscribe_together(kind, "*", on_steps)
    register_related(of_case, CASE)
    register_related(of_suit, SUIT)
