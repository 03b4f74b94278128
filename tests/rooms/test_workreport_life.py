"""The work report in the database: begun by the clock, drafted from the system's figures, signed, sent, read by the government."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import reconsideration_samples as samples
from django.conf import settings
from filereview_house import Office
from organs_people import signed_in

from fuyuan.business.workreport.models import WorkReport
from fuyuan.business.workreport.procedure import ReportState
from fuyuan.clock import set_clock
from fuyuan.matters.models import DutyRow, Notification
from fuyuan.matters.reminders import remind
from fuyuan.matters.verify import verify
from fuyuan.organs.models import Account
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

pytestmark = pytest.mark.django_db
WORDS = {"done": "繁简分流。", "problems": "程序问题较多。", "proposals": "加强培训。"}
BREACH = {
    "findings": samples.findings(process="breached"),
    "outcomes": [{"kind": "revoke", "ground": "procedure", "text": "撤销。"}],
}  # fmt: skip


@pytest.fixture
def office() -> Iterator[Office]:
    with set_clock(date(2026, 9, 1)) as hand:
        made = Office()
        made.hand = hand
        yield made


def upheld_and_corrected(office: Office) -> None:
    office.closed(*office.handlers[:2])
    office.corrected(draft=BREACH)


def begun(office: Office, day: str = "2027-01-04") -> WorkReport:
    office.hand.set(day)
    remind()
    return WorkReport.objects.get()


def test_it_begins_once_when_its_period_is_over(office: Office) -> None:
    upheld_and_corrected(office)
    remind()
    assert not WorkReport.objects.exists(), "no case of the first half"
    row = begun(office)
    remind()
    assert (row.title, row.stage) == ("2026年下半年行政复议工作报告", "drafting")
    assert Notification.objects.filter(text__contains="工作报告已经启动").count() == 2
    assert DutyRow.objects.get(matter_id=row.pk, key="submit").post == "office_head"


def test_it_is_drafted_from_the_figures_signed_sent_and_read(office: Office) -> None:
    """2026年实施条例第六十六条第二款."""
    upheld_and_corrected(office)
    pk = begun(office).pk
    mayor, _ = office.hire("jiguanfuze", Post.ORGAN_HEAD, "汝州市人民政府")
    reader = signed_in(Account.objects.get(pk=mayor.person_id))
    office.take(pk, "draft", office.handlers[0], **WORDS)
    assert reader.get(f"/matters/work_report/{pk}/").status_code == 404, "not before it was submitted"
    office.take(pk, "send_back", office.head, opinion="补充")
    office.take(pk, "draft", office.handlers[0], **WORDS)
    old, paper = Paper.objects.filter(matter_id=pk).order_by("pk")
    assert (old.status, paper.status) == ("void", "draft")
    office.take(pk, "review", office.head, opinion="同意")
    assert "作出复议决定2件，其中纠正行政行为1件，纠错率50.0%" in paper.text
    assert "| 受理行政复议案件 | 件 | 2 | 0 | +2 |" in paper.text
    assert "汝州市公安局" in paper.text
    assert issue(paper.pk, office.head).number == "汝复议报〔2027〕1号"
    office.take(pk, "submit", office.head, on="2027-01-04", means="paper", copies=["汝州市人大常委会"])
    assert "汝州市人大常委会" in reader.get(f"/matters/work_report/{pk}/").content.decode()
    office.take(pk, "note_instruction", office.handlers[0], on="2027-01-04", by="市长", words="请整改。")
    state = ReportState.model_validate_json(WorkReport.objects.get(pk=pk).state)
    assert state.instructions[0].words == "请整改。"
    assert list(verify(settings.HOME)) == []
