"""行政复议、行政诉讼还是信访: which way is open to somebody, until when, and what it can do. Pure: answers in, law out.

What the law says of a case is not written twice: scope, time and 复议前置 are those of the officer's checklist. Added here is
what an officer does not need: the suit beside it, the other doors, and how the ways compare.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fuyuan.business.reconsideration.advice import Advice, must_come_first
from fuyuan.business.reconsideration.checklist import Hint, in_scope
from fuyuan.business.reconsideration.records import Act, ActKind, Delay, Elsewhere, Excluded
from fuyuan.law import Assumed, Calendar, Citation, Deadline, LawError, due, regime_on, rule_named
from fuyuan.law.request import add_months
from fuyuan.law.rules.model import Unit, Variant
from fuyuan.matters.acts import articles

from .reckoning import Standing, Timing, reckoned, until


@dataclass(frozen=True, slots=True)
class Road:
    """A matter that is not reconsidered: as a visitor would say it, what is open instead, and where.

    ``door``: which organ of the place is named (a value of ``organs.models.Role``, or a word of its name);
    ``basis``: written as in the rule tables.
    """

    question: str
    instead: str
    basis: str = ""
    door: str = ""


# fmt: off
ROADS: Mapping[str, Road] = {
    Excluded.NORM.value: Road(
        "对一份文件、规定本身有意见，还没有依据它处理我",
        "文件本身不能单独申请复议。以后依据它对您作出了处理的，可以对那个处理申请复议，同时请求审查这份文件（规章除外）；"
        "现在可以向制定机关提意见。", "L23 13"),
    Excluded.PERSONNEL.value: Road(
        "我是机关工作人员，对单位的处分、任免、考核不服",
        "向作出处理的机关申请复核，或者按照干部管理权限提出申诉；不能提起行政诉讼。", "XSF 13.1(3)"),
    Excluded.CIVIL_MEDIATION.value: Road(
        "派出所等机关给我和别人调解，我不同意调解的结果",
        "调解不是处理决定。原来的纠纷可以向人民法院提起民事诉讼，约定了仲裁的申请仲裁。同一件事里行政机关另外作了处罚等决定的，"
        "对那个决定可以申请复议。", "JS2018 1.2(2)", "court"),
    Excluded.CRIMINAL.value: Road(
        "公安等机关办理刑事案件的行为：刑事拘留、立案或者不立案、查封涉案财物",
        "向办案机关申诉、控告，或者请求人民检察院监督。", "JS2018 1.2(1)", "procuratorate"),
    Excluded.GUIDANCE.value: Road(
        "行政机关的建议、劝告、提示（听不听由我）",
        "行政指导没有强制力，可以不照做。因为没有照做而受到处理的，可以对那个处理申请复议。", "JS2018 1.2(3)"),
    Excluded.PREPARATORY.value: Road(
        "还在调查、请示、论证、征求意见，没有作出决定",
        "等决定作出以后，对决定申请复议或者起诉；拖过了法定期限还没有决定的，可以对不作为申请复议。", "JS2018 1.2(6)"),
    Excluded.SUPERVISION.value: Road(
        "上级机关没有管好下级机关",
        "对下级机关的那个行为本身申请复议或者起诉；也可以向上级机关反映。", "JS2018 1.2(8)"),
    Excluded.PETITION.value: Road(
        "对信访的登记、转送、答复、复查、复核不满意",
        "对信访答复不服的，按信访程序请求复查、复核。您反映的事本身是行政机关作出的处理的，可以对那个处理申请复议，"
        "期限从知道那个处理之日起算：信访不会让期限停下来。", "JS2018 1.2(9)", "信访"),
    Excluded.STATE_ACT.value: Road(
        "国防、外交方面的国家行为", "不能申请行政复议，也不能提起行政诉讼。", "XSF 13.1(1)"),
    "civil": Road(
        "和别人、和公司的纠纷：借款、合同、邻里、交通事故赔偿、婚姻家庭",
        "这是民事纠纷。可以请人民调解委员会调解，约定了仲裁的申请仲裁，或者向人民法院提起民事诉讼。", door="court"),
    "labour": Road(
        "和用人单位的劳动争议、人事争议，或者不服仲裁裁决",
        "先向劳动人事争议仲裁机构申请仲裁；不服裁决的，按裁决书写明的期限向人民法院起诉。向劳动保障监察投诉欠薪、未缴社会保险，"
        "没有得到处理的，可以对不处理申请复议。", door="court"),
    "judgment": Road(
        "不服法院的判决、裁定",
        "按判决书、裁定书写明的期限上诉；已经生效的，可以向上一级人民法院申请再审，再请求人民检察院监督。", "XSF 85, 90, 91",
        "superior_court"),
    "conduct": Road(
        "工作人员违纪违法：索要好处、态度恶劣、徇私",
        "向纪检监察机关检举、控告。工作人员代表机关作出的处理侵犯了您的权益的，可以另外对那个处理申请复议。", door="supervision"),
    "wish": Road(
        "提意见和建议、反映情况，没有针对我的处理",
        "向主管的行政机关或者信访部门提出。以后行政机关对您作出处理的，再看能不能申请复议。", door="信访"),
}
# fmt: on


@dataclass(frozen=True, slots=True)
class Said:
    """What a visitor told. ``told_first``: the organ said, or its paper says, that reconsideration must come first."""

    act: Act
    elsewhere: Elsewhere = Elsewhere.NO
    told_first: bool = False
    delays: tuple[Delay, ...] = ()


@dataclass(frozen=True, slots=True)
class Ways:
    """The answer. ``apply`` and ``sue``: how each way stands and until when; ``first``: 复议前置; ``taken``: the dispute is already
    before a court or a reconsideration organ.
    """

    scope: Hint
    first: Advice
    apply: Timing
    sue: Timing
    taken: bool

    @property
    def headline(self) -> tuple[Standing, str]:
        """The one sentence a visitor takes home."""
        if self.taken:
            return self.apply.standing, self.apply.title
        apply = self.apply.standing is not Standing.LATE
        sue = self.sue.standing is not Standing.LATE and not self.first.yes
        if apply and self.first.yes:
            return self.apply.standing, "应当先申请行政复议，对复议决定不服再起诉"
        if apply:
            also = "也可以直接向人民法院起诉" if sue else "直接起诉的期限已经过了"
            return self.apply.standing, f"可以申请行政复议，{also}"
        return (Standing.SOON, "不能再申请行政复议，还可以起诉") if sue else (Standing.LATE, self.apply.title)


def ways(said: Said, today: date, calendar: Calendar, assumptions: Assumed) -> Ways:
    """Return what is open to a visitor on a day, reconsideration and suit."""
    first = first_of(said, today)
    return Ways(
        scope=in_scope(said.act, regime_on(today)),
        first=first,
        apply=applying(said, today, calendar, assumptions),
        sue=suing(said, first, today, calendar, assumptions),
        taken=said.elsewhere is not Elsewhere.NO,
    )


def excluded(key: str, today: date) -> Hint | None:
    """Why a matter of ``ROADS`` is not reconsidered (第十二条; 2026年实施条例第三十六条); None for one that never could be."""
    if key not in list(Excluded):
        return None
    act = Act.model_construct(kind=ActKind.OTHER, title="", excluded=Excluded(key))
    return in_scope(act, regime_on(today))


def first_of(said: Said, on: date) -> Advice:
    """第二十三条第一款: the first four items from the facts, the fifth from what the organ had to say (第二款)."""
    found = must_come_first(said.act, on)
    if found.yes or not said.told_first:
        return found
    text = "行政机关告诉您应当先申请行政复议：有的法律、行政法规对纳税争议等规定了复议前置"
    return Advice(True, text, articles("L23 23.1(5)")[0])


# -- reconsideration -------------------------------------------------------------------------------------------------


def applying(said: Said, today: date, calendar: Calendar, assumptions: Assumed) -> Timing:
    """Reconsideration: not beside a suit (第二十九条第二款), not twice (第三十条第一款第七项), else as the period says."""
    if said.elsewhere is Elsewhere.SUED:
        text = "人民法院已经立案的，不能再申请行政复议，请在诉讼中提出您的主张。"
        return Timing(Standing.HUMAN, "法院已经立案，不能再申请复议", text, articles("L23 29.2")[0], None)
    if said.elsewhere is Elsewhere.ASKED:
        text = "同一个行政行为已经有复议机关受理，不用再申请；可以查询进度、补充意见和材料。"
        return Timing(Standing.HUMAN, "已经在复议，不用再申请", text, articles("L23 30.1(7)")[0], None)
    return reckoned(said.act, said.delays, today, calendar, assumptions)


# -- the suit --------------------------------------------------------------------------------------------------------


def suing(said: Said, first: Advice, today: date, calendar: Calendar, assumptions: Assumed) -> Timing:
    """行政诉讼: directly, or only after reconsideration; periods of 《行政诉讼法》第四十五条 to 第四十八条."""
    act = said.act
    if said.elsewhere is Elsewhere.SUED:
        return Timing(
            Standing.HUMAN, "法院已经立案", "请按法院通知的时间参加诉讼。", articles("XSF 51.1")[0], None
        )
    if said.elsewhere is Elsewhere.ASKED:
        text = f"复议期间不能起诉；不服复议决定的，收到决定书之日起{length('sue_after_decision_15d', today)}内起诉。"
        return Timing(Standing.HUMAN, "复议期间不能起诉", text, articles("L23 29.1")[0], None)
    if first.yes:
        return Timing(Standing.HUMAN, "还不能直接起诉", _after(first, today), first.basis, None)
    if act.inaction and act.urgent:
        text = "情况紧急，请求保护人身权、财产权的，起诉不受期限限制。"
        return Timing(Standing.FINE, "可以起诉", text, articles("XSF 47.2")[0], None)
    if act.kind is ActKind.COMPENSATION and not act.inaction:
        text = "单独对赔偿决定、不予赔偿决定起诉的，期限是决定作出之日起三个月。"
        return Timing(Standing.HUMAN, "可以起诉", text, articles("PCF 14.2")[0], None)
    if act.kind is ActKind.AGREEMENT:
        text = "不履行协议的，参照民事诉讼时效；变更、解除协议等行为，适用起诉期限。请咨询律师或者人民法院。"
        return Timing(Standing.HUMAN, "可以起诉", text, articles("XY2019 25")[0], None)
    return _period(act, today, calendar, assumptions)


def _after(first: Advice, today: date) -> str:
    span = length("sue_after_decision_15d", today)
    return (
        f"{first.text}。不服复议决定、不予受理或者驳回申请决定的，收到决定书之日起{span}内起诉；"
        f"复议机关逾期不作决定的，期限届满之日起{span}内起诉（{articles('L23 34')[0]}）。"
    )


def _period(act: Act, today: date, calendar: Calendar, assumptions: Assumed) -> Timing:
    rule, on, facts = suit_rule(act, today)
    try:
        found = due(rule, on, facts=facts, calendar=calendar, assumptions=assumptions)
        last = min(found, _cap(act, calendar, assumptions) or found, key=lambda each: each.due)
    except LawError as error:
        return Timing(
            Standing.HUMAN, "要由法院判断", f"不能自动计算：{error}。", articles("XSF 46.1")[0], None
        )
    if rule == "sue_inaction" and today <= (opens := on if facts else add_months(on, 2)):
        text = (
            f"行政机关的办理期限到{opens.year}年{opens.month}月{opens.day}日，过了这一天仍然不办的才能起诉。"
        )
        return Timing(Standing.HUMAN, "还没有到可以起诉的时候", text, last.basis[0], last)
    if today > last.due:
        text = "有不可抗力等不属于自身的原因的，请向法院说明；是否受理由法院决定。"
        return Timing(Standing.LATE, "起诉期限已经过了", text, last.basis[0], last)
    standing, text = until(last.due, today)
    return Timing(standing, "可以直接起诉", text, last.basis[0], last)


def suit_rule(act: Act, today: date) -> tuple[str, date, dict[str, date | bool]]:
    """The rule, its start day and facts. Who was not told of his rights has a year from knowing the act at most
    (法释〔2018〕1号第六十四条第一款), counted as if he learned of the period today.
    """
    if act.inaction and not (act.refused_openly and act.known_on):
        if act.perform_by:
            return "sue_inaction", act.perform_by, {"own_limit": True}
        return "sue_inaction", act.asked_on or today, {}
    known = act.known_on or today
    if act.told_rights or act.inaction:
        return "sue_direct_6m", known, {}
    on = max(act.rights_known_on or today, known)
    return "sue_uninformed_1y", on, {"content_known": known, "against_act": True}


def _cap(act: Act, calendar: Calendar, assumptions: Assumed) -> Deadline | None:
    """Five years from the making of the act, twenty where real property is concerned (《行政诉讼法》第四十六条第二款)."""
    if act.made_on is None:
        return None
    facts = {"real_property": True} if act.real_property else {}
    return due("sue_cap_5y_20y", act.made_on, facts=facts, calendar=calendar, assumptions=assumptions)


# -- how the ways compare ----------------------------------------------------------------------------------------------

UNITS = {Unit.DAY: "日", Unit.WORKDAY: "个工作日", Unit.MONTH: "个月", Unit.YEAR: "年"}


def length(rule: str, on: date) -> str:
    """Return the length of a period as the text in force on a day has it: 60日, 6个月."""
    found = span_of(rule, on)
    return f"{found.length}{UNITS[found.unit]}"


def span_of(rule: str, on: date) -> Variant:
    """Return what the text in force on a day says of a period: its length, unit and article."""
    governing = regime_on(on).value
    return next(
        each for each in rule_named(rule).variants if governing in each.regimes and each.serves(on) and not each.when
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aspect:
    """One question about the ways, and the answer of each; every answer but that about petitions has its article."""

    title: str
    apply: str
    apply_basis: Citation
    sue: str
    sue_basis: Citation
    petition: str


def compared(on: date) -> tuple[Aspect, ...]:
    """Return the honest comparison: fee, time, what can be decided, what is left afterwards."""

    def row(title: str, apply: str, apply_at: str, sue: str, sue_at: str, petition: str) -> Aspect:
        return Aspect(title, apply, articles(apply_at)[0], sue, articles(sue_at)[0], petition)

    return (
        row("要花钱吗", "不收任何费用", "L23 87", "交诉讼费，由败诉方承担", "XSF 102", "不收费"),
        row(
            "多久有结果",
            f"一般{length('decision_ordinary', on)}，简易程序{length('decision_simplified', on)}", "L23 62",
            f"一审一般{length('first_instance_6m', on)}，简易程序{length('first_instance_simplified_45d', on)}", "XSF 81",
            "按信访程序的期限",
        ),
        row(
            "审查什么", "合不合法、合不合理", "L23 44.1", "主要看合不合法", "XSF 6", "听取意见，督促有权机关处理",
        ),
        row(
            "能作什么决定",
            "撤销、变更、确认违法、责令履行，内容不适当的也可以直接变更", "L23 63.1",
            "撤销、确认违法、责令履行；只有明显不当的处罚和款额有错的才变更", "XSF 77.1",
            "转送、交办、提出建议，不能撤销行政行为",
        ),
        row(
            "不服怎么办",
            f"收到决定书之日起{length('sue_after_decision_15d', on)}内起诉", "L23 10",
            f"判决送达之日起{length('appeal_judgment_15d', on)}内上诉", "XSF 85",
            "请求复查、复核；复议和起诉的期限照常计算",
        ),
    )  # fmt: skip
