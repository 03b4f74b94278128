"""应诉: the calendar of a suit. The court's own periods are listed because they drive reminders."""

from __future__ import annotations

from fuyuan.law.rules.model import OPEN, Kind, Rule, Section, days, months, silent, years

_S = Section.DEFENDANT
_TRIAL_STOPS = "JS2018 50.1"


def _days(id_: str, title: str, trigger: str, length: int, basis: str, **options: object) -> Rule:
    posted = bool(options.pop("posted", False))
    return Rule(id_, _S, title, trigger, (days("ABC", length, basis, **options),), posted=posted)


RULES = (
    _days("court_docketing_7d", "法院决定是否立案", "法院接收起诉状之日", 7, "XSF 51.2, JS2018 53.2"),
    _days("court_send_complaint_5d", "法院发送起诉状副本", "立案之日", 5, "XSF 67.1"),
    _days(
        "defence_15d", "提交答辩状、证据和依据", "收到起诉状副本之日", 15, "XSF 67.1, JS2018 34", posted=True
    ),
    _days("jurisdiction_objection_15d", "提出管辖异议", "收到起诉状副本之日", 15, "JS2018 10.1", posted=True),
    _days("court_forward_answer_5d", "法院发送答辩状副本", "法院收到答辩状之日", 5, "XSF 67.1"),
    Rule(
        "hearing_summons_3d",
        _S,
        "法院传票传唤",
        "开庭之日",
        (days("ABC", 3, "JS2018 71", kind=Kind.BACKWARD),),
        note="答案是最迟应当传唤的日子",
    ),
    Rule(
        "head_appearance_notice_3d",
        _S,
        "送达负责人出庭通知书",
        "开庭之日",
        (days("ABC", 3, "JS2020 5.2", kind=Kind.BACKWARD),),
        note="答案是最迟应当送达的日子",
    ),
    silent(
        "head_absence_explain",
        _S,
        "说明负责人不能出庭的理由",
        "开庭之日",
        "应当在开庭前说明理由并委托相应的工作人员出庭，不得仅委托律师",
        "XSF 3.3, JS2018 128.2, JS2020 8",
    ),
    _days(
        "simplified_evidence_15d",
        "简易程序的举证期限（法院确定，最长十五日）",
        "法院确定的起算日",
        15,
        "JS2018 104.1",
        by_days=True,
    ),
    Rule(
        "first_instance_6m",
        _S,
        "第一审判决",
        "立案之日",
        (months("ABC", 6, "XSF 81, JS2018 50.1", stops=_TRIAL_STOPS, cap=OPEN, cap_basis="XSF 81"),),
    ),
    _days(
        "first_instance_simplified_45d",
        "简易程序审结",
        "立案之日",
        45,
        "XSF 83, JS2018 50.1",
        stops=_TRIAL_STOPS,
        no_extension="简易程序的审理期限不能延长，可以转为普通程序，期限自立案之日起计算（法释〔2018〕1号第一百零五条）",
    ),
    _days("appeal_judgment_15d", "对判决上诉", "判决书送达之日", 15, "XSF 85", posted=True),
    _days("appeal_ruling_10d", "对裁定上诉", "裁定书送达之日", 10, "XSF 85, JS2018 101.2", posted=True),
    _days(
        "appeal_copy_5d",
        "法院发送上诉状、答辩状副本或者报送案卷",
        "收到之日",
        5,
        "JS2018 108.2, 108.3, 108.4",
    ),
    _days("appeal_answer_15d", "对上诉提出答辩", "收到上诉状副本之日", 15, "JS2018 108.2", posted=True),
    Rule(
        "second_instance_3m",
        _S,
        "第二审判决",
        "法院收到上诉状之日",
        (months("ABC", 3, "XSF 88, JS2018 50.1", stops=_TRIAL_STOPS, cap=OPEN, cap_basis="XSF 88"),),
    ),
    Rule(
        "retrial_apply_6m",
        _S,
        "申请再审",
        "判决、裁定、调解书生效之日（有新证据等情形的，知道或者应当知道之日）",
        (months("ABC", 6, "JS2018 110.1"),),
        posted=True,
    ),
    _days(
        "retrial_answer_15d",
        "对再审申请提交书面意见",
        "收到再审申请书副本之日",
        15,
        "JS2018 111",
        posted=True,
    ),
    Rule(
        "retrial_review_6m",
        _S,
        "法院审查再审申请",
        "再审申请案件立案之日",
        (months("ABC", 6, "JS2018 112", cap=OPEN, cap_basis="JS2018 112"),),
    ),
    Rule(
        "judgment_enforce_2y",
        _S,
        "申请执行判决、裁定、调解书",
        "履行期间最后一日（没有规定履行期限的，文书送达之日）",
        (years("ABC", 2, "JS2018 153.1, 153.2"),),
        note="申请执行时效中断的，以中断后重新起算之日为起算日",
    ),
    _days("court_suspension_90d", "诉讼中止满九十日无人继续的终结", "诉讼中止之日", 90, "JS2018 88.2"),
)
