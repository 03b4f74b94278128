"""Application, receipt, supplement, acceptance and its opposites (《行政复议法》第二十二条至第三十二条)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuyuan.business.reconsideration.records import (
    Application,
    Channel,
    Limb,
    PartyKind,
    RefusalGround,
    RefuseRecord,
)
from fuyuan.business.reconsideration.state import applicant_keys, respondent_keys
from fuyuan.law import Regime, regime_on
from fuyuan.papers.kinds import Draft

from . import wording
from .casefile import CaseFile, draft, to_applicants
from .wording import by_time, cited

_SYSTEM_RECEIPT = frozenset({Channel.ONLINE, Channel.PLATFORM})


# -- the application -------------------------------------------------------------------------------------------


def application(file: CaseFile) -> Sequence[Draft]:
    """申请书, as the applicant filled it in."""
    if file.state.channel is Channel.ORAL:
        return ()
    return [_application(file)]


def oral_record(file: CaseFile) -> Sequence[Draft]:
    """口头申请笔录, made on the spot."""
    return [_application(file)] if file.state.channel is Channel.ORAL else ()


def _application(file: CaseFile) -> Draft:
    form = file.state.application
    keys = (*applicant_keys(file.state), *respondent_keys(file.state))
    fields: dict[str, Any] = {
        "申请人们": [_party(form, number) for number in range(len(form.applicants))],
        "代表人": [form.applicants[number - 1].name for number in form.representatives],
        "代理人们": [
            {"姓名": agent.name, "身份": "，".join(filter(None, (agent.kind.label, agent.firm))), "电话": agent.phone,
             "委托人": agent.of or form.names(), "权限": agent.scope or agent.power.label}
            for agent in form.agents
        ],
        "法律援助": form.legal_aid,  # 《行政复议法》第十八条: the office sees who asked for it
        "被申请人们": [{"名称": organ.name, "住所": organ.address} for organ in form.respondents],
        "第三人们": [wording.describe(party) for party in form.third_parties],
        "请求": wording.requests(form.requests),
        "知道": wording.known(form.act),
        "不作为": form.act.inaction,
        "请求履行日": form.act.asked_on,
        "理由": wording.lines_of(form.reasons),
        "证据": _evidence(form),
        "送达地址": form.delivery.address or form.applicants[0].delivery_address,
        "电子送达": form.delivery.email if form.delivery.electronic else "",
        "简易程序": form.simplified,
        "愿意调解": form.mediate,
        "已起诉": form.elsewhere.label,
        "记录人": form.recorder,
        "提交方式": form.channel.label,
    }  # fmt: skip
    return draft(file, fields, keys)


def _party(form: Application, number: int) -> dict[str, Any]:
    party = form.applicants[number]
    person = party.kind is PartyKind.PERSON
    return {
        "公民": person,
        "名称": party.name,
        "性别": party.sex.label if party.sex else "",
        "证件": party.id_kind.label if party.id_kind else "证件号码",
        "号码": party.id_number if person else party.credit_code,
        "住所": party.address,
        "送达地址": party.delivery_address,
        "电话": party.phone,
        "负责人": "，".join(filter(None, (party.head_name, party.head_post))),
        "法定代理人": party.guardian,
    }


def _evidence(form: Application) -> list[dict[str, str]]:
    return [
        {"序号": str(number), "名称": item.name, "种类": item.kind.label, "证明": item.proves,
         "页数": str(item.pages) if item.pages else ""}
        for number, item in enumerate(form.evidence, 1)
    ]  # fmt: skip


def receipt(file: CaseFile) -> Sequence[Draft]:
    """材料接收回执: at once for what came over the internet, at registration for what came on paper."""
    at_once = file.state.channel in _SYSTEM_RECEIPT
    if at_once != (file.event.step == "apply"):
        return ()
    materials = _received_online(file.state.application) if at_once else _registered(file)
    fields = {
        "材料": materials,
        "提交方式": file.state.channel.label,
        "接收人": "行政复议申请系统" if at_once else file.event.by.name,
        "备注": "" if at_once else file.record.note,
        "期限": file.due("accept_review", file.state.review_from or file.day).due,
        "依据": cited(by_time(file.day, ("L17 17.1", "L23 30", "L23 30"))),
        "旧法": regime_on(file.day) is Regime.A,
        "平台号": file.state.application.platform_number,
    }
    return [draft(file, fields, applicant_keys(file.state))]


def _received_online(form: Application) -> list[dict[str, str]]:
    rows = [("行政复议申请书（网上填写）", "1", "")]
    rows += [(item.name, "1", str(item.pages) if item.pages else "") for item in form.evidence]
    files = [*form.act.files, *form.files, *(each for party in form.applicants for each in party.files)]
    rows += [(each.name, "1", "") for each in files]
    return _numbered(rows)


def _registered(file: CaseFile) -> list[dict[str, str]]:
    rows = [(item.name, str(item.copies), str(item.pages)) for item in file.record.materials]
    return _numbered(rows or [("行政复议申请书", "1", "")])


def _numbered(rows: list[tuple[str, str, str]]) -> list[dict[str, str]]:
    return [
        {"序号": str(number), "名称": name, "份数": copies, "页数": pages}
        for number, (name, copies, pages) in enumerate(rows, 1)
    ]


def forwarding_letter(file: CaseFile) -> Sequence[Draft]:
    """转送函 of the organ that made the penalty: it keeps its penalty and hands the application on (第三十二条)."""
    fields = {
        "处罚机关": file.event.by.organ_name or file.state.application.respondents[0].name,
        "处罚机关收到日": file.state.organ_received_on or file.day,
        "依据": cited("L23 32.2"),
        "说明": file.record.note,
    }
    return [draft(file, fields, ())]


# -- supplement ------------------------------------------------------------------------------------------------


def supplement_notice(file: CaseFile) -> Sequence[Draft]:
    """补正通知书: everything at once, the period and what follows if nothing comes."""
    record, old = file.record, regime_on(file.day) is Regime.A
    fields = {
        "事项": wording.numbered([wording.stop(item) for item in record.items]),
        "几项": len(record.items),
        "期限": f"{record.days}日" if old else "十个工作日",
        "依据": cited(by_time(file.day, ("R07 29", "L23 31.1", "L23 31.1"))),
        "后果依据": cited(by_time(file.day, ("R07 29", "L23 31.2", "L23 31.2"))),
        "旧法": old,
    }
    return to_applicants(file, fields)


# -- acceptance and its opposites ------------------------------------------------------------------------------


def acceptance_notice(file: CaseFile) -> Sequence[Draft]:
    """受理通知书: since when, by which procedures and to which last day, and the rights of the applicant."""
    state, old = file.state, regime_on(file.day) is Regime.A
    assert state.accepted_on is not None
    deemed = "L17 17.2" if old else "L23 30.3"
    usual = by_time(file.day, ("L17 17.2, R07 28", "L23 30.1", "L23 30.1"))
    fields = {
        "依据": cited(deemed if state.deemed else usual),
        "视为": state.deemed,
        "旧法": old,
        "普通期限": _fixed(file, "decision_ordinary"),
        "简易期限": "" if old else _fixed(file, "decision_simplified"),
        "期限依据": cited("L17 31.1" if old else "L23 62"),
        "查阅依据": cited("L17 23.2" if old else "L23 47"),
        "代理依据": cited("L17 10.5" if old else "L23 17.1"),
        "撤回依据": cited("L17 25" if old else "L23 74.1"),
        "不诉依据": cited("L17 16.1" if old else "L23 29.1"),
        "援助依据": cited(by_time(file.day, ("", "L23 18", "L23 18, R26 19"))) if not old else "",
        "新条例": regime_on(file.day) is Regime.C,
    }
    return to_applicants(file, fields)


def _fixed(file: CaseFile, rule: str) -> str:
    """The last day of the trial period; empty while the holidays of its year are not published."""
    assert file.state.accepted_on is not None
    deadline = file.due(rule, file.state.accepted_on)
    return "" if deadline.provisional else wording.written(deadline.due)


def refusal(file: CaseFile) -> Sequence[Draft]:
    """不予受理决定书: which condition fails and why, the competent organ, where to go."""
    record: RefuseRecord = file.record
    old = regime_on(file.day) is Regime.A
    fields = {
        "当事人": [*wording.applicant_block(file.state.application), *_respondent_lines(file)],
        "请求": wording.requests(file.state.application.requests),
        "理由": wording.lines_of(record.reason),
        "告知变更日": record.explained_on,
        "不符合": [limb.label for limb in record.limbs],
        "管辖机关": record.competent if Limb.VENUE in record.limbs else "",
        "管辖机关地址": file.elsewhere,
        "依据": cited(refusal_line(record, old)),
        "告知起诉": record.told_suit,
        "法院": file.house.sued_in(record.court, alone=True),
        "反映依据": cited("L17 20" if old else "L23 35"),
        "名单": wording.applicant_list(file.state.application),
    }  # fmt: skip
    return to_applicants(file, fields)


def refusal_line(record: RefuseRecord, old: bool) -> str:
    """Articles of a refusal as ``refs``; items of 第三十条第一款 for each condition that fails."""
    if record.ground is RefusalGround.CAP:
        return "L23 21, 30.2"
    if record.ground is RefusalGround.WRONG_RESPONDENT:
        return "R26 29"
    if record.ground is RefusalGround.EXCLUDED:
        return "L23 30.2, R26 36"
    if old:
        return "L17 17.1, R07 28"
    return limbs_line(record.limbs) + ", L23 30.2"


def limbs_line(limbs: Sequence[Limb]) -> str:
    return ", ".join(f"L23 30.1({number})" for number in sorted(limb.item for limb in limbs))


def _respondent_lines(file: CaseFile) -> list[str]:
    return respondent_lines(file.state.application)


def respondent_lines(form: Application) -> list[str]:
    return [
        f"被申请人：{organ.name}{f'，住所：{organ.address}' if organ.address else ''}。"
        for organ in form.respondents
    ]


def not_further(file: CaseFile) -> Sequence[Draft]:
    """告知不再处理 (2026年实施条例第三十七条第二款)."""
    fields = {
        "此前": file.record.earlier,
        "理由": wording.lines_of(file.record.reason),
        "依据": cited("R26 37.2"),
    }
    return to_applicants(file, fields)
