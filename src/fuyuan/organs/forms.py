"""Forms of sign-in, accounts, posts, relations and settings."""

import re
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from fuyuan.clock import today

from . import settings
from .models import Account, AccountKind, Holding, Organ, OrganKind, Relation, Scope
from .models.organ import valid_on
from .models.people import POST_CHOICES
from .phone import plain_phone
from .posts import Post
from .wording import NULL

PHONE = re.compile(r"1[3-9][0-9]{9}")
_password = forms.PasswordInput(attrs={"autocomplete": "current-password"})
_new_password = forms.PasswordInput(attrs={"autocomplete": "new-password"})


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SignInForm(forms.Form):
    username = forms.CharField(
        label="用户名", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(label="密码", max_length=128, strip=False, widget=_password)


class PortalSignInForm(SignInForm):
    username = forms.CharField(
        label="手机号或用户名", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )


class NewPasswordForm(forms.Form):
    present = forms.CharField(label="现在的密码", max_length=128, strip=False, widget=_password)
    new = forms.CharField(label="新密码", max_length=128, strip=False, widget=_new_password)
    again = forms.CharField(label="再输一遍新密码", max_length=128, strip=False, widget=_new_password)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        least = 8 if account.is_public else 12
        self.fields["new"].help_text = f"至少 {least} 位，含大写字母、小写字母、数字、符号中的三种。"

    def clean_present(self) -> str:
        if not self.account.check_password(self.cleaned_data["present"]):
            raise ValidationError("现在的密码不对。")
        return str(self.cleaned_data["present"])

    def clean_again(self) -> str:
        if self.cleaned_data.get("new") != self.cleaned_data["again"]:
            raise ValidationError("两遍新密码不一样。")
        return str(self.cleaned_data["again"])


class RegisterForm(forms.Form):
    name = forms.CharField(
        label="姓名", max_length=60, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.CharField(
        label="手机号",
        help_text="用来登录。办理进度也发到这个号码。",
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    password = forms.CharField(
        label="密码",
        max_length=128,
        strip=False,
        widget=_new_password,
        help_text="至少 8 位，含大写字母、小写字母、数字、符号中的三种。",
    )

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if not name.isprintable():
            raise ValidationError(f"姓名里{NULL}")
        return name

    def clean_phone(self) -> str:
        phone = plain_phone(self.cleaned_data["phone"])
        if not PHONE.fullmatch(phone):
            raise ValidationError("请填写 11 位手机号，例如 13800000000。")
        return phone


class AccountForm(forms.Form):
    kind = forms.ChoiceField(
        label="账号类别",
        choices=[choice for choice in AccountKind.choices if choice[0] != AccountKind.PUBLIC],
        initial=AccountKind.STAFF,
        help_text="建立后不能改变：三员与业务岗位不得兼任。",
    )
    username = forms.RegexField(
        label="用户名",
        regex=r"^[a-zA-Z][a-zA-Z0-9._-]{2,39}$",
        error_messages={"invalid": "用户名以字母开头，3 至 40 位字母、数字、点、横线。"},
    )
    name = forms.CharField(label="姓名", max_length=60)
    phone = forms.CharField(label="手机号", required=False, max_length=20)
    email = forms.EmailField(label="电子邮箱", required=False)

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"]).lower()
        if Account.objects.filter(username=username).exists():
            raise ValidationError("这个用户名已经有人用了。")
        return username


class GrantForm(forms.Form):
    account = forms.ModelChoiceField(label="人员", queryset=Account.objects.none())
    post = forms.ChoiceField(label="岗位", choices=POST_CHOICES)
    organ = forms.ModelChoiceField(label="机关", queryset=Organ.objects.none())
    valid_from = forms.DateField(label="任职起", widget=day_input())
    valid_to = forms.DateField(label="任职止", required=False, widget=day_input(), help_text="代行须填写。")
    deputy_for = forms.ModelChoiceField(label="代行谁的岗位", queryset=Holding.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices("account").queryset = Account.objects.exclude(kind=AccountKind.PUBLIC).filter(
            is_active=True
        )
        self._choices("organ").queryset = Organ.objects.filter(valid_on(today()))
        current = Holding.objects.filter(valid_on(today()), effective=True, deputy_for=None)
        self._choices("deputy_for").queryset = current.select_related("organ", "account")
        self.fields["valid_from"].initial = today()

    def _choices(self, name: str) -> Any:
        return self.fields[name]

    def clean_post(self) -> Post:
        return Post(self.cleaned_data["post"])


class RelationForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Relation
        fields = ["kind", "person_name", "organ", "note"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("person_name") and not data.get("organ"):
            self.add_error("person_name", "请填写对方姓名或选择对方机关。")
        return data


class CredentialForm(forms.Form):
    organ = forms.ModelChoiceField(
        label="机关", queryset=Organ.objects.none(), empty_label="请选择是哪个机关的系统"
    )
    name = forms.CharField(
        label="系统名称", max_length=60, help_text="例如：审判管理系统。办理经过里写这个名称。"
    )
    scope = forms.TypedChoiceField(label="范围", choices=Scope.choices, coerce=Scope)
    expires_on = forms.DateField(
        label="有效期至", widget=day_input(), help_text="这一天还有效，最长一年；到期前重新签发。"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        courts: Any = self.fields["organ"]
        courts.queryset = Organ.objects.filter(valid_on(today()), kind=OrganKind.COURT)
        self.fields["expires_on"].initial = today() + timedelta(days=365)


class ReachedForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Organ
        fields = ("address", "phone", "hours")
        help_texts = {
            "address": "写到门牌和窗口；不知道的留空。",
            "phone": "总机或者窗口的电话。",
            "hours": "例如：工作日 8:30 至 12:00，15:00 至 18:00。",
        }


class SettingForm(forms.Form):
    value = forms.CharField(label="新的值", max_length=500)
    valid_from = forms.DateField(label="从哪天起生效", widget=day_input())
    reason = forms.CharField(label="修改原因", max_length=200)

    def __init__(self, definition: settings.Definition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.definition = definition
        self.fields["valid_from"].initial = today()
        if definition.choices or definition.type is bool:
            choices = definition.choices or ((True, "是"), (False, "否"))
            self.fields["value"] = forms.TypedChoiceField(
                label="新的值", choices=choices, coerce=self._known(dict(choices))
            )

    @staticmethod
    def _known(choices: dict[Any, str]) -> Any:
        by_text = {str(value): value for value in choices}
        return lambda text: by_text[text]

    def clean_value(self) -> Any:
        try:
            return self.definition.parse(self.cleaned_data["value"])
        except ValueError as error:
            raise ValidationError(str(error)) from error
