"""Screens about what is asked for and why (《行政复议法》第二十二条; 2026年实施条例第二十七条)."""

from __future__ import annotations

from typing import Any

from django import forms

from fuyuan.business.reconsideration.records import Application, Claim, Request

from .fields import choose, field
from .forms import PageForm

PLAIN = {
    Claim.REVOKE: "撤销：取消这个决定或者行为",
    Claim.MODIFY: "变更：改得轻一些、合理一些（例如减少罚款）",
    Claim.UNLAWFUL: "确认违法：已经撤不掉了，但要说明它不合法",
    Claim.VOID: "确认无效：行为有重大且明显的违法",
    Claim.PERFORM: "责令履行：要求行政机关把该办的事办了",
    Claim.AGREEMENT: "履行行政协议，或者采取补救措施",
    Claim.COMPENSATE: "行政赔偿：赔偿我的损失",
    Claim.OTHER: "其他要求",
}
ASKING = {
    Claim.REVOKE: "撤销{organ}作出的{act}",
    Claim.MODIFY: "变更{organ}作出的{act}",
    Claim.UNLAWFUL: "确认{organ}作出的{act}违法",
    Claim.VOID: "确认{organ}作出的{act}无效",
    Claim.PERFORM: "责令{organ}履行职责：{act}",
    Claim.AGREEMENT: "责令{organ}履行行政协议",
    Claim.COMPENSATE: "责令{organ}赔偿损失",
}


class ClaimsForm(PageForm):
    claims = forms.MultipleChoiceField(
        label="您请求怎样处理",
        help_text="可以多选",
        choices=[(claim.value, text) for claim, text in PLAIN.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages=choose("请至少选择一项请求"),
    )


class RequestsForm(PageForm):
    """One text per request chosen before, begun for the applicant in the usual words."""

    def build(self) -> None:
        for claim in self.claims():
            text = field(Request, "text", label=PLAIN[claim].split("：")[0])
            text.initial = self._begun(claim)
            self.fields[f"text_{claim.value}"] = text
            if claim is Claim.COMPENSATE:
                self.fields["amount"] = field(Request, "amount", label="赔偿多少钱（元）")

    def claims(self) -> list[Claim]:
        known = {claim.value for claim in Claim}
        return [
            Claim(value) for value in self.answers.pages.get("claims", {}).get("claims", []) if value in known
        ]

    def _begun(self, claim: Claim) -> str:
        if claim not in ASKING:
            return ""
        organ = "、".join(each["name"] for each in self.answers.respondents)
        title, number = self.answers.value("paper", "title"), self.answers.value("paper", "number")
        act = (
            f"《{title}》" + (f"（{number}）" if number else "")
            if title
            else self.answers.value("inaction", "title")
        )
        return ASKING[claim].format(organ=organ, act=act)

    def as_records(self) -> list[dict[str, Any]]:
        data = self.cleaned_data
        return [
            {
                "kind": claim.value,
                "text": data[f"text_{claim.value}"],
                "amount": data.get("amount") if claim is Claim.COMPENSATE else None,
            }
            for claim in self.claims()
        ]


class ReasonsForm(PageForm):
    reasons = field(
        Application,
        "reasons",
        help_text="按时间先后写：什么时候、发生了什么、行政机关怎么做的、您认为哪里不对。不用法律术语也可以",
    )

    def build(self) -> None:
        self.fields["reasons"].widget.attrs["rows"] = 12


class OptionsForm(PageForm):
    simplified = field(
        Application, "simplified", label="同意适用简易程序：争议不大的，可以书面审理，三十天内作出决定"
    )
    mediate = field(Application, "mediate", label="愿意调解：请复议机关组织双方协商，随时可以退出")
    elsewhere = field(
        Application, "elsewhere", required=True, label="这件事是不是已经起诉，或者已经向别的机关申请复议"
    )
    legal_aid = field(Application, "legal_aid")


class ConfirmForm(forms.Form):
    """The last word before the application is sent."""

    truth = forms.BooleanField(
        label="以上内容和上传的材料都是真实的，我对此负责",
        error_messages={"required": "请确认内容真实后再提交"},
    )
