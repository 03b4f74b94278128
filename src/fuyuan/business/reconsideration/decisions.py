"""May a decision be taken now, and with this content? (第四十九条、第六十一条至第七十二条; the grounds are in grounds.py)"""

from __future__ import annotations

from fuyuan.law import Regime
from fuyuan.matters.acts import articles, refuse
from fuyuan.matters.procedure import Context, Refusal

from .basis.life import basis_denied, review_owed
from .conditions import regime
from .copies import reply_due
from .grounds import GROUNDS, rule_of
from .hearing.holding import hearing_owed, minutes_unused
from .records import ActKind, Claim, Compensation, DecisionKind, DraftDecision, Ground, Restitution, Way
from .state import CaseState
from .trial import handlers_needed, unheard

K = DecisionKind
_REVOKE = frozenset({K.REVOKE, K.REVOKE_IN_PART})

# -- may the decision be taken now, and with this content? --------------------------------------------------------


def silent_now(state: CaseState, context: Context) -> tuple[str, ...]:
    """Respondents whose reply period has run out without a reply."""
    names = [organ.name for organ in state.application.respondents]
    out = []
    for number, copy in enumerate(state.copies, 1):
        last = reply_due(state, number, context)
        if copy.replied_on is None and last and context.day > last:
            out.append(names[number - 1])
    return tuple(out)


def ripe(state: CaseState, context: Context, follows: str = "") -> Refusal | None:
    """Procedure chosen, enough reviewers, replies in or overdue, parties heard (第四十九条、第五十条), nothing running."""
    if state.procedure is None:
        return refuse("请先确定适用普通程序还是简易程序", "L23 36.1")
    needed, article = handlers_needed(state, context)
    if len(state.handlers) < needed:
        return refuse(f"应当由{needed}名以上行政复议人员办理，请先指定承办人", article)
    if state.open_break:
        return Refusal("勘验、鉴定或者报请提级尚未结束，不能作出决定")
    if follows:
        return (
            None
            if regime(context) is Regime.C
            else refuse("依据生效决定直接作出决定，2026年7月1日起才有规定", "R26 65.1")
        )
    return (
        _replies(state, context)
        or hearing_owed(state, context)
        or review_owed(state)
        or _heard(state, context)
    )


def _replies(state: CaseState, context: Context) -> Refusal | None:
    if len(state.copies) < len(state.application.respondents):
        return refuse("还没有向全部被申请人发送副本", "L23 48")
    for number, copy in enumerate(state.copies, 1):
        last = reply_due(state, number, context)
        if copy.replied_on is None and (last is None or context.day <= last):
            name = state.application.respondents[number - 1].name
            return refuse(
                f"{name}的答复期限{f'至 {last}' if last else '尚未开始（没有登记收到副本之日）'}，不能先行决定",
                "L23 48",
            )
    return None


def _heard(state: CaseState, context: Context) -> Refusal | None:
    """Before 2024 cases were decided on paper (L17 22); the simplified procedure may be (第五十四条第二款)."""
    if regime(context) is Regime.A or state.procedure is Way.SIMPLIFIED:
        return None
    missing = unheard(state)
    if not missing:
        return None
    names = "、".join(side.label for side in missing)
    return refuse(f"普通程序应当听取当事人意见，还没有听取{names}的意见，也没有记录不能听取的原因", "L23 49")


def content_refusal(state: CaseState, draft: DraftDecision, context: Context) -> Refusal | None:
    """Each line of the operative part must stand on its ground; then the consequences."""
    governing = regime(context)
    for item in draft.outcomes:
        rule = rule_of(item.kind, item.ground, governing)
        if rule is None:
            return _no_rule(item.kind, item.ground)
        unmet = rule.unmet(state, draft.findings)
        if unmet:
            words = "；".join(need.text for need in unmet)
            return Refusal(
                f"以“{item.ground.label}”{item.kind.label}，审查结论须显示：{words}",
                rule.citations(governing)[0],
            )
    return (
        minutes_unused(state, draft, context)
        or basis_denied(state, draft)
        or _silence(state, draft, context)
        or _consequences(state, draft, governing)
    )


def _no_rule(kind: DecisionKind, ground: Ground) -> Refusal:
    carried = [rule for rule in GROUNDS if rule.ground is ground and kind in rule.kinds]
    if not carried:
        return Refusal(f"“{ground.label}”不是{kind.label}的事由，请重新选择")
    line = next(text for text in carried[0].basis.values() if text)
    return refuse(f"办理日适用的法律没有“以{ground.label}{kind.label}”", line)


