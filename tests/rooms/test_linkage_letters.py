"""工作提醒函 in the county: rules look at the facts, the office reviews, the unit answers; who sees what, who hears of it."""

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from linkage_county import BUREAU, POLICE, County

from fuyuan.business.linkage.findings.grounds import Ground
from fuyuan.business.linkage.letters import evaluate, rulebook
from fuyuan.business.linkage.letters.defaults import DEFAULTS
from fuyuan.business.linkage.models import Letter, RuleVersion
from fuyuan.business.reconsideration.models import Case
from fuyuan.clock import set_clock
from fuyuan.matters.models import DutyRow, EventRow, Notification
from fuyuan.matters.notify import notifications
from fuyuan.matters.reminders import remind
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.verify import verify
from fuyuan.organs.models import Organ
from fuyuan.organs.policy import policy_for
from fuyuan.papers.models import Paper
from fuyuan.papers.services import PaperRefused, issue, void
from fuyuan.shell import evidence

pytestmark = pytest.mark.django_db
START = date(2026, 1, 12)
APPROVED = {"by": "联席会议召集人", "on": "2026-04-10"}


@pytest.fixture
def ledger():
    """Two tasks of the police whose first reports were not made by 31 March; it is 10 April."""
    with set_clock(START) as hand:
        made = County()
        made.hand = hand
        for number in ("甲", "乙"):
            made.issued(document_number=f"某办〔2026〕{number}号")
        made.on("2026-04-10")
        yield made


def proposed(ledger) -> Letter:
    evaluate.evaluate(ledger.office)
    return Letter.objects.get(organ_name=POLICE, rule="ledger-late")


def by_hand(ledger, actor=None, unit: str = POLICE) -> int:
    record = {
        "organ_id": Organ.objects.get(name=unit).pk,
        "ground": "refuses_mediation",
        "matter": "三次通知不到场。",
    }
    return open_matter(
        kind="reminder_letter", step="propose", record=record, actor=actor or ledger.office
    ).matter_id


def sent(ledger, pk: int, matter: str = "两项任务没有按期报告进展。") -> Paper:
    record = {"matter": matter, "demand": "请补报。", "answer_days": 5, "approval": APPROVED}
    take_step(matter_id=pk, step="review", record=record, actor=ledger.office)
    return issue(Paper.objects.get(matter_id=pk, status="draft").pk, ledger.office)


def answer(ledger, pk: int) -> None:
    record = {"reasons": "人手不足。", "signer": "王局长",
              "measures": [{"what": "补报进展", "who": "李明", "by": "2026-04-20"}]}  # fmt: skip
    take_step(matter_id=pk, step="answer", record=record, actor=ledger.police)


# -- rules ---------------------------------------------------------------------------------------------------------


def test_a_rule_proposes_one_letter_that_names_every_matter_it_counted(ledger) -> None:
    letter = proposed(ledger)
    state = letter.state
    assert letter.stage == "proposed"
    assert "2026年第一季度，你单位承担的工作台账任务有2次没有按期报送进展" in state
    assert state.count("2026年第一季度进展报告”应于2026年3月31日前完成，至今没有办理") == 2


def test_looking_again_changes_nothing_by_night_or_by_button(ledger) -> None:
    evaluate.evaluate(ledger.office)
    events, notes = EventRow.objects.count(), Notification.objects.count()
    assert evaluate.evaluate(ledger.office) == []
    assert list(evaluate.nightly()) == []
    assert (EventRow.objects.count(), Notification.objects.count()) == (events, notes)


def test_the_night_proposes_as_the_system_and_tells_the_office_once(ledger) -> None:
    remind()
    remind()
    letter = Letter.objects.get(organ_name=POLICE, rule="ledger-late")
    opened = EventRow.objects.get(matter_id=letter.pk, step="propose_by_rule")
    assert opened.post == "system"
    told = [note.text for note in notifications(ledger.office) if note.matter_id == letter.pk]
    assert told == [f"规则“台账进展逾期”提出了提醒函{letter.number}，等您审核"]


def test_a_withdrawn_proposal_is_not_made_again_for_the_same_facts(ledger) -> None:
    letter = proposed(ledger)
    take_step(matter_id=letter.pk, step="withdraw", record={"reason": "已经口头说明。"}, actor=ledger.office)
    assert not [
        each for each in evaluate.evaluate(ledger.office) if each.proposal.organ_id == letter.organ_id
    ]
    assert "已经口头说明" in Letter.objects.get(pk=letter.pk).state


