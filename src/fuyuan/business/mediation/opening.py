"""How a mediation begins: what it hangs on, who is asked, who mediates, who is invited (the N of 2+N)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import RESPONDENT_POSTS

from .days import ASK, TALK, natural, workdays
from .records import Appointed, Consent, Invited, Linked, Opened, Phase, Result, Side, Will
from .state import APPLICANTS, CASE, ConsentFact, MediationState, Mediator, Party
from .talking import released

FAIR, FREE = "L23 3.2", "L23 5.2"  # 公正; 合法、自愿


# -- open --------------------------------------------------------------------------------------------------------


def may_open(state: None, record: Opened | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    linked: Linked | None = context.facts.get("linked")
    if record.number.strip() and linked is None:
        return Refusal(f"没有编号为“{record.number}”、您可以查看的复议案件、诉讼案件或者委托化解，请核对")
    if running := context.facts.get("running"):
        return Refusal(f"这一件正在调解（{running}），请在那一件里办理")
    return _phase_refusal(record, linked) or _parties_refusal(record, linked, context)


def _phase_refusal(record: Opened, linked: Linked | None) -> Refusal | None:
    """案前: not accepted yet. 案中: accepted and not decided. 案后: decided, sued, or entrusted by the court."""
    case = linked if linked and linked.kind == CASE else None
    if record.phase is Phase.BEFORE and linked and (case is None or case.accepted or case.ended):
        return refuse("案前协调在受理以前进行；案件已经受理的，请选“案中调解”", "L23 5.1")
    if record.phase is Phase.DURING and (case is None or not case.accepted or case.ended):
        return refuse("案中调解须关联一件已经受理、尚未结案的复议案件", "L23 5.1")
    if record.phase is Phase.AFTER and (linked is None or (case is not None and not case.ended)):
        return refuse("案后疏导须关联已经结案的复议案件、诉讼案件或者法院的委托化解", "L23 5.1")
    return None


def _parties_refusal(record: Opened, linked: Linked | None, context: Context) -> Refusal | None:
    if not (record.applicants or (linked and linked.applicants)):
        return Refusal("请填写行政相对人")
    if not (record.organ_id or (linked and linked.organs)):
        return Refusal("请填写行政机关")
    if record.organ_id and not context.facts.get("organ_name"):
        return Refusal("机关目录里没有这个单位，请从列出的名称中选择")
    if not (record.act.strip() or (linked and linked.act)):
        return Refusal("请填写争议的行政行为")
    return None


def open_stamps(state: None, record: Opened, context: Context) -> Mapping[str, str]:
    """Stamp what was looked up: the parties as they stood, the days for asking and talking."""
    linked: Linked | None = context.facts.get("linked")
    stamped = {"ask_by": workdays(context, ASK).isoformat(), "talk_by": natural(context, TALK).isoformat()}
    if linked:
        stamped["linked"] = linked.model_dump_json()
    if record.organ_id:
        stamped["organ_name"] = str(context.facts["organ_name"])
    return stamped


def opened(state: None, event: Event) -> MediationState:
    record: Opened = event.record
    stamped = event.stamped
    linked = Linked.model_validate_json(stamped["linked"]) if "linked" in stamped else None
    parties = tuple(_parties(record, linked, stamped.get("organ_name", "")))
    act = (linked.act if linked else "") or record.act
    return MediationState(
        stage="asking", title=_title(parties, act), number=stamped["number"], opened_on=event.day, touched_on=event.day,
        organ_id=event.by.organ_id, holder_id=event.by.person_id, phase=record.phase, about=record.about, linked=linked,
        act=act, act_kind=_kind(record, linked), area=(linked.area if linked else "") or record.area,
        demand=record.demand, parties=parties, ask_by=date.fromisoformat(stamped["ask_by"]),
        talk_by=date.fromisoformat(stamped["talk_by"]), case_stopped_on=linked.stopped_on if linked else None,
    )  # fmt: skip


def _kind(record: Opened, linked: Linked | None) -> str:
    if linked and linked.act_kind:
        return linked.act_kind
    return record.act_kind.value if record.act_kind else ""


def _parties(record: Opened, linked: Linked | None, organ_name: str) -> Iterable[Party]:
    people = (linked.applicants if linked else ()) or tuple(each.name for each in record.applicants)
    organs = (linked.organs if linked else ()) or ((record.organ_id, organ_name),)
    for number, name in enumerate(people, 1):
        yield Party(key=f"applicant-{number}", side=Side.APPLICANT, name=name)
    for number, (pk, name) in enumerate(organs, 1):
        yield Party(key=f"respondent-{number}", side=Side.RESPONDENT, name=name, organ_id=pk)
    for number, name in enumerate(linked.thirds if linked else (), 1):
        yield Party(key=f"third-{number}", side=Side.THIRD, name=name)


def _title(parties: tuple[Party, ...], act: str) -> str:
    """张某等3人与某县公安局行政处罚决定争议"""
    people = [each.name for each in parties if each.side is Side.APPLICANT]
    organ = next(each.name for each in parties if each.side is Side.RESPONDENT)
    who = people[0] if len(people) == 1 else f"{people[0]}等{len(people)}人"
    return f"{who}与{organ}{act}争议"[:300]


# -- 征询意愿 ------------------------------------------------------------------------------------------------------


def may_consent(state: MediationState, record: Consent | None, context: Context) -> Refusal | None:
    """A unit speaks for itself; what the others want is recorded by the office."""
    if record is None:
        return None
    if record.party not in state.asked:
        return Refusal("请从列出的各方中选择")
    return own_organ(state, record.party, context)


def own_organ(state: MediationState, key: str, context: Context) -> Refusal | None:
    party, actor = state.party(key), context.actor
    if actor.post not in RESPONDENT_POSTS or (party and party.organ_id == actor.organ_id):
        return None
    return Refusal(f"您只能代表{actor.organ_name}办理")


def consented(state: MediationState, event: Event) -> MediationState:
    """All are willing: the talks begin. One is not: they end, for nobody is made to settle (第五条第二款)."""
    record: Consent = event.record
    fact = ConsentFact(party=record.party, will=record.will, wants=record.wants, on=event.day)
    after = state.but(consents=(*state.consents, fact))
    if record.will is Will.UNWILLING:
        why = f"{state.named(record.party)}不愿意调解：{record.wants}"
        return released(after, event.day).but(
            stage="declined", closed_on=event.day, ended_on=event.day, result=Result.DECLINED, why=why[:2000]
        )
    willing = all(after.answer_of(key) for key in after.asked)
    return after.but(stage="talking" if willing else "asking")


def may_note_refusal(state: MediationState, record: Any, context: Context) -> Refusal | None:
    """A citizen is free not to settle; an organ owes its cooperation (2026年实施条例第六条)."""
    last = state.consents[-1]
    if last.party == APPLICANTS:
        return refuse("行政相对人是否调解完全自愿，不用说明理由", FREE)
    return Refusal("已经认定") if last.groundless else None


def refusal_noted(state: MediationState, event: Event) -> MediationState:
    last = state.consents[-1].model_copy(update={"groundless": True})
    return state.but(consents=(*state.consents[:-1], last))


def first_consent(state: MediationState, context: Context) -> Mapping[str, Any]:
    """The side that has not been asked yet; a unit's own; the applicants' demand as it was recorded."""
    actor = context.actor
    waiting = [key for key in state.asked if state.answer_of(key) is None]
    if actor.post in RESPONDENT_POSTS:
        own = [each.key for each in state.of(Side.RESPONDENT) if each.organ_id == actor.organ_id]
        return {"party": own[0], "who": actor.name} if own else {}
    first = waiting[0] if waiting else APPLICANTS
    if first != APPLICANTS:
        return {"party": first}
    told = context.facts.get("case_told")
    willing = told.willing if told else (state.linked is not None and state.linked.willing) or None
    said = {} if willing is None else {"will": (Will.WILLING if willing else Will.UNWILLING).value}
    wants = (told.wants if told else "") or state.demand
    return {"party": first, "wants": wants, "who": state.applicant_names[:60], **said}


# -- 指定调解员 ----------------------------------------------------------------------------------------------------


def may_appoint(state: MediationState, record: Appointed | None, context: Context) -> Refusal | None:
    """A mediator who is a party, or belongs to one, does not mediate."""
    if record is None:
        return None
    people: Mapping[int, Mapping[str, Any]] = context.facts.get("people", {})
    for line in record.mediators:
        if line.person_id is None and not line.outside.strip():
            return Refusal("请选择本机构人员，或者填写其他人员的姓名")
        known = people.get(line.person_id or 0, {})
        if line.person_id is not None and not known:
            return Refusal("没有这个人员，请从列出的姓名中选择")
        if found := _partial(state, known.get("name") or line.outside.strip(), known, line.unit):
            return found
    return None


def _partial(state: MediationState, name: str, known: Mapping[str, Any], unit: str) -> Refusal | None:
    mine = {each.name for each in state.parties}
    organs = {each.organ_id for each in state.of(Side.RESPONDENT) if each.organ_id}
    if name in mine:
        return refuse(f"{name}是本件的一方，不能担任调解员", FAIR)
    if unit in mine or organs & set(known.get("organs", ())):
        return refuse(f"{name}是一方当事人单位的人员，不能担任调解员", FAIR)
    if conflicts := known.get("conflicts"):
        return refuse(f"{name}不能担任调解员：{conflicts[0]}", FAIR)
    return None


def appoint_stamps(state: MediationState, record: Appointed, context: Context) -> Mapping[str, str]:
    people: Mapping[int, Mapping[str, Any]] = context.facts.get("people", {})
    names = [
        str(people[line.person_id]["name"]) if line.person_id else line.outside for line in record.mediators
    ]
    return {"names": "\n".join(names)}


def appointed(state: MediationState, event: Event) -> MediationState:
    record: Appointed = event.record
    names = event.stamped["names"].split("\n")
    mediators = tuple(
        Mediator(name=name, person_id=line.person_id, unit=line.unit)
        for line, name in zip(record.mediators, names, strict=True)
    )
    holder = next((each.person_id for each in mediators if each.person_id), state.holder_id)
    return state.but(mediators=mediators, holder_id=holder, appointed_on=state.appointed_on or event.day)


# -- 邀请 ----------------------------------------------------------------------------------------------------------


def may_invite(state: MediationState, record: Invited | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    name = _invited_name(record, context)
    if not name:
        return Refusal("请选择单位，或者填写单位名称、姓名")
    if record.organ_id and not context.facts.get("organ_name"):
        return Refusal("机关目录里没有这个单位，请从列出的名称中选择")
    same = next(
        (each for each in state.parties if each.name == name or (record.organ_id and each.organ_id == record.organ_id)),
        None,
    )  # fmt: skip
    if same is None:
        return None
    told = "已经邀请" if same.side is Side.INVITED else "是本件的一方，不用邀请"
    return Refusal(f"{name}{told}")


def _invited_name(record: Invited, context: Context) -> str:
    return str(context.facts.get("organ_name") or "") if record.organ_id else record.who.strip()


def invite_stamps(state: MediationState, record: Invited, context: Context) -> Mapping[str, str]:
    return {"name": _invited_name(record, context)}


def invited(state: MediationState, event: Event) -> MediationState:
    record: Invited = event.record
    number = len(state.of(Side.INVITED)) + 1
    new = Party(
        key=f"invited-{number}", side=Side.INVITED, name=event.stamped["name"], organ_id=record.organ_id,
        role=record.role,
    )  # fmt: skip
    return state.but(parties=(*state.parties, new))
