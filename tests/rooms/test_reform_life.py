"""A 以案促改 from analysis to effect check: papers, figures in the ledger, what the check finds, who may see it."""

from collections.abc import Iterator
from datetime import date

import pytest
import reconsideration_samples as samples
from django.conf import settings
from reform_hands import plan
from reform_story import POLICE, TOWN, Story

from fuyuan.business.reform.lookups import repeats
from fuyuan.business.reform.models import Reform, Session
from fuyuan.business.reform.state import ReformState
from fuyuan.clock import set_clock
from fuyuan.matters.models import DutyRow
from fuyuan.matters.services import StepRefused
from fuyuan.matters.verify import verify
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue
from fuyuan.shell.evidence import figures, told

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
FACTS = {
    "findings": samples.findings(facts="unclear"),
    "outcomes": [{"kind": "revoke", "ground": "facts", "text": "撤销某公罚〔1〕号行政处罚决定。"}],
}  # fmt: skip


@pytest.fixture
def story() -> Iterator[Story]:
    with set_clock(DAY) as hand:
        made = Story()
        made.hand = hand
        yield made


def state_of(pk: int) -> ReformState:
    return ReformState.model_validate_json(Reform.objects.get(pk=pk).state)


def test_the_plan_begins_with_what_the_decision_said(story: Story) -> None:
    row = story.reform(story.corrected())
    page = story.police_client.get(f"/matters/reform/{row.pk}/steps/plan/").content.decode()
    assert "没有听取申请人的陈述、申辩" in page
    assert "程序违法——没有听取陈述、申辩" in page, "the classification is offered line by line"


def test_each_step_leaves_its_paper_and_the_units_papers_are_numbered(story: Story) -> None:
    row = story.reform(story.corrected())
    story.finish(row.pk, story.police)
    story.accept(row.pk)
    story.hand.set("2026-09-02")
    story.take(
        row.pk,
        "check_effect",
        story.office,
        effect="lasting",
        found="抽查十份案卷，均已告知期限。",
        by="沈言",
    )
    texts = {paper.kind: paper.text for paper in Paper.objects.filter(matter_id=row.pk)}
    assert set(texts) == {f"reform.reform_{code}" for code in ("plan", "report", "review", "effect")}
    assert "修订文书" in texts["reform.reform_plan"]
    assert "《行政复议法》第六十四条" in texts["reform.reform_plan"]
    assert "案件审核清单" in texts["reform.reform_report"]
    assert "没有同一原因、同类行为再次被纠正或者败诉" in texts["reform.reform_effect"]
    draft = Paper.objects.get(matter_id=row.pk, kind="reform.reform_plan")
    assert issue(draft.pk, story.police).number == "汝促改方案〔2026〕1号"
    assert Reform.objects.get(pk=row.pk).stage == "closed"
    assert list(verify(settings.HOME)) == []


def test_the_check_finds_the_same_cause_and_the_same_kind_of_act_but_not_the_other_unit(story: Story) -> None:
    row = story.reform(story.corrected())
    story.finish(row.pk, story.police)
    story.accept(row.pk)
    story.hand.set("2026-05-11")
    story.corrected(kind="licence")  # the same cause, another kind of act
    story.corrected(draft=FACTS)  # another cause, the same kind of act
    story.corrected(draft=FACTS, kind="licence")  # neither
    story.corrected(TOWN)  # another unit
    found = list(repeats(state_of(row.pk)))
    assert [line.partition("，")[2] for line in found] == ["同类行政行为）", "同一原因：程序违法）"]
    story.hand.set("2026-09-02")
    outcome = story.take(
        row.pk,
        "check_effect",
        story.office,
        effect="again",
        found="再次发生，新的告知书没有启用。",
        by="沈言",
    )
    assert outcome.state.rounds[0].check.repeats == tuple(found)
    assert Reform.objects.get(pk=row.pk).round == 2
    assert DutyRow.objects.get(matter_id=row.pk, key="plan-2").status == "open"


def test_what_is_withdrawn_is_no_relapse(story: Story) -> None:
    row = story.reform(story.corrected())
    story.finish(row.pk, story.police)
    story.accept(row.pk)
    story.hand.set("2026-05-11")
    second = story.reform(story.corrected())
    story.take(
        second.pk,
        "teach",
        story.police,
        **{"on": "2026-05-11", "form": "discussion", "participants": 9, "about": "学习。"},
    )
    with pytest.raises(StepRefused, match="不能终止"):
        story.take(second.pk, "withdraw", story.office, reason="不想办了。")


