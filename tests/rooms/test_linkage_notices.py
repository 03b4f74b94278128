"""通报 and 督促整改 in the county: gathered from suits and letters, approved, issued, put right; who sees whose evidence."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from suit_house import Court

from fuyuan.business.linkage.meetings.agenda import open_agenda
from fuyuan.business.linkage.models import Letter, Notice, Rectification
from fuyuan.business.linkage.notices.gather import gather_due
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.models import DutyRow
from fuyuan.matters.notify import notifications
from fuyuan.matters.reminders import remind
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.verify import verify
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.policy import policy_for
from fuyuan.papers.models import Paper
from fuyuan.papers.services import PaperRefused, issue, void
from fuyuan.shell import evidence
from fuyuan.shell.hooks import related_of

pytestmark = pytest.mark.django_db
POLICE, TOWN = "汝州市公安局", "寄料镇人民政府"
TEXT = {"overview": "问题集中在程序。", "demand": "请逐项整改。", "rectify_days": 20, "scope": "named"}


@pytest.fixture
def hand() -> Iterator[Hand]:
    with set_clock("2026-07-14") as made:
        yield made


@pytest.fixture
def county(hand: Hand) -> Court:
    """Two losses of the second quarter that took effect, one at each of two units; a third is still open to appeal."""
    made = Court()
    made.hand = hand
    made.first = lost(made, 1, POLICE, "2026-04-10", "2026-04-28")
    made.second = lost(made, 2, TOWN, "2026-05-08", "2026-05-26")
    lost(made, 3, POLICE, "2026-06-28", "")
    return made


def lost(county: Court, number: int, unit: str, ruled: str, effective: str) -> int:
    actor = county.police if unit == POLICE else county.town
    suit = county.sued(unit, case_number=f"（2026）豫0482行初{number}号", actor=actor)
    county.take(
        suit, "record_ruling", actor, form="judgment", outcome="quashed", ruled_on=ruled, received_on=ruled
    )
    if effective:
        county.take(suit, "confirm_effective", actor, effective_on=effective)
    return suit


def gathered(county: Court, window: str = "2026-Q2") -> Notice:
    outcome = open_matter(kind="notice", step="gather", record={"window": window}, actor=county.office)
    return Notice.objects.get(pk=outcome.matter_id)


def issued(county: Court, pk: int, **text: Any) -> Paper:
    """Compose, approve and sign a notice as of now."""
    take_step(matter_id=pk, step="compose", record={**TEXT, **text}, actor=county.office)
    day = county.hand.at.date()
    take_step(
        matter_id=pk, step="approve", record={"approval": {"by": "钱市长", "on": day}}, actor=county.mayor
    )
    return issue(Paper.objects.get(matter_id=pk, status="draft").pk, county.office)


def owing(county: Court) -> dict[str, int]:
    issued(county, gathered(county).pk)
    return {row.organ_name: row.pk for row in Rectification.objects.all()}


def report(county: Court, pk: int, actor: Actor, key: str = "evidence-0123456789") -> None:
    use = receive_file(
        actor=actor, name="整改台账.txt", chunks=["机密的整改材料".encode()], draft=f"{key}-{pk}"
    )
    record = {
        "reasons": "审核不严。", "lasting": "修订审核制度。", "files": [reference(use).model_dump()],
        "measures": [{"what": "重新调查", "who": "李明", "done_on": county.hand.at.date()}],
    }  # fmt: skip
    take_step(matter_id=pk, step="report", record=record, actor=actor, token=f"{key}-{pk}")


def confirmed(county: Court, pk: int) -> None:
    report(county, pk, county.police)
    take_step(matter_id=pk, step="confirm", record={"signer": "局长 王强"}, actor=county.police_head)


# -- gathering -----------------------------------------------------------------------------------------------------


def test_the_losses_that_took_effect_in_the_period_are_found_unit_by_unit(county: Court) -> None:
    row = gathered(county)
    assert (row.units, row.findings) == (2, 2)
    assert "2026年4月28日生效，败诉" in row.state
    assert "行初3号" not in row.state, "still open to appeal"


def test_what_a_notice_listed_is_not_listed_again_and_what_came_late_is(county: Court) -> None:
    issued(county, gathered(county).pk)
    lost(county, 4, POLICE, "2026-05-20", "2026-06-08")  # of the second quarter, entered only now
    lost(county, 5, TOWN, "2026-06-20", "2026-07-07")
    row = gathered(county, "2026-Q3")
    assert row.findings == 2
    assert "行初4号" in row.state


def test_the_night_gathers_once_when_the_period_has_settled_and_tells_the_office(county: Court) -> None:
    county.hand.set("2026-07-09")
    assert gather_due(SYSTEM) is None, "nine days after its end"
    county.hand.set("2026-07-10")
    remind()
    remind()
    row = Notice.objects.get()
    told = [note.text for note in notifications(county.office) if note.matter_id == row.pk]
    assert told[0] == "2026年第二季度的通报问题已经汇集：2个单位、2件，等您核对"
    assert gather_due(SYSTEM) is None


def test_late_defences_unheeded_letters_and_overdue_reforms_are_found_too(county: Court) -> None:
    rows = [
        ("suit", county.first, "answer:1:1", "2026-04-03", "2026-04-08", "an answer given late"),
        ("suit", county.first, "evidence:1:1", "2026-04-20", None, "delayed evidence never given"),
        ("suit", county.first, "perform:1", "2026-05-08", "2026-05-08", "on its last day"),
        ("suit", county.first, "trial:1", "2026-05-08", None, "the court's own"),
    ]
    for kind, pk, key, due, done, _ in rows:
        DutyRow.objects.update_or_create(
            matter_id=pk, key=key,
            defaults={"kind": kind, "title": "事项", "label": "案件", "organ_id": county.police.organ_id, "due": due,
                      "post": "court_liaison" if key == "trial:1" else "respondent_liaison", "done_on": done,
                      "status": "done" if done else "open"},
        )  # fmt: skip
    letter = open_matter(
        kind="reminder_letter", step="propose", actor=county.office,
        record={"organ_id": county.police.organ_id, "ground": "refuses_mediation", "matter": "三次不到场。"},
    ).matter_id  # fmt: skip
    Letter.objects.filter(pk=letter).update(escalated_on=date(2026, 6, 3), letter_number="某函1号")
    state = gathered(county).state
    assert state.count('"late_defence"') == 2
    assert "工作提醒函（某函1号）没有落实，2026年6月3日提请处理" in state


def test_a_reform_that_is_overdue_and_a_year_without_one_are_found(county: Court) -> None:
    county.hand.set("2027-01-20")
    assert '"reform_late"' in gathered(county, "2026-Q3").state, "the loss opened a reform nobody planned"
    assert "2026年没有组织以案促改学习讨论" in gathered(county, "2026-Q4").state


# -- issuing -------------------------------------------------------------------------------------------------------


def test_signing_the_approved_paper_issues_it_and_every_unit_owes_its_own_part(county: Court) -> None:
    row = gathered(county)
    paper = issued(county, row.pk)
    row.refresh_from_db()
    assert (row.stage, row.paper_number) == ("issued", "汝府院联席办通报〔2026〕1号")
    assert "（一）汝州市公安局" in paper.text
    assert "20个工作日内整改到位" in paper.text
    owed = {each.organ_name: each for each in Rectification.objects.all()}
    assert set(owed) == {POLICE, TOWN}
    assert owed[POLICE].report_by == date(2026, 8, 11)
    assert "行初2号" not in owed[POLICE].state, "another unit's loss is not its business"
    for actor in (county.police, county.police_head):
        assert any("列出您单位1件问题，2026年8月11日前" in note.text for note in notifications(actor))


def test_a_notice_nobody_approved_cannot_be_signed(county: Court) -> None:
    pk = gathered(county).pk
    take_step(matter_id=pk, step="compose", record=TEXT, actor=county.office)
    with pytest.raises(StepRefused, match="不在待签发阶段"):
        issue(Paper.objects.get(matter_id=pk).pk, county.office)


def test_a_struck_finding_stands_in_no_paper_and_its_unit_owes_nothing(county: Court) -> None:
    row = gathered(county)
    place = next(at for at in (1, 2) if f'"number":{at},"organ_id":{county.town.organ_id}' in row.state)
    take_step(
        matter_id=row.pk,
        step="strike",
        record={"numbers": [place], "reason": "检察机关已抗诉。"},
        actor=county.office,
    )
    paper = issued(county, row.pk)
    assert TOWN not in paper.text
    assert [each.organ_name for each in Rectification.objects.all()] == [POLICE]


def test_leader_and_head_find_their_own_names_filled_in(county: Court) -> None:
    pk = gathered(county).pk
    take_step(matter_id=pk, step="compose", record=TEXT, actor=county.office)
    form = county.mayor_client.get(f"/matters/notice/{pk}/steps/approve/").content.decode()
    assert f'value="{county.mayor.name}"' in form
    assert 'value="2026-07-14"' in form
    assert (
        f'value="{county.office.name}"'
        not in county.office_client.get(f"/matters/notice/{pk}/steps/approve/").content.decode()
    )


def test_the_leader_sends_it_back_and_the_old_draft_cannot_be_signed(county: Court) -> None:
    pk = gathered(county).pk
    take_step(matter_id=pk, step="compose", record=TEXT, actor=county.office)
    take_step(matter_id=pk, step="revise", record={"reason": "要求写得再具体些。"}, actor=county.mayor)
    with pytest.raises(PaperRefused):
        issue(Paper.objects.get(matter_id=pk).pk, county.office)
    assert issued(county, pk, demand="请在二十日内完善审核制度。").number == "汝府院联席办通报〔2026〕1号"


def test_a_voided_notice_asks_nothing_of_its_units_until_a_unit_has_answered(county: Court) -> None:
    pk = gathered(county).pk
    void(issued(county, pk).pk, "件数有误", county.office)
    assert Notice.objects.get(pk=pk).stage == "gathered"
    assert set(Rectification.objects.values_list("stage", flat=True)) == {"withdrawn"}
    paper = issued(county, pk)
    report(county, Rectification.objects.get(organ_name=POLICE, stage="owed").pk, county.police)
    with pytest.raises(StepRefused, match="已经报送整改情况"):
        void(paper.pk, "又有误", county.office)


# -- rectification -------------------------------------------------------------------------------------------------


def test_the_units_report_is_filed_when_its_head_confirms_and_the_notice_closes_with_the_last(
    county: Court,
) -> None:
    owed = owing(county)
    confirmed(county, owed[POLICE])
    paper = Paper.objects.get(matter_id=owed[POLICE], kind="rectification.rectification_report")
    assert "@附件 整改台账.txt" in paper.text
    done = {"found": "查看了台账，问题已经改正。"}
    take_step(matter_id=owed[POLICE], step="accept", record=done, actor=county.office)
    assert Notice.objects.get().stage == "issued"
    report(county, owed[TOWN], county.town)
    take_step(matter_id=owed[TOWN], step="confirm", record={"signer": "镇长"}, actor=county.office)
    take_step(matter_id=owed[TOWN], step="accept", record=done, actor=county.office)
    assert Notice.objects.get().stage == "closed"
    assert list(verify(settings.HOME)) == []


def second_notice(county: Court, owed: dict[str, int]) -> Notice:
    """The police's rectification failed; a second notice for it is gathered."""
    county.hand.set("2026-08-12")
    take_step(matter_id=owed[POLICE], step="fail", record={"reason": "至今没有报送。"}, actor=county.office)
    failed = Rectification.objects.get(pk=owed[POLICE])
    doors = [each.url for each in related_of("rectification", failed, county.office)]
    assert "/matters/notice/new/repeat/" in doors, "its page leads to the second notice"
    first = Notice.objects.get(first_id=None)
    outcome = open_matter(kind="notice", step="repeat", record={"first": first.pk}, actor=county.office)
    return Notice.objects.get(pk=outcome.matter_id)


