"""What the style guide shows: long names, no rows and many rows, every state of every component."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import segno
from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from fuyuan.shell.forms import CountedTextarea, DateInput, FileInput, ShellRenderer, TriStateField

ZONE = ZoneInfo("Asia/Shanghai")
UNIT = "汝州市洗耳河街道办事处综合行政执法中队"
TITLE = f"张三等二十七人不服{UNIT}作出的责令限期拆除违法建筑物决定并申请附带审查规范性文件"
CITATION = {
    "label": "《行政复议法》第六十二条第一款",
    "text": "适用普通程序审理的行政复议案件，行政复议机关应当自受理申请之日起六十日内作出行政复议决定；"
    "但是法律规定的行政复议期限少于六十日的除外。情况复杂，不能在规定期限内作出行政复议决定的，"
    "经行政复议机构的负责人批准，可以适当延长，并书面告知当事人；但是延长期限最多不得超过三十日。",
    "version": "2023年修订，2024年1月1日起施行",
    "url": "#",
}
DEADLINE = {
    "due": date(2027, 2, 8),
    "steps": [
        {"date": date(2026, 9, 28), "text": "受理之日。开始的当日不计入，从次日起算", "citation": None},
        {"date": date(2026, 11, 27), "text": "加 60 日", "citation": CITATION},
        {"date": date(2026, 12, 7), "text": "扣除鉴定时间 10 日，期限顺延", "citation": CITATION},
        {
            "day": date(2027, 2, 8),
            "text": "届满日逢法定休假日，顺延到其后的第一个工作日",
            "citation": CITATION,
        },
    ],
    "provisional": True,
    "note": "按假定 A1：法定休假日包括周末、法定节日和调休的休息日。",
}


def duty(light: str, left: int | None, label: str, unit: str = "日", **more: object) -> dict[str, object]:
    fixed = {"label": label, "light": light, "left": left, "unit": unit, "due": date(2026, 11, 27)}
    return {**fixed, "owner": f"{UNIT}（被申请人）", "citation": CITATION, "deadline": DEADLINE, **more}


DUTIES = [
    duty("overdue", -2, "提交答复书和证据", "工作日"),
    duty("soon", 3, "作出行政复议决定"),
    duty("fine", 12, "听取当事人意见", deadline=None),
    duty("suspended", 20, "组织听证"),
    duty("done", None, "发送申请书副本", done_on=date(2026, 10, 9)),
]
STEPS = [
    {"label": "通知听证", "url": "#", "common": True, "primary": True},
    {"label": "听取意见", "url": "#", "common": True},
    {
        "label": "作出决定",
        "url": "#",
        "common": True,
        "reason": "还没有听取申请人的意见。",
        "citation": CITATION,
    },
    {"label": "中止审理", "url": "#", "common": False},
    {"label": "延长期限", "url": "#", "common": False, "reason": "已经延长过一次。", "citation": CITATION},
    {"label": "登记撤回申请", "url": "#", "common": False},
]
REPLY = {"title": "行政复议答复书", "number": "汝洗街执〔2026〕128号", "url": "#", "status": "已归卷"}
EVENTS = [
    {
        "at": datetime(2026, 11, day, 9, 30, tzinfo=ZONE),
        "title": title,
        "actor": "李四 · 汝州市司法局 · 承办人",
        "summary": "被申请人在期限内提交答复，证据目录共 12 项。" if papers else "",
        "citation": CITATION,
        "record": [("收到日期", date(2026, 11, day)), ("方式", "网上提交"), ("逾期", False), ("说明", None)],
        "papers": papers,
        "seq": day,
        "hash": "3f9a 21c4 88d0",
        "open": bool(papers),
    }
    for day, title, papers in (
        (20, "登记鉴定", []),
        (
            12,
            "收到答复",
            [{"title": "行政复议答复书", "number": "汝洗街执〔2026〕128号", "url": "#", "status": "已归卷"}],
        ),
        (3, "发送申请书副本", []),
    )
]
STATIONS = [
    {"label": "申请", "state": "passed", "on": date(2026, 9, 24)},
    {"label": "受理", "state": "passed", "on": date(2026, 9, 28)},
    {"label": "补正", "state": "skipped", "on": None},
    {"label": "审理", "state": "current", "on": None},
    {"label": "决定", "state": "ahead", "on": None},
    {"label": "送达", "state": "ahead", "on": None},
    {"label": "履行", "state": "ahead", "on": None},
]


def row(number: int, light: str, left: int, unit: str = "日") -> dict[str, object]:
    return {
        "id": number,
        "url": "#",
        "number": f"汝复〔2026〕{number}号",
        "title": TITLE if number % 5 == 1 else "王某不服道路交通安全行政处罚",
        "parties": f"张三等 27 人 ↔ {UNIT}" if number % 5 == 1 else "王某 ↔ 汝州市公安局交通管理大队",
        "duty": "作出受理决定",
        "light": light,
        "left": left,
        "unit": unit,
        "due": date(2026, 11, 24) + timedelta(days=left),
        "officer": "李四",
        "badges": ["简易程序"] if number % 2 else [],
        "next": {"label": "受理审查", "url": "#"},
        "claim": 1234567.5 * number,
    }


GROUPS = [
    {"label": "超期", "light": "overdue", "pick": "ids", "rows": [row(1, "overdue", -2, "工作日")]},
    {
        "label": "三天内到期",
        "light": "soon",
        "pick": "ids",
        "rows": [row(2, "soon", 0), row(6, "soon", 3, "工作日")],
    },
    {
        "label": "本月到期",
        "light": "fine",
        "pick": "ids",
        "rows": [row(4, "fine", 12), row(8, "suspended", 20)],
    },
]
COLUMNS = [
    {"key": "light", "label": "灯", "kind": "light"},
    {"key": "left", "label": "剩余", "kind": "days", "sort_url": "#", "sorted": "ascending"},
    {"key": "due", "label": "期限", "kind": "date", "sort_url": "#"},
    {"key": "number", "label": "案号", "kind": "code"},
    {"key": "title", "label": "案由", "kind": "link"},
    {"key": "parties", "label": "当事人"},
    {"key": "claim", "label": "涉案金额", "kind": "money"},
]
LIGHTS = ["overdue", "soon", "fine", "suspended", "done"]
TABLE = {
    "caption": "在办案件",
    "columns": COLUMNS,
    "rows": [row(n, LIGHTS[n % 5], n - 3) for n in range(1, 41)],
    "pick": "ids",
}


class AcceptForm(forms.Form):
    default_renderer = ShellRenderer()
    received = forms.DateField(
        label="收到申请的日期", widget=DateInput, help_text="邮寄的，以收到邮件之日为准。"
    )
    kind = forms.ChoiceField(label="审理程序", choices=[("o", "普通程序"), ("s", "简易程序")])
    notify = forms.MultipleChoiceField(
        label="告知方式",
        choices=[("sms", "短信"), ("mail", "邮寄"), ("web", "网上送达")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(label="审查意见", widget=CountedTextarea, max_length=500)
    proof = forms.FileField(
        label="审查表",
        required=False,
        widget=FileInput(accept=".pdf,.docx", max_bytes=20 * 1024**2, multiple=True),
    )
    urgent = forms.BooleanField(
        label="需要同时停止执行", required=False, help_text="另行制作停止执行通知书。"
    )


class ChecklistForm(forms.Form):
    default_renderer = ShellRenderer()
    applicant = TriStateField(label="有明确的申请人和符合规定的被申请人")
    interest = TriStateField(label="申请人与被申请行政复议的行政行为有利害关系")
    term = TriStateField(label="在法定申请期限内提出")


class ThirdPartyForm(forms.Form):
    default_renderer = ShellRenderer()
    name = forms.CharField(label="姓名或者名称", max_length=100)


class PortalForm(forms.Form):
    default_renderer = ShellRenderer()
    act = forms.ChoiceField(
        label="哪一类行为",
        choices=[
            ("fine", "罚款、没收、吊销等处罚"),
            ("force", "查封、扣押、强制拆除"),
            ("none", "该办的事没有办"),
        ],
        widget=forms.RadioSelect,
    )
    when = forms.DateField(
        label="您是哪一天知道的", widget=DateInput, help_text="收到决定书的，填收到的日期。"
    )
    story = forms.CharField(label="事情经过", widget=CountedTextarea, max_length=2000, required=False)


def desk_context() -> dict[str, object]:
    form = AcceptForm({"reason": "符合受理条件。", "kind": "x"})
    checklist = ChecklistForm({"applicant": "yes", "interest": "no"})
    entries = forms.formset_factory(ThirdPartyForm, extra=1)
    return {
        "matter": {"title": TITLE, "number": "汝复〔2026〕12号", "light": "soon"},
        "stations_": STATIONS,
        "facts_": [("申请人", "张三等二十七人"), ("被申请人", UNIT), ("第三人", None)],
        "act": [("知道之日", date(2026, 8, 1)), ("涉及文书", ["责令改正通知书", "限期拆除决定书"])],
        "events": EVENTS,
        "duties": DUTIES,
        "steps": STEPS,
        "views": [
            {"label": "我的待办", "url": "#", "current": True, "count": 12},
            {"label": "超期", "url": "#", "current": False, "count": 0},
            {"label": "本周听证", "url": "#", "current": False},
        ],
        "filters": [
            {"label": "被申请人", "value": UNIT, "remove_url": "#"},
            {"label": "程序", "value": "普通程序", "remove_url": "#"},
        ],
        "groups": GROUPS,
        "bulk_actions": [{"label": "分给承办人", "value": "assign", "primary": True}],
        "table": TABLE,
        "page": {"previous_url": "#", "next_url": "#", "total": 12345, "shown": 40},
        "empty_table": {"caption": "没有结果的列表", "columns": COLUMNS, "rows": []},
        "states": LIGHTS,
        "alerts": [
            ("已受理，受理通知书草稿已生成。", "ok"),
            ("被申请人尚未签收。", "warn"),
            ("数字截至今天。", "info"),
        ],
        "citation": CITATION,
        "form": form,
        "checklist": checklist,
        "formset": entries(prefix="third"),
        "outcomes": [{"because": "送达回证载明 9月28日", "label": "答复期限", "day": date(2026, 10, 15)}],
        "paper": {"title": "受理通知书", "number": "汝复受字〔2026〕12号", "status": "草稿", "docx_url": "#"},
        "draft": {
            "to": "张三",
            "text": f"你不服{UNIT}作出的行政处罚决定，于2026年9月24日向本机关提出行政复议申请。"
            "经审查，符合《中华人民共和国行政复议法》第三十条的规定，本机关决定予以受理。",
        },
        "menu": [
            {
                "label": label,
                "url": "#",
                "icon": icon,
                "group": group,
                "current": label == "在办案件",
                "count": count,
            }
            for group, label, icon, count in (
                ("", "工作台", "house", 0),
                ("行政复议", "接待登记", "inbox", 3),
                ("行政复议", "在办案件", "folder2-open", 128),
                ("行政复议", "已结案件", "archive", 0),
                ("监督与应诉", "行政应诉", "bank2", 0),
                ("监督与应诉", "执法监督", "shield-check", 0),
                ("统计", "指标与报表", "bar-chart-line", 0),
            )
        ],
        "acting": {
            "person": "李四",
            "post": "承办人",
            "organ": "汝州市司法局",
            "switch_url": "#",
            "account_url": "#",
            "sign_out_url": "#",
            "options": [
                {"value": "1", "label": "承办人 · 汝州市司法局", "current": True},
                {"value": "2", "label": "听证主持人 · 汝州市司法局", "current": False},
            ],
        },
        "unread": 3,
        "inbox_url": "#",
        "search_url": "#",
    }


def portal_context() -> dict[str, object]:
    labels = ("您是谁", "对什么不服", "您的请求", "证据材料", "送达地址", "核对提交")
    states = ("passed", "current", "ahead", "ahead", "ahead", "ahead")
    qr = segno.make("FY-2026-0012").svg_inline(scale=4, omitsize=True)
    return {
        "portal_menu": [
            {"label": "首页", "url": "#"},
            {"label": "申请行政复议", "url": "#", "current": True},
            {"label": "查询进度", "url": "#"},
            {"label": "决定书公开", "url": "#"},
        ],
        "portal_steps": [
            {"label": label, "state": state, "url": "#"} for label, state in zip(labels, states, strict=True)
        ],
        "portal_form": PortalForm({"act": "fine"}),
        "receipt_": {
            "title": "已收到您的行政复议申请",
            "number": "收〔2026〕0012号",
            "rows": [
                ("申请人", "张三"),
                ("被申请人", UNIT),
                ("收到时间", datetime(2026, 9, 24, 16, 5, tzinfo=ZONE)),
            ],
            "qr": mark_safe(qr),
            "qr_hint": "扫码查询办理进度",
            "hint": "复议机关在收到后 5 个工作日内审查是否受理，结果会用短信告诉您。",
        },
        "office": {
            "name": "汝州市行政复议接待窗口",
            "phone": "0375-0000000",
            "hours": "工作日 8:30—12:00，14:30—17:30",
            "address": "汝州市政务服务中心一楼",
        },
        "legal_links": [{"label": "隐私保护", "url": "#"}, {"label": "无障碍说明", "url": "#"}],
        "filing": "豫ICP备00000000号",
    }


def page(template: str, context: dict[str, object], theme: str = "auto", size: str = "normal") -> str:
    request: HttpRequest = RequestFactory().get("/samples/")
    display = {"theme": theme, "size": size, "url": "/display/"}
    return render_to_string(template, {"place": "汝州市府院联动平台", "display": display, **context}, request)
