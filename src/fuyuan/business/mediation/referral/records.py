"""What each step of a court's referral (委托协调化解) writes down."""

from __future__ import annotations

from fuyuan.business.mediation.records import Approval, Person
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Entrusted(Record):
    """委托协调化解: the court's letter."""

    suit: Text = ask(
        "诉讼编号或者案号", default="", max_length=80,
        help="系统里的行政诉讼填编号，当事人和被诉行为从那一件带过来；诉前的争议不填，填写双方和行政行为",
    )  # fmt: skip
    applicants: tuple[Person, ...] = ask("行政相对人", default=(), max_length=100)
    organ_id: int | None = ask("行政机关", default=None, widget="organ")
    act: Text = ask("争议的行政行为", default="", max_length=200)
    act_kind: ActKind | None = ask("行为种类", default=None)
    area: Text = ask("管理领域", default="", max_length=60)
    letter: Text = ask("来函文号", default="", max_length=80)
    received_on: Day = ask("收到委托之日")
    dispute: Text = ask("争议情况和化解建议", widget="long", min_length=1, max_length=5000)
    files: tuple[FileRef, ...] = ask("委托函、起诉材料", default=(), widget="files")


class Told(Record):
    """转办: the unit and the one who leads it."""

    leader: Text = ask("单位负责人", min_length=1, max_length=60, help="姓名和职务，转办通知同时送达本人")
    demand: Text = ask("工作要求", widget="long", min_length=1, max_length=2000)


class Report(Record):
    """报告情况和意见, by the unit."""

    facts: Text = ask("争议经过", widget="long", min_length=1, max_length=10_000)
    opinion: Text = ask("化解意见", widget="long", min_length=1, max_length=5000)
    contact: Text = ask("联系人和电话", min_length=1, max_length=100)
    signer: Text = ask("签发人", min_length=1, max_length=60)
    files: tuple[FileRef, ...] = ask("材料", default=(), widget="files")


class Longer(Record):
    """延长协调期限: when all agree; the court is told."""

    applicant_agrees: bool = ask("行政相对人同意延长", default=False)
    respondent_agrees: bool = ask("行政机关同意延长", default=False)
    until: Day = ask("延长到")
    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)


class Came(Choice):
    """What the referral came to."""

    SETTLED = "settled", "化解成功"
    FAILED = "failed", "没有化解"


class Feedback(Record):
    """反馈: steps taken, what each side wants, the point in dispute, why it failed."""

    came: Came = ask("化解结果", widget="radio")
    steps: Text = ask("开展的工作", widget="long", min_length=1, max_length=5000)
    applicant_wants: Text = ask("行政相对人的诉求", widget="long", min_length=1, max_length=5000)
    respondent_wants: Text = ask("行政机关的意见", widget="long", min_length=1, max_length=5000)
    point: Text = ask("争议焦点", widget="long", min_length=1, max_length=5000)
    why: Text = ask("没有化解的原因", default="", widget="long", max_length=5000, help="没有化解的必须填写")
    outcome: Text = ask(
        "处理结果", default="", widget="long", max_length=5000, help="化解成功的填写：达成什么协议，是否撤诉"
    )
    approval: Approval = ask("审批")
