"""败诉分析函 in the county: drafted from suits, reviewed by court or office, answered; found from suit and reform."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from suit_house import Court

from fuyuan.business.linkage.models import LossAnalysis
from fuyuan.business.reform.models import Reform
from fuyuan.clock import set_clock
from fuyuan.matters.notify import notifications
from fuyuan.matters.reminders import remind
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.verify import verify
from fuyuan.organs.models import Organ
from fuyuan.organs.policy import policy_for
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue, void
from fuyuan.shell import evidence

pytestmark = pytest.mark.django_db
POLICE = "汝州市公安局"
CAUSE = {
    "code": "facts.evidence",
    "stage": "inquiry",
    "fault": "person",
    "quote": "被告提交的证据不足以证明违法事实。",
}


@pytest.fixture
def county() -> Iterator[Court]:
    """One loss of the police in the second quarter with its cause stated, one without, one of the first quarter."""
    with set_clock("2026-07-14") as hand:
        made = Court()
        made.hand = hand
        made.told = lost(made, 1, "2026-04-10", "2026-04-28")
        words = {"reason": "取证不规范。", "cure": "重新调查。", "long_term": "修订取证规程。"}
        made.take(made.told, "state_cause", defendant=1, causes=[CAUSE], **words)
        made.untold = lost(made, 2, "2026-05-08", "2026-05-26", points="本院认为，被告没有听取陈述申辩。")
        lost(made, 3, "2026-01-12", "2026-01-28")
        yield made


def lost(county: Court, number: int, ruled: str, effective: str, **more: Any) -> int:
    received = {"received_on": date(2026, 1, 3)}
    suit = county.sued(
        case_number=f"（2026）豫0482行初{number}号", docketed_on=date(2026, 1, 2), plaintiffs=[{"name": "张三丰"}],
        defendants=[{"organ_id": Organ.objects.get(name=POLICE).pk, **received}],
    )  # fmt: skip
    county.take(
        suit, "record_ruling", form="judgment", outcome="quashed", ruled_on=ruled, received_on=ruled, **more
    )
    county.take(suit, "confirm_effective", effective_on=effective)
    return suit


def drafted(county: Court, window: str = "2026-Q2") -> LossAnalysis:
    record = {"organ_id": county.police.organ_id, "window": window}
    outcome = open_matter(kind="loss_analysis", step="draft", record=record, actor=county.office)
    return LossAnalysis.objects.get(pk=outcome.matter_id)


def sent(county: Court, pk: int) -> Paper:
    text = {"overview": "败诉两件。", "causes": "证据不足一件。", "advice": "请逐案分析。", "answer_days": 15}
    approval = {"by": "联席会议召集人", "on": county.hand.at.date()}
    take_step(matter_id=pk, step="review", record={**text, "approval": approval}, actor=county.office)
    return issue(Paper.objects.get(matter_id=pk, status="draft").pk, county.office)


def answer(county: Court, pk: int) -> None:
    record = {"reasons": "取证不规范。", "lasting": "修订取证规程。", "signer": "王局长",
              "measures": [{"what": "全员培训", "who": "李明", "by": "2026-08-10"}]}  # fmt: skip
    take_step(matter_id=pk, step="answer", record=record, actor=county.police)


def test_the_night_drafts_one_for_each_unit_with_losses_once_and_tells_the_office(county: Court) -> None:
    remind()
    remind()
    row = LossAnalysis.objects.get()
    assert (row.organ_name, row.window, row.losses) == (POLICE, "2026-Q2", 2)
    told = [note.text for note in notifications(county.office) if note.matter_id == row.pk]
    assert told[0] == f"{POLICE}：2026年第二季度败诉分析已经拟出（败诉2件），等您审核"


def test_the_night_says_once_whose_analysis_it_could_not_draft(county: Court) -> None:
    heir = Organ.objects.get(name="汝州市司法局")
    Organ.objects.filter(name=POLICE).update(valid_to=date(2026, 7, 1), successor=heir)
    remind()
    remind()
    told = [note.text for note in notifications(county.office) if "没有拟出" in note.text]
    assert len(told) == 1
    assert "请改为向汝州市司法局发函" in told[0]


def test_it_counts_this_period_and_the_one_before_and_quotes_the_judgments(county: Court) -> None:
    pk = drafted(county).pk
    form = county.office_client.get(f"/matters/loss_analysis/{pk}/steps/review/").content.decode()
    assert "2件裁判发生效力，其中败诉2件" in form, "it begins with the counts"
    paper = sent(county, pk)
    assert "| 生效裁判 | 2 | 1 |" in paper.text
    assert "| 事实不清、证据不足 | 1 |" in paper.text
    assert "| 原因待填报 | 1 |" in paper.text
    assert "被告提交的证据不足以证明违法事实" in paper.text
    assert "被告没有听取陈述申辩" in paper.text
    assert "张三丰" not in paper.text, "no plaintiff is named"


def test_each_loss_shows_the_reform_it_led_to(county: Court) -> None:
    reform = Reform.objects.get(source_id=county.told)
    row = drafted(county)
    assert reform.number in row.state
    page = county.office_client.get(f"/matters/loss_analysis/{row.pk}/").content.decode()
    assert f"/matters/reform/{reform.pk}/" in page
    assert f"/matters/suit/{county.told}/" in page


def test_from_the_suit_and_the_reform_it_is_found_by_who_may_see_it(county: Court) -> None:
    row = drafted(county)
    reform = Reform.objects.get(source_id=county.told)
    address = f"/matters/loss_analysis/{row.pk}/"
    for page in (f"/matters/suit/{county.told}/", f"/matters/reform/{reform.pk}/"):
        assert address in county.office_client.get(page).content.decode()
        assert address not in county.police_client.get(page).content.decode(), "not sent yet"
    sent(county, row.pk)
    assert address in county.police_client.get(f"/matters/suit/{county.told}/").content.decode()


def test_the_court_reads_it_adds_its_view_and_the_unit_sees_it_once_sent(county: Court) -> None:
    row, policy = drafted(county), policy_for(LossAnalysis)
    assert policy.can_see(county.court, row)
    assert not policy.can_see(county.police, row)
    said = {"text": "处罚案件取证反复出错。", "by": "行政审判庭庭长"}
    take_step(matter_id=row.pk, step="comment", record=said, actor=county.court)
    paper = sent(county, row.pk)
    assert "四、人民法院的意见" in paper.text
    assert "处罚案件取证反复出错。" in paper.text
    row.refresh_from_db()
    assert policy.can_see(county.police, row)
    assert not policy.can_see(county.town, row)


def test_the_answer_is_filed_with_its_step_for_the_long_term_and_checked(county: Court) -> None:
    pk = drafted(county).pk
    sent(county, pk)
    answer(county, pk)
    paper = Paper.objects.get(matter_id=pk, kind="loss_analysis.letter_answer")
    assert "关于行政败诉分析函的答复" in paper.text
    assert "三、长效措施\n修订取证规程。" in paper.text
    assert policy_for(Paper).can_see(county.court, paper)
    take_step(matter_id=pk, step="close", record={"found": "规程已经修订。"}, actor=county.office)
    assert LossAnalysis.objects.get(pk=pk).stage == "closed"
    assert list(verify(settings.HOME)) == []


def test_letters_and_analyses_are_numbered_in_one_register(county: Court) -> None:
    letter = open_matter(
        kind="reminder_letter", step="propose", actor=county.office,
        record={"organ_id": county.police.organ_id, "ground": "refuses_mediation", "matter": "三次不到场。"},
    ).matter_id  # fmt: skip
    text = {"matter": "三次不到场。", "demand": "请派人参加。", "answer_days": 5}
    approval = {"by": "召集人", "on": "2026-07-14"}
    take_step(matter_id=letter, step="review", record={**text, "approval": approval}, actor=county.office)
    first = issue(Paper.objects.get(matter_id=letter).pk, county.office)
    second = sent(county, drafted(county).pk)
    assert (first.number, second.number) == ("汝府院联席办函〔2026〕1号", "汝府院联席办函〔2026〕2号")


def test_a_voided_one_goes_back_to_its_review_until_it_is_answered(county: Court) -> None:
    pk = drafted(county).pk
    void(sent(county, pk).pk, "件数有误", county.office)
    assert LossAnalysis.objects.get(pk=pk).stage == "proposed"
    paper = sent(county, pk)
    answer(county, pk)
    with pytest.raises(StepRefused, match="另行发函更正"):
        void(paper.pk, "又有误", county.office)


def test_an_unanswered_one_is_a_finding_of_the_next_notice(county: Court) -> None:
    sent(county, drafted(county).pk)
    county.hand.set("2026-10-12")
    row = open_matter(kind="notice", step="gather", record={"window": "2026-Q3"}, actor=county.office)
    assert (
        "行政败诉分析函（汝府院联席办函〔2026〕1号）：“答复败诉分析函”应于2026年8月4日前完成"
        in row.state.model_dump_json()
    )


def test_the_ledger_counts_analyses_sent(county: Court) -> None:
    sent(county, drafted(county).pk)
    span, keys = (date(2026, 7, 1), date(2026, 7, 31)), ["linkage.analyses"]
    assert evidence.told(keys, county.police.organ_id, *span) == "发出行政败诉分析函 1 件"
    assert evidence.told(keys, county.town.organ_id, *span) == "发出行政败诉分析函 0 件"
    assert "共 1 条" in county.office_client.get(evidence.figures(keys, None, *span)[0].url).content.decode()