def _silence(state: CaseState, draft: DraftDecision, context: Context) -> Refusal | None:
    """The burden of proof is the respondent's (《行政复议法》第四十四条第一款).

    Who did not answer has no evidence: nothing but 第七十条 (or 确认无效) may follow, third parties apart.
    """
    names = silent_now(state, context)
    allowed = {
        Ground.NO_REPLY,
        Ground.VOID_SUBJECT,
        Ground.VOID_BASIS,
        Ground.VOID_IMPOSSIBLE,
        Ground.VOID_OTHER,
    }
    if not names or draft.follows or draft.findings.third_party_evidence:
        return None
    if all(item.ground in allowed for item in draft.outcomes):
        return None
    basis = "L17 28.1(4)" if regime(context) is Regime.A else "L23 70"
    return refuse(f"{'、'.join(names)}没有按期答复、举证，视为没有证据、依据，应当据此作出决定", basis)


_WITH_COMPENSATION = frozenset({K.REVOKE, K.REVOKE_IN_PART, K.MODIFY, K.DECLARE_UNLAWFUL, K.DECLARE_VOID})


def _consequences(state: CaseState, draft: DraftDecision, governing: Regime) -> Refusal | None:
    """赔偿、补救、重新作出 (第六十四条、第七十二条)."""
    asked, basis = (
        state.application.asks(Claim.COMPENSATE),
        "L17 29.1" if governing is Regime.A else "L23 72.1",
    )
    if draft.compensation is Compensation.GRANT and not draft.kinds & (_WITH_COMPENSATION | {K.AGREEMENT}):
        return refuse("撤销、变更或者确认违法、无效的，才能同时决定赔偿", basis)
    if asked and draft.compensation is Compensation.NOT_ASKED and governing is not Regime.A:
        return refuse("申请人一并提出了赔偿请求，应当同时决定赔偿或者驳回赔偿请求", basis)
    if not asked and draft.compensation is Compensation.REJECT:
        return refuse("申请人没有提出赔偿请求", basis)
    if governing is Regime.C and (lacks := _lacks(draft)):
        return lacks
    if (
        draft.redo
        and K.DECLARE_UNLAWFUL in draft.kinds
        and governing is not Regime.A
        and not draft.kinds & _REVOKE
    ):
        return refuse("2024年1月1日起，确认违法不能责令重新作出，可以责令采取补救措施", "L23 64.1")
    if draft.remedy and K.DECLARE_UNLAWFUL not in draft.kinds | (
        {K.DECLARE_UNLAWFUL} if K.AGREEMENT in draft.kinds else set()
    ):
        return refuse("确认违法的，才能责令采取补救措施", basis)
    return None


def _lacks(draft: DraftDecision) -> Refusal | None:
    """What the 2026 Regulation adds: an act repeated is ordered anew, and damages are such that they can be paid."""
    if not draft.redo and any(item.ground is Ground.REPEATED for item in draft.outcomes):
        return refuse("以同一事实和理由重新作出的，撤销的同时应当责令在一定期限内重新作出", "R26 58.3")
    told = draft.compensation_amount is not None or any("赔偿" in item.text for item in draft.outcomes)
    if draft.compensation is Compensation.GRANT and not told:
        return refuse("决定赔偿的，应当填写赔偿金额；不以金额赔偿的，在决定内容里写明怎样赔偿", "R26 63.1")
    return None


def property_warning(state: CaseState, draft: DraftDecision) -> str:
    """第七十二条第二款: revoking or modifying fines, takings and seizures, property must be given back, asked or not."""
    touched = state.application.act.kind in (
        ActKind.PENALTY,
        ActKind.FORCE,
        ActKind.EXPROPRIATION,
        ActKind.LEVY,
    )
    undone = draft.kinds & {K.REVOKE, K.REVOKE_IN_PART, K.MODIFY}
    if (
        touched
        and undone
        and draft.restitution is Restitution.NOT_NEEDED
        and draft.compensation is not Compensation.GRANT
    ):
        return f"请核对是否涉及已缴罚款、被查封扣押的财物：应当同时责令返还、解除或者赔偿价款（{articles('L23 72.2')[0]}）"
    return ""