def test_the_ledger_shows_what_was_done_by_itself(story: Story) -> None:
    row = story.reform(story.corrected(POLICE, TOWN))
    story.finish(row.pk, story.police)
    keys, unit = ("reform.done", "reform.opened", "reform.sessions"), story.police.organ_id
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    assert (
        told(keys, unit, first, last) == "以案促改完成件数 0 件；启动以案促改 1 件；以案释法、学习讨论 1 次"
    )
    story.accept(row.pk)
    assert told(keys, unit, first, last).startswith("以案促改完成件数 1 件")
    bureau = figures(keys, story.bureau.organ_id, first, last)
    assert [each.value for each in bureau] == [1, 2, 1], "the bureau answers for every unit"
    page = story.office_client.get(bureau[0].url).content.decode()
    assert row.number in page
    assert page.count("汝以案促改〔2026〕") == 1, "the figure opens exactly these matters"


def test_a_session_is_counted_once(story: Story) -> None:
    row = story.reform(story.corrected())
    story.take(row.pk, "teach", story.police, on=DAY, form="judge", speaker="周法官", speaker_from="汝州市人民法院",
               participants=40, about="讲解审理思路。")  # fmt: skip
    session = Session.objects.get()
    assert (session.organ_id, session.held_on, session.form) == (story.police.organ_id, DAY, "judge")


# -- who sees what -----------------------------------------------------------------------------------------------


def test_a_unit_sees_its_own_and_the_office_all(story: Story) -> None:
    row = story.reform(story.corrected())
    here = f"/matters/reform/{row.pk}/"
    for client in (
        story.police_client,
        story.police_head_client,
        story.office_client,
        story.supervisor_client,
        story.mayor_client,
    ):
        assert client.get(here).status_code == 200
    assert story.town_client.get(here).status_code == 404


def test_the_case_and_its_reform_lead_to_each_other_for_who_may_open_both(story: Story) -> None:
    case = story.corrected()
    row = story.reform(case)
    mine, there = f"/matters/reform/{row.pk}/", f"/matters/reconsideration/{case.matter_id}/"
    assert there in story.police_client.get(mine).content.decode()
    assert mine in story.police_client.get(there).content.decode()
    assert there not in story.office_client.get(mine).content.decode(), "the joint office opens no case"


def test_the_supervisor_finds_what_waits_for_review(story: Story) -> None:
    row = story.reform(story.corrected())
    story.finish(row.pk, story.police)
    page = story.supervisor_client.get("/desk/").content.decode()
    assert "办结申请待审核" in page
    assert row.number in page
    assert story.take(row.pk, "accept", story.supervisor, opinion="同意。").state.stage == "observing"


def test_the_list_filters_by_unit_cause_stage_and_year(story: Story) -> None:
    story.corrected()
    story.back("2026-05-11")
    story.corrected(TOWN, draft=FACTS)

    def shown(query: str) -> set[str]:
        page = story.mayor_client.get(f"/matters/reform/?{query}").content.decode()
        return {number for number in ("〔2026〕1号", "〔2026〕2号") if f"汝以案促改{number}" in page}

    assert shown("") == {"〔2026〕1号", "〔2026〕2号"}
    assert shown(f"unit={story.town.organ_id}") == {"〔2026〕2号"}
    assert shown("cause=procedure") == {"〔2026〕1号"}
    assert shown("stage=working") == set()
    assert shown("year=2026") == {"〔2026〕1号", "〔2026〕2号"}
    assert shown("year=2025") == set()
    assert shown("source=reconsideration&opened_from=2026-05-01") == {"〔2026〕2号"}


def test_the_unit_fills_the_plan_in_its_form(story: Story) -> None:
    row = story.reform(story.corrected())
    record = plan(DAY)
    story.take(row.pk, "plan", story.police, **record)
    page = story.police_client.get(f"/matters/reform/{row.pk}/").content.decode()
    for words in ("修订文书", "告知、听取陈述申辩", "制度机制原因", "程序违法——没有听取陈述、申辩"):
        assert words in page
