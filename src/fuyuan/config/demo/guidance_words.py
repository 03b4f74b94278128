"""What the demo's service-oriented enforcement says. Invented; nobody real is meant."""

from __future__ import annotations

from typing import Any, NamedTuple


class Point(NamedTuple):
    """A risk point of the first unit (turn 0) or the second; ``look``: natural days until it is looked at."""

    turn: int
    power: str
    risk: str
    level: str
    cause: str
    arises: str
    measures: tuple[str, ...]
    owner: str
    look: int

    def record(self) -> dict[str, Any]:
        party = not self.cause
        return {
            "power": self.power, "bearer": "party" if party else "organ", "risk": self.risk, "level": self.level,
            "cause": self.cause, "arises": self.arises or None, "measures": list(self.measures), "owner": self.owner,
        }  # fmt: skip


POINTS = (
    Point(0, "治安管理处罚", "告知书没有写明陈述、申辩的期限，当事人签收后立即作出决定。", "high", "procedure.heard", "notice",
          ("启用统一的处罚告知书", "没有送达回证的案件不能提交审核"), "法制大队审核岗", 120),
    Point(0, "治安管理处罚", "只询问一方当事人、没有调取监控，证据单一。", "high", "facts.evidence", "inquiry",
          ("实行证据清单制度", "立案五日内由法制员核对证据"), "各派出所办案岗", 90),
    Point(0, "户籍、出入境办理", "材料流转中超过办理期限，没有告知延期。", "middle", "inaction.delayed", "supervision",
          ("系统提前五日提醒", "超期自动报分管领导"), "户政大队窗口", 330),
    Point(0, "旅馆业治安管理", "经营者不知道要如实登记住宿人员，容易被处罚。", "middle", "", "",
          ("开业时发放登记提示单", "每季度上门辅导一次"), "辖区派出所社区民警", 150),
    Point(0, "大型群众性活动安全管理", "承办者没有按规定申请安全许可。", "low", "", "", ("在场馆公示申请流程", "主动提供申请样本"),
          "治安大队活动管理岗", 340),
    Point(1, "食品经营监督管理", "罚款没有适用裁量基准，同类案件数额相差很大。", "high", "unfit.discretion", "decision",
          ("处罚建议书写明裁量依据", "法制机构逐件核对"), "法规科审核岗", 200),
    Point(1, "食品经营监督管理", "法规修订后仍适用旧规定。", "high", "law.missed", "decision",
          ("每季度更新执法依据清单", "组织学习测试"), "法规科", 180),
    Point(1, "投诉举报处理", "举报件没有在法定期限内告知处理结果。", "high", "inaction.delayed", "supervision",
          ("举报件统一编号", "提前五日提醒承办人"), "投诉举报中心", 60),
    Point(1, "价格监督检查", "商户不知道怎样公示收费标准。", "low", "", "", ("发放公示样牌", "集市日集中辅导"), "各市场监管所", 210),
    Point(1, "特种设备安全监察", "使用单位没有按期申报定期检验。", "middle", "", "", ("检验到期前一个月发送提醒", "建立设备台账"),
          "特种设备科", 300),
)  # fmt: skip
REVIEWED = "抽查近期办理的案卷，防控措施已经落实，没有再发现同类问题。"
SPREADS = (
    {
        "form": "visit",
        "audience": "辖区旅馆经营者",
        "people": 26,
        "note": "逐户讲解住宿登记要求，发放提示单。",
    },
    {"form": "lecture", "audience": "农贸市场经营户", "people": 84, "note": "结合案例讲解明码标价的规定。"},
)
TITLE, AREA, WHERE = (
    "市场监管领域轻微违法行为不予处罚、从轻减轻处罚清单",
    "市场监管",
    "市政府门户网站行政执法公示专栏",
)
ITEMS: tuple[dict[str, Any], ...] = (
    {"violation": "未按规定明码标价，没有多收价款", "basis": "《价格法》第四十二条", "effect": "none",
     "conditions": ["首次被发现", "责令改正后当场改正", "没有造成危害后果"]},
    {"violation": "食品经营者没有按规定公示经营许可证", "basis": "《食品经营许可和备案管理办法》第五十四条", "effect": "first",
     "conditions": ["两年内没有同类违法行为", "三日内改正", "危害后果轻微"]},
    {"violation": "销售标签有瑕疵的预包装食品，不影响食品安全", "basis": "《食品安全法》第一百二十五条第二款", "effect": "reduced",
     "conditions": ["主动召回已经销售的产品", "主动消除危害后果", "如实说明进货来源"]},
    {"violation": "使用未经检定的计量器具", "basis": "《计量法实施细则》第四十三条", "effect": "lighter",
     "conditions": ["配合查处", "及时送检并检定合格"]},
)  # fmt: skip