def test_the_threshold_is_the_offices_to_change_and_every_wording_is_kept(ledger) -> None:
    rule = rulebook.rule_of("ledger-late")
    rulebook.save(rule.model_copy(update={"threshold": 9}), reason="先看一季度。", actor=ledger.office)
    assert evaluate.evaluate(ledger.office) == []
    rulebook.save(rule, reason="恢复。", actor=ledger.office)
    assert [version.threshold for _, version in rulebook.history("ledger-late")] == [2, 9]
    assert len(evaluate.evaluate(ledger.office)) > 0
    with pytest.raises(rulebook.Unchanged):
        rulebook.save(rule, reason="又存一次。", actor=ledger.office)
    with pytest.raises(TypeError):
        RuleVersion.objects.all().delete()


def test_a_unit_that_no_longer_exists_gets_no_letter_and_the_successor_is_named(ledger) -> None:
    old, heir = Organ.objects.get(name=POLICE), Organ.objects.get(name=BUREAU)
    Organ.objects.filter(pk=old.pk).update(valid_to=date(2026, 4, 1), successor=heir)
    told = [each.problem for each in evaluate.evaluate(ledger.office) if each.proposal.organ_id == old.pk]
    assert told == [f"{POLICE}已于2026年4月1日撤销，其职权由{BUREAU}继续行使，请改为向{BUREAU}发函"]
    with pytest.raises(StepRefused, match=f"请改为向{BUREAU}发函"):
        by_hand(ledger)


def test_the_night_tells_the_office_once_of_a_letter_it_could_not_propose(ledger) -> None:
    Organ.objects.filter(name=POLICE).update(
        valid_to=date(2026, 4, 1), successor=Organ.objects.get(name=BUREAU)
    )
    remind()
    remind()
    told = [note.text for note in notifications(ledger.office) if "没有提出提醒函" in note.text]
    assert len(told) == 1
    assert f"其职权由{BUREAU}继续行使" in told[0]


def test_a_reply_that_came_late_in_a_case_counts_for_its_respondent(ledger) -> None:
    pk, police = by_hand(ledger), ledger.police.organ_id
    rows = [
        ("reply:1", "2026-04-02", "done", "2026-04-07", "late and done"),
        ("reply:2", "2026-04-03", "open", None, "late and still open"),
        ("reply:3", "2026-04-06", "done", "2026-04-06", "on its last day: not late"),
        ("reply:4", "2026-04-20", "open", None, "its day has not come"),
        ("hear:applicant", "2026-04-01", "open", None, "not the respondent's reply"),
        ("reply:5", "2026-03-31", "done", "2026-04-02", "of the quarter before"),
    ]
    for key, due, status, done, _ in rows:
        DutyRow.objects.create(
            matter_id=pk, kind="reconsideration", key=key, title="书面答复并提交证据", label="汝政复〔2026〕1号",
            post="respondent_liaison", organ_id=police, due=due, status=status, done_on=done,
        )  # fmt: skip
    evaluate.evaluate(ledger.office)
    letter = Letter.objects.get(rule="late-reply")
    assert (letter.organ_id, letter.window) == (police, "2026-Q2")
    assert "2026年4月7日才办理" in letter.state
    assert "有2件行政复议案件" in letter.state


def test_no_applicant_is_named_to_the_joint_office_which_sees_no_case(ledger) -> None:
    pk = by_hand(ledger)
    Case.objects.create(
        matter_id=pk, title="张三不服工伤认定", case_number="汝政复〔2026〕8号", stage="trial", state="{}",
        opened_on="2026-02-01", regime="B", channel="window", applicant_names="张三", respondent_name=POLICE,
        act_kind="work_injury",
    )  # fmt: skip
    DutyRow.objects.create(
        matter_id=pk, kind="reconsideration", key="opinion:1", title="报送意见书落实情况", label="汝政复〔2026〕8号 张三不服工伤认定",
        post="respondent_liaison", organ_id=ledger.police.organ_id, due="2026-04-02",
    )  # fmt: skip
    evaluate.evaluate(ledger.office)
    state = Letter.objects.get(rule="opinion").state
    assert "汝政复〔2026〕8号（工伤认定案件）" in state
    assert "张三" not in state


def test_a_ground_without_data_proposes_nothing_and_says_what_is_missing(ledger) -> None:
    assert Ground.LOSS_RATE in {rule.ground for rule in DEFAULTS}
    page = ledger.office_client.get("/linkage/rules/of/loss-rate/").content.decode()
    assert "需要指标统计的数据" in page


# -- the letter ----------------------------------------------------------------------------------------------------


