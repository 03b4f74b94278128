"""特快专递详情单: one page for everybody a paper still has to be sent to, to be stuck on the envelope."""

from __future__ import annotations

from typing import Any

from fuyuan.matters import clock
from fuyuan.matters.store import history
from fuyuan.organs.models import Role, role_holder
from fuyuan.papers.blocks import Document, Layout, Meta
from fuyuan.papers.kinds import read_template
from fuyuan.papers.markup import parse, render_template
from fuyuan.papers.queries import numbers_of
from fuyuan.papers.rendering import pdf

from .papers.afterwards import title_of, where_of
from .paperset import PACKAGE
from .procedure import PROCEDURE
from .state import CaseState, recipients, waiting


def slips(matter_id: int) -> bytes | None:
    """Return the slips of a case as PDF; None when nobody waits for a paper."""
    state: CaseState = PROCEDURE.fold(history(matter_id, PROCEDURE))
    found = _waiting(state, numbers_of(matter_id))
    if not found:
        return None
    office = role_holder(Role.RECONSIDERATION_OFFICE, clock.today())
    sender = {"单位": office.name_on(clock.today()), "电话": office.phone, "地址": office.address}
    text = render_template(read_template(f"{PACKAGE}:express_slip.txt"), {"寄件": sender, "邮件": found})
    return pdf(Document(Layout.FORM, parse(text), Meta(title="特快专递详情单", draft=False)))


def _waiting(state: CaseState, numbers: dict[int, str]) -> list[dict[str, Any]]:
    names = {each.key: each.name for each in recipients(state)}
    return [
        {
            "收件人": names[key], "地址": where_of(state, key), "电话": _phone(state, key), "文书": title_of(paper.kind),
            "文号": numbers.get(place, ""), "案号": state.number,
        }
        for place, paper in enumerate(state.papers, 1)
        for key in waiting(state, place)
    ]  # fmt: skip


def _phone(state: CaseState, key: str) -> str:
    group, number = key.split("-")
    people = {"applicant": state.application.applicants, "third": state.third_parties}.get(group, ())
    return people[int(number) - 1].phone if people else ""
