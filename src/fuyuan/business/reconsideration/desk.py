"""How the desk shows reconsideration cases: list, groups, filters, the sheets of a case, the choices in its forms."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.db.models.lookups import Exact
from django.utils import timezone

from fuyuan.law import Regime
from fuyuan.matters import clock
from fuyuan.matters.procedure import Context
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post
from fuyuan.papers.kinds import kinds
from fuyuan.papers.models import Paper
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Pairs, Tab, Table, between, said

from .advice import suggest_procedure
from .basis import sheet as basis_sheet
from .beside import beside, stands
from .facts import At, Break, Interruption, Service
from .hearing import sheet
from .lookups import respondents, reviewers_today
from .models import CaseRespondent
from .periods import DECISION
from .procedure import PROCEDURE
from .queries import visible_cases
from .reading import electronic, open_asks
from .records import ActKind, Channel, DecisionKind, Method, Party, PartyKind, Way
from .state import CaseState, recipients, waiting
from .tracks import RUNNING

WORDS: dict[str, dict[str, str]] = {
    "channel": {item.value: item.label for item in Channel},
    "procedure": {item.value: item.label for item in Way},
    "act_kind": {item.value: item.label for item in ActKind},
    "outcome": {item.value: item.label for item in DecisionKind}
    | {s.name: s.title for s in PROCEDURE.stages},
    "regime": {"A": "2017年法", "B": "2023年法、2007年条例", "C": "2023年法、2026年条例"},
}


def word(key: str) -> Any:
    """Return a column's value in words."""
    return lambda row: WORDS[key].get(getattr(row, key), getattr(row, key))


COLUMNS = (
    Column("handlers", "承办人"),
    Column("received_on", "收到日期", kind="date", sort=True),
    Column("procedure", "程序", value=word("procedure"), shown=False),
    Column("act_kind", "行为种类", value=word("act_kind"), shown=False),
    Column("applicant_names", "申请人", shown=False),
    Column("respondent_name", "被申请人", shown=False),
    Column("major", "重大疑难复杂", value=lambda row: "是" if row.major else "", shown=False),
    Column("outcome", "结果", value=word("outcome"), shown=False),
    Column("channel", "提交方式", value=word("channel"), shown=False),
    Column("area", "管理领域", shown=False),
    Column("accepted_on", "受理日期", kind="date", shown=False),
    Column("decided_on", "结案日期", kind="date", shown=False),
    Column("decision_number", "决定书文号", shown=False),
    Column("platform_number", "全国平台受理号", shown=False),
    Column("regime", "适用规定", value=word("regime"), shown=False),
)


def listed(key: str, label: str) -> Filter:
    """A filter on a column with a closed list of values."""
    return Filter(key, label, lambda actor: tuple(WORDS[key].items()), lambda value, today: Q(**{key: value}))


def _procedure(value: str, today: date) -> Q:
    return Q(procedure="", stage__in=RUNNING) if value == "none" else Q(procedure=value)


FILTERS = (
    Filter(
        "procedure", "程序", lambda actor: (*WORDS["procedure"].items(), ("none", "还没有确定")), _procedure
    ),
    listed("act_kind", "行为种类"),
    listed("outcome", "结果"),
    Filter("major", "重大疑难复杂", lambda actor: (("1", "已标明"),), lambda value, today: Q(major=True)),
    listed("channel", "提交方式"),
    Filter(
        "respondent",
        "被申请人",
        lambda actor: respondents(),
        lambda value, today: Q(pk__in=CaseRespondent.objects.filter(organ_id=int(value)).values("matter_id")),
    ),
    Filter("holder", "承办人", lambda actor: reviewers_today(), lambda value, today: Q(holder_id=int(value))),
    between("received", "收到日期", "received_on"),
    between("decided", "结案日期", "decided_on"),
)


def of_office(where: Q) -> Callable[[Actor, date], Q]:
    """A group that only the office itself works on."""
    return lambda actor, today: where if actor.is_office else Q(pk__in=[])