def test_signing_the_paper_sends_the_letter_and_both_of_the_unit_hear_of_it(ledger) -> None:
    letter = proposed(ledger)
    paper = sent(ledger, letter.pk)
    letter.refresh_from_db()
    assert (letter.stage, letter.letter_number) == ("sent", paper.number)
    assert paper.number == "汝府院联席办函〔2026〕1号"
    assert letter.answer_by == date(2026, 4, 17), "five working days after Friday 10 April"
    for actor in (ledger.police, ledger.police_head):
        assert any("已经发给您单位，答复期限2026年4月17日" in note.text for note in notifications(actor))


def test_the_paper_says_what_the_officer_wrote_and_lists_the_facts(ledger) -> None:
    text = sent(ledger, proposed(ledger).pk, matter="改过的情况。").text
    assert "改过的情况。" in text
    assert text.count("至今没有办理") == 2
    assert "请自收到本函之日的第二天起5个工作日内书面答复我办" in text


def test_a_voided_letter_goes_back_to_its_review_and_the_unit_owes_nothing(ledger) -> None:
    pk = by_hand(ledger)
    paper = sent(ledger, pk)
    void(paper.pk, "数字有误", ledger.office)
    letter = Letter.objects.get(pk=pk)
    assert (letter.stage, letter.letter_number, letter.answer_by) == ("proposed", "", None)
    assert not DutyRow.objects.filter(matter_id=pk, post="respondent_liaison", status="open").exists()
    again = sent(ledger, pk)
    assert again.number == "汝府院联席办函〔2026〕2号", "the voided number stays used"


def test_once_the_unit_answered_the_letter_cannot_be_voided(ledger) -> None:
    pk = by_hand(ledger)
    paper = sent(ledger, pk)
    answer(ledger, pk)
    with pytest.raises(StepRefused, match="另行发函更正"):
        void(paper.pk, "数字有误", ledger.office)
    told = ledger.office_client.post(f"/papers/{paper.pk}/void/", {"reason": "数字有误"})
    assert (told.status_code, "另行发函更正" in told.content.decode()) == (409, True)


def test_the_draft_of_a_withdrawn_letter_cannot_be_signed(ledger) -> None:
    pk = by_hand(ledger)
    record = {"matter": "三次通知不到场。", "demand": "请派人。", "answer_days": 5, "approval": APPROVED}
    take_step(matter_id=pk, step="review", record=record, actor=ledger.office)
    take_step(matter_id=pk, step="withdraw", record={"reason": "已经和解。"}, actor=ledger.office)
    with pytest.raises(PaperRefused):
        issue(Paper.objects.get(matter_id=pk).pk, ledger.office)


def test_the_answer_is_filed_as_a_paper_and_the_office_is_told(ledger) -> None:
    pk = by_hand(ledger)
    sent(ledger, pk)
    answer(ledger, pk)
    paper = Paper.objects.get(matter_id=pk, kind="reminder_letter.letter_answer")
    assert paper.status == "filed"
    assert "| 1 | 补报进展 | 李明 | 2026年4月20日 |" in paper.text
    assert any("答复了工作提醒函" in note.text for note in notifications(ledger.office))
    check = DutyRow.objects.get(matter_id=pk, key="check-1")
    assert (check.due, check.post) == (date(2026, 4, 27), "joint_office")


@pytest.mark.parametrize(("way", "kind"), [("criticism", "criticism"), ("head", "escalation_report")])
def test_escalating_drafts_the_paper_of_the_way_that_was_chosen(ledger, way: str, kind: str) -> None:
    pk = by_hand(ledger)
    sent(ledger, pk)
    ledger.hand.set("2026-04-20")
    record = {"way": way, "problem": "没有答复。", "demand": "请立即整改。", "approval": APPROVED}
    take_step(matter_id=pk, step="escalate", record=record, actor=ledger.office)
    drafts = Paper.objects.filter(matter_id=pk, status="draft").values_list("kind", flat=True)
    assert list(drafts) == [f"reminder_letter.{kind}"]


def test_the_ledger_counts_letters_by_itself_for_the_place_and_for_a_unit(ledger) -> None:
    sent(ledger, by_hand(ledger))
    by_hand(ledger)  # proposed only: not sent, not counted
    span = (date(2026, 4, 1), date(2026, 4, 30))
    keys = ["linkage.letters", "linkage.letters_settled"]
    assert evidence.told(keys, None, *span) == "发出工作提醒函 1 件；办结工作提醒函 0 件"
    assert evidence.told(keys[:1], ledger.police.organ_id, *span) == "发出工作提醒函 1 件"
    assert evidence.told(keys[:1], ledger.bureau.organ_id, *span) == "发出工作提醒函 0 件"
    url = evidence.figures(keys[:1], None, *span)[0].url
    assert "共 1 条" in ledger.office_client.get(url).content.decode(), (
        "the figure opens exactly what it counted"
    )


