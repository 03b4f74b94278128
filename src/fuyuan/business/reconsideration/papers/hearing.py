"""审理: reply, third parties, procedure, opinions heard, evidence, stop of execution (第三十六条至第五十五条)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.business.reconsideration.records import SimplifiedGround, StopGround, Way
from fuyuan.business.reconsideration.state import party_keys
from fuyuan.law import Regime, regime_on
from fuyuan.papers.kinds import Draft

from . import wording
from .casefile import CaseFile, approval_words, draft, to_parties
from .wording import by_time, cited


def reply_notice(file: CaseFile) -> Sequence[Draft]:
    """答复通知书, one for each respondent the copy was sent to in this step."""
    before = PROCEDURE.fold(file.events[:-1]).copies
    numbers = range(len(before) + 1, len(file.state.copies) + 1)
    return [_reply_notice(file, number) for number in numbers]


def _reply_notice(file: CaseFile, number: int) -> Draft:
    now, simple = regime_on(file.day), file.state.procedure is Way.SIMPLIFIED
    old = now is Regime.A
    fields = {
        "期限": "十日" if old and not simple else "五个工作日" if simple else "十个工作日",
        "依据": cited("L23 54.1" if simple else "L17 23.1" if old else "L23 48"),
        "答复依据": "" if now is not Regime.C else cited("R26 41"),
        "代理依据": cited(by_time(file.day, ("R07 10", "L23 17", "R26 18.2"))),
        "指定代理": now is Regime.C,
        "取证依据": cited("L17 24" if old else "L23 46.1"),
        "后果依据": cited("L17 28.1(4)" if old else "L23 70"),
        "旧法": old,
        "程序": file.state.procedure.label if file.state.procedure and not old else "",
        "口头": file.state.application.recorder != "",
    }  # fmt: skip
    return draft(file, fields, [f"respondent-{number}"], part=number)


def third_party_notice(file: CaseFile) -> Sequence[Draft]:
    """第三人参加通知书, one for each."""
    count, added = len(file.state.third_parties), len(file.record.parties)
    fields = {
        "利害关系": wording.lines_of(file.record.interest),
        "自己申请": file.record.own_request,
        "依据": cited(by_time(file.day, ("L17 10.3, R07 9", "L23 16", "L23 16"))),
        "查阅依据": cited("L17 23.2" if regime_on(file.day) is Regime.A else "L23 47"),
    }
    return [
        draft(file, fields, [f"third-{number}"], place=len(file.state.papers), part=number)
        for number in range(count - added + 1, count + 1)
    ]


_SIMPLIFIED = {
    SimplifiedGround.ON_SPOT: "L23 53.1(1)",
    SimplifiedGround.WARNING: "L23 53.1(2)",
    SimplifiedGround.AMOUNT: "L23 53.1(3)",
    SimplifiedGround.INFORMATION: "L23 53.1(4)",
    SimplifiedGround.CONSENT: "L23 53.2",
}


def procedure_notice(file: CaseFile) -> Sequence[Draft]:
    """适用简易程序告知书"""
    ground = file.record.ground
    fields = {
        "情形": ground.label if ground.label.endswith("案件") else f"“{ground.label}”的案件",
        "各方同意": ground is SimplifiedGround.CONSENT,
        "理由": wording.lines_of(file.record.reason),
        "依据": cited(_SIMPLIFIED[ground]),
        "期限依据": cited("L23 62.2"),
        "届满": file.last_day(),
    }
    return to_parties(file, fields)


def conversion_notice(file: CaseFile) -> Sequence[Draft]:
    """转为普通程序通知书: the period runs on from acceptance."""
    fields = {
        "理由": wording.lines_of(file.record.reason),
        "批准": approval_words(file.record.approval),
        "依据": cited("L23 55"),
        "期限依据": cited("L23 62.1"),
        "届满": file.last_day(),
    }
    return to_parties(file, fields)


def joinder_decision(file: CaseFile) -> Sequence[Draft]:
    """合并审理通知书"""
    fields = {
        "合并": list(file.record.cases),
        "情形": file.record.ground.label,
        "理由": wording.lines_of(file.record.reason),
        "依据": cited("R26 43"),
    }
    return [draft(file, fields, party_keys(file.state))]


# -- records of the file ---------------------------------------------------------------------------------------


def opinion_record(file: CaseFile) -> Sequence[Draft]:
    """听取意见笔录"""
    record = file.record
    fields = {
        "一方": record.side.label,
        "姓名": record.who,
        "方式": record.way.label,
        "当面": record.way.value == "face",
        "时间": record.on,
        "地点": record.place,
        "人员": list(record.officers),
        "意见": wording.lines_of(record.summary),
        "愿意": record.willing_to_settle,
        "依据": cited(by_time(file.day, ("L17 22", "L23 49", "L23 49"))),
    }
    return [draft(file, fields, ())]


def investigation_record(file: CaseFile) -> Sequence[Draft]:
    """调查笔录 of two officers or more."""
    record = file.record
    fields = {
        "人员": [{"姓名": officer.name, "证件": officer.certificate} for officer in record.officers],
        "时间": record.on,
        "对象": record.whom,
        "情况": wording.lines_of(record.summary),
        "证据": [f"{item.kind.label}：{item.name}" for item in record.evidence],
        "依据": cited(by_time(file.day, ("R07 34", "L23 45", "L23 45"))),
    }
    return [draft(file, fields, ())]


def inspection_record(file: CaseFile) -> Sequence[Draft]:
    """现场勘验笔录: the time from start to end does not count."""
    start = list(file.taken("inspect_start"))[-1].record
    fields = {
        "事项": start.what,
        "人员": [{"姓名": each.name, "证件": each.certificate} for each in file.record.officers],
        "委托": start.who,
        "到场": list(file.record.present),
        "未签名": wording.lines_of(file.record.refused),
        "开始": start.on,
        "结束": file.record.on,
        "结果": wording.lines_of(file.record.result),
        "依据": cited(by_time(file.day, ("R07 34.3", "R07 34.3", "R26 45"))),
    }
    return [draft(file, fields, ())]


def question_record(file: CaseFile) -> Sequence[Draft]:
    """询问笔录"""
    record = file.record
    fields = {
        "人员": [{"姓名": officer.name, "证件": officer.certificate} for officer in record.officers],
        "时间": record.on,
        "地点": record.place,
        "被询问人": record.whom,
        "身份": record.standing,
        "问答": wording.lines_of(record.talk),
        "未签名": wording.lines_of(record.refused) if not record.signed else [],
        "依据": cited(by_time(file.day, ("R07 34", "L23 45", "L23 45, R26 44"))),
    }
    return [draft(file, fields, ())]


def appraisal_mandate(file: CaseFile) -> Sequence[Draft]:
    """鉴定委托书"""
    fields = {
        "事项": file.record.what,
        "鉴定机构": file.record.who,
        "确定": file.record.chosen.label,
        "费用": file.record.cost,
        "开始": file.record.on,
        "依据": cited(by_time(file.day, ("R07 37", "R07 37", "R26 46"))),
    }
    return [draft(file, fields, ())]


# -- stop of execution -----------------------------------------------------------------------------------------


def stop_execution(file: CaseFile) -> Sequence[Draft]:
    """停止执行决定书: since 2024 “应当” stop, before that “可以”."""
    record = file.record
    item = list(StopGround).index(record.ground) + 1
    act = "L17 21.1" if regime_on(file.day) is Regime.A else "L23 42.1"
    fields = {
        "情形": record.ground.label,
        "理由": wording.lines_of(record.reason),
        "自": record.from_on,
        "至": wording.written(record.until) if record.until else "本案行政复议决定生效之日",
        "依据": cited(f"{act}({item})"),
        "当事人": parties(file),
    }
    return to_parties(file, fields)


def parties(file: CaseFile) -> list[str]:
    """The head of a paper of the organ: everybody who takes part."""
    form = file.state.application
    lines = wording.applicant_block(form)
    for number, organ in enumerate(form.respondents, 1):
        lines.append(f"被申请人：{organ.name}{f'，住所：{organ.address}' if organ.address else ''}。")
        lines += [f"委托代理人：{agent}。" for agent in respondent_agents(file, number)]
    named = [agent for agent in form.agents if agent.of]  # the others stand for the applicants
    return lines + wording.party_lines("第三人", file.state.third_parties, named)


def respondent_agents(file: CaseFile, number: int) -> list[str]:
    """Who acts for respondent ``number``, from its reply."""
    found: list[Any] = []
    for event in file.taken("reply"):
        if event.record.respondent == number:
            found = list(event.record.agents)
    return [
        "，".join(filter(None, (agent.name, agent.post or ("该机关工作人员" if agent.staff else "律师"))))
        for agent in found
    ]
