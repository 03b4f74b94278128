"""A case in plain words for its party: where it stands, what happens next and until when, what has been done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.business.reconsideration.reading import electronic, keys_of, reader
from fuyuan.business.reconsideration.records import Side
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.business.reconsideration.wishes import last_wish
from fuyuan.matters import clock
from fuyuan.matters.attachments import files_of
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.models import AttachmentUse, DutyRow
from fuyuan.matters.procedure import Context, Event, Offer
from fuyuan.matters.registry import room_of
from fuyuan.matters.services import context_for
from fuyuan.matters.store import PENDING, history
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import PORTAL_POSTS, Post
from fuyuan.papers.models import Paper
from fuyuan.papers.queries import papers_of
from fuyuan.shell.matterpage import DutyCard, Way, stations, way_of

from .steps import STEPS

NOW = {
    "at_penalty_organ": "处罚机关收到了您的申请，正在处理。它应当转送行政复议机关，或者自行纠正处罚决定。",
    "received": "行政复议机关已经收到您的申请，正在登记和审查。",
    "reviewing": "正在审查您的申请符不符合受理条件。期限过了没有作出决定的，法律上视为已经受理。",
    "supplementing": "申请材料还不齐全或者不清楚，请按补正通知书补正。",
    "accepted": "您的申请已经受理。",
    "trial": "案件正在审理。复议机关会要求被申请人答复，并听取您的意见。",
    "suspended": "审理暂时中止。中止的原因消除后会恢复，中止的时间不计算在审理期限内。",
    "decided": "已经作出处理，正在送达。",
    "served": "决定书已经送达。不服的，可以在起诉期限内向人民法院起诉。",
    "performance": "决定已经生效，被申请人应当履行。",
    "closed": "案件已经办结。",
    "refused": "行政复议机关决定不予受理，理由和救济途径见决定书。",
    "abandoned": "没有在期限内补正，视为放弃申请。申请期限没有过的，可以重新申请。",
    "dismissed_application": "行政复议机关驳回了申请，理由和救济途径见决定书。",
    "terminated": "行政复议已经终止。",
    "mediated": "当事人达成了调解协议，调解书已经生效。",
    "not_further_handled": "同一事项已经处理过，没有新的事实和理由，不再处理。",
    "escalated": "上级行政复议机关决定由它审理这件案件。",
}
# Duties a party should know of, by the first part of their key; the rest is the office's own work.
TOLD = frozenset(
    "penalty_route accept_review review_again supplement_notice supplement_submit send_copy reply decision hear serve "
    "notice paper_copy hold_hearing perform redo ordered sue suspended_60".split()
)
# Steps a party may read in the history; drafting, reviewing and assigning are internal.
HISTORY = frozenset(
    "apply file_with_organ forward self_correct register amend supplement_notice supplement_submit extend_supplement abandon "
    "accept deem_accepted refuse not_further choose_ordinary choose_simplified consent_simplified convert send_copy "
    "receive_copy reply more_evidence add_third_party join hear_parties submit_statement state_wish answer_wish file_inspection_request "
    "ask_hearing refuse_hearing arrange_hearing call_off_hearing hold_hearing ask_appraisal refuse_appraisal "
    "ask_basis_review decline_basis_review start_basis_review notify_maker maker_reply rule_on_basis forward_basis basis_answer "
    "file_inspection ask_stop stop_execution refuse_stop inspect_start inspect_end appraise_start appraise_end suspend resume "
    "extend withdraw_request allow_withdrawal deny_withdrawal terminate conclude_mediated dismiss_application escalate "
    "make_decision serve report_performance order_performance close "
    "prove_arrival ask_paper_copy send_paper_copy".split()
)
OWNERS = {Post.INTAKE: "行政复议机构", Post.HANDLER: "行政复议机构", Post.OFFICE_HEAD: "行政复议机构",
    Post.RESPONDENT_LIAISON: "被申请人", Post.APPLICANT: "您", Post.THIRD_PARTY: "第三人", Post.SYSTEM: "行政复议机构"}  # fmt: skip


class PartyDuty(DutyCard):
    """A duty as a party reads it: who owes it in plain words; the desk's page about it is not for parties."""

    def __init__(self, row: DutyRow) -> None:
        super().__init__(row, lawbook(), clock.today(), OWNERS.get(Post(row.post), ""))

    @property
    def url(self) -> str:
        return ""


