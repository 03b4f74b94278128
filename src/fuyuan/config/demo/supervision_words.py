"""What the demo's supervision says: problems, demands, answers. Invented; nobody real is meant."""

from __future__ import annotations

from typing import NamedTuple

AREAS = (("system", "penalty"), ("system", "force", "visits"))
LAWYERS = (
    ("许静", "某律师事务所", "lawyer"),
    ("秦川", "退休法官", "judge"),
    ("梁文", "某职业学院法律系", "scholar"),
)
POINTS = (
    ("望嵩商会", "望嵩路86号", "张秘书长"),
    ("产业集聚区企业服务中心", "产业集聚区科教大道1号", "李主任"),
)
LATE = "检查时在后院仓库看到两辆没有登记的三轮车，现场没有网络，回来以后补充。单位当场说明正在核对清单。"
FIELDS = ("law", "penalty", "land", "market", "safety", "environment", "farming")

NOTES = {
    "S1": "抽查的两名执法人员证件已经超过有效期，仍在岗执法。",
    "S2": "公示栏里的行政处罚流程图还是2019年版本，没有写明听证。",
    "S3": "随机调取三件案卷，其中一件没有现场音像记录。",
    "S4": "一件较大数额罚款决定没有法制审核意见书。",
    "S5": "办案时没有引用裁量基准，罚款数额没有说明理由。",
    "S6": "两名执法人员检查时没有着制式服装，执法记录仪没有开机。",
    "P1": "询问笔录只有一名执法人员签名。",
    "P2": "处罚告知书没有写明陈述、申辩和听证的权利。",
    "P4": "一件案件立案一百二十日以后才作出决定，没有延期审批。",
    "P5": "三月收到的占道经营举报没有立案，也没有答复举报人。",
    "P6": "对同一工地连续罚款三次，没有责令改正，违法行为仍在继续。",
    "F3": "扣押的三辆三轮车与清单记载的数量不一致。",
    "F4": "扣押物品四十五日没有处理，也没有延期审批。",
    "V1": "检查商户时没有出示执法证件。",
    "V3": "检查时言语粗暴，群众录像投诉，没有核实处理。",
}
NATURES = {
    "S1": "unlawful", "S2": "flaw", "S3": "unlawful", "S4": "unlawful", "S5": "improper", "S6": "flaw", "P1": "unlawful",
    "P2": "unlawful", "P4": "unlawful", "P5": "unperformed", "P6": "unperformed", "F3": "unlawful", "F4": "unlawful",
    "V1": "unlawful", "V3": "improper",
}  # fmt: skip
SUMMARY = "该单位配合检查，案卷、台账提供及时。"
OVERALL = (
    "各单位执法规范化水平有所提高，执法人员持证上岗、执法公示情况较好；全过程记录、法制审核仍是薄弱环节。"
)
PROPOSALS = "一是对乡镇执法人员开展案卷制作专题培训；二是把法制审核落实情况列入下一轮监督重点；三是对整改不到位的单位予以通报。"
RELATION = "配偶在该单位工作"

ORDER = "立即对有关线索核查立案，依法作出处理，并答复举报人。"
OPINION = "依法纠正上述问题，对同类案件开展自查，修订有关文书和流程。"
DID = (
    "已经立案核查，并当面答复举报人，附受理登记表和答复记录。",
    "已经补正案卷，重新告知当事人权利，对经办人员批评教育，附补正后的文书。",
    "已经组织执法人员学习，修订执法文书样式，抽查同类案卷十件，没有再发现同样问题。",
)
SPOT = "当场更换公示内容、开启执法记录仪、换着制式服装，监督人员现场核对无误。"
NOT_YET = "抽查新办理的案卷，仍没有法制审核意见。"
PROBLEM = "经监督意见书督促，至今没有建立法制审核制度，较大数额罚款决定仍未经法制审核。"
PROPOSAL = "责令限期建立重大执法决定法制审核制度，对已经作出的较大数额罚款决定逐件复核。"
MEETING = "市政府常务会议"
NOTICE = "乡镇执法中重大执法决定没有经过法制审核，经监督意见书要求仍没有落实。"
DEMAND = "各单位要对照检查，建立健全法制审核制度，月底前将自查情况报市司法局。"
OBJECTION = "该车辆在检查当日已经依法解除扣押并发还当事人，有发还清单和当事人签名为证，检查时清单尚未归档。"
REPLY = {
    "upheld": "经调取发还清单和登记台账核对，检查当日尚有一辆没有发还，问题成立，维持监督意见书。",
    "revoked": "经核对发还清单和当事人签名，检查当日已经解除扣押，问题不成立，撤销监督意见书。",
}
LASTING = "建立案件审核清单，办案人员、审核人员双签，每月抽查一次。"
CLOSED = "经复查，问题已经全部纠正，材料齐全，同意销号。"
GUIDED = "告知对处罚决定不服的，可以自知道之日起六十日内申请行政复议，或者依法提起行政诉讼。"
STOPPED = "当事人已经就该处罚决定向人民法院提起行政诉讼，法院已经立案"
PERSONNEL = {
    "conduct": "担任案件主办人，两次没有告知当事人听证权利，经提醒后仍未改正。",
    "causes": "对程序规定不熟悉，工作责任心不强，没有主观故意。",
    "consequences": "两件行政处罚案件程序违法，须重新办理。",
    "correction": "本人认识到错误，已经参加补训。",
}


class Daily(NamedTuple):
    """A problem the bureau found without a round."""

    source: str
    kind: str
    nature: str
    severity: str
    what: str
    rule: str
    act: str
    route: str
    ago: int  # days before the end on which it was found


DAILY = (
    Daily("hotline", "unfiled", "unperformed", "plain", "企业反映被不明身份人员阻挠施工，三次报警没有出警记录。", "", "", "order", 44),
    Daily("files", "procedure", "unlawful", "plain", "评查的案卷中，两件处罚决定作出前没有告知听证权利。", "《行政处罚法》第六十三条", "行政处罚决定", "person", 13),
    Daily("key", "profit", "unlawful", "grave", "对异地企业账户采取措施后按比例要求缴纳罚没款，涉嫌趋利性执法。", "《行政处罚法》第七十四条", "", "decision", 9),
    Daily("daily", "decision", "improper", "plain", "对初次轻微违法行为按上限罚款，明显过重。", "《行政处罚法》第三十三条", "行政处罚决定", "stop", 30),
    Daily("hotline", "arbitrary", "unlawful", "plain", "一个月内对同一商户检查四次，没有检查计划。", "", "", "fresh", 3),
    Daily("daily", "insignia", "unlawful", "plain", "两名辅助人员没有执法证件，单独上路检查并扣留证照。", "《行政处罚法》第四十二条", "", "objects", 6),
    Daily("files", "unfiled", "unperformed", "plain", "抽查的举报登记簿中，三件举报超过十五日没有决定是否立案。", "", "", "waiting", 20),
)  # fmt: skip
