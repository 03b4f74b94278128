"""What the room connects: subscribers on every step of the matters it compares, a link on their pages."""

from fuyuan.matters.registry import subscribe
from fuyuan.shell.hooks import register_related

from .index import on_step
from .sources import CASE, SOURCES, SUIT
from .views import of_case, of_suit


def connect() -> None:
    for kind in SOURCES:
        subscribe(kind, "*", on_step)
    register_related(of_case, CASE)
    register_related(of_suit, SUIT)
