"""执法领域 are read from a plan's words; whoever reported a problem says who they are, or does not, never half."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuyuan.business.opinions.areas import areas_in, listed
from fuyuan.business.opinions.records import Reported
from fuyuan.matters.record import InvalidRecord, parse_record

PLAN = (Path(__file__).parents[2] / "src/fuyuan/config/demo/plan-2022.txt").read_text()
FIFTEEN = (
    "教育、人力资源社会保障、自然资源、生态环境、住房城乡建设、交通运输、农业农村、商务、文化旅游、卫生健康、应急管理、市场监管、药品监督管理、"
    "金融监管、城市管理"
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(PLAN, FIFTEEN, id="the first plan names fifteen, across a line end"),
        pytest.param(
            "重点围绕教育、医疗、养老等执法领域开展整治。", "教育、医疗、养老", id="another plan, other areas"
        ),
        pytest.param("深入开展行政执法专项整治活动。", "", id="a plan that names none leaves the list empty"),
        pytest.param("对教育等执法领域进行整治。", "", id="one area is an example, not a list"),
    ],
)
def test_the_areas_are_those_the_plan_names(text: str, wanted: str) -> None:
    assert "、".join(areas_in([text])) == wanted


def test_the_newest_plan_that_names_areas_counts() -> None:
    assert areas_in(["没有列出领域。", "围绕关系群众切身利益的水利、林业等执法领域", PLAN]) == (
        "水利",
        "林业",
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("教育医养老林水", min_size=1, max_size=6), max_size=8))
def test_a_list_written_out_is_read_back(names: list[str]) -> None:
    assert listed("、".join(names)) == tuple(dict.fromkeys(names))


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        pytest.param({"sender": "anonymous"}, "", id="anonymous and no name"),
        pytest.param({"sender": "named", "name": "张三", "phone": "1"}, "", id="a name and a phone"),
        pytest.param({"sender": "named", "name": "张三"}, "联系电话", id="nobody can call a name"),
        pytest.param(
            {"sender": "anonymous", "phone": "1"}, "匿名", id="anonymous with a phone is not anonymous"
        ),
    ],
)
def test_who_reports_is_reachable_or_anonymous(changes: dict[str, str], wrong: str) -> None:
    record = {"area": "教育", "what": "收取资料费，没有开票据。", **changes}
    if not wrong:
        assert parse_record(Reported, record)
        return
    with pytest.raises(InvalidRecord, match=wrong):
        parse_record(Reported, record)
