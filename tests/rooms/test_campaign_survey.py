"""The survey of a campaign, counted by the database: what looks stuffed is counted apart, and nothing is lost."""

from collections import Counter
from datetime import date, timedelta
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuyuan.business.supervision.campaigns.survey import FROM_ONE_NETWORK, suspicious, totals
from fuyuan.business.supervision.models import SurveyAnswer
from fuyuan.business.supervision.queries import answer_survey
from fuyuan.clock import set_clock

pytestmark = pytest.mark.django_db
START = date(2026, 9, 28)
AREAS = ["教育", "城市管理", "市场监管"]
CAMPAIGNS, TOKENS = count(1), count(1)


def answered(
    campaign: int, network: str, text: str = "", areas: tuple[str, ...] = ("教育",), after: int = 0
) -> None:
    with set_clock((START + timedelta(days=after)).isoformat()):
        answer_survey(campaign, list(areas), text, f"token{next(TOKENS)}", network)


STUFFED = [
    ([("a", "", 0)] * 3, 0, "three of a household"),
    ([("a", "", 0)] * 4, 4, "four a day from one network: all of them"),
    ([("a", "", day) for day in range(6)], 0, "one a day is no burst"),
    ([(f"n{n}", "罚款太随意 没有依据", n) for n in range(4)], 4, "the same words four times, on four days"),
    ([(f"n{n}", "罚款太随意" + " " * n + "没有依据", 0) for n in range(4)], 4, "spaces make no other words"),
    ([(f"n{n}", "乱罚款", 0) for n in range(9)], 0, "two or three words are said by many"),
    ([("a", "", 0)] * 4 + [("b", "", 0)] * 2, 4, "the others stay sound"),
]


def test_what_looks_stuffed_is_marked() -> None:
    for given_, marked, why in STUFFED:
        campaign = next(CAMPAIGNS)
        for network, text, after in given_:
            answered(campaign, network, text, after=after)
        assert suspicious(campaign).count() == marked, why


def test_another_campaign_is_another_survey_and_a_form_sent_twice_is_one_answer() -> None:
    one, other = next(CAMPAIGNS), next(CAMPAIGNS)
    for campaign in (one, one, other, other):
        answered(campaign, "a")
    assert not suspicious(one).exists()
    for _ in range(2):
        answer_survey(one, ["教育", "教育"], "", "the same form", "a")
    assert totals(one).answers == 3
    assert [(each.area, each.all) for each in totals(one).named] == [("教育", 3)]


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sets(st.sampled_from(AREAS), min_size=1, max_size=2)),
        max_size=14,
    )
)
def test_both_totals_are_those_of_the_answers_whatever_comes_in(drawn: list[tuple[str, set[str]]]) -> None:
    campaign = next(CAMPAIGNS)
    for network, areas in drawn:
        answered(campaign, network, areas=tuple(sorted(areas)))
    told, sizes = totals(campaign), Counter(network for network, _ in drawn)
    stuffed = {network for network, size in sizes.items() if size > FROM_ONE_NETWORK}
    everything = Counter(area for _, areas in drawn for area in areas)
    sound = Counter(area for network, areas in drawn if network not in stuffed for area in areas)
    assert (told.answers, told.suspicious) == (len(drawn), sum(sizes[network] for network in stuffed))
    assert {each.area: (each.all, each.sound) for each in told.named} == {
        area: (everything[area], sound[area]) for area in everything
    }
    assert [each.area for each in told.named] == sorted(
        everything, key=lambda area: (-sound[area], -everything[area], area)
    )


def test_a_burst_of_thousands_is_four_queries() -> None:
    campaign = next(CAMPAIGNS)
    row = {"campaign_id": campaign, "given_on": START, "network": "a", "words": "乱收费没有票据"}
    SurveyAnswer.objects.bulk_create(SurveyAnswer(token=f"burst{n}", **row) for n in range(3000))
    with CaptureQueriesContext(connection) as asked:
        assert totals(campaign).suspicious == 3000
    assert len(asked) == 4
