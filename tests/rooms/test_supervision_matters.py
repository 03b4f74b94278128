"""监督件 in the county: found, written to, answered, taken to the government; stopped by a case; who sees what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from reform_story import POLICE, Story
from supervision_hands import line

from fuyuan.business.supervision.corrections.state import SupervisionState
from fuyuan.business.supervision.models import Supervision
from fuyuan.clock import set_clock
from fuyuan.matters.models import DutyRow
from fuyuan.matters.notify import notifications
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.verify import verify
from fuyuan.organs.policy import policy_for
from fuyuan.papers.blocks import Layout
from fuyuan.papers.engine import to_document
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue, void
from fuyuan.shell import evidence

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 14)
ACT = "汝公罚〔2026〕31号"


class Room(Story):
    """The county, and short words for the bureau's acts."""

    def found(self, *lines: dict[str, Any], **more: Any) -> int:
        record = {
            "organ_id": self.organ(POLICE).pk, "source": "daily", "found_on": self.hand.at.date(),
            "findings": lines or (line(),), **more,
        }  # fmt: skip
        return open_matter(kind="supervision", step="open", record=record, actor=self.supervisor).matter_id

    @property
    def approval(self) -> dict[str, Any]:
        return {"by": "王局长", "on": self.hand.at.date()}

    def state(self, pk: int) -> SupervisionState:
        return SupervisionState.model_validate_json(Supervision.objects.get(pk=pk).state)

    def write(self, pk: int, step: str, *numbers: int) -> None:
        record = {"numbers": numbers or (1,), "demand": "请依法纠正。", "days": 15, "approval": self.approval}
        self.take(pk, step, self.supervisor, **record)

    def sign(self, pk: int, actor: Any = None) -> Paper:
        paper = Paper.objects.filter(matter_id=pk, status=Paper.Status.DRAFT).order_by("-pk")[0]
        issue(paper.pk, actor or self.supervisor)
        paper.refresh_from_db()
        return paper

    def report(self, pk: int) -> None:
        key = f"report-{pk}-{len(self.state(pk).handlings)}"
        lines = [
            {"number": number, "did": "已经重新告知并听证。", "files": [self.file(self.police, key)]}
            for number in self.state(pk).handlings[-1].numbers
        ]
        take_step(
            matter_id=pk, step="answer", record={"lines": lines, "signer": "李局长"}, actor=self.police, token=key
        )  # fmt: skip

    def look(self, pk: int, corrected: bool) -> None:
        lines = [{"number": 1, "corrected": corrected, "note": "" if corrected else "第二件案卷仍没有告知"}]
        self.take(
            pk, "verify", self.supervisor, how="files", on=self.hand.at.date(), by="卫东、杨平", lines=lines
        )  # fmt: skip


@pytest.fixture
def room():
    with set_clock(DAY) as hand:
        made = Room()
        made.hand = hand
        yield made


def sees(actor: Any, pk: int) -> bool:
    return policy_for(Supervision).can_see(actor, Supervision.objects.get(pk=pk))


def test_an_opinion_that_is_not_heeded_ends_with_the_governments_decision(room: Room) -> None:
    pk = room.found()
    assert not sees(room.police, pk)
    room.write(pk, "opinion")
    assert not sees(room.police, pk), "a draft is nobody's but the bureau's"
    with pytest.raises(StepRefused, match="由司法局监督人员作废"):  # nor the head's, who may drop a decision
        room.take(pk, "drop", room.mayor, reason="不再需要。")
    opinion = room.sign(pk)
    assert room.state(pk).handlings[0].paper_number == opinion.number
    assert "行政执法监督条例》第二十六条第一款、第二十八条第一款" in opinion.text
    assert (sees(room.police, pk), sees(room.police_head, pk), sees(room.town, pk)) == (True, True, False)
    assert "监督意见书" in notifications(room.police).order_by("-pk")[0].text
    page = room.police_client.get(f"/matters/supervision/{pk}/").content.decode()
    assert "没有告知听证的权利" in page
    assert "制发监督意见书" not in page, "how the bureau came to it is its own"
    room.report(pk)
    with pytest.raises(Exception, match="不能作废"):
        void(opinion.pk, "内容有误", room.supervisor)
    room.look(pk, corrected=False)
    room.take(
        pk, "propose_decision", room.supervisor, numbers=(1,), problem="仍未纠正。", proposal="责令限期纠正。",
        approval=room.approval,
    )  # fmt: skip
    proposal = room.sign(pk)
    assert "（签发时填写）" not in proposal.text
    assert DutyRow.objects.get(matter_id=pk, key="decide-1").post == "organ_head"
    room.take(
        pk, "decide", room.mayor, demand="责令十日内重新告知听证权利。", days=10, meeting="第三次常务会议"
    )
    decision = room.sign(pk, room.mayor)
    assert opinion.number in decision.text, "the decision names what was not heeded"
    assert to_document(decision.text, Layout(decision.layout))
    room.report(pk)
    room.look(pk, corrected=True)
    room.take(pk, "close", room.supervisor, found="已经纠正到位。")
    row = Supervision.objects.get(pk=pk)
    assert (row.stage, row.open_findings, row.corrected_on) == ("closed", 0, DAY)
    for unit, told in ((POLICE, "1 件"), ("寄料镇人民政府", "0 件")):
        assert told in evidence.told(["supervision.corrected"], room.organ(unit).pk, DAY, DAY)
    assert list(verify(settings.HOME)) == []