def test_everything_can_be_folded_again(ledger) -> None:
    pk = by_hand(ledger)
    sent(ledger, pk)
    answer(ledger, pk)
    evaluate.evaluate(ledger.office)
    assert list(verify(settings.HOME)) == []


# -- who sees it ---------------------------------------------------------------------------------------------------


def test_a_unit_sees_its_letter_once_it_is_sent_and_nobody_elses(ledger) -> None:
    pk = by_hand(ledger, ledger.judge)
    row, policy = Letter.objects.get(pk=pk), policy_for(Letter)
    assert not policy.can_see(ledger.police, row), "not while the office reviews it"
    assert policy.can_see(ledger.judge, row), "the court sees what it proposed"
    sent(ledger, pk)
    row.refresh_from_db()
    assert policy.can_see(ledger.police, row)
    assert not policy.can_see(ledger.bureau, row)
    other = Letter.objects.get(pk=by_hand(ledger))
    assert not policy.can_see(ledger.judge, other)


def test_a_unit_does_not_read_how_the_office_came_to_its_letter(ledger) -> None:
    pk = by_hand(ledger)
    void(sent(ledger, pk).pk, "措辞不妥，内部意见", ledger.office)
    sent(ledger, pk)
    page = ledger.police_client.get(f"/matters/reminder_letter/{pk}/").content.decode()
    assert "请补报" in page
    assert "内部意见" not in page
    assert "内部意见" in ledger.office_client.get(f"/matters/reminder_letter/{pk}/").content.decode()


# -- pages ---------------------------------------------------------------------------------------------------------


def test_the_rule_page_shows_who_reaches_it_today_and_why(ledger) -> None:
    page = ledger.office_client.get("/linkage/rules/of/ledger-late/").content.decode()
    assert f"{POLICE} · 2026年第一季度 · 2 件（次）" in page
    assert "达到条件" in page


def test_a_rule_is_changed_on_its_page_with_a_reason_and_the_history_shows_it(ledger) -> None:
    values = {"name": "台账进展逾期", "ground": "ledger_late", "threshold": 5, "window": "quarter", "matter": "{期间}有{件数}次。",
              "demand": "请按期报送。", "answer_days": 5, "enabled": "on"}  # fmt: skip
    missing = ledger.office_client.post("/linkage/rules/of/ledger-late/", values)
    assert missing.status_code == 422
    assert "请按期报送。" in missing.content.decode(), "what was typed is kept"
    done = ledger.office_client.post(
        "/linkage/rules/of/ledger-late/", {**values, "reason": "先宽后严。"}, follow=True
    )
    assert "先宽后严。" in done.content.decode()
    assert rulebook.rule_of("ledger-late").threshold == 5


def test_a_new_rule_needs_a_code_of_its_own(ledger) -> None:
    values = {"name": "新规则", "ground": "corrected", "threshold": 1, "window": "month", "matter": "{期间}有{件数}件。",
              "demand": "请改正。", "answer_days": 5, "reason": "试行。"}  # fmt: skip
    taken = ledger.office_client.post("/linkage/rules/new/", {**values, "code": "corrected"})
    assert taken.status_code == 422
    assert "已经有规则使用" in taken.content.decode()
    assert (
        ledger.office_client.post("/linkage/rules/new/", {**values, "code": "corrected-month"}).status_code
        == 302
    )
    assert rulebook.rule_of("corrected-month").window.value == "month"


def test_the_button_checks_at_once(ledger) -> None:
    page = ledger.office_client.post("/linkage/rules/run/", follow=True).content.decode()
    assert "件提醒函，等您审核" in page
    assert (
        "没有新的单位达到条件"
        in ledger.office_client.post("/linkage/rules/run/", follow=True).content.decode()
    )


def test_lists_and_pages_open_for_each_side(ledger) -> None:
    pk = by_hand(ledger, ledger.judge)
    sent(ledger, pk)
    for client in (ledger.office_client, ledger.mayor_client, ledger.police_client, ledger.judge_client):
        assert client.get("/matters/reminder_letter/").status_code == 200
        assert client.get(f"/matters/reminder_letter/{pk}/").status_code == 200
        assert client.get("/").status_code in (200, 302)
    assert ledger.bureau_client.get(f"/matters/reminder_letter/{pk}/").status_code == 404


def test_looking_at_the_rules_costs_the_same_for_few_and_for_many_facts(ledger) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            list(evaluate.standings(rulebook.rule_of("ledger-late"), date(2026, 4, 10)))
        return len(seen)

    few = count()
    for number in range(3, 6):
        ledger.issued(document_number=f"某办〔2026〕{number}号")
    DutyRow.objects.filter(kind="task", key__startswith="report-").update(due=date(2026, 4, 2))
    assert count() <= few + 1