def test_a_second_notice_cites_the_first_and_names_only_who_failed(county: Court) -> None:
    owed = owing(county)
    paper = issued(county, second_notice(county, owed).pk)
    assert (paper.kind, paper.number) == ("notice.notice_again", "汝府院联席办通报〔2026〕2号")
    assert "（汝府院联席办通报〔2026〕1号）" in paper.text
    assert "通报的1件问题：至今没有报送。" in paper.text
    assert TOWN not in paper.text
    row = Rectification.objects.get(pk=owed[POLICE])
    assert (row.stage, row.times, row.notice_number) == ("owed", 2, paper.number)
    void(paper.pk, "写错了", county.office)
    assert Rectification.objects.get(pk=owed[POLICE]).stage == "failed"
    assert Rectification.objects.get(pk=owed[TOWN]).stage == "owed", "the first notice stands"


def test_both_notices_close_when_the_unit_named_twice_has_put_things_right(county: Court) -> None:
    owed = owing(county)
    issued(county, second_notice(county, owed).pk)
    report(county, owed[TOWN], county.town)
    take_step(matter_id=owed[TOWN], step="confirm", record={"signer": "镇长"}, actor=county.office)
    take_step(matter_id=owed[TOWN], step="accept", record={"found": "已经改正。"}, actor=county.office)
    assert set(Notice.objects.values_list("stage", flat=True)) == {"issued"}
    confirmed(county, owed[POLICE])
    take_step(matter_id=owed[POLICE], step="accept", record={"found": "已经改正。"}, actor=county.office)
    assert set(Notice.objects.values_list("stage", flat=True)) == {"closed"}


