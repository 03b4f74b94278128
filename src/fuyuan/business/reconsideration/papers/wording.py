"""How papers say things: articles, parties, acts, lists. Pure; everything typed by a person is passed on to the character."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from fuyuan.business.reconsideration.records import (
    Act,
    ActKind,
    Agent,
    Application,
    IdKind,
    Notified,
    Party,
    PartyKind,
    Request,
)
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.law import BadIdentity, Regime, regime_on
from fuyuan.law.identity import resident_id
from fuyuan.law.numerals import to_chinese
from fuyuan.law.said import said as said
from fuyuan.matters.acts import articles

Three = tuple[
    str, str, str
]  # articles under the 2017 Act, the 2023 Act, the 2023 Act with the 2026 Regulation
_MANY = 10  # more applicants than this stand in a list behind the paper
_NAMED = re.compile(r"(书|单|函|通知|决定|告知|公告|批复|证)$")
# what was left undone, called by that: “未履行宅基地审批职责” is not put into “没有依法办理”
_NOT_DONE = re.compile(
    r"未|没有|没|怠于|迟迟|拖延|拒|逾期|不(履行|作为|予|答复|处理|依法|办理|支付|发放|公开|受理|查处)"
)
_NUMBERED = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.．、](?!\d))\s*"
)


def written(day: date) -> str:
    """2026年9月28日"""
    return f"{day.year}年{day.month}月{day.day}日"


# -- articles --------------------------------------------------------------------------------------------------


def cited(line: str) -> str:
    """“L23 64.1(1), R26 58.1” as a paper writes it: full titles, items without brackets, one title for its articles.

    《中华人民共和国行政复议法》第六十四条第一款第一项、《中华人民共和国行政复议法实施条例》第五十八条第一款
    """
    return said(articles(line))


def by_time(day: date, lines: Three) -> str:
    """Return the line of articles that governs a step taken on ``day``."""
    return lines[list(Regime).index(regime_on(day))]


# -- parties ---------------------------------------------------------------------------------------------------


def called(parties: Sequence[Party]) -> str:
    """你, 你单位, 你们: how a paper addresses those it goes to."""
    if len(parties) != 1:
        return "你们"
    return "你" if parties[0].kind is PartyKind.PERSON else "你单位"


def party_lines(role: str, parties: Sequence[Party], agents: Sequence[Agent] = ()) -> list[str]:
    """The head of a decision: one block for each party with its head, guardian and agents."""
    lines: list[str] = []
    for party in parties:
        lines.append(f"{role}：{describe(party)}")
        if party.kind is PartyKind.ORGANISATION and party.head_name:
            post = f"，{party.head_post}" if party.head_post else ""
            lines.append(f"法定代表人（主要负责人）：{party.head_name}{post}。")
        if party.guardian:
            lines.append(f"法定代理人：{party.guardian}。")
        lines += [agent_line(agent) for agent in agents if stands_for(agent, party, parties)]
    return lines


def stands_for(agent: Agent, party: Party, parties: Sequence[Party]) -> bool:
    """An agent without a named principal stands for the applicants: written once, with the first of them."""
    return agent.of == party.name or (not agent.of and bool(parties) and party is parties[0])


def agent_line(agent: Agent) -> str:
    firm = f"，{agent.firm}" if agent.firm else ""
    return f"委托代理人：{agent.name}{firm}{agent.kind.label}。"


def describe(party: Party) -> str:
    """张三，女，1949年12月31日出生，住某市某路1号。 The identity number stays out of papers that others read."""
    if party.kind is PartyKind.ORGANISATION:
        parts = [party.name]
        parts += [f"住所：{party.address}"] if party.address else []
        parts += [f"统一社会信用代码：{party.credit_code}"] if party.credit_code else []
        return "，".join(parts) + "。"
    parts = [party.name] + ([party.sex.label] if party.sex else [])
    born = birth_of(party)
    parts += [f"{written(born)}出生"] if born else []
    parts += [f"住{party.address}"] if party.address else []
    return "，".join(parts) + "。"


def party_heads(state: CaseState) -> dict[str, str]:
    """How a paper beside the case names each party, by its key: 张三，女，…，住某市某路1号。"""
    application = state.application
    heads = {f"applicant-{n}": describe(party) for n, party in enumerate(application.applicants, 1)}
    heads |= {
        f"respondent-{n}": f"{organ.name}{f'，住所：{organ.address}' if organ.address else ''}。"
        for n, organ in enumerate(application.respondents, 1)
    }
    return heads | {f"third-{n}": describe(party) for n, party in enumerate(state.third_parties, 1)}


def birth_of(party: Party) -> date | None:
    if party.born_on or party.id_kind is not IdKind.RESIDENT or not party.id_number:
        return party.born_on
    try:
        return resident_id(party.id_number).birth_date
    except BadIdentity:
        return None


def applicant_block(application: Application) -> list[str]:
    """All applicants, or with many of them the first, the representatives and a reference to the list."""
    parties, agents = application.applicants, application.agents
    if len(parties) <= _MANY:
        lines = party_lines("申请人", parties, agents)
    else:
        lines = [f"申请人：{application.names()}（名单附后）。"]
        lines += [agent_line(agent) for agent in agents]
    for number in application.representatives:
        lines.append(f"代表人：{describe(parties[number - 1])}")
    return lines


def applicant_list(application: Application) -> list[dict[str, str]]:
    """The list behind the paper, empty when all applicants stand in its head."""
    if len(application.applicants) <= _MANY:
        return []
    return [
        {"序号": str(number), "姓名": party.name, "住所": party.address}
        for number, party in enumerate(application.applicants, 1)
    ]


def respondents(application: Application) -> str:
    return "、".join(organ.name for organ in application.respondents)


# -- the act ---------------------------------------------------------------------------------------------------


def act_of(application: Application) -> str:
    """某市公安局于2026年3月1日作出的《行政处罚决定书》（某公罚〔2026〕1号）, or what it did not do."""
    act, who = application.act, respondents(application)
    if act.inaction:
        return who + (act.title if _NOT_DONE.match(act.title) else f"没有依法办理“{act.title}”事项")
    made = f"于{written(act.made_on)}" if act.made_on else ""
    return f"{who}{made}作出的{act_name(act)}"


def act_name(act: Act) -> str:
    name = f"《{act.title}》" if _NAMED.search(act.title) and "《" not in act.title else act.title
    return name + (f"（{act.number}）" if act.number else "")


def cause(application: Application) -> str:
    """案由: 张三等3人不服某市公安局行政处罚"""
    return f"{application.names()}不服{respondents(application)}{_complained_of(application.act)}"


def _complained_of(act: Act) -> str:
    """What a case is about, in a word: 行政处罚, 不履行…法定职责, 政府信息公开不作为."""
    label = act.kind.label
    if (
        act.kind is ActKind.PROTECTION
    ):  # 第十一条第十一项 is about duties not done, whether refused or left undone
        return f"不{label}"
    return f"{label}不作为" if act.inaction and act.kind is not ActKind.OTHER else label


def known(act: Act) -> str:
    """When and how the applicant came to know, one sentence for forms."""
    if act.known_on is None:
        return ""
    how = f"（{act.notified.label.partition('（')[0]}）" if act.notified is not Notified.OTHER else ""
    return f"{written(act.known_on)}{how}"


# -- lists -----------------------------------------------------------------------------------------------------


def bare(text: str) -> str:
    """The text of an item without the number a clerk may have typed before it."""
    return _NUMBERED.sub("", text, count=1)


def numbered(items: Sequence[str]) -> list[str]:
    """“1. …” with one line each; a single item stands without a number."""
    if len(items) == 1:
        return [bare(items[0])]
    return [f"{number}. {bare(item)}" for number, item in enumerate(items, 1)]


def ruled(items: Sequence[str]) -> list[str]:
    """“一、…” of an operative part."""
    if len(items) == 1:
        return [stop(bare(items[0]))]
    return [f"{to_chinese(number)}、{stop(bare(item))}" for number, item in enumerate(items, 1)]


def stop(text: str) -> str:
    text = text.rstrip()
    return text if text[-1:] in "。！？" else text.rstrip("；;，,、") + "。"


def requests(items: Sequence[Request]) -> list[str]:
    return numbered([stop(item.text) for item in items])


def without_lead(text: str, lead: str) -> str:
    """The text without the words the template writes itself (“经审理查明：”)."""
    return re.sub(rf"^\s*{lead}[：:，,]?\s*", "", text, count=1)


def lines_of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
