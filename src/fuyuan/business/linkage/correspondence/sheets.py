"""What a unit answered, as a sheet of the matter page."""

from __future__ import annotations

from fuyuan.business.linkage.common import written
from fuyuan.shell.rooms import Tab, Table, said

from .state import Correspondence


def answers_tab(state: Correspondence) -> Tab:
    tables = []
    for number, each in enumerate(state.rounds, 1):
        if each.answer:
            rows = [[measure.what, measure.who, measure.by] for measure in each.answer.measures]
            told = f"第{number}次答复（{written(each.answered_on)}）" if each.answered_on else ""
            tables.append(Table(("措施", "责任人", "完成日期"), rows, told))
    last = state.round
    answer = last.answer if last else None
    pairs = said((
        ("答复期限", last.by_on if last else None), ("还缺什么", last.wish if last else ""),
        ("原因", answer.reasons if answer else ""), ("长效措施", answer.lasting if answer else ""),
        ("核查期限", last.check_by if last else None),
    ))  # fmt: skip
    return Tab("答复", pairs, tables, sum(1 for each in state.rounds if each.answer))