def to_sign(actor: Actor, today: date) -> Q:
    """Cases with a draft the post may sign: the heads' all, a handler's own."""
    keys = [kind.key for kind in kinds() if actor.post in kind.signers and kind.room == PROCEDURE.name]
    drafts = Paper.objects.filter(status=Paper.Status.DRAFT, kind__in=keys)
    # plus nothing: few papers wait, a handler has had many cases, and only a bare column would be looked up first
    own = Q(Exact(F("holder_id") + 0, actor.person_id)) if actor.post is Post.HANDLER else Q()
    return own & Q(pk__in=drafts.values("matter_id")) if keys else Q(pk__in=[])


GROUPS = (
    Group("sign", "文书待签发", to_sign),
    Group("new", "新收件", of_office(Q(stage__in=[At.RECEIVED, At.REVIEWING]))),
    Group(
        "unassigned",
        "已受理未分办",
        of_office(Q(stage__in=[At.ACCEPTED, At.TRIAL], handlers="")),
        light="soon",
    ),
)


def parties(row: Any) -> str:
    return f"{row.applicant_names} ↔ {row.respondent_name}"


# -- the sheets of a case --------------------------------------------------------------------------------------


def facts(state: CaseState, actor: Actor) -> Sequence[Tab]:
    """Return the sheets of a case; a respondent does not see what the applicants gave only to the office."""
    inside = actor.post in OFFICE_POSTS | {Post.ORGAN_HEAD} or actor.is_portal
    tabs = [
        _parties(state, inside),
        _act(state),
        _requests(state),
        _evidence(state),
        _course(state),
        sheet.tab(state),
        basis_sheet.tab(state),
        _service(state),
        *(stands(state) if actor.post in OFFICE_POSTS | {Post.ORGAN_HEAD} else ()),
    ]
    return [tab for tab in tabs if tab.pairs or tab.tables]


def _party_row(party: Party, inside: bool) -> list[Any]:
    number = (party.id_number if party.kind is PartyKind.PERSON else party.credit_code) if inside else ""
    return [party.name, party.kind.label, number, party.phone if inside else "", party.address]


def _parties(state: CaseState, inside: bool) -> Tab:
    application = state.application
    heads = ("姓名或者名称", "类型", "证件号码、信用代码", "电话", "住所")
    tables = [Table(heads, [_party_row(party, inside) for party in application.applicants], "申请人")]
    if state.third_parties:
        tables.append(Table(heads, [_party_row(party, inside) for party in state.third_parties], "第三人"))
    if application.agents:
        agents = [
            [agent.name, agent.kind.label, agent.firm, agent.power.label] for agent in application.agents
        ]
        tables.append(Table(("代理人", "身份", "所在单位", "权限"), agents, "代理人"))
    chosen = "、".join(application.applicants[number - 1].name for number in application.representatives)
    pairs = [
        ("被申请人", "、".join(respondent.name for respondent in application.respondents)),
        ("代表人", chosen),
        ("法律援助", "正在申请或者已经获得" if application.legal_aid else ""),
        ("送达地址", application.delivery.address if inside else ""),
        ("电子送达", application.delivery.email if inside and application.delivery.electronic else ""),
    ]
    return Tab("当事人", said(pairs), tables, len(application.applicants) + len(state.third_parties))


def _act(state: CaseState) -> Tab:
    act = state.application.act
    marks = [
        label
        for value, label in (
            (act.inaction, "没有履行职责"), (act.on_the_spot, "当场作出"), (act.monitored, "依据电子技术监控设备"),
            (act.real_property, "因不动产提出"), (act.took_resource, "涉及自然资源权属"), (act.detention, "限制人身自由"),
        )
        if value
    ]  # fmt: skip
    pairs = [
        ("种类", act.kind.label), ("名称", act.title), ("文号", act.number), ("管理领域", act.area), ("作出日期", act.made_on),
        ("怎样知道的", act.notified.label), ("知道之日", act.known_on), ("告知复议权利", "已告知" if act.told_rights else "没有告知"),
        ("收到请求之日", act.asked_on), ("履行期限届满", act.perform_by), ("涉及款额", act.amount), ("特点", "、".join(marks)),
    ]  # fmt: skip
    return Tab("行政行为", said(pairs))