class Case(NamedTuple):
    """A case of the list: which item, who, what; the fact of each condition, "" where it is missing; the result."""

    ago: int
    item: int
    party: str
    facts: str
    proofs: tuple[str, ...]
    result: dict[str, Any]


TAUGHT = {"taught": "当场讲解明码标价的规定，发放提示单，当事人签字确认。"}
CASES = (
    Case(120, 1, "钟楼某水果店", "店内部分水果没有标示价格，经营者当场补贴价签。",
         ("查询案件系统，没有处罚记录", "现场检查笔录载明当场改正", "核对收银记录，没有多收"), TAUGHT),
    Case(75, 3, "汝南某超市", "销售的糕点标签字体小于规定，共十二盒。",
         ("召回公告和退货记录", "剩余产品已经更换标签", "提供了进货单和供货商资质"), {"least": 2000, "usual": 4000, "fined": 1000}),
    Case(40, 2, "风穴某餐馆", "经营场所没有公示食品经营许可证。", ("", "三日后复查已经公示", "没有投诉和食品安全问题"), {}),
)  # fmt: skip


class Talk(NamedTuple):
    """Guidance of a unit; ``agreed`` None: not carried out yet; ``effect`` "": not called back yet."""

    ago: int
    turn: int
    record: dict[str, Any]
    agreed: bool | None
    words: str
    effect: str


TALKS = (
    Talk(110, 1, {"kind": "company", "party": "汝州某食品有限公司", "area": "市场监管", "way": "coach",
                  "need": "新建生产线，对出厂检验记录的要求不熟悉，容易违反食品安全规定。",
                  "text": "建议建立出厂检验记录台账，保存期限不少于产品保质期满后六个月；可以到我局领取记录样本。"}, True,
         "希望再派人到现场辅导一次。", "done"),
    Talk(66, 0, {"kind": "person", "party": "刘建国", "area": "公安", "way": "remind",
                 "need": "经营的旅馆住宿登记不完整，可能被处罚。", "text": "建议安装登记终端，逐人登记身份信息，登记以后当日上传。"}, True,
         "愿意按建议办理。", ""),
    Talk(52, 0, {"kind": "person", "party": "赵新民", "area": "公安", "way": "mediate",
                 "need": "与邻居因宅基地边界发生纠纷，双方都有轻微过错。",
                 "text": "告知可以由行政机关、人民调解组织主持调解，不收费，是否调解由双方自愿决定。"}, False, "准备向人民法院起诉。", ""),
    Talk(5, 1, {"kind": "company", "party": "某连锁药房", "area": "市场监管", "way": "advise",
                "need": "新开三家门店，处方药销售的岗位设置需要咨询。", "text": "建议每家门店配备执业药师，药师不在岗时暂停销售处方药并公示。"},
         None, "", ""),
)  # fmt: skip
STRENGTH = (
    "连续三年开展行政指导，建立了派出所、大队两级联络机制，风险点按职权逐项梳理。",
    "公布了轻微违法行为不予处罚清单，市场监管所实行首违告知、上门辅导，企业满意度较高。",
)
FOCUS = "完善风险点防控清单，推行说理式执法文书，总结可以推广的做法。"
SEEN = "查看台账、抽查案卷、走访企业，情况属实。"
OPINION = "工作扎实，记录完整，做法可以推广，同意命名。"
SHARES = (0.92, 0.86)  # of the points of each criterion
PLAN = "每季度到结对单位开展一次现场教学，帮助梳理风险点、规范执法文书，年底前形成结对单位自己的风险点清单。"
DONE = ("现场观摩执法过程，讲解告知、听取陈述申辩的做法。", "帮助梳理综合行政执法风险点，逐项拟定防控措施。")
POINT_PLAN = "每半年到联系点了解基层执法的困难，收集意见，帮助解决一件实际问题。"
ADOPTED = {"level": "high", "owner": "法制审核岗", "measures": ["修订有关文书和流程", "法制审核时逐件核对"]}
HALL = "市行政服务中心三楼报告厅"
ROUNDS = ({"name": "知识竞赛", "weight": 40}, {"name": "行政指导情景模拟", "weight": 60})
JUDGES = ("李教授 某大学法学院", "王法官 市人民法院", "卫科长 市司法局")