@dataclass
class CaseView:
    """One visible case for one party."""

    case: Case
    actor: Actor

    @cached_property
    def events(self) -> list[Event]:
        return history(self.case.pk, PROCEDURE)

    @cached_property
    def way(self) -> Way:
        return way_of(PROCEDURE, self.events)

    @property
    def state(self) -> CaseState:
        state: CaseState = self.way.state
        return state

    @property
    def stage(self) -> str:
        return PROCEDURE.stage(self.state.stage).title

    @property
    def now(self) -> str:
        return NOW[self.state.stage]

    @property
    def stations(self) -> list[dict[str, Any]]:
        return stations(PROCEDURE, self.way)

    @cached_property
    def pending(self) -> list[PartyDuty]:
        """What is owed now and by whom, first due first."""
        rows = DutyRow.objects.filter(matter_id=self.case.pk, status__in=PENDING, due__isnull=False)
        return [PartyDuty(row) for row in rows.order_by("due", "id") if row.key.split(":")[0] in TOLD]

    @property
    def done(self) -> list[tuple[Any, str]]:
        """(day, what) newest first."""
        shown = [event for event in self.events if event.step in HISTORY]
        return [(event.day, PROCEDURE.step(event.step).title) for event in reversed(shown)]

    @property
    def papers(self) -> list[Paper]:
        """What was issued to this party, and what it signed itself; the papers' own policy decides."""
        return list(papers_of(self.case.pk, self.actor))

    @cached_property
    def arrived(self) -> tuple[int, ...]:
        """Places of the papers that were served on this party electronically."""
        return electronic(self.state, keys_of(self.state, self.actor))

    @cached_property
    def opened(self) -> frozenset[int]:
        """Those of them that this party has opened: the office sees it too."""
        return frozenset(each.paper for each in self.state.readings if each.reader == reader(self.actor))

    @property
    def my_files(self) -> list[AttachmentUse]:
        """What the party itself has sent."""
        return [use for use in files_of(self.case.pk, self.actor) if use.post in PORTAL_POSTS]

    @cached_property
    def context(self) -> Context:
        return context_for(room_of(PROCEDURE.name), self.state, "", None, self.actor)

    @cached_property
    def offers(self) -> list[Offer[Any]]:
        """Steps the party may take now; those without a page of their own are left to the office."""
        return [offer for offer in PROCEDURE.offers(self.state, self.context) if offer.step.name in STEPS]

    @property
    def facts(self) -> list[tuple[str, Any]]:
        application = self.state.application
        return [
            ("收件号", self.state.intake_number),
            ("案号", self.state.case_number),
            ("申请人", application.names()),
            ("被申请人", "、".join(organ.name for organ in application.respondents)),
            ("行政行为", " ".join(filter(None, [application.act.title, application.act.number]))),
            ("复议请求", "\n".join(request.text for request in application.requests)),
            *self._wish(),
        ]

    def _wish(self) -> list[tuple[str, Any]]:
        """What one's own side said last about mediation, and what the office answered."""
        side = Side.THIRD_PARTY if self.actor.post is Post.THIRD_PARTY else Side.APPLICANT
        wish = last_wish(self.state, side)
        if wish is None:
            return []
        told = f"{'愿意' if wish.willing else '不愿意'}。{wish.wants}".strip()
        return [("调解意愿", told), ("行政复议机构的答复", wish.answer or "已收到，等待答复")]