def _requests(state: CaseState) -> Tab:
    rows = [
        [request.kind.label, request.text, request.amount or ""] for request in state.application.requests
    ]
    table = Table(("种类", "请求", "金额（元）"), rows, "行政复议请求")
    pairs = [
        ("事实和理由", state.application.reasons),
        ("调解意愿", "申请时表示愿意调解" if state.application.mediate else ""),
    ]
    wishes = [
        [each.side.label, each.on, "愿意" if each.willing else "不愿意", each.wants or "没有说明", each.answer or "待答复"]
        for each in state.wishes
    ]  # fmt: skip
    asked = Table(("一方", "日期", "意愿", "希望怎样解决", "答复"), wishes, "审查、审理中表示的调解意愿")
    return Tab("请求和理由", said(pairs), (table, *((asked,) if wishes else ())), len(rows))


def _evidence(state: CaseState) -> Tab:
    heads = ("名称", "种类", "证明什么", "页数")
    rows = [
        [item.name, item.kind.label, item.proves, item.pages or ""] for item in state.application.evidence
    ]
    return Tab("证据", (), (Table(heads, rows, "申请人提交"),) if rows else (), len(rows))


def _course(state: CaseState) -> Tab:
    """收件 to 结果, in the order of time."""
    pairs: list[tuple[str, Any]] = [
        ("收件号", state.intake_number), ("案号", state.case_number), ("全国平台受理号", state.application.platform_number),
        ("提交方式", state.channel.label), ("收到日期", state.received_on), ("适用规定", regime_words(state.regime)),
        ("受理日期", state.accepted_on), ("受理方式", "审查期限届满，视为受理" if state.deemed else ""),
        ("审理程序", state.procedure.label if state.procedure else ""), ("转为普通程序", state.converted_on),
        ("承办人", "、".join(handler.name for handler in state.handlers)),
        ("合并审理", f"并入{state.led_by}" if state.led_by else "、".join(state.joined)),
        ("延长审理期限", f"{state.extended}日" if state.extended else ""), ("停止执行", state.stop.ground.label if state.stop else ""),
    ]  # fmt: skip
    if state.decision:
        outcomes = "；".join(item.text for item in state.decision.draft.outcomes)
        pairs += [
            ("复议决定", f"{state.decision.kind.label}（{state.decision.number}）"),
            ("决定主文", outcomes),
        ]
    pairs += [
        ("生效日期", state.effective_on),
        ("起诉", "；".join(f"{suit.who}（{suit.court}）" for suit in state.suits)),
    ]
    if state.procedure is None and state.accepted_on:
        advice = suggest_procedure(state, clock.today())
        pairs.append(("审理程序建议", f"{advice.text}（{advice.basis}）"))
    heads = ("事由", "开始", "结束", "是否从审理期限中扣除")
    rows = [_break(each) for each in state.interruptions]
    return Tab("办理情况", said(pairs), (Table(heads, rows, "中止、勘验、鉴定、报请提级"),) if rows else ())


_BREAKS = {
    Break.SUSPENSION: "中止", Break.INSPECTION: "现场勘验", Break.APPRAISAL: "鉴定", Break.SUPPLEMENT: "补正",
    Break.ESCALATION: "报请提级审理",
}  # fmt: skip


def _break(each: Interruption) -> list[Any]:
    what = f"{_BREAKS[each.kind]}：{each.ground.label}" if each.ground else _BREAKS[each.kind]
    return [what, each.start, each.end or "进行中", "扣除" if DECISION in each.counts else "不扣除"]


