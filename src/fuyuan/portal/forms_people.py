"""Screens about people: who applies, who acts for them, where papers reach them (2026年实施条例第二十七条)."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from fuyuan.business.reconsideration.checklist import representatives_range
from fuyuan.business.reconsideration.records import (
    UNREGISTERED,
    Agent,
    Delivery,
    IdKind,
    OrganisationForm,
    Party,
    PartyKind,
)
from fuyuan.law import regime_on
from fuyuan.matters import clock
from fuyuan.matters.acts import articles

from .answers import Answers
from .fields import CodeField, choose, field
from .forms import PageForm

PHONE = re.compile(r"\+?[0-9\s()转-]{7,40}")
SHORTEST = 7  # digits
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class WhoForm(PageForm):
    who = forms.ChoiceField(
        label="谁来申请",
        widget=forms.RadioSelect,
        choices=[
            ("person", "我自己（一个人）"),
            ("organisation", "一家公司、合作社或者其他单位"),
            ("several", "两个以上的人或者单位一起申请"),
        ],
        error_messages=choose("请选择谁来申请"),
    )


class IdentityForm(PageForm):
    """Who an applicant is; the check digits of the numbers tell a slip of the pen at once."""

    record = Party
    kind = field(Party, "kind", label="是个人还是单位")
    name = field(Party, "name")
    sex = field(Party, "sex", required=True)
    id_kind = field(Party, "id_kind", required=True, initial=IdKind.RESIDENT.value, widget=forms.Select)
    id_number = field(Party, "id_number", kind=CodeField, required=True)
    guardian = field(Party, "guardian")
    organisation_form = field(
        Party,
        "organisation_form",
        required=True,
        widget=forms.Select,
        choices=[("", "请选择"), *((each.value, each.label) for each in OrganisationForm)],
        help_text="由谁代表、要什么证明，随组织形式不同",
    )
    credit_code = field(
        Party,
        "credit_code",
        kind=CodeField,
        help_text="营业执照或者登记证书上的 18 位代码；依法不需要登记的组织可以不填",
    )
    head_name = field(Party, "head_name", required=True)
    head_post = field(Party, "head_post", required=True, help_text="例如：执行董事、经理")

    PERSON = ("sex", "id_kind", "id_number", "guardian")
    ORGANISATION = ("organisation_form", "credit_code", "head_name", "head_post")
    MAY_BE_EMPTY = ("guardian", "credit_code")

    def build(self) -> None:
        who = self.answers.value("who", "who")
        if who != "several":
            del self.fields["kind"]
            for name in self.PERSON if who == "organisation" else self.ORGANISATION:
                del self.fields[name]
            self.fields["name"].label = "单位名称" if who == "organisation" else "姓名"
            self.fields["name"].help_text = "与营业执照一致" if who == "organisation" else "与身份证件一致"
            self.root = "credit_code" if who == "organisation" else "id_number"
            return
        # which fields count is known only when the form is sent: all are shown, those of the other kind may stay empty
        wanted = self.data.get("kind", PartyKind.PERSON.value) if self.is_bound else ""
        for name in (*self.PERSON, *self.ORGANISATION):
            person = name in self.PERSON
            self.fields[name].required = (
                wanted == (PartyKind.PERSON.value if person else PartyKind.ORGANISATION.value)
                and name not in self.MAY_BE_EMPTY
            )
            self.fields[name].label = f"{self.fields[name].label}（{'个人' if person else '单位'}填写）"
        self.root = "id_number" if wanted == PartyKind.PERSON.value else "credit_code"

    def clean_credit_code(self) -> str:
        code: str = self.cleaned_data["credit_code"]
        form = self.cleaned_data.get("organisation_form")
        if form and not code and OrganisationForm(form) not in UNREGISTERED:
            raise ValidationError("请填写统一社会信用代码，在营业执照或者登记证书上")
        return code

    def as_record(self) -> dict[str, Any]:
        values = super().as_record()
        who = self.answers.value("who", "who")
        values.setdefault("kind", "organisation" if who == "organisation" else "person")
        other = self.ORGANISATION if values["kind"] == PartyKind.PERSON.value else self.PERSON
        return {name: value for name, value in values.items() if name not in other}


def check_phone(text: str) -> str:
    if text and (not PHONE.fullmatch(text) or sum(map(str.isdigit, text)) < SHORTEST):
        raise ValidationError("请填写手机号或者带区号的座机号，例如 13800000000、0371-12345678")
    return text


class ContactForm(PageForm):
    address = field(Party, "address", required=True, help_text="写到门牌号；单位写注册地址")
    delivery_address = field(Party, "delivery_address", help_text="和住所一样的不用填")
    phone = field(Party, "phone", kind=CodeField, required=True, help_text="手机号最好，办理进度会告诉您")

    def clean_phone(self) -> str:
        return check_phone(self.cleaned_data["phone"])

    def as_record(self) -> dict[str, Any]:
        values = super().as_record()
        values.setdefault("delivery_address", values.get("address", ""))
        return values


class HelperForm(PageForm):
    helper = forms.ChoiceField(
        label="谁来办理",
        widget=forms.RadioSelect,
        choices=[
            ("no", "申请人自己办理"),
            ("yes", "委托了律师、基层法律服务工作者、近亲属等代理人"),
        ],
        error_messages=choose("请选择谁来办理"),
    )


class AgentForm(PageForm):
    record = Agent
    root = "name"
    name = field(Agent, "name")
    kind = field(Agent, "kind")
    firm = field(Agent, "firm", help_text="律师、法律服务工作者写执业机构")
    id_number = field(Agent, "id_number", kind=CodeField, label="证件号码或者执业证号")
    phone = field(Agent, "phone", kind=CodeField, required=True)
    of = field(Agent, "of", help_text="写委托人的姓名或者名称")
    power = field(Agent, "power", help_text="代为撤回申请、和解的，须特别授权")
    scope = field(Agent, "scope")

    def build(self) -> None:
        if self.answers.value("who", "who") != "several":
            del self.fields["of"]
        else:
            self.fields["of"].required = True

    def clean_phone(self) -> str:
        return check_phone(self.cleaned_data["phone"])


class PeopleForm(PageForm):
    """Who represents the others: 2 to 5 when there are more than ten (2026年实施条例第十七条第一款)."""

    representatives = forms.MultipleChoiceField(
        label="推选代表人",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "请从申请人中选择"},
    )

    def build(self) -> None:
        more, self.least, self.most, article = representatives_range(regime_on(clock.today()))
        rule = f"超过 {more} 人的应当推选 {self.least} 至 {self.most} 名代表人（{articles(article)[0]}）；不超过的可以不选"
        field = self.fields["representatives"]
        field.help_text = f"{rule}。推选书在“材料”一步上传"
        field.choices = [(str(n + 1), name) for n, name in enumerate(names_of(self.answers))]  # type: ignore[attr-defined]

    def clean_representatives(self) -> list[int]:
        chosen = [int(number) for number in self.cleaned_data["representatives"]]
        if chosen and not self.least <= len(chosen) <= self.most:
            raise ValidationError(f"代表人应为 {self.least} 至 {self.most} 名，现在选了 {len(chosen)} 名")
        return chosen


def names_of(answers: Answers) -> list[str]:
    """Return the applicants' names as typed."""
    count = answers.people if answers.value("who", "who") == "several" else 1
    return [answers.value(f"identity.{n}", "name").strip() or f"第 {n + 1} 位申请人" for n in range(count)]


class DeliveryForm(PageForm):
    record = Delivery
    root = "email"
    electronic = field(
        Delivery,
        "electronic",
        label="同意电子送达：法律文书发到我填写的电子邮箱，也可以在本网站查看、下载",
    )
    email = field(Delivery, "email", kind=CodeField, label="电子邮箱", help_text="同意电子送达的填写")
    address = field(
        Delivery, "address", label="邮寄文书的地址", help_text="和您前面填写的送达地址一样的不用填"
    )
    receiver = field(Delivery, "receiver", help_text="不方便自己收件的，写代收人姓名")

    def clean_email(self) -> str:
        text: str = self.cleaned_data["email"]
        if text and not (text.isascii() and MAIL.fullmatch(text)):
            raise ValidationError("电子邮箱不正确，应为 name@example.com 的样子")
        return text
