"""Documents read and not yet confirmed: taking one in, giving it up, adopting it. Nothing follows from a reading."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet

from fuyuan.matters import clock
from fuyuan.matters.attachments import clean_label, receive_file, reference
from fuyuan.matters.files.kinds import OLE, inspect
from fuyuan.matters.files.refusal import Refused
from fuyuan.matters.models import AttachmentUse
from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.dialog import new_token

from .lookups import LASTING
from .models import PlanRow, Reading
from .periods import last_day
from .records import DATED, Adopted
from .services import settle_reading
from .units import Directory

Upload: TypeAlias = "UploadedFile[bytes]"
Found = Mapping[str, Any]


# -- taking in ---------------------------------------------------------------------------------------------------


def digest_of(upload: Upload) -> str:
    found = sha256()
    for chunk in upload.chunks():
        found.update(chunk)
    upload.seek(0)
    return found.hexdigest()


def waiting(actor: Actor) -> QuerySet[Reading]:
    """Return the readings of the actor's office that are not confirmed yet."""
    return policy_for(Reading).filter(actor, Reading.objects.filter(plan_id=None))


def known_upload(upload: Upload, actor: Actor) -> Reading | None:
    """Return the reading of the same content that is waiting already."""
    return waiting(actor).filter(sha256=digest_of(upload)).first()


def looked_at(upload: Upload) -> None:
    """Look at the file before anything is unpacked. Raises Refused."""
    path = Path(upload.temporary_file_path())  # type: ignore[attr-defined]
    name = clean_label(upload.name or "")
    with path.open("rb") as file:
        if file.read(len(OLE)) == OLE and name.lower().endswith((".docx", ".xlsx")):
            raise Refused("文件加了密码，或者是改了扩展名的旧格式：请去掉密码，另存为 .docx、.xlsx 后上传")
    if "含宏" in inspect(path, name).flags:
        raise Refused("文件含宏，不读取：请另存为不含宏的 .docx、.xlsx 后上传")


@transaction.atomic
def keep(upload: Upload, plan: Found, source: str, actor: Actor, kind: str) -> Reading:
    """Keep file and reading together, or neither. Raises Refused."""
    token = new_token()
    use = receive_file(actor=actor, name=upload.name or "", chunks=upload.chunks(), draft=token)
    file = reference(use)
    found = {
        "plan": plan, "kind": kind, "token": token, "use": use.pk, "file": file.model_dump(mode="json")
    }  # fmt: skip
    return Reading.objects.create(
        file_name=file.name, sha256=file.sha256, size=file.size, type=file.type, found=found, source=source,
        at=clock.now(), by_id=actor.person_id, by_name=actor.name, organ_id=actor.organ_id,
    )  # fmt: skip


@transaction.atomic
def give_up(reading: Reading) -> None:
    """Forget a reading and the file received for it; the content itself is swept later."""
    AttachmentUse.objects.filter(matter=None, draft=reading.found["token"]).delete()
    reading.delete()


@transaction.atomic
def adopt(reading: Reading, record: Adopted, actor: Actor) -> int:
    """Take 确认方案 with what the officer confirmed; sent twice, it is one plan. Raises StepRefused."""
    token = reading.found["token"]
    outcome = open_matter(kind="plan", step="adopt", record=record, actor=actor, token=token)
    settle_reading(reading.pk, outcome.matter_id)
    return outcome.matter_id


def same_plan(reading: Reading) -> PlanRow | None:
    """Return the plan in force that bears the same number, or was confirmed from the same file."""
    plans = PlanRow.objects.filter(stage__in=LASTING).order_by("-version", "-pk")
    number = reading.found["plan"].get("document_number")
    found = plans.filter(document_number=number).first() if number else None
    if found is None:
        earlier = Reading.objects.filter(sha256=reading.sha256, plan_id__isnull=False)
        found = plans.filter(pk__in=list(earlier.values_list("plan_id", flat=True))).first()
    return found


# -- what was read -----------------------------------------------------------------------------------------------


def values_of(plan: Found, directory: Directory) -> dict[str, Any]:
    """Return the data of an Adopted record: a unit that fits exactly one target has it, every other has none."""
    return {
        "title": plan.get("title") or "",
        "document_number": plan.get("document_number") or "",
        "issuer": plan.get("issuer") or "",
        "issued_on": plan.get("date") or "",
        "recipients": plan.get("recipients") or (),
        "goals": _paragraphs(plan.get("goals")),
        "requirements": _paragraphs(plan.get("requirements")),
        "measures": [_measure(measure, directory) for measure in plan.get("measures") or ()],
    }


def _paragraphs(said: Any) -> list[str]:
    whole = [said] if isinstance(said, str) else list(said or ())
    return [line.strip() for each in whole for line in str(each).splitlines() if line.strip()]


def _measure(found: Found, directory: Directory) -> dict[str, Any]:
    return {
        "number": found.get("number") or "",
        "section": found.get("section") or "",
        "heading": found.get("heading") or "",
        "text": found.get("text") or "",
        "units": [
            {
                "name": unit["name"],
                "role": unit.get("role") or "责任",
                "lead": bool(unit.get("lead")),
                "target": directory.resolve(unit["name"]),
            }
            for unit in found.get("units") or ()
        ],
        "open_ended": bool(found.get("units_open_ended")),
        "deadlines": [_deadline(line) for line in found.get("deadlines") or ()],
        "sources": (),
    }


def _deadline(found: Found) -> dict[str, Any]:
    kind = found.get("kind") or "none"
    return {"text": found["text"], "kind": kind, "on": _day(found.get("iso")) if kind in DATED else None}


def _day(iso: Any) -> str | None:
    """A month or a year alone means its last day."""
    if not iso:
        return None
    if len(iso) < 10:
        return last_day(iso).isoformat()
    return date.fromisoformat(iso).isoformat()
