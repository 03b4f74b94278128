"""What people say in the demo, and what becomes of it. No real person, case or order."""

from __future__ import annotations

from dataclasses import dataclass, field

TITLE = "人民群众和企业最不满意行政执法领域和行政执法突出问题专项整治"
DEPLOYED = {"title": f"关于开展{TITLE}的通知", "issuer": "河南省司法厅", "level": "province"}
SCHEME = {
    "charge": "市司法局牵头，各行政执法部门、各乡镇（街道）配合",
    "focus": "乱收费、乱罚款、乱检查、乱查封，该立案不立案，程序不规范，执法简单粗暴。",
    "schedule": "征集问题、剖析原因、集中整改、复查销号、总结报告，五个月完成。",
    "demand": "逐项建立清单，明确责任单位和期限，整改一项、复查一项、销号一项。",
}
KEY_TITLE = "户外经营检查重点监督"
KEY_REPORT = {
    "overall": "被监督单位能够认真整改，重复检查的现象明显减少。",
    "proposals": "涉企检查实行计划管理，同一事项一年内不重复检查；检查一律出示证件、留下记录。",
}


@dataclass(frozen=True)
class Problem:
    """One problem on the list: how far it comes. ``way``: entered, assigned, corrected, checked, closed, again, dropped."""

    ago: int
    area: str
    organ: str  # a word in the name of the organ
    found: str
    what: str
    cause: str
    measure: str
    way: str


PROBLEMS = (
    Problem(92, "市场监管", "市场监督", "visit", "对同一家餐饮店一个月检查三次，每次要求重复提交同样的材料。",
            "检查没有年度计划，各所各自派单。", "合并检查事项，公布年度检查计划，同一事项不重复检查。", "closed"),
    Problem(90, "城市管理", "城市管理", "survey", "查扣流动摊贩物品不开具清单，当事人不知道到哪里领回。",
            "执法记录仪使用和物品登记制度没有落实。", "补开清单、退还物品，全程记录，每周抽查。", "closed"),
    Problem(86, "交通运输", "交通运输", "visit", "非现场处罚的告知短信发错车主，当事人缴款时才知道被处罚。",
            "车主联系方式没有及时更新，告知没有核对送达。", "核对联系方式，重新告知，撤销没有依法告知的处罚。", "again"),
    Problem(40, "自然资源", "自然资源", "files", "对宅基地翻建申请超过法定期限没有答复，也没有说明理由。",
            "受理台账由各所自行保管，超期没有提醒。", "清理积压申请，统一台账，到期前提醒。", "checked"),
    Problem(33, "卫生健康", "卫生健康", "visit", "检查村卫生室时只有一名执法人员在场，没有出示执法证件。",
            "人员不足时单人检查，没有执行两人执法的规定。", "重新检查，组织培训，检查前登记人员。", "corrected"),
    Problem(36, "教育", "教育", "visit", "对校外培训机构只罚款不复查，违规收费反复出现。",
            "处罚后没有回访，也没有公开收费标准。", "逐家复查，公开收费标准，建立回访记录。", "assigned"),
    Problem(12, "应急管理", "应急管理", "survey", "对小加工厂同样的隐患罚款数额相差很大，企业说不清标准。",
            "没有执行裁量权基准。", "对照基准复核，说明裁量理由。", "entered"),
    Problem(28, "市场监管", "市场监督", "visit", "对同一家餐饮店重复检查，店主反映一年被查十几次。", "", "", "dropped"),
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One report: what was said and how it goes on. ``way``: received, assigned, replied, answered, direct, referred, clue, passed."""

    ago: int
    area: str
    organ: str
    what: str
    way: str
    channel: str = "portal"  # portal, visit, letter, or the number of a hotline's order
    named: bool = False
    answer: str = "经核实，情况属实，已经责令改正，多收的费用已经退还。感谢您的监督。"
    more: dict[str, str] = field(default_factory=dict)


REPORTS = (
    Told(80, "市场监管", "市场监督", "办营业执照时被要求到指定的打印店复印，一页收两元。", "answered", named=True),
    Told(72, "城市管理", "城市管理", "门头招牌被要求统一换成指定厂家的，不换就不让开门。", "passed"),
    Told(66, "交通运输", "交通运输", "路边检查拦车后让交现金，没有给票据。", "answered", channel="RZ12345-2026081"),
    Told(58, "农业农村", "农业农村", "买到的种子不出苗，报了两次没有人来看。", "answered", channel="visit", named=True),
    Told(47, "自然资源", "自然资源", "邻居占了村里的耕地建房，反映半年没有处理结果。", "direct",
         answer="经查，该处已经立案，正在依法查处，结果将在村务公开栏公布。"),
    Told(39, "住房城乡建设", "住房和城乡建设", "小区停车费涨价，物业不公布账目。", "referred",
         answer="物业服务收费争议可以向业主委员会、街道办事处反映，也可以依法提起诉讼。"),
    Told(30, "市场监管", "市场监督", "有检查人员让店里“赞助”购物卡，说这样以后不来查。", "clue"),
    Told(20, "卫生健康", "卫生健康", "诊所被罚款后一直没有收到决定书，只有一张缴款单。", "replied", channel="RZ12345-2026107"),
    Told(13, "教育", "教育", "培训班关门不退费，投诉后没有人联系。", "assigned", named=True),
    Told(6, "城市管理", "城市管理", "店门口晾晒的货物被直接拉走，没有告诉到哪里处理。", "received"),
)  # fmt: skip
REPLY = "已经派人核实，情况属实，已责令改正并向当事人说明。"
LASTING = "建立台账和抽查制度，纳入年度执法评议，结果在单位公示栏公开。"
CORRECTED = "已经按照整改措施逐项落实，相关费用、物品已经退还，制度已经印发。"
NOT_YET = "抽查发现仍有两件没有重新告知。"
DROPPED = "与已经列入的问题重复，合并办理。"
SURVEY_TEXTS = (
    "检查太多太频繁，一个月来三次。",
    "罚款标准说不清，各所不一样。",
    "办事要跑好几趟，每次要的材料不同。",
    "投诉以后没人回电话。",
    "态度不好，不听解释。",
    "查扣东西不给清单。",
    "处罚前没有告诉我可以申辩。",
    "只罚款，不告诉怎么改。",
    "路边拦车检查，不出示证件。",
    "收费没有票据。",
)
# what is said of an organ and of a case, by somebody satisfied and by somebody who is not
SAID = {
    ("organ", True): ("窗口讲得清楚，一次就办好了。", "检查前打了招呼，讲道理。", "", ""),
    ("organ", False): ("等了很久才轮到。", "罚款理由没有说清楚。", "要的材料每次不一样。", ""),
    ("case", True): ("打电话听了我的意见。", "决定书写得明白，看得懂。", ""),
    ("case", False): ("希望再快一些。", "没有说明为什么不采纳我的证据。", ""),
}  # fmt: skip
