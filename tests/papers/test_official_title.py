"""A title's lines keep words whole and make a trapezoid or a rhombus (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuyuan.papers.official_title import MAX_LINE, title_lines


@pytest.mark.parametrize(
    ("title", "lines", "reason"),
    [
        ("行政复议决定书", ["行政复议决定书"], "short: one line"),
        ("关于印发\n工作方案的通知", ["关于印发", "工作方案的通知"], "the clerk's own break wins"),
        (
            "关于进一步加强府院联动工作推进行政争议实质性化解的若干意见",
            ["关于进一步加强府院联动工作推进", "行政争议实质性化解的若干意见"],
            "two lines, no word cut",
        ),
        (
            "甲县府院联动联席会议办公室关于2026年上半年全县行政机关负责人出庭应诉情况的通报",
            ["甲县府院联动联席会议办公室关于", "2026年上半年全县行政机关", "负责人出庭应诉情况的通报"],
            "the year stays whole",
        ),
    ],
)
def test_titles_are_broken_as_a_clerk_would(title: str, lines: list[str], reason: str) -> None:
    assert title_lines(title) == lines


def test_a_name_is_not_cut() -> None:
    name = "甲市公安局交通警察大队"
    lines = title_lines(f"关于对张某某不服{name}行政处罚决定一案的行政复议答复通知书", [name])
    assert any(name in line for line in lines)


def test_a_law_in_brackets_is_not_cut() -> None:
    lines = title_lines("关于贯彻实施《行政执法监督条例》有关问题的通知以及今年的工作安排")
    assert any("《行政执法监督条例》" in line for line in lines)


_TITLE = st.text(
    st.sampled_from("关于甲乙丙丁行政复议的通知《》〔2026〕号、，（）和与"), min_size=1, max_size=90
)


@given(_TITLE)
def test_no_character_is_lost_and_no_line_too_long(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == title
    assert all(0 < len(line) <= MAX_LINE for line in lines)


def test_a_title_of_any_length_ends() -> None:
    assert "".join(title_lines("喆" * 5000)) == "喆" * 5000
