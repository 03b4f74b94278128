"""Which screens an application has, in which order, given the answers so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from . import forms_act, forms_case, forms_people
from .answers import Answers
from .forms import PageForm
from .reckoning import Standing
from .timing import timing

GROUPS = ("申请人", "被申请人", "行政行为", "请求和理由", "材料", "送达", "核对")


@dataclass(frozen=True, slots=True)
class Page:
    """One screen. Without a form it has a view of its own. ``index``: the person it is about, from 0."""

    slug: str
    group: str
    title: str
    form: type[PageForm] | None = None
    why: str = ""
    lead: str = ""
    index: int = 0
    numbered: bool = False

    @property
    def key(self) -> str:
        return f"{self.slug}.{self.index}" if self.numbered else self.slug

    def bound(self, answers: Answers) -> PageForm | None:
        """Return the form with what was typed, or None when nothing was."""
        raw = answers.raw(self.key)
        if raw is None or self.form is None:
            return None
        return self.form(raw, answers=answers, index=self.index)


WHO = Page("who", "申请人", "谁来申请", forms_people.WhoForm,
    "个人和单位要填的内容不一样；几个人一起申请的，可以推选代表人。")  # fmt: skip
IDENTITY = Page("identity", "申请人", "申请人是谁", forms_people.IdentityForm,
    "复议机关要核对您的身份，确认您与这个行政行为有关系。身份证号码只用于办案，不对外公开。", numbered=True)  # fmt: skip
CONTACT = Page("contact", "申请人", "怎样联系申请人", forms_people.ContactForm,
    "补正通知、决定书等法律文书寄到送达地址；寄到了就算送达，搬家请及时告诉办案人员。", numbered=True)  # fmt: skip
PEOPLE = Page("people", "申请人", "一起申请的人", forms_people.PeopleForm)
HELPER = Page("helper", "申请人", "谁来办理", forms_people.HelperForm,
    "申请人可以委托一至二名代理人，须提交授权委托书（《行政复议法》第十七条）。")  # fmt: skip
AGENT = Page("agent", "申请人", "代理人是谁", forms_people.AgentForm, numbered=True)
AGENTS = Page("agents", "申请人", "代理人名单")
RESPONDENT = Page("respondent", "被申请人", "对哪个行政机关不服")
TROUBLE = Page("trouble", "行政行为", "发生了什么", forms_act.TroubleForm,
    "两种情况计算申请期限的方法不同。")  # fmt: skip
KIND = Page("kind", "行政行为", "属于哪一类", forms_act.KindForm,
    "选最接近的一类就可以，选错了不影响受理，办案人员会核对。")  # fmt: skip
PAPER = Page("paper", "行政行为", "是哪一份决定、哪一次行为", forms_act.PaperForm,
    "要知道您对哪一份决定有意见，才能审查它。请照着您收到的文书填写。")  # fmt: skip
KNOWN = Page("known", "行政行为", "您是什么时候、怎样知道的", forms_act.KnownForm,
    "申请期限一般是六十日，从您知道或者应当知道的那一天起算（《行政复议法》第二十条）。")  # fmt: skip
INACTION = Page("inaction", "行政行为", "要求行政机关办什么", forms_act.InactionForm,
    "没有办理的，从应当办完的那一天起算申请期限；没有规定期限的，从收到请求满六十日起算。")  # fmt: skip
TIME = Page("time", "行政行为", "还来得及申请吗")
DELAY = Page("delay", "行政行为", "为什么申请晚了", forms_act.DelayForm,
    "因不可抗力或者其他正当理由耽误的时间不计算在申请期限内（《行政复议法》第二十条第二款）。")  # fmt: skip
MORE = Page("more", "行政行为", "还有几个小问题", forms_act.MoreForm,
    "用来判断能不能适用更快的简易程序、是不是必须先复议再起诉。", "符合的请勾选；都不符合，直接按“下一步”。")  # fmt: skip
CLAIMS = Page("claims", "请求和理由", "您请求怎样处理", forms_case.ClaimsForm,
    "复议机关围绕您的请求审查和决定。")  # fmt: skip
REQUESTS = Page("requests", "请求和理由", "把请求写清楚", forms_case.RequestsForm,
    lead="我们按您前面填写的内容起了头，请改成您想说的话，一项写一条。")  # fmt: skip
REASONS = Page("reasons", "请求和理由", "事实和理由", forms_case.ReasonsForm,
    "办案人员据此了解经过。写得不全也没有关系，以后还可以补充意见和材料。")  # fmt: skip
FILES = Page("files", "材料", "上传材料")
DELIVERY = Page("delivery", "送达", "法律文书怎样送给您", forms_people.DeliveryForm,
    "决定书等文书送到后，起诉的期限就开始计算，所以一定要能收到。")  # fmt: skip
OPTIONS = Page("options", "送达", "最后几个选择", forms_case.OptionsForm,
    "同意简易程序，可以更快得到结果；愿意调解的，复议机关组织双方协商。不同意也完全可以，不影响处理。"
    "法院已经立案的，不能再申请复议。")  # fmt: skip
CHECK = Page("check", "核对", "核对并提交")


def path(answers: Answers, today: date) -> list[Page]:
    """Return every screen of this application in order."""
    return [
        *_people(answers),
        RESPONDENT,
        *_act(answers, today),
        CLAIMS,
        REQUESTS,
        REASONS,
        FILES,
        DELIVERY,
        OPTIONS,
        CHECK,
    ]


def _people(answers: Answers) -> list[Page]:
    several = answers.value("who", "who") == "several"
    out = [WHO]
    for n in range(answers.people if several else 1):
        out += [replace(IDENTITY, index=n), replace(CONTACT, index=n)]
    out += [PEOPLE, HELPER] if several else [HELPER]
    if answers.value("helper", "helper") == "yes":
        out += [*(replace(AGENT, index=n) for n in range(answers.agents)), AGENTS]
    return out


def _act(answers: Answers, today: date) -> list[Page]:
    inaction = answers.value("trouble", "trouble") == "inaction"
    out = [TROUBLE, KIND, *([INACTION] if inaction else [PAPER, KNOWN]), TIME]
    standing = timing(answers, today)
    late = standing is not None and standing.standing is Standing.LATE
    return [*out, *([DELAY] if late or answers.value("delay", "has_delay") == "yes" else []), MORE]


def find(pages: Sequence[Page], slug: str, index: int) -> int | None:
    """Return the place of a screen in the path, or None when the answers do not lead there."""
    return next((n for n, page in enumerate(pages) if page.slug == slug and page.index == index), None)


def page_url(page: Page) -> str:
    """Return the address of a screen."""
    if page.numbered:
        return reverse("apply-person", args=[page.slug, page.index + 1])
    return reverse("apply-page", args=[page.slug])