def test_a_dispute_in_reconsideration_is_not_supervised(room: Room) -> None:
    """JD25 33.3: found by the system, by the number of the act, however its brackets are typed."""
    about = {"act": "行政处罚决定", "number": "汝公罚[2026]31号", "party": "张三"}
    running, beside = room.found(about=about), room.found(about={**about, "number": "汝公罚〔2026〕32号"})
    room.write(running, "opinion")
    room.case(number=ACT)
    assert room.state(running).stage == "stopped"
    assert room.state(beside).stage == "found", "another act of the same unit"
    with pytest.raises(StepRefused, match="不能签发"):
        room.sign(running)
    assert "停止" in notifications(room.supervisor).order_by("-pk")[0].text
    for again in ({**about, "number": ACT}, {"party": "张三"}):
        with pytest.raises(StepRefused, match="第三十三条第三款"):
            room.found(about=again)
    with pytest.raises(StepRefused, match="不重复监督"):
        room.take(running, "resume", room.supervisor, reason="想继续监督")
    suit = {
        "court": "汝州市人民法院", "case_number": "（2026）豫0482行初12号", "docketed_on": DAY, "plaintiffs": [{"name": "李四"}],
        "defendants": [{"organ_id": room.organ(POLICE).pk, "received_on": DAY}], "act_kind": "penalty",
        "act_title": "行政处罚决定", "act_number": "汝公罚〔2026〕32号",
    }  # fmt: skip
    open_matter(kind="suit", step="register", record=suit, actor=room.police)
    assert room.state(beside).stage == "stopped", "the other act went to court"
    room.take(running, "conclude", room.supervisor, result="复议决定撤销。")
    assert room.state(running).stage == "ended"
    assert not Paper.objects.filter(matter_id=running, status=Paper.Status.DRAFT).exists()


def test_what_goes_beside_a_correction(room: Room) -> None:
    """On the spot, an objection, a person, a notice: each leaves its paper, and the unit reads what is for it."""
    pk = room.found(line("flaw", "light", "insignia"), line(), line("unperformed", kind="unfiled"))
    room.take(
        pk, "correct_on_spot", room.supervisor, numbers=(1,), on=DAY, how="当场换上制式服装。", witness="赵队长"
    )  # fmt: skip
    room.write(pk, "order", 3)
    room.sign(pk)
    room.take(pk, "object", room.police, reason="该线索已经移交市场监管部门办理，有移交函。")
    room.take(
        pk, "answer_objection", room.supervisor, outcome="revoked", reply="经核对移交函，问题不成立，撤回督办函。",
        approval=room.approval,
    )  # fmt: skip
    reply = room.sign(pk)
    assert "该线索已经移交" in reply.text
    advice = {
        "person": "赵某 中队长", "conduct": "没有告知听证权利。", "causes": "疏忽", "consequences": "程序违法", "correction": "未纠正",
        "measure": "educate", "organ_id": room.organ(POLICE).pk, "approval": room.approval,
    }  # fmt: skip
    room.take(pk, "personnel", room.supervisor, **advice)
    advised = room.sign(pk)
    notice = {
        "scope": "range",
        "ground": "outstanding",
        "text": "办理处罚案件没有告知听证权利。",
        "demand": "举一反三。",
    }
    room.take(pk, "notice", room.supervisor, **notice, approval=room.approval)
    room.sign(pk)
    page = room.police_client.get(f"/matters/supervision/{pk}/").content.decode()
    assert "经异议，不成立" in page
    assert "人员处理建议</" not in page
    assert advised.title == "人员处理建议书"
    inside = room.supervisor_client.get(f"/matters/supervision/{pk}/").content.decode()
    assert "赵某 中队长" in inside
    assert "移送问题线索" in inside
    assert [each.open for each in room.state(pk).findings] == [False, True, False]
    for client in (room.police_client, room.supervisor_client):
        assert client.get("/matters/supervision/").status_code == 200
        assert client.get("/").status_code in (200, 302)


def test_the_bureau_registers_a_clue_that_nobody_else_sees(room: Room) -> None:
    """JD25 33.1: to the supervision organ, through the room of the conference."""
    record = {
        "origin": "supervision", "organ_id": room.organ(POLICE).pk, "subject": "赵某", "kind": "conduct",
        "content": "多次违法扣押财物，收受当事人好处。", "people": [room.mayor.person_id],
    }  # fmt: skip
    clue = open_matter(kind="clue", step="register", record=record, actor=room.supervisor).matter_id
    wrong = {"to": "appointing", "to_name": "市公安局", "opinion": "同意移送。"}
    with pytest.raises(StepRefused, match="第三十三条第一款"):
        room.take(clue, "approve", room.mayor, **wrong)
    room.take(clue, "approve", room.mayor, **{**wrong, "to": "supervision", "to_name": "市监察委员会"})
    paper = Paper.objects.get(matter_id=clue)
    assert "《行政执法监督条例》第三十三条第一款" in paper.text
    assert room.office_client.get(f"/matters/clue/{clue}/").status_code == 404