def test_there_is_no_second_notice_where_nobody_failed(county: Court) -> None:
    owing(county)
    with pytest.raises(StepRefused, match="没有等待再次通报的单位"):
        open_matter(
            kind="notice", step="repeat", record={"first": Notice.objects.get().pk}, actor=county.office
        )


# -- who sees what -------------------------------------------------------------------------------------------------


def test_a_notice_is_seen_by_its_units_once_issued_and_by_others_only_when_it_goes_to_all(
    county: Court,
) -> None:
    row, policy = gathered(county), policy_for(Notice)
    assert not policy.can_see(county.police, row)
    assert not policy.can_see(county.court, row)
    issued(county, row.pk)
    row.refresh_from_db()
    assert policy.can_see(county.police, row)
    assert policy.can_see(county.court, row)
    assert not policy.can_see(county.bureau, row), "it was sent to the units it names only"


def test_a_notice_to_all_is_read_by_units_it_does_not_name_and_its_paper_too(county: Court) -> None:
    row = gathered(county)
    paper = issued(county, row.pk, scope="all")
    row.refresh_from_db()
    assert policy_for(Notice).can_see(county.bureau, row)
    assert policy_for(Paper).can_see(county.bureau, paper)
    assert not Rectification.objects.filter(organ_id=county.bureau.organ_id).exists()
    assert any("已经印发" in note.text for note in notifications(county.bureau))


