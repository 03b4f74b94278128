"""What each step of a 监督件 writes down. One class is form, event and paper context at once."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.business.supervision.common import Approval
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

from .findings import FindingLine

FINDINGS = Annotated[tuple[FindingLine, ...], Field(min_length=1, max_length=30)]
NUMBERS = Annotated[tuple[int, ...], Field(min_length=1, max_length=30)]


class Source(Choice):
    """第十四条、第十五条、第二十条. 专项监督 belongs to province and above (第二十一条), so a county's matter cannot come from one."""

    DAILY = "daily", "日常监督"
    FILES = "files", "执法案卷评查"
    KEY = "key", "重点监督"
    HOTLINE = "hotline", "企业诉求、政务服务便民热线"
    SUPERIOR = "superior", "上级交办"
    ROUND = "round", "监督检查"


class ByHand(Choice):
    DAILY = "daily", "日常监督"
    FILES = "files", "执法案卷评查"
    KEY = "key", "重点监督"
    HOTLINE = "hotline", "企业诉求、政务服务便民热线"
    SUPERIOR = "superior", "上级交办"


class About(Record):
    """Which act it is about, if it is about one: by this the system finds whether it is in reconsideration or suit."""

    act: Text = ask(
        "涉及的行政行为", default="", max_length=200, help="例如：行政处罚决定；不涉及具体行为的不填"
    )
    number: Text = ask(
        "文号", default="", max_length=100, help="系统按文号核对是否已经进入行政复议、行政诉讼"
    )
    party: Text = ask("当事人", default="", max_length=100)


class Opened(Record):
    """登记监督发现的问题"""

    organ_id: int = ask("被监督的执法机关", widget="organ")
    source: ByHand = ask("怎样发现的", widget="radio")
    about: About = ask("涉及的行为", default_factory=About)
    found_on: Day = ask("发现日期")
    findings: FINDINGS = ask("发现的问题")
    files: tuple[FileRef, ...] = ask("证据材料", default=(), widget="files")


class OpenedInRound(Record):
    """由监督检查产生: taken by the system when an inspection that found something is handed in, or its file review is entered."""

    organ_id: int
    organ_name: Text = ask("执法机关", max_length=120)
    inspection_id: int = ask("监督检查", widget="kept")
    inspection_number: Text = ask("监督检查", max_length=80)
    found_on: Day = ask("发现日期")
    findings: FINDINGS = ask("发现的问题")
    source: Source = ask("怎样发现的", default=Source.ROUND, widget="kept")


class OnTheSpot(Record):
    """当场纠正: 第二十六条第二款."""

    numbers: NUMBERS = ask("当场纠正的问题", widget="checks")
    on: Day = ask("纠正日期")
    how: Text = ask("怎样纠正", widget="long", min_length=4, max_length=2000)
    witness: Text = ask("执法机关在场人员", min_length=2, max_length=60, help="写姓名和职务")
    files: tuple[FileRef, ...] = ask("证据材料", default=(), widget="files")


class Handled(Record):
    """督办函、监督意见书: what is asked for, and the 规定时限 (the regulation names none)."""

    numbers: NUMBERS = ask("针对的问题", widget="checks")
    demand: Text = ask("要求", widget="long", min_length=4, max_length=3000, help="履行什么职责，怎样纠正")
    days: int = ask("几日内报送纠正情况", ge=1, le=180, help="自收到文书之日的第二天起算，按自然日")
    approval: Approval = ask("审批")


class Proposed(Record):
    """处理建议: 第二十九条."""

    numbers: NUMBERS = ask("针对的问题", widget="checks")
    problem: Text = ask("存在的问题和以前的处理", widget="long", min_length=4, max_length=4000)
    proposal: Text = ask("处理建议", widget="long", min_length=4, max_length=3000)
    approval: Approval = ask("审批")


class Decided(Record):
    """本级人民政府决定纠正."""

    demand: Text = ask("决定纠正的事项", widget="long", min_length=4, max_length=3000)
    days: int = ask("几日内报送纠正情况", ge=1, le=180, help="自收到决定书之日的第二天起算，按自然日")
    meeting: Text = ask("决定的会议或者批示", default="", max_length=120)


class AnswerLine(Record):
    """One finding, as the unit put it right."""

    number: int = ask("序号", widget="kept")
    what: Text = ask("问题", default="", widget="told", max_length=2200)
    did: Text = ask("纠正情况", widget="long", min_length=4, max_length=3000)
    files: tuple[FileRef, ...] = ask("证明材料", default=(), widget="files")


class Answered(Record):
    """报送纠正情况"""

    lines: Annotated[tuple[AnswerLine, ...], Field(min_length=1)] = ask(
        "逐项纠正情况", widget="given", help="每一项都要附证明材料"
    )
    number: Text = ask("本单位文号", default="", max_length=80)
    signer: Text = ask("签发人", min_length=2, max_length=60, help="写姓名和职务")