def _service(state: CaseState) -> Tab:
    names = {recipient.key: f"{recipient.role}{recipient.name}" for recipient in recipients(state)}
    rows: list[list[Any]] = [
        [
            state.papers[service.paper - 1].kind.label,
            names.get(service.recipient, ""),
            "，".join((service.method.label, *_opened(state, service))),
            service.served_on,
        ]
        for service in state.services
    ]
    rows += [
        [
            state.papers[each.paper - 1].kind.label,
            names.get(each.recipient, ""),
            f"{each.method.label}，{each.reason.label}，没有送达",
            each.on,
        ]
        for each in state.failures
    ]
    rest: list[list[Any]] = [
        [paper.kind.label, names.get(key, ""), "尚未送达", ""]
        for number, paper in enumerate(state.papers, 1)
        for key in waiting(state, number)
    ]
    tables = [Table(("文书", "受送达人", "方式", "送达日期"), rows + rest)] if rows or rest else []
    if state.copy_asks:
        asks = [
            [state.papers[each.paper - 1].kind.label, each.who, each.address, each.on, each.sent_on or "等待提供", each.way]
            for each in state.copy_asks
        ]  # fmt: skip
        heads = ("文书", "谁提出的", "寄到哪里", "提出日期", "提供日期", "怎样提供")
        tables.append(Table(heads, asks, "电子送达以后要求提供纸质文书"))
    return Tab("送达", (), tables, len(rows))


def _opened(state: CaseState, service: Service) -> Iterator[str]:
    """Who opened what was served electronically, and when; it counts from its arrival all the same."""
    for each in state.readings:
        if each.paper == service.paper and service.recipient in each.recipients:
            at = timezone.localtime(each.at)
            yield f"{each.reader}于{at.month}月{at.day}日{at:%H:%M}打开阅看"


def regime_words(regime: Regime) -> str:
    return WORDS["regime"][regime.value]


def links(state: CaseState, actor: Actor) -> Sequence[Related]:
    """The cases it is tried together with (2026年实施条例第四十三条), both ways, those the actor may see."""
    wanted = {
        **dict.fromkeys(state.joined, "合并审理"),
        **({state.led_by: "主办案件"} if state.led_by else {}),
    }
    if not wanted:
        return ()
    rows = visible_cases(actor).filter(case_number__in=wanted).values_list("pk", "case_number", "title")
    return [
        Related(number, matter_url(PROCEDURE.name, pk), f"{wanted[number]}：{title}")
        for pk, number, title in rows
    ]


def badges(state: CaseState) -> Sequence[str]:
    led = f"并入{state.led_by}合并审理" if state.led_by else ""
    return [each for each in ("重大疑难复杂" if state.major else "", led) if each]


# -- choices in forms ------------------------------------------------------------------------------------------


def choices(path: str, state: CaseState | None, context: Context) -> Pairs | None:
    """Return what a field of a step offers where its type does not say: handlers, recipients, papers, respondents."""
    if path == "handlers.person_id":
        return reviewers_today()
    if state is None:
        return None
    if path in sheet.CHOICES:
        return sheet.choices(path, state, context)
    if path == "served":
        return [(str(number), state.papers[number - 1].kind.label) for number in electronic(state)]
    if path == "request":
        return [
            (str(number), f"{state.papers[each.paper - 1].kind.label}，{each.who}，{each.address}")
            for number, each in open_asks(state)
        ]
    if path == "recipient":
        keys = {each.recipient for each in state.services if each.method is Method.ELECTRONIC}
        return [(each.key, f"{each.role} {each.name}") for each in recipients(state) if each.key in keys]
    if path == "recipients":
        return [(recipient.key, f"{recipient.role} {recipient.name}") for recipient in recipients(state)]
    if path == "paper":
        return [
            (str(number), f"{paper.kind.label}（尚未送达{len(waiting(state, number))}人）")
            for number, paper in enumerate(state.papers, 1)
            if waiting(state, number)
        ]
    if path == "respondent":
        return [(str(number), organ.name) for number, organ in enumerate(state.application.respondents, 1)]
    return None


DESK_ROOM = DeskRoom(
    kind=PROCEDURE.name,
    label="行政复议",
    icon="folder2-open",
    order=10,
    posts=OFFICE_POSTS | RESPONDENT_POSTS | {Post.ORGAN_HEAD},
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=GROUPS,
    bulk=("assign", "send_copy"),
    facts=facts,
    choices=choices,
    beside=beside,
    links=links,
    badges=badges,
    parties=parties,
    party_columns=("applicant_names", "respondent_name"),
    print_pages={
        "查询码": ("query-code", frozenset({Post.INTAKE, Post.HANDLER})),
        "卷宗目录": ("case-catalogue", OFFICE_POSTS),
        "邮寄详情单": ("express-slips", OFFICE_POSTS),
    },
)