def test_no_unit_sees_anothers_rectification_nor_its_evidence_nor_its_report(county: Court) -> None:
    owed = owing(county)
    confirmed(county, owed[POLICE])
    row, policy = Rectification.objects.get(pk=owed[POLICE]), policy_for(Rectification)
    paper = Paper.objects.get(matter_id=row.pk)
    for actor, sees in ((county.police, True), (county.police_head, True), (county.office, True), (county.mayor, True),
                        (county.town, False), (county.bureau, False), (county.court, False)):  # fmt: skip
        assert policy.can_see(actor, row) is sees, actor
        assert policy_for(Paper).can_see(actor, paper) is sees, actor
    assert county.town_client.get(f"/matters/rectification/{row.pk}/").status_code == 404
    page = county.town_client.get(f"/matters/notice/{Notice.objects.get().pk}/").content.decode()
    assert "寄料镇人民政府整改（1件）" in page
    assert "公安局整改（" not in page


def test_a_unit_does_not_read_what_was_struck_out_or_how_the_office_came_to_it(county: Court) -> None:
    row = gathered(county)
    added = {"organ_id": county.police.organ_id, "ground": "other", "text": "拒不参加协调会。", "on": "2026-06-01",
             "reason": "领导交办的内部理由"}  # fmt: skip
    take_step(matter_id=row.pk, step="add", record=added, actor=county.office)
    issued(county, row.pk)
    page = county.police_client.get(f"/matters/notice/{row.pk}/").content.decode()
    assert "拒不参加协调会" in page
    assert "内部理由" not in page
    assert "行初2号" not in page, "the facts of another unit stand in the paper, not on its own page"
    assert "内部理由" in county.office_client.get(f"/matters/notice/{row.pk}/").content.decode()


