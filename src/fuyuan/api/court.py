"""The court's intake: its system sends suits, asks what became of a batch, and what is known of a suit of its own."""

from __future__ import annotations

from django.http import Http404

from fuyuan.business.litigation.court_list import intake
from fuyuan.business.litigation.court_list.judging import court_names, heard_by
from fuyuan.business.litigation.court_list.sent import SentBatch
from fuyuan.business.litigation.models import CourtList
from fuyuan.business.litigation.queries import state_of, suit_by_number
from fuyuan.business.litigation.state import Round, SuitState
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Scope
from fuyuan.organs.policy import Hidden

from .answers import BatchReceipt, CaseReceipt, HearingKnown, InstanceKnown, SuitKnown
from .body import Refused
from .endpoint import Endpoint

SECONDS = 20.0  # how long one request works before it says "not finished"; a batch of 500 needs less

EXAMPLE = {
    "batch": "2026-11-29-01",
    "suits": [
        {
            "case_number": "（2026）某0001行初12号", "plaintiffs": ["张三"], "defendants": ["某县公安局"],
            "cause": "治安行政处罚", "docketed_on": "2026-03-02",
        },
        {
            "case_number": "（2026）某0001行初7号", "plaintiffs": ["李四", "某某科技有限公司"],
            "defendants": ["某县自然资源局"], "third_parties": ["王五"], "cause": "行政征收", "act_title": "征收补偿决定",
            "docketed_on": "2026-01-15", "closed_on": "2026-04-20", "outcome": "判决撤销",
        },
    ],
}  # fmt: skip


def send_suits(actor: Actor, batch: SentBatch) -> tuple[int, BatchReceipt]:
    """Keep the batch, take in what is clear, and answer about every case."""
    try:
        found = intake.receive(batch, actor)
    except intake.OtherContent:
        told = "这个批次号以前报送过别的内容。内容有变化的，请换一个批次号；同一案号不会重复登记。"
        raise Refused(409, told) from None
    intake.work(found, actor, SECONDS)
    answer = receipt_of(found)
    return 200 if answer.finished else 202, answer


def batch(actor: Actor, key: str) -> tuple[int, BatchReceipt]:
    """Answer what became of a batch by now, also after officers have answered what was asked."""
    found = intake.kept(key, actor)
    if found is None:
        raise Http404(key)
    return 200, receipt_of(found)


def receipt_of(found: CourtList) -> BatchReceipt:
    receipts = tuple(
        CaseReceipt(
            row=each.place, case_number=each.case_number, status=each.status, message=each.message,
            number=each.number,
        )
        for each in intake.receipts(found)
    )  # fmt: skip
    finished = not any(each.status is intake.Status.WAITING for each in receipts)
    return BatchReceipt(
        batch=found.key, court=found.court, received_at=found.at, finished=finished, receipts=receipts
    )


def suit(actor: Actor, number: str) -> tuple[int, SuitKnown]:
    """Answer what is known of a suit this court hears or heard: its own instances, nothing the parties keep for themselves."""
    row = suit_by_number(actor, number)
    names = court_names(actor.organ_id) if actor.organ_id else frozenset()
    state = state_of(row) if row else None
    if state is None:
        raise Http404(number)
    if not heard_by(state, names, number):
        raise Hidden(number)  # looks like one that does not exist
    return 200, known(state, names)


def known(state: SuitState, names: frozenset[str]) -> SuitKnown:
    registered = state.registered
    return SuitKnown(
        number=state.number, kind=registered.kind, plaintiffs=tuple(each.name for each in registered.plaintiffs),
        defendants=tuple(each.name for each in state.defendants), third_parties=registered.third_parties,
        act_kind=registered.act_kind, act_title=registered.act_title,
        instances=tuple(_instance(each) for each in state.rounds if each.court in names),
        effective_on=state.effective_on if state.running.court in names else None,
    )  # fmt: skip


def _instance(each: Round) -> InstanceKnown:
    ruling = each.ruling
    hearings = tuple(
        HearingKnown(on=one.on, attendance=one.attendance) for one in each.hearings if not one.cancelled
    )
    return InstanceKnown(
        instance=each.instance, case_number=each.case_number, docketed_on=each.docketed_on, hearings=hearings,
        outcome=ruling.outcome if ruling else None, ruled_on=ruling.ruled_on if ruling else None,
    )  # fmt: skip


BOTH = (Scope.COURT_SUITS, Scope.COURT_LOOK)
ENDPOINTS = (
    Endpoint(
        method="POST", path="court/suits", name="api-court-suits", summary="报送案件", scopes=(Scope.COURT_SUITS,),
        description="报送一批案件，一件或者最多 500 件。逐件登记，一件有问题不影响别的；同一批次号、同样的内容再报一次，"
        "得到同一份回执。内容不符合格式的（422），整批不保存。",
        handler=send_suits, takes=SentBatch, example=EXAMPLE,
        gives={200: ("逐件回执", BatchReceipt), 202: ("还没有办完，用同样的内容再报一次就接着办", BatchReceipt)},
        refuses=(400, 409, 413, 415, 422),
    ),
    Endpoint(
        method="GET", path="court/suits/<str:number>", name="api-court-suit", summary="查询一件本院案件", scopes=BOTH,
        description="按本院案号查询平台上登记的情况。案号照文书写全，放在地址里时按 UTF-8 编码。",
        handler=suit, gives={200: ("这件案件", SuitKnown)}, parts={"number": "本院案号"}, refuses=(404,),
    ),
    Endpoint(
        method="GET", path="court/batches/<str:key>", name="api-court-batch", summary="查询一批案件的回执", scopes=BOTH,
        description="需要人工确认的，法院联络员或者联席会议办公室确认以后，在这里看到新的结果。",
        handler=batch, gives={200: ("逐件回执", BatchReceipt)}, parts={"key": "批次号"}, refuses=(404,),
    ),
)  # fmt: skip
