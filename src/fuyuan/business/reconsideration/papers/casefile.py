"""What a builder of papers may know: the case, its history up to the step, the house that issues, the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fuyuan.business.reconsideration.duties import duties
from fuyuan.business.reconsideration.periods import DECISION
from fuyuan.business.reconsideration.records import Party
from fuyuan.business.reconsideration.state import CaseState, applicant_keys, party_keys, recipients
from fuyuan.law import Deadline, due
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import Addressee, Draft

from . import wording

_POSTS = {
    "applicant": Post.APPLICANT,
    "third": Post.THIRD_PARTY,
    "respondent": Post.RESPONDENT_LIAISON,
    "organ": Post.RESPONDENT_LIAISON,
    "maker": Post.RESPONDENT_LIAISON,
    "authority": Post.RESPONDENT_LIAISON,
}


@dataclass(frozen=True, slots=True)
class House:
    """Who issues: the reconsideration organ (复议机关), its office (复议机构), and where they are reached."""

    organ: str
    office: str
    phone: str = ""
    address: str = ""
    court: str = ""
    hours: str = ""
    court_alone: str = ""  # where the organ is sued by itself: another court, as a rule

    def sued_in(self, named: str, *, alone: bool) -> str:
        """The court a paper names: the one its step names, else the one set for who is sued (行政诉讼法第十五条第一项)."""
        return named or (self.court_alone if alone else self.court) or "有管辖权的人民法院"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case at the moment a step was taken: the state after it, and all events up to it."""

    state: CaseState
    events: Sequence[Event]
    house: House
    context: Context
    # of issued papers, by their place in ``state.papers``
    numbers: Mapping[int, str] = field(default_factory=dict)
    # where the competent organ is reached that a refusal names, in words; empty where the list of organs does not say
    elsewhere: str = ""

    @property
    def event(self) -> Event:
        return self.events[-1]

    @property
    def record(self) -> Any:
        return self.event.record

    @property
    def day(self) -> date:
        return self.event.day

    def taken(self, step: str) -> Iterator[Event]:
        """Yield the events of one step, oldest first."""
        return (event for event in self.events if event.step == step)

    def due(self, rule: str, on: date, **facts: Any) -> Deadline:
        return due(rule, on, calendar=self.context.calendar, assumptions=self.context.assumptions, **facts)

    def last_day(self) -> str:
        """The last day to decide as things stand, in words; empty while it cannot be told (the year's holidays)."""
        for duty in duties(self.state):
            if duty.key == DECISION and duty.stopped_on is None:
                deadline = duty.deadline(self.context.calendar, self.context.assumptions)
                return wording.written(deadline.due) if deadline and not deadline.provisional else ""
        return ""

    # -- who it goes to --------------------------------------------------------------------------------------

    def addressees(self, keys: Sequence[str]) -> tuple[Addressee, ...]:
        known = {each.key: each for each in recipients(self.state)}
        return tuple(
            Addressee(key, known[key].name, _POSTS[key.partition("-")[0]], known[key].organ_id)
            for key in keys
        )

    def parties(self, keys: Sequence[str]) -> list[Party]:
        """The citizens and organisations among ``keys`` (respondents are organs and not among them)."""
        groups = {"applicant": self.state.application.applicants, "third": self.state.third_parties}
        pairs = (key.split("-") for key in keys)
        return [groups[group][int(number) - 1] for group, number in pairs if group in groups]


def draft(file: CaseFile, fields: Mapping[str, Any], keys: Sequence[str], **more: Any) -> Draft:
    """One paper with the fields every paper has."""
    return Draft(fields={**base(file, keys), **fields}, to=file.addressees(keys), **more)


def base(file: CaseFile, keys: Sequence[str]) -> dict[str, Any]:
    """Fields that every template may use."""
    state, application, house = file.state, file.state.application, file.house
    named = file.addressees(keys)
    return {
        "机关": house.organ,
        "机构": house.office,
        "电话": house.phone,
        "地址": house.address,
        "办公时间": house.hours,
        "联系人": "、".join(handler.name for handler in state.handlers),
        "主送": "、".join(to.name for to in named)
        if len(named) <= 10
        else f"{named[0].name}等{len(named)}人",
        "你": wording.called(file.parties(keys)),
        "案由": wording.cause(application),
        "案号": state.case_number or state.intake_number or state.number,
        "收件号": state.intake_number,
        "申请人": application.names(),
        "被申请人": wording.respondents(application),
        "行为": wording.act_of(application),
        "申请日": state.filed_on,
        "收到日": state.received_on or file.day,
        "受理日": state.accepted_on,
        "办理日": file.day,
    }


def to_applicants(file: CaseFile, fields: Mapping[str, Any], **more: Any) -> list[Draft]:
    return [draft(file, fields, applicant_keys(file.state), place=len(file.state.papers), **more)]


def to_parties(file: CaseFile, fields: Mapping[str, Any], **more: Any) -> list[Draft]:
    """One paper that must be served on all parties."""
    return [draft(file, fields, party_keys(file.state), place=len(file.state.papers), **more)]


def approval_words(approval: Any) -> str:
    """经行政复议机构负责人批准 / 经行政复议机关集体讨论通过"""
    return f"经{approval.capacity.label}"
