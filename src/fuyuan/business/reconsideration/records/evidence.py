"""调查取证、询问、现场勘验、鉴定 (第四十五条; 2026年实施条例第四十四条至第四十六条).

Fields that newer rules ask for have defaults, so that every event ever written can still be read; the guards ask.
"""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from fuyuan.matters.evidence import EvidenceItem
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

from .trial import Side


class Officer(Record):
    name: Text = ask("姓名", min_length=1, max_length=60)
    certificate: Text = ask("行政复议工作证件号", min_length=1, max_length=60)


class Collection(Record):
    """调查取证: at least two officers, certificates shown (第四十五条第二款)."""

    officers: tuple[Officer, ...] = ask("调查人员", min_length=2, max_length=10)
    shown: bool = ask("已出示工作证件", default=False)
    on: Day = ask("调查日期")
    whom: Text = ask("被调查的单位或者个人", min_length=1, max_length=200)
    summary: Text = ask("调查情况", widget="long", min_length=1, max_length=20000)
    evidence: tuple[EvidenceItem, ...] = ask("取得的证据", default=(), max_length=200)

    @model_validator(mode="after")
    def _certificates(self) -> Self:
        if not self.shown:
            raise ValueError("调查取证应当出示行政复议工作证件，请确认")
        return self


class Question(Record):
    """当面询问 a party or somebody else; the record is read and signed."""

    officers: tuple[Officer, ...] = ask("询问人员", min_length=2, max_length=5)
    shown: bool = ask("已出示工作证件", default=False)
    on: Day = ask("询问日期")
    place: Text = ask("地点", min_length=1, max_length=200)
    whom: Text = ask("被询问人", min_length=1, max_length=60)
    standing: Text = ask("身份、与案件的关系", min_length=1, max_length=200)
    talk: Text = ask("问答", widget="long", min_length=1, max_length=20000)
    signed: bool = ask("被询问人已经核对、签名", default=False)
    refused: Text = ask("没有签名的原因", default="", max_length=500)
    file: FileRef | None = ask("签名后的笔录", default=None, widget="file")

    @model_validator(mode="after")
    def _in_form(self) -> Self:
        if not self.shown:
            raise ValueError("询问应当出示行政复议工作证件，请确认")
        if not self.signed and not self.refused:
            raise ValueError("被询问人没有签名的，请写明原因")
        return self


class Start(Record):
    """An inspection on site or an appraisal begins: its time does not count."""

    on: Day = ask("开始日期")
    what: Text = ask("事项", min_length=1, max_length=500)
    who: Text = ask("机构、人员", default="", max_length=200)


class End(Record):
    on: Day = ask("结束日期", help="鉴定的为收到鉴定意见之日")
    result: Text = ask("结果", widget="long", min_length=1, max_length=5000)
    file: FileRef | None = ask("笔录或者鉴定意见", default=None, widget="file")


class InspectEnd(End):
    """勘验笔录: two officers, who was there, who signed."""

    officers: tuple[Officer, ...] = ask("勘验人员", default=(), max_length=10)
    shown: bool = ask("已出示工作证件", default=False)
    present: tuple[Text, ...] = ask("到场的当事人、见证人", default=(), max_length=20)
    refused: Text = ask("没有签名的人和原因", default="", max_length=1000, help="都已签名的不填")


class AskAppraisal(Record):
    side: Side = ask("哪一方申请", default=Side.APPLICANT, widget="radio")
    what: Text = ask("要鉴定什么", widget="long", min_length=1, max_length=2000)
    reason: Text = ask("理由", widget="long", min_length=1, max_length=5000)


class Chosen(Choice):
    AGREED = "agreed", "当事人协商确定"
    APPOINTED = "appointed", "协商不成，由行政复议机构指定"


class AppraiseStart(Start):
    """委托鉴定 at a party's request, to an institution the parties chose or, failing that, the office did."""

    chosen: Chosen = ask("鉴定机构怎样确定", default=Chosen.AGREED, widget="radio")
    tried: Text = ask("协商的经过", default="", widget="long", max_length=2000)
    qualified: bool = ask("鉴定机构具备相应资格", default=False)
    cost: Text = ask("鉴定费用的承担", default="由申请鉴定的当事人承担", max_length=200)


class AppraisalOutcome(Choice):
    OPINION = "opinion", "收到鉴定意见"
    NONE = "none", "鉴定终止，没有鉴定意见"


class AppraiseEnd(End):
    outcome: AppraisalOutcome = ask("鉴定结果", default=AppraisalOutcome.OPINION, widget="radio")
    signed: bool = ask("鉴定人已签名，鉴定机构已盖章", default=False)


class Chase(Record):
    """An appraisal that does not end: what was asked of the institution, and what it said."""

    how: Text = ask("催办方式和对方答复", widget="long", min_length=1, max_length=2000)
