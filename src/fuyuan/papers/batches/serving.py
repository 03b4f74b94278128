"""How a room serves one of its papers: what is asked once for many, and the record its own step then gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fuyuan.matters.record import Record
from fuyuan.papers.models import Paper


@dataclass(frozen=True, slots=True)
class Serving:
    """``initial()`` fills in the form. ``record_of(paper, asked)`` completes what was asked for one paper: its place, and whom
    it has not reached.

    Raises PaperRefused when nobody waits for it.
    """

    step: str
    asked: type[Record]
    record_of: Callable[[Paper, Mapping[str, Any]], Mapping[str, Any]]
    initial: Callable[[], Mapping[str, Any]] = dict


_servings: dict[str, Serving] = {}


def register(kind: str, serving: Serving) -> None:
    _servings[kind] = serving


def serving_of(kind: str) -> Serving | None:
    """Return how matters of this kind serve their papers; None where they do not."""
    return _servings.get(kind)


def kinds_served() -> list[str]:
    return list(_servings)
