"""What opens a 以案促改, and when: once for a case and a unit, never before the decision or judgment stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
import reconsideration_samples as samples
from django.conf import settings
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from reform_story import POLICE, TOWN, Story, instance, suit

from fuyuan.business.reform import sources
from fuyuan.business.reform.models import Reform
from fuyuan.business.reform.queries import reforms_of
from fuyuan.clock import set_clock
from fuyuan.law.outcomes import CourtOutcome, Instance, Sued, SuitFact, final, lost
from fuyuan.matters.models import DutyRow, Matter
from fuyuan.matters.notify import notifications
from fuyuan.matters.registry import _handlers
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.matters.verify import verify

pytestmark = pytest.mark.django_db
End = CourtOutcome
DAY = date(2026, 3, 2)


@pytest.fixture
def story() -> Iterator[Story]:
    with set_clock(DAY) as hand:
        made = Story()
        made.hand = hand
        yield made


def test_a_served_decision_that_corrects_opens_one_with_the_material_and_days(story: Story) -> None:
    case = story.corrected()
    row = story.reform(case)
    assert (row.stage, row.number, row.outcome) == ("opened", "汝以案促改〔2026〕1号", "撤销")
    assert (row.source_number, row.source_on, row.cause_top) == (case.state.decision.number, DAY, "procedure")
    assert DutyRow.objects.get(matter_id=row.pk, key="plan-1").due == date(2026, 3, 23)
    assert any("已启动以案促改" in note.text for note in notifications(story.police))
    assert any("已启动以案促改" in note.text for note in notifications(story.police_head))
    assert list(verify(settings.HOME)) == []


def test_the_material_does_not_name_who_complained(story: Story) -> None:
    row = story.reform(story.corrected())
    assert "没有听取申请人的陈述、申辩" in row.state
    assert "张三" not in row.state


def test_until_it_is_served_nobody_has_to_learn_from_it(story: Story) -> None:
    case = story.case()
    samples.make(
        case, DAY, samples.draft("revoke", "procedure", findings=samples.findings(process="breached"))
    )
    assert not Reform.objects.exists()


def test_a_decision_that_upholds_opens_nothing(story: Story) -> None:
    story.corrected(draft=samples.draft())
    assert not Reform.objects.exists()


def test_every_respondent_gets_its_own(story: Story) -> None:
    case = story.corrected(POLICE, TOWN)
    assert sorted(reforms_of(case.matter_id).values_list("unit_name", flat=True)) == [TOWN, POLICE]


def test_a_replayed_event_opens_no_second(story: Story) -> None:
    case = story.corrected()
    again = SimpleNamespace(matter_id=case.matter_id, state=case.state, event=SimpleNamespace(day=DAY))
    sources.case_decided(again)  # type: ignore[arg-type]
    sources.case_decided(again)  # type: ignore[arg-type]
    assert reforms_of(case.matter_id).count() == 1
    assert Matter.objects.filter(kind="reform").count() == 1


def test_the_database_itself_refuses_a_second(story: Story) -> None:
    row = story.reform(story.corrected())
    twin = Matter.objects.create(kind="reform")
    fields = {field.attname: getattr(row, field.attname) for field in Reform._meta.concrete_fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        Reform.objects.create(**{**fields, "matter_id": twin.pk})


def test_another_paper_served_later_does_not_wake_it(story: Story) -> None:
    case = story.corrected()
    row = story.reform(case)
    sources.mark(case.matter_id, "判决撤销了复议决定。")
    story.take(row.pk, "withdraw", story.office, reason="复议决定已被判决撤销。")
    sources.case_decided(
        SimpleNamespace(matter_id=case.matter_id, state=case.state, event=SimpleNamespace(day=DAY))
    )  # type: ignore[arg-type]
    row.refresh_from_db()
    assert row.stage == "withdrawn"


# -- by hand -----------------------------------------------------------------------------------------------------

TYPICAL = {
    "kind": "typical",
    "body": "某市中级人民法院",
    "act": "行政处罚决定",
    "outcome": "撤销",
    "said": "程序违法。",
}


def begin(story: Story, actor: Any, **more: Any) -> Any:
    return open_matter(kind="reform", step="begin", record=TYPICAL | more, actor=actor).state


def test_a_unit_learns_from_the_case_of_another(story: Story) -> None:
    state = begin(story, story.town)
    assert (state.organ_name, state.title) == (TOWN, "行政处罚决定（撤销）以案促改")
    assert state.office_id == story.office.organ_id


def test_the_office_begins_for_a_unit(story: Story) -> None:
    assert begin(story, story.supervisor, organ_id=story.police.organ_id).organ_name == POLICE


def test_the_same_case_is_not_begun_beside_the_one_the_system_opened(story: Story) -> None:
    case = story.corrected()
    number = case.state.decision.number
    with pytest.raises(StepRefused, match="汝以案促改〔2026〕1号"):
        begin(story, story.police, kind="own", number=number)
    assert begin(story, story.town, number=number).organ_name == TOWN, "another unit may learn from it"


# -- suits -------------------------------------------------------------------------------------------------------


@dataclass
class Court:
    """Plays the litigation room: a suit matter whose facts are what the test says."""

    story: Story
    monkeypatch: pytest.MonkeyPatch
    matter_id: int = 0

    def rule(self, *instances: Any, **more: Any) -> SuitFact:
        if not self.matter_id:
            self.matter_id = Matter.objects.create(kind="suit").pk
        fact = suit(*instances, organ=self.story.organ(POLICE), matter_id=self.matter_id, **more)
        self.monkeypatch.setattr(sources, "suit_fact", lambda state: fact)
        self.monkeypatch.setattr(sources, "act_of", lambda state: "行政处罚决定")
        told = SimpleNamespace(
            matter_id=self.matter_id, state=SimpleNamespace(title="行政处罚案", lost=lost(fact)),
            event=SimpleNamespace(day=self.story.hand.at.date(), step="record_ruling"),
            room=SimpleNamespace(procedure=SimpleNamespace(name="suit")),
        )  # fmt: skip
        sources.suits_ruled([told])  # type: ignore[list-item]
        return fact

    @property
    def rows(self) -> list[Reform]:
        return list(reforms_of(self.matter_id))


@pytest.fixture
def court(story: Story, monkeypatch: pytest.MonkeyPatch) -> Court:
    return Court(story, monkeypatch)


def test_the_room_listens_to_what_the_litigation_room_publishes() -> None:
    for step in (
        "record_ruling",
        "correct_ruling",
        "confirm_effective",
        "docket_next",
        "review_cause",
        "close",
    ):
        assert sources.suits_ruled in _handlers["suit", step]


FIRST, SECOND, RETRIAL = Instance.FIRST, Instance.SECOND, Instance.RETRIAL
LOST_FIRST = instance(FIRST, End.QUASHED, DAY)


def test_a_first_instance_lost_opens_one_only_when_it_is_effective(court: Court) -> None:
    court.rule(LOST_FIRST)
    assert court.rows == []
    court.rule(LOST_FIRST, effective_on=DAY)
    court.rule(LOST_FIRST, effective_on=DAY)
    assert [(row.unit_name, row.outcome, row.act_kind) for row in court.rows] == [(POLICE, "撤销", "penalty")]


def test_a_second_instance_is_final_at_once(court: Court) -> None:
    court.rule(
        instance(FIRST, End.CLAIMS_DISMISSED, DAY),
        instance(SECOND, End.REVERSED, DAY, changed_to=End.UNLAWFUL),
        effective_on=DAY,
    )
    assert [row.outcome for row in court.rows] == ["确认违法"]


def test_a_loss_that_a_retrial_takes_away_is_marked_and_told_and_comes_back_when_it_stands(
    court: Court,
) -> None:
    lost_for_good = (LOST_FIRST, instance(SECOND, End.AFFIRMED, DAY))
    court.rule(*lost_for_good, effective_on=DAY)
    taken_away = instance(RETRIAL, End.REVERSED, DAY, changed_to=End.CLAIMS_DISMISSED)
    court.rule(*lost_for_good, taken_away, effective_on=DAY)
    (row,) = court.rows
    assert row.doubted
    assert any("依据变化" in note.text for note in notifications(court.story.office))
    court.story.take(row.pk, "withdraw", court.story.office, reason="再审改判。")
    back = instance(RETRIAL, End.REVERSED, DAY, changed_to=End.UNLAWFUL)
    court.rule(*lost_for_good, back, effective_on=DAY)
    (row,) = court.rows
    assert (row.stage, row.doubted, row.round) == ("opened", False, 2)


def test_sent_back_the_loss_is_in_doubt(court: Court) -> None:
    court.rule(LOST_FIRST, effective_on=DAY)
    court.rule(LOST_FIRST, instance(RETRIAL, End.REMANDED, DAY), effective_on=DAY)
    assert [row.doubted for row in court.rows] == [True]


def test_the_organ_that_upheld_on_reconsideration_is_not_asked_for_the_other_ones_act(court: Court) -> None:
    police, mayor = court.story.organ(POLICE), court.story.organ("汝州市人民政府")
    court.rule(
        LOST_FIRST,
        effective_on=DAY,
        defendants=(Sued(police.pk, POLICE), Sued(mayor.pk, mayor.name, upheld=True)),
    )
    assert [row.unit_name for row in court.rows] == [POLICE]


def test_causes_accepted_in_the_suit_are_known_before_the_unit_analyses(court: Court) -> None:
    court.rule(LOST_FIRST, effective_on=DAY)
    court.rule(LOST_FIRST, effective_on=DAY, causes=("procedure",))
    court.rule(LOST_FIRST, effective_on=DAY, causes=("procedure",))
    assert [(row.cause_top, row.seq) for row in court.rows] == [("procedure", 2)]


def test_enforcement_without_a_suit_never_counts(court: Court) -> None:
    court.rule(LOST_FIRST, effective_on=DAY, non_litigation=True)
    assert court.rows == []


def test_a_court_that_quashes_the_correcting_decision_puts_the_reform_of_the_case_in_doubt(
    court: Court,
) -> None:
    case = court.story.corrected()
    mayor = court.story.organ("汝州市人民政府")
    court.rule(LOST_FIRST, effective_on=DAY, case_id=case.matter_id, defendants=(Sued(mayor.pk, mayor.name),))
    assert court.story.reform(case).doubted
    assert [row.unit_name for row in court.rows] == ["汝州市人民政府"]


RESULTS = st.sampled_from([
    (LOST_FIRST,),
    (instance(FIRST, End.CLAIMS_DISMISSED, DAY),),
    (LOST_FIRST, instance(SECOND, End.AFFIRMED, DAY)),
    (LOST_FIRST, instance(SECOND, End.REVERSED, DAY, changed_to=End.CLAIMS_DISMISSED)),
    (instance(FIRST, End.WITHDRAWN_CHANGED, DAY),),
    (LOST_FIRST, instance(SECOND, End.REMANDED, DAY)),
    (LOST_FIRST, instance(SECOND, End.AFFIRMED, DAY), instance(RETRIAL, End.REVERSED, DAY, changed_to=End.VOID)),
    (instance(FIRST, None, None),),
])  # fmt: skip


@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(told=st.lists(st.tuples(RESULTS, st.sampled_from([None, DAY])), max_size=8))
def test_whatever_is_told_how_often_there_is_at_most_one_and_it_is_in_doubt_unless_the_loss_stands(
    court: Court, told: list[Any]
) -> None:
    court.matter_id = 0
    with transaction.atomic():
        expected, doubted = 0, False
        for instances, effective in told:
            fact = court.rule(*instances, effective_on=effective)
            if sources.stands(fact):
                expected, doubted = (1, False) if lost(fact) else (expected, bool(expected))
            elif final(fact) is None and any(each.outcome is End.REMANDED for each in instances):
                doubted = bool(expected)
        assert [row.doubted for row in court.rows] == [doubted] * expected
        transaction.set_rollback(True)