def test_each_finding_opens_its_matter_for_who_may_see_it(county: Court) -> None:
    row = gathered(county)
    page = county.office_client.get(f"/matters/notice/{row.pk}/").content.decode()
    assert f"/matters/suit/{county.first}/" in page
    issued(county, row.pk)
    page = county.police_client.get(f"/matters/notice/{row.pk}/").content.decode()
    assert f"/matters/suit/{county.first}/" in page
    assert f"/matters/suit/{county.second}/" not in page


def test_the_ledger_counts_notices_and_what_was_put_right(county: Court) -> None:
    owed = owing(county)
    confirmed(county, owed[POLICE])
    take_step(matter_id=owed[POLICE], step="accept", record={"found": "已经改正。"}, actor=county.office)
    span, keys = (date(2026, 7, 1), date(2026, 7, 31)), ["linkage.notices", "linkage.rectified"]
    assert evidence.told(keys, None, *span) == "印发通报 1 份；通报后完成整改 1 件"
    assert evidence.told(keys, county.town.organ_id, *span) == "印发通报 1 份；通报后完成整改 0 件"
    assert evidence.told(keys, county.bureau.organ_id, *span) == "印发通报 0 份；通报后完成整改 0 件"
    for figure in evidence.figures(keys, county.police.organ_id, *span):
        assert "共 1 条" in county.office_client.get(figure.url).content.decode(), figure


def test_a_meeting_has_the_rectifications_that_are_open_on_its_agenda(county: Court) -> None:
    owing(county)
    county.hand.set("2026-08-12")
    item = next(each for each in open_agenda(county.office) if each["title"] == "通报问题整改情况")
    assert item["note"].startswith("通报的问题还有2件整改没有办结，其中逾期、没有整改到位2件。")


def test_an_abolished_unit_is_moved_to_its_successor_by_hand(county: Court) -> None:
    row = gathered(county)
    heir = Organ.objects.get(name="汝州市司法局")
    Organ.objects.filter(name=TOWN).update(valid_to=date(2026, 7, 1), successor=heir)
    with pytest.raises(StepRefused, match="请改为向汝州市司法局通报"):
        issued(county, row.pk)


def test_criticism_for_a_letter_and_notices_share_one_register_of_numbers(county: Court) -> None:
    letter = open_matter(
        kind="reminder_letter", step="propose", actor=county.office,
        record={"organ_id": county.police.organ_id, "ground": "refuses_mediation", "matter": "三次不到场。"},
    ).matter_id  # fmt: skip
    text = {"matter": "三次不到场。", "demand": "请派人参加。", "answer_days": 1}
    approval = {"by": "召集人", "on": "2026-07-14"}
    take_step(matter_id=letter, step="review", record={**text, "approval": approval}, actor=county.office)
    issue(Paper.objects.get(matter_id=letter).pk, county.office)
    county.hand.set("2026-07-16")
    wrong = {"way": "criticism", "problem": "没有答复。", "demand": "请立即整改。", "approval": approval}
    take_step(matter_id=letter, step="escalate", record=wrong, actor=county.office)
    first = issue(Paper.objects.get(matter_id=letter, status="draft").pk, county.office)
    second = issued(county, gathered(county).pk)
    assert (first.number, second.number) == ("汝府院联席办通报〔2026〕1号", "汝府院联席办通报〔2026〕2号")
