"""The words courts use in their lists, and what they stand for. What is not here is asked, never guessed."""

from __future__ import annotations

import re
from functools import lru_cache

from fuyuan.law.outcomes import OUTCOMES, CourtOutcome, Instance
from fuyuan.law.vocabulary import ActKind

_O = CourtOutcome
OUTCOME_WORDS: dict[str, CourtOutcome] = {
    **{each.label: each for each in _O},
    "驳回原告诉讼请求": _O.CLAIMS_DISMISSED, "判决驳回诉讼请求": _O.CLAIMS_DISMISSED, "判决驳回": _O.CLAIMS_DISMISSED,
    "驳回原告的诉讼请求": _O.CLAIMS_DISMISSED, "判决撤销": _O.QUASHED, "撤销行政行为": _O.QUASHED, "全部撤销": _O.QUASHED,
    "撤销并重作": _O.QUASHED_REDO, "撤销并责令重作": _O.QUASHED_REDO, "撤销重作": _O.QUASHED_REDO,
    "全部撤销并重作": _O.QUASHED_REDO, "判决部分撤销": _O.PART_QUASHED, "部分撤销并重作": _O.PART_QUASHED_REDO,
    "判决变更": _O.CHANGED, "判决确认违法": _O.UNLAWFUL, "确认行政行为违法": _O.UNLAWFUL, "判决确认无效": _O.VOID,
    "履行法定职责": _O.DUTY_ORDERED, "判决履行": _O.DUTY_ORDERED, "责令履行法定职责": _O.DUTY_ORDERED,
    "判决履行法定职责": _O.DUTY_ORDERED, "履行给付义务": _O.PAYMENT_ORDERED, "责令给付": _O.PAYMENT_ORDERED,
    "判决赔偿": _O.COMPENSATION, "责令赔偿": _O.COMPENSATION, "责令补偿": _O.COMPENSATION, "行政赔偿": _O.COMPENSATION,
    "行政协议履行": _O.AGREEMENT_PERFORM, "裁定驳回起诉": _O.SUIT_DISMISSED, "驳回原告起诉": _O.SUIT_DISMISSED,
    "裁定不予立案": _O.NOT_DOCKETED, "原告主动撤诉": _O.WITHDRAWN, "主动撤诉": _O.WITHDRAWN,
    "被告改变行政行为撤诉": _O.WITHDRAWN_CHANGED, "被告改变行为": _O.WITHDRAWN_CHANGED, "按自动撤诉处理": _O.WITHDRAWN_DEEMED,
    "视为撤诉": _O.WITHDRAWN_DEEMED, "行政调解": _O.MEDIATED, "调解结案": _O.MEDIATED, "移送": _O.TRANSFERRED,
    "移送其他法院": _O.TRANSFERRED, "终结": _O.ENDED, "维持原判": _O.AFFIRMED, "维持": _O.AFFIRMED, "驳回上诉": _O.AFFIRMED,
    "驳回上诉维持原判": _O.AFFIRMED, "驳回上诉，维持原裁定": _O.AFFIRMED,
    "准许撤回上诉": _O.APPEAL_WITHDRAWN, "撤回上诉": _O.APPEAL_WITHDRAWN, "按撤回上诉处理": _O.APPEAL_WITHDRAWN,
    "发回": _O.REMANDED, "撤销原判发回重审": _O.REMANDED,
}  # fmt: skip
# decided by a ruling (裁定), not by a judgment (判决)
RULED = frozenset({
    _O.SUIT_DISMISSED, _O.NOT_DOCKETED, _O.WITHDRAWN, _O.WITHDRAWN_CHANGED, _O.WITHDRAWN_DEEMED, _O.TRANSFERRED, _O.ENDED,
    _O.REMANDED, _O.RETRIAL_REFUSED, _O.APPEAL_WITHDRAWN,
})  # fmt: skip
OPEN_WORDS = frozenset({"", "-", "未结", "审理中", "在审", "未审结", "/"})


# of a long list the same few words again and again
@lru_cache(maxsize=1024)
def outcome_key(words: str) -> str:
    return re.sub(r"[\s。;；]", "", words)


def outcome_of(words: str, instance: Instance, chosen: dict[str, str]) -> CourtOutcome | None:
    """Return the outcome the court's words stand for in this instance, as an officer chose or as known; None: ask."""
    key = outcome_key(words)
    found = CourtOutcome(chosen[key]) if key in chosen else known_outcome(key)
    return found if found in OUTCOMES[instance] else None


