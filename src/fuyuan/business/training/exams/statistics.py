"""What the answers say of the questions: difficulty and discrimination, as schools compute them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TAIL = 0.27  # of those who had the question, the best and the last 27 %: Kelley 1939, usual in 教育测量
FEWEST = 10  # people below which a discrimination says nothing


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """``difficulty``: share of those who had the question and got its points (1: everybody). ``discrimination``: that share among
    the best 27 % less that among the last 27 %, None where too few had it."""

    item: int
    people: int
    right: int
    discrimination: float | None

    @property
    def difficulty(self) -> float:
        return self.right / self.people

    @property
    def remark(self) -> str:
        """What the person who keeps the bank should look at."""
        if self.discrimination is not None and self.discrimination < 0:
            return "成绩好的反而答错得多，请核对答案"
        if self.people >= FEWEST and self.difficulty < 0.2:
            return "很少人答对，请核对题目和答案"
        if self.discrimination is not None and self.discrimination < 0.2 and self.difficulty < 0.9:
            return "区分度低，建议修改"
        return ""


def figures(papers: Iterable[Mapping[int, int]]) -> list[ItemFigures]:
    """Return the figures of every question asked; ``papers``: of each person the points by question."""
    had: dict[int, list[tuple[int, bool]]] = {}
    for marks in papers:
        total = sum(marks.values())
        for item, points in marks.items():
            had.setdefault(item, []).append((total, points > 0))
    return [_of(item, rows) for item, rows in sorted(had.items())]


def _of(item: int, rows: list[tuple[int, bool]]) -> ItemFigures:
    right = sum(got for _, got in rows)
    return ItemFigures(item, len(rows), right, _discrimination(rows) if len(rows) >= FEWEST else None)


def _discrimination(rows: list[tuple[int, bool]]) -> float:
    """Ties at the border are shared: whoever has the border's total counts for the part of the tail that is left."""
    size = max(1, round(len(rows) * TAIL))
    return _share(sorted(rows, key=lambda row: -row[0]), size) - _share(
        sorted(rows, key=lambda row: row[0]), size
    )


def _share(rows: list[tuple[int, bool]], size: int) -> float:
    border = rows[size - 1][0]
    inside = [got for total, got in rows[:size] if total != border]
    tied = [got for total, got in rows if total == border]
    return (sum(inside) + (size - len(inside)) * sum(tied) / len(tied)) / size
