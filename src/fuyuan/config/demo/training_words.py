"""What the demo's training is about: duties of officers, powers handed down, sessions of a year."""

from __future__ import annotations

from dataclasses import dataclass

DUTIES = ("一级行政执法员", "二级行政执法员", "三级行政执法员", "执法中队中队长", "法制股股长")
# power, area of the department whose power it was
POWERS = (
    ("对擅自占道经营的处罚", "城市管理"), ("对违法搭建建筑物的处罚", "城市管理"), ("对随意倾倒垃圾的处罚", "城市管理"),
    ("对露天焚烧秸秆的处罚", "生态环境"), ("对农村宅基地违法建房的处罚", "农业农村"), ("对小餐饮无登记证经营的处罚", "市场监管"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lesson:
    """``by``: bureau, or the area of a department; ``audience`` as in the records; ``day`` of the month."""

    month: int
    day: int
    title: str
    by: str
    form: str
    subject: str
    hours: str
    begins: str
    ends: str
    teacher: str
    audience: str = "enforcers"
    powers: int = 0  # how many of the department's powers it is about


YEAR = (
    Lesson(1, 22, "行政处罚法和行政强制法专题培训", "bureau", "lecture", "common", "8", "09:00", "17:00", "李教授 某大学法学院"),
    Lesson(2, 26, "执法文书制作和证据规则", "bureau", "lecture", "special", "8", "09:00", "17:00", "王主任 市司法局"),
    Lesson(3, 18, "新行政复议法实施条例解读", "bureau", "lecture", "common", "8", "09:00", "17:00", "赵主任 市司法局"),
    Lesson(3, 25, "治安案件办理程序模拟执法", "公安", "mock", "skill", "4", "09:00", "12:00", "孙队长 市公安局"),
    Lesson(4, 16, "行政处罚裁量基准适用", "bureau", "case", "special", "8", "09:00", "17:00", "陈法官 市人民法院"),
    Lesson(4, 29, "放权事项专业法律知识培训（城市管理）", "城市管理", "lecture", "special", "8", "09:00", "17:00", "周队长 市城市管理局",
           "towns", 3),
    Lesson(5, 20, "行政诉讼庭审旁听和点评", "bureau", "hearing", "special", "4", "09:00", "12:00", "市人民法院行政审判庭"),
    Lesson(5, 27, "食品安全执法案例分析", "市场监管", "case", "special", "4", "14:00", "17:00", "郑股长 市市场监管局"),
    Lesson(6, 17, "行政执法监督条例和监督实务", "bureau", "lecture", "common", "8", "09:00", "17:00", "卫科长 市司法局", "supervisors"),
    Lesson(6, 24, "说理式执法文书评比", "bureau", "contest", "skill", "8", "09:00", "17:00", "市司法局评审组"),
    Lesson(7, 15, "公共法律知识集中培训", "bureau", "lecture", "common", "8", "09:00", "17:00", "李教授 某大学法学院"),
    Lesson(8, 19, "执法全过程记录和现场观摩", "bureau", "visit", "skill", "8", "09:00", "17:00", "吴大队长 市城市管理局"),
    Lesson(9, 16, "行政处罚听证程序模拟执法", "bureau", "mock", "special", "8", "09:00", "17:00", "王主任 市司法局"),
    Lesson(10, 21, "岗位练兵比武和知识竞赛", "bureau", "drill", "skill", "8", "09:00", "17:00", "市司法局组织"),
    Lesson(10, 28, "放权事项专业法律知识培训（市场监管）", "市场监管", "lecture", "special", "4", "09:00", "12:00", "郑股长 市市场监管局",
           "towns", 1),
    Lesson(11, 18, "年审考前公共法律知识培训", "bureau", "lecture", "common", "8", "09:00", "17:00", "李教授 某大学法学院"),
    Lesson(12, 2, "以案释法微课比赛", "bureau", "micro", "skill", "4", "09:00", "12:00", "市司法局评审组"),
)  # fmt: skip

# held some days ago, reported, not approved yet
RECENT = Lesson(
    0, 0, "交通运输执法案例复盘", "交通运输", "case", "skill", "4", "09:00", "12:00", "刘大队长 市交通运输局"
)