@lru_cache(maxsize=1024)
def known_outcome(key: str) -> CourtOutcome | None:
    """“判决驳回原告的诉讼请求”, “裁定准予原告撤回起诉”: the form first, then what was decided; the two must fit each other."""
    if key in OUTCOME_WORDS:
        return OUTCOME_WORDS[key]
    form = next((each for each in ("判决", "裁定") if key.removeprefix("依法").startswith(each)), "")
    rest = key.removeprefix("依法").removeprefix(form)
    plain = re.sub("原告的?", "", rest.replace("准予", "准许").replace("撤回起诉", "撤诉"))
    found = OUTCOME_WORDS.get(rest) or OUTCOME_WORDS.get(plain)
    fits = not form or found is CourtOutcome.AFFIRMED or (found in RULED) == (form == "裁定")
    return found if fits else None


# the last word group of a case number says what it is: 行初, 行终, 行赔初, 行申, 行再, 行审, 行执
_NUMBER = re.compile(r"行(?:政)?(?:赔)?(初|终|申|再|监|审|执)")
INSTANCES = {
    "初": Instance.FIRST,
    "终": Instance.SECOND,
    "申": Instance.RETRIAL,
    "再": Instance.RETRIAL,
    "监": Instance.RETRIAL,
}
INSTANCE_WORDS = {
    "一审": Instance.FIRST, "第一审": Instance.FIRST, "二审": Instance.SECOND, "第二审": Instance.SECOND,
    "再审": Instance.RETRIAL, "审判监督": Instance.RETRIAL,
}  # fmt: skip


def instance_of(number: str, words: str) -> Instance | None:
    """Return the instance by the case number's own word, else by the column; None for 行审 and 行执, which are no suits."""
    found = _NUMBER.search(number)
    if found:
        return INSTANCES.get(found[1])
    return INSTANCE_WORDS.get(words.strip(), Instance.FIRST)


def is_enforcement(number: str) -> bool:
    """行审、行执: the organ asked the court to enforce; never a suit."""
    found = _NUMBER.search(number)
    return bool(found and found[1] in "审执")


_KINDS: tuple[tuple[str, ActKind], ...] = (
    ("工伤", ActKind.WORK_INJURY), ("信息公开", ActKind.INFORMATION), ("协议", ActKind.AGREEMENT), ("处罚", ActKind.PENALTY),
    ("赔偿", ActKind.COMPENSATION), ("征收|征用|拆迁|补偿", ActKind.EXPROPRIATION), ("强制|拆除", ActKind.FORCE),
    ("许可|审批|执照", ActKind.LICENCE), ("确权|权属|林权|土地", ActKind.RESOURCE),
    ("不履行|履行|不作为|举报|投诉", ActKind.PROTECTION), ("给付|抚恤|保险|低保|养老|社会保障", ActKind.BENEFIT),
)  # fmt: skip


@lru_cache(maxsize=1024)
def act_kind_of(cause: str) -> ActKind:
    """Return the kind of act a cause of action (案由) names; 其他 where it names none of them."""
    return next((kind for words, kind in _KINDS if re.search(words, cause)), ActKind.OTHER)


_SPLIT = re.compile(r"[、;；\n,，]")
_MORE = re.compile(r"等(?:[0-9一二三四五六七八九十百]+[人户家名位])?$")


def names_of(words: str) -> list[str]:
    """Return the names in a cell: “张三、李四等5人” is two names."""
    return [name for part in _SPLIT.split(words) if (name := _MORE.sub("", part.strip()))]


_SIDES = re.compile(
    r"(?:原告|起诉人|上诉人)[:：]?(?P<plaintiff>.+?)[;；，,、\s]*(?:被告|被上诉人)[:：]?(?P<defendant>.+)"
)


def sides_of(parties: str) -> tuple[str, str]:
    """Split “原告：张三；被告：某局” or “张三诉某局…”; ("", "") where it is neither."""
    found = _SIDES.search(parties) or re.match(
        r"(?P<plaintiff>[^诉]{2,40})诉(?P<defendant>[^，,;；]{2,60})", parties
    )
    return (found["plaintiff"].strip("；;，, "), found["defendant"].strip()) if found else ("", "")
