"""Two plans of the ledger for the county under attack: one given out to the police and the market bureau, one only confirmed."""

from typing import Any

from organs_people import organ

from fuyuan.business.ledger.models import Reading
from fuyuan.business.ledger.reading.reader import read_text
from fuyuan.business.litigation.models import CourtList
from fuyuan.matters import clock
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor

POLICE, MARKET = "QH-GAJ", "QH-SCJ"


def make_plans(ids: dict[str, Any], office: Actor) -> None:
    """Note the ids as plan_given and plan_draft."""
    ids["plan_given"] = _adopt(office, "青禾联席办〔2026〕1号")
    take_step(matter_id=ids["plan_given"], step="issue_tasks", record={}, actor=office)
    ids["plan_draft"] = _adopt(office, "青禾联席办〔2026〕2号")
    use = receive_file(
        actor=office, name="方案.txt", chunks=["一、措施。".encode()], draft="reading-of-the-plan-1"
    )
    file = reference(use)
    plan = read_text("某县工作方案\n一、健全制度。修订规则。\n责任单位：县司法局").to_json()
    found = {"plan": plan, "kind": "txt",
             "token": "reading-of-the-plan-1", "use": use.pk, "file": file.model_dump(mode="json")}  # fmt: skip
    ids["reading"] = Reading.objects.create(
        file_name=file.name, sha256=file.sha256, size=file.size, type=file.type, found=found, source="一、措施。",
        at=clock.now(), by_id=office.person_id, by_name=office.name, organ_id=office.organ_id,
    ).pk  # fmt: skip
    ids["court_list"] = CourtList.objects.create(
        court="青禾县人民法院", file_name="清单.xlsx", headings=["案号"], at=clock.now(), by_name=office.name,
        organ_id=office.organ_id,
    ).pk  # fmt: skip


def _adopt(office: Actor, number: str) -> int:
    units = [{"name": organ(code).name, "target": f"organ:{organ(code).pk}"} for code in (POLICE, MARKET)]
    measure = {"number": "一", "heading": "强化工作机制", "units": units,
               "deadlines": [{"text": "持续推进", "kind": "continuing"}]}  # fmt: skip
    record = {
        "title": "工作方案",
        "document_number": number,
        "issued_on": clock.today(),
        "measures": [measure],
    }
    return open_matter(kind="plan", step="adopt", record=record, actor=office).matter_id
