"""A small plan in words, and what a reader says of it."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from form_as_sent import as_sent

UPLOAD = "/ledger/plans/"

LINES = (
    "汝府院联席办〔2026〕7号", "关于印发府院联动工作方案的通知", "各乡镇人民政府：", "一、总体目标", "降低败诉率。", "二、工作措施",
    "（一）建立咨询委员会。研究重大、疑难案件。", "责任单位：市司法局，神秘办公室",
    "完成时限：2026年12月", "（二）加强培训。开展执法培训。",
    "责任单位：15个乡（镇）人民政府", "完成时限：适时开展", "三、工作要求", "按季度报告。",
)  # fmt: skip
TEXT = "\n".join(LINES)


def found(**more: Any) -> dict[str, Any]:
    """What a reader says of TEXT."""
    first = {
        "number": "一", "section": "二、工作措施", "heading": "建立咨询委员会", "text": "建立咨询委员会。研究重大、疑难案件。",
        "units": [{"name": "市司法局", "role": "责任", "lead": True}, {"name": "神秘办公室", "role": "责任", "lead": False}],
        "units_open_ended": False, "deadlines": [{"text": "2026年12月", "kind": "month_end", "iso": "2026-12-31"}],
        "partial": False, "line": 7,
    }  # fmt: skip
    second = {
        "number": "二", "section": "二、工作措施", "heading": "加强培训", "text": "加强培训。开展执法培训。",
        "units": [{"name": "15个乡（镇）人民政府", "role": "责任", "lead": True}], "units_open_ended": False,
        "deadlines": [{"text": "适时开展", "kind": "when_fit", "iso": None}], "partial": False, "line": 10,
    }  # fmt: skip
    return {
        "title": "关于印发府院联动工作方案的通知", "document_number": "汝府院联席办〔2026〕7号", "issuer": "汝州市府院联动联席会议办公室",
        "date": "2026-01-05", "recipients": ["各乡镇人民政府"], "goals": ["降低败诉率。"], "requirements": ["按季度报告。"],
        "measures": [first, second], "phases": [], "partial": False,
        "doubts": [{"where": "措施二", "text": "适时开展", "question": "没有写明时间，请核对"}], **more,
    }  # fmt: skip


def upload(client, text: str = TEXT, name: str = "方案.txt"):
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, text.encode())})


def form(client, url: str, **changes: Any) -> dict[str, Any]:
    return as_sent(client.get(url).content.decode(), "reading-form", **changes)