class How(Choice):
    """第二十二条: how the bureau looked again."""

    PAPERS = "papers", "书面审查"
    FILES = "files", "调阅案卷和资料"
    VISIT = "visit", "现场检查"
    SECRET = "secret", "暗访"


class ResultLine(Record):
    number: int = ask("序号", widget="kept")
    what: Text = ask("问题", default="", widget="told", max_length=2200)
    did: Text = ask("单位报送", default="", widget="told", max_length=3000)
    corrected: bool = ask("已经纠正到位", default=False)
    note: Text = ask("复查情况", default="", max_length=1000, help="没有纠正到位的必须写明")


class Verified(Record):
    """复查"""

    how: How = ask("复查方式", widget="radio")
    on: Day = ask("复查日期")
    by: Text = ask("复查人员", min_length=2, max_length=120)
    lines: Annotated[tuple[ResultLine, ...], Field(min_length=1)] = ask("逐项复查", widget="given")
    files: tuple[FileRef, ...] = ask("复查材料", default=(), widget="files")


class Objected(Record):
    """异议: 第三十条."""

    reason: Text = ask("异议和理由", widget="long", min_length=10, max_length=5000)
    files: tuple[FileRef, ...] = ask("材料", default=(), widget="files")


class Outcome(Choice):
    UPHELD = "upheld", "维持处理结果"
    CHANGED = "changed", "变更：撤回文书，重新处理"
    REVOKED = "revoked", "撤销：问题不成立"


class ObjectionAnswered(Record):
    outcome: Outcome = ask("处理结论", widget="radio")
    reply: Text = ask("答复理由", widget="long", min_length=10, max_length=5000)
    approval: Approval = ask("审批")


class Scope(Choice):
    """第三十一条: 在一定范围内进行通报或者向社会公布."""

    RANGE = "range", "在一定范围内通报"
    PUBLIC = "public", "向社会公布"


class Ground(Choice):
    REFUSES = "refuses", "拒不落实行政执法制度"
    OUTSTANDING = "outstanding", "行政执法行为存在突出问题"


class Noticed(Record):
    """通报"""

    scope: Scope = ask("范围", widget="radio")
    ground: Ground = ask("情形", widget="radio")
    to: Text = ask("发到哪些单位", default="各乡镇人民政府、街道办事处，政府各部门", max_length=200)
    text: Text = ask(
        "通报的问题", widget="long", min_length=10, max_length=4000, help="不写当事人的姓名、住址"
    )
    demand: Text = ask("要求", widget="long", min_length=4, max_length=2000)
    approval: Approval = ask("审批")


class Measure(Choice):
    """第三十二条, in its order."""

    EDUCATE = "educate", "批评教育"
    TRAIN = "train", "离岗教育"
    MOVE = "move", "调离执法岗位"
    CANCEL = "cancel", "取消执法资格"


class PersonnelProposed(Record):
    """人员处理建议: every factor the article names is weighed in words."""

    person: Text = ask("执法人员", min_length=2, max_length=60, help="写姓名、职务、执法证件号")
    conduct: Text = ask("违法或者明显不当的情形", widget="long", min_length=4, max_length=2000)
    causes: Text = ask("主客观原因", widget="long", min_length=2, max_length=1000)
    consequences: Text = ask("后果", widget="long", min_length=2, max_length=1000)
    correction: Text = ask("纠正情况", widget="long", min_length=2, max_length=1000)
    measure: Measure = ask("建议的处理", widget="radio")
    organ_id: int = ask("有权处理的机关", widget="organ", help="通常是该人员所在单位；取消资格的为发证机关")
    approval: Approval = ask("审批")


class PersonnelResult(Record):
    proposal: int = ask("哪一件建议", ge=1)
    on: Day = ask("处理日期")
    result: Text = ask("处理结果", widget="long", min_length=2, max_length=2000)
    files: tuple[FileRef, ...] = ask("有关文件", default=(), widget="files")


class SuperiorTold(Record):
    """告知上一级主管部门: 第四十二条第二款, of organs under vertical leadership."""

    superior: Text = ask("上一级主管部门", min_length=2, max_length=120)
    note: Text = ask("告知的内容", widget="long", min_length=4, max_length=3000)


class Guided(Record):
    """引导当事人: 第三十三条第三款."""

    party: Text = ask("当事人", min_length=1, max_length=100)
    on: Day = ask("日期")
    way: Text = ask(
        "怎样引导", widget="long", min_length=4, max_length=1000, help="告知了哪条途径、期限和受理机关"
    )


class Stopped(Record):
    """不重复监督: 第三十三条第三款."""

    where: Text = ask("哪件复议、诉讼案件", min_length=2, max_length=200, help="写案号")


class Concluded(Record):
    """终结: what reconsideration or court said is what counts."""

    result: Text = ask("复议、诉讼的结果", widget="long", min_length=4, max_length=2000)


class Closed(Record):
    """销号"""

    lasting: Text = ask(
        "长效措施", default="", widget="long", max_length=3000, help="单位修订了什么制度，怎样防止再犯"
    )
    found: Text = ask("销号意见", widget="long", min_length=2, max_length=2000)
