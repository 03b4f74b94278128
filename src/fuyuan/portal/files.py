"""What a visitor uploads to a draft, and what each file is for."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from fuyuan.business.reconsideration.records import Evidence
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.models import AttachmentUse
from fuyuan.matters.record import FileRef

from . import drafts
from .answers import Answers
from .forms_people import names_of
from .models import Draft

EVIDENCE = {
    Evidence.DOCUMENT: "书证：合同、票据、通知、照片等",
    Evidence.RECORDING: "录音、录像",
    Evidence.ELECTRONIC: "聊天记录、网页、短信等电子数据",
    Evidence.WITNESS: "证人证言",
    Evidence.EXPERT: "鉴定意见",
    Evidence.OBJECT: "物证的照片",
}


def purposes(answers: Answers) -> list[tuple[str, str]]:
    """Return (value, label) of what a file may be for, in this application."""
    inaction = answers.value("trouble", "trouble") == "inaction"
    names = names_of(answers)
    out = [("act", "向行政机关提出过请求的证明" if inaction else "决定书等行政行为的材料")]
    out += [(f"identity:{n}", f"{name}的身份证明") for n, name in enumerate(names)]
    if answers.value("helper", "helper") == "yes":
        out += [(f"agent:{n}", f"{_agent(answers, n)}的授权委托书和身份证明") for n in range(answers.agents)]
    if len(names) > 1:
        out.append(("election", "代表人推选书"))
    return [*out, *((f"evidence:{kind.value}", text) for kind, text in EVIDENCE.items())]


def _agent(answers: Answers, n: int) -> str:
    return answers.value(f"agent.{n}", "name").strip() or f"第 {n + 1} 位代理人"


def purpose_label(answers: Answers, purpose: str) -> str:
    return dict(purposes(answers)).get(purpose, "其他材料")


def add(draft: Draft, answers: Answers, upload: UploadedFile[Any], purpose: str, proves: str) -> None:
    """Receive one file for the draft. Raises Refused with a sentence for the sender."""
    use = receive_file(
        actor=drafts.author(draft),
        name=upload.name or "",
        chunks=upload.chunks(),
        draft=draft.token,
        purpose=purpose,
    )
    kept = reference(use)
    answers.files.append({"use": use.pk, **kept.model_dump(), "purpose": purpose, "proves": proves})


def remove(draft: Draft, answers: Answers, use_id: int) -> None:
    """Take a file out of the draft again."""
    AttachmentUse.objects.filter(pk=use_id, draft=draft.token, matter=None).delete()
    answers.files = [each for each in answers.files if each["use"] != use_id]


def ref_of(kept: dict[str, Any]) -> FileRef:
    return FileRef(sha256=kept["sha256"], name=kept["name"], size=kept["size"], type=kept["type"])
