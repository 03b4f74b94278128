"""How the desk shows certificates: list, filters, the sheet of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.training.common import READERS
from fuyuan.business.training.models import Certificate
from fuyuan.business.training.officers.desk import GROUP
from fuyuan.business.training.officers.steps import OFFICER
from fuyuan.matters.procedure import Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Sight, Tab, Table, between, by_unit, said

from .state import CertificateState
from .steps import CERTIFICATE

KINDS = {"enforcer": "河南省行政执法证", "supervisor": "河南省行政执法监督证"}
STAGES = {stage.name: stage.title for stage in CERTIFICATE.stages}

COLUMNS = (
    Column("title", "姓名", kind="link"),
    Column("unit_name", "单位"),
    Column("card_number", "证件号码", kind="code"),
    Column("kind", "证件种类", value=lambda row: KINDS[row.kind], shown=False),
    Column("areas", "执法领域", shown=False),
    Column("issued_on", "发证日期", kind="date", shown=False),
    Column("valid_until", "有效期至", kind="date", sort=True),
    Column("reviewed_year", "最近年审年度", kind="number", shown=False),
)


def unreviewed(value: str, today: date) -> Q:
    """In force, issued in an earlier year, and this year's review still to come."""
    issued = Q(issued_on__lt=date(today.year, 1, 1), closed_on=None)
    return issued & (Q(reviewed_year=None) | Q(reviewed_year__lt=today.year))


FILTERS = (
    by_unit(Certificate),
    Filter("kind", "证件种类", lambda actor: tuple(KINDS.items()), lambda value, today: Q(kind=value)),
    Filter("annual", "年审", lambda actor: (("due", "本年度待年审"),), unreviewed),
    between("until", "有效期至", "valid_until"),
)


def sheets(state: CertificateState, actor: Actor) -> Sequence[Tab]:
    pairs = said(
        [
            ("注销、未发证原因", state.ended_why), ("暂扣原因", state.stopped_why), ("姓名", state.title),
            ("单位", state.organ_name), ("证件种类", KINDS[state.kind.value]), ("执法领域", "、".join(state.areas)),
            ("证件号码", state.card_number), ("发证日期", state.issued_on), ("有效期至", state.valid_until),
            ("公共法律知识学时", state.hours_common or ""), ("专业法律知识学时", state.hours_special or ""),
            ("资格审查意见", state.opinion),
        ]
    )  # fmt: skip
    tabs = [Tab("证件", pairs), _exams(state), _annuals(state), _spans(state)]
    return [tab for tab in tabs if tab.pairs or tab.tables]


def _exams(state: CertificateState) -> Tab:
    rows = [
        [each.title, each.held_on, each.score, each.pass_mark, "合格" if each.passed else "不合格"]
        for each in state.exams
    ]
    if state.before or not state.stations:
        table = Table(("考试", "日期"), [row[:2] for row in rows], "系统启用以前取得")
    else:
        table = Table(("考试", "日期", "成绩", "合格线", "结果"), rows)
    return Tab("考试", (), (table,) if rows else (), len(rows))


def _annuals(state: CertificateState) -> Tab:
    rows = [[each.year, each.on, each.exam.score, each.hours, each.words] for each in reversed(state.annuals)]
    table = Table(("年度", "办理日期", "考试成绩", "学时", "结果"), rows)
    return Tab("年审", (), (table,) if rows else (), len(rows))


def _spans(state: CertificateState) -> Tab:
    rows = [[each.first, each.last] for each in reversed(state.spans)]
    table = Table(("起", "止"), rows, "这些日期可以执法")
    return Tab("持证期间", (), (table,) if rows else (), len(rows))


def links(state: CertificateState, actor: Actor) -> Sequence[Related]:
    found = [Related(f"{state.title}的名册登记", matter_url(OFFICER.name, state.officer_id), "执法人员")]
    row = Certificate.objects.filter(number=state.number).only("pk").first() if state.card_number else None
    if row and state.stage in ("valid", "suspended"):
        found.append(Related("核验二维码", reverse("certificate-qr", args=[row.pk]), "贴在证件上，扫码核验"))
    return found


def related(matter_id: int, actor: Actor) -> list[Related]:
    """The other way: an officer's page shows the certificates."""
    rows = policy_for(Certificate).filter(actor, Certificate.objects.filter(officer_id=matter_id))
    return [
        Related(
            row.card_number or row.number,
            matter_url(CERTIFICATE.name, row.pk),
            f"执法证件：{STAGES[row.stage]}",
        )
        for row in rows.order_by("-pk").only("pk", "number", "card_number", "stage")
    ]


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


CERTIFICATE_ROOM = DeskRoom(
    kind=CERTIFICATE.name,
    label="执法证件",
    facts_title="证件情况",
    icon="award",
    order=65,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    bulk=("confirm_training", "review"),
    facts=sheets,
    links=links,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=sight,
)
