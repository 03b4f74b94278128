"""What units write in the demo's 以案促改: by first-level cause, why it happened and what is done about it. Invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lesson:
    """One way in which an act falls: its line in the classification, and the unit's own words."""

    cause: str
    arises: str
    fault: str
    quote: str
    analysis: str
    risk: str
    measures: tuple[str, ...]


BY_CAUSE: dict[str, Lesson] = {
    "facts": Lesson(
        "facts.evidence", "inquiry", "both", "认定事实的主要证据不足",
        "现场检查只有一张照片，没有制作勘验笔录，证人没有核实身份；办案人员对证明标准把握不准，审核时只看文书不看证据。",
        "以现场照片定案的同类案件，证据都可能不足",
        ("修订现场检查取证清单，照片、笔录、证人缺一不可", "抽查上半年同类案卷二十份，补正证据", "法制审核增加证据逐项核对环节"),
    ),
    "procedure": Lesson(
        "procedure.heard", "notice", "system", "没有听取当事人陈述、申辩",
        "事先告知书没有写明陈述、申辩的期限和方式，告知当日就作出决定；文书模板多年没有更新，审批流程里没有核对这一步。",
        "使用同一模板的案件，都可能剥夺陈述、申辩权",
        ("更新事先告知书模板，写明期限和受理人", "审批系统增加陈述申辩期满才能提交的控制", "对本年度已经作出的决定逐案检查"),
    ),
    "law": Lesson(
        "law.article", "audit", "person", "适用依据错误",
        "引用了已经修改的条款，法制审核没有对照现行文本；办案人员依据旧文书照抄。",
        "仍在使用旧条款的文书模板",
        ("建立现行法律依据清单，每季度核对一次", "组织学习新修订的法律条文"),
    ),
    "unfit": Lesson(
        "unfit.severe", "decision", "both", "处理结果明显不当",
        "当事人违法情节轻微并且已经改正，没有适用裁量基准，处罚与违法程度不相当。",
        "小额案件的处罚幅度普遍偏高",
        ("细化裁量基准，写明从轻、减轻、不予处罚的情形", "处罚决定书必须说明裁量理由"),
    ),
    "inaction": Lesson(
        "inaction.delayed", "supervision", "system", "没有在法定期限内履行职责",
        "收到申请后在科室之间流转，没有登记期限，也没有专人催办；超过两个月没有答复。",
        "其他履职申请同样没有期限提醒",
        ("设立履职申请登记簿，到期前五日提醒", "明确首办负责科室和牵头人", "清理在办申请，逾期的限期答复"),
    ),
    "beyond": Lesson(
        "beyond.matter", "docket", "system", "超越法定职权",
        "机构改革后职责已经划转，立案时没有核对权责清单。",
        "划转事项中仍有以本单位名义立案的案件",
        ("更新权责清单，立案审批表附职权依据",),
    ),
    "defence": Lesson(
        "defence.evidence", "dispute", "person", "没有按期提交证据、依据",
        "收到答复通知后转交不及时，承办科室不清楚举证期限。",
        "复议、应诉通知没有专人签收登记",
        ("指定专人签收复议、应诉通知，当日登记期限", "制作答复举证指引"),
    ),
}  # fmt: skip
GENERAL = Lesson(
    "procedure.order", "decision", "system", "不符合法律规定",
    "办案流程没有写清各环节的先后和责任，承办人凭经验办理。", "没有书面流程的其他执法事项",
    ("编制执法流程图，逐环节明确责任人", "案卷评查每季度一次"),
)  # fmt: skip

RESULTS = (
    "各项措施已经落实，修订后的文书全部启用，抽查近期案卷没有发现同类问题。",
    "已经完成整改，涉及的案件逐案复核，办案人员考核合格。",
)
LASTING = (
    "印发《行政执法案件审核清单》，法制审核不通过的不得报批；每季度案卷评查一次。",
    "修订本单位重大执法决定法制审核办法，明确责任追究；每年至少组织两次案例教学。",
)
RETURNED = ("措施没有写明怎样防止再次发生，请补充长效机制。", "佐证材料不全，请补充修订后的文书样本。")
ACCEPTED = ("原因分析到位，措施具体，同意办结，六个月后评估效果。", "材料齐全，整改到位，同意。")
CHECKED = ("抽查近三个月案卷十份，措施均在执行，没有发现同类问题。", "查阅案卷并走访当事人，整改效果良好。")

TYPICAL: tuple[tuple[str, str, str, str, str, str], ...] = (
    # body, act, act kind, outcome, what the judgment said, why the unit chose it
    (
        "上级人民法院", "行政处罚决定", "penalty", "撤销",
        "行政机关在当事人提出听证申请后没有组织听证，即作出较大数额罚款决定，违反法定程序，应予撤销。",
        "本单位同类处罚较多，听证环节容易忽视。",
    ),
    (
        "上级人民法院", "强制拆除行为", "force", "确认违法",
        "行政机关没有催告、没有作出强制执行决定即实施拆除，程序违法；给当事人造成的合法财产损失应当赔偿。",
        "违法建设治理任务重，需要规范强制程序。",
    ),
    (
        "上级人民法院", "政府信息公开答复", "information", "撤销并判令重新作出",
        "答复称信息不存在，但没有证明尽到合理检索义务，主要证据不足。",
        "信息公开申请逐年增多，检索记录不规范。",
    ),
)  # fmt: skip
