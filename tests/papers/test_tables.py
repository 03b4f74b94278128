"""Tables of the markup: merged cells, columns, headers, and what is refused."""

from __future__ import annotations

import pytest

from fuyuan.papers.blocks import Align, Cell, Table
from fuyuan.papers.markup import parse
from fuyuan.papers.tables import TableFault


def table(text: str) -> Table:
    (found,) = parse(text)
    assert isinstance(found, Table)
    return found


def shape(text: str) -> list[tuple[str, int, int, int, int]]:
    return [(cell.text, cell.row, cell.column, cell.rows, cell.columns) for cell in table(text).cells]


def test_cells_stand_in_rows_and_columns() -> None:
    assert shape("| 甲 | 乙 |\n| 丙 | |") == [
        ("甲", 0, 0, 1, 1),
        ("乙", 0, 1, 1, 1),
        ("丙", 1, 0, 1, 1),
        ("", 1, 1, 1, 1),
    ]


def test_a_cell_reaches_over_columns_and_rows() -> None:
    assert shape("| 甲 | < | 乙 |\n| ^ | < | 丙 |") == [
        ("甲", 0, 0, 2, 2),
        ("乙", 0, 2, 1, 1),
        ("丙", 1, 2, 1, 1),
    ]


def test_escaped_marks_are_text() -> None:
    assert [cell[0] for cell in shape(r"| \< | \^ | a\|b | 一\n二 | \\ |")] == [
        "<",
        "^",
        "a|b",
        "一\n二",
        "\\",
    ]


def test_the_rule_aligns_columns_and_makes_the_row_above_a_header() -> None:
    found = table("| 序号 | 单位 |\n|:-:|--:|\n| 1 | 县公安局 |")
    assert found.headers == 1
    assert [cell.align for cell in found.cells] == [Align.CENTER, Align.CENTER, Align.CENTER, Align.RIGHT]


def test_a_rule_on_top_aligns_without_a_header() -> None:
    found = table("|:-:|---|\n| 案由 | 罚款 |")
    assert (found.headers, [cell.align for cell in found.cells]) == (0, [Align.CENTER, Align.LEFT])


def test_widths_are_shares() -> None:
    assert table("@表格 2 6\n| 甲 | 乙 |").widths == (2, 6)
    assert table("| 甲 | 乙 |").widths == (1, 1)


def test_a_widths_line_starts_a_new_table() -> None:
    assert len(parse("| 甲 |\n@表格 1 1\n| 乙 | 丙 |")) == 2


def test_the_last_bar_may_be_left_out() -> None:
    assert table("| 甲 | 乙").cells[1] == Cell("乙", 0, 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("| 甲 | 乙 |\n| 丙 |", "rows of different length"),
        ("| < | 乙 |", "nothing to merge with at the left"),
        ("| ^ |", "nothing to merge with above"),
        ("| 甲 | < |\n| ^ | 乙 |", "an L is no rectangle"),
        ("@表格 1 2 3\n| 甲 | 乙 |", "more widths than columns"),
        ("@表格 1 零\n| 甲 | 乙 |", "a width that is no number"),
        ("@表格 1", "no rows"),
        ("|" + " 甲 |" * 21, "too many columns"),
        ("| 甲 |\n| 乙 |\n|---|", "the rule stands too low"),
    ],
)
def test_a_table_that_cannot_be_laid_out_is_refused(text: str, reason: str) -> None:
    with pytest.raises(TableFault, match="第"):
        parse(text)
