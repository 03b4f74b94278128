"""档案鉴定销毁: nothing before its time, three different people, files gone, the chain and the digests kept."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from seal_house import SealHouse, image

from fuyuan.business.archives.procedure import DESTRUCTION
from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.matters.attachments import receive_file, store, sweep
from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import Attachment
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.verify import verify
from fuyuan.organs import settings
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

pytestmark = pytest.mark.django_db(transaction=True)  # files go once the transaction has committed


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def house() -> SealHouse:
    return SealHouse()


def refused_case(house: SealHouse, photo: bytes) -> int:
    """A case that ended, with a sealed paper, an attachment and an edit."""
    matter = house.apply().matter_id
    house.take(matter, "register", {}, house.intake)
    receive_file(actor=house.intake, matter_id=matter, name="照片.png", chunks=[photo])
    record = {
        "ground": "condition", "limbs": ["interest"], "reason": "没有利害关系。", "approval": house.approval(),
    }  # fmt: skip
    house.take(matter, "refuse", record, house.intake)
    house.sealed(issue(house.paper(matter, "refusal").pk, house.mayor))
    return matter


def step(register: int, name: str, record: dict[str, Any], actor: Actor) -> Any:
    return take_step(matter_id=register, step=name, record=record, actor=actor)


def propose(house: SealHouse, *cases: int) -> int:
    record = {"cases": [str(case) for case in cases], "reason": "保管期限届满"}
    return open_matter(kind=DESTRUCTION.name, step="propose", record=record, actor=house.intake).matter_id


def test_files_are_destroyed_after_their_time_by_three_people_and_the_chain_stays(
    house: SealHouse, clock: Any
) -> None:
    settings.change("reconsideration.keep_other", "10", by=None)
    gone, kept = refused_case(house, image()), refused_case(house, image(ppi=301))
    shared = receive_file(
        actor=house.intake, matter_id=house.apply().matter_id, name="同一张.png", chunks=[image()]
    )
    third, _ = house.hire("jianxiao", Post.HANDLER)

    clock.set("2036-12-31")  # the tenth year after it was closed is not over yet
    with pytest.raises(StepRefused, match="没有保管期限已经届满的案卷"):
        propose(house, gone)
    clock.set("2037-01-01")
    with pytest.raises(StepRefused, match="没有届满、永久保管或者已经销毁"):
        propose(house, gone, shared.matter_id or 0)
    register = propose(house, gone, kept)
    with pytest.raises(StepRefused, match="已经列入另一份清册"):
        propose(house, gone)

    appraisal = {"kept": [str(kept)], "opinion": "一件仍有查考价值，继续保存；一件可以销毁。"}
    with pytest.raises(StepRefused, match="鉴定与提出清册应当由不同的人办理"):
        step(register, "appraise", appraisal, house.intake)
    step(register, "appraise", appraisal, house.head)
    step(register, "approve", {"opinion": "同意"}, house.mayor)
    carried = {"on": "2037-01-01", "place": "送指定机构粉碎"}
    step(register, "carry_out", carried, house.handler)
    statement = {"statement": "逐卷核对，已经全部粉碎。"}
    for who, why in ((house.handler, "执行销毁"), (house.head, "鉴定")):
        with pytest.raises(StepRefused, match=f"监销与{why}应当由不同的人办理"):
            step(register, "witness", statement, who)
    paper = house.paper(gone, "refusal")
    files = [store().path(paper.sha256), store().path(paper.sealed_sha256)]
    assert all(path.exists() for path in files)
    step(register, "witness", statement, third)

    paper.refresh_from_db()
    assert not any(path.exists() for path in files)
    assert (paper.text, paper.number != "", len(paper.sealed_sha256)) == ("", True, 64)
    assert store().path(shared.attachment.sha256).exists(), "another case holds the same picture"
    assert Paper.objects.filter(matter_id=kept, destroyed_on=None).exists(), "what the appraisal keeps stays"
    state = CaseState.model_validate_json(Case.objects.get(pk=gone).state)
    assert str(state.destroyed_on) == "2037-01-01"
    assert list(verify(Path())) == [], "the history, the numbers and the digests agree as before"

    _, reader = house.hire("kanjuan", Post.HANDLER)  # everybody's session is long over
    assert reader.get(f"/papers/{paper.pk}/paper.pdf").status_code == 410
    assert "按规定销毁" in reader.get(f"/papers/{paper.pk}/").content.decode()
    assert reader.get(f"/papers/{paper.pk}/paper.docx").status_code == 410
    assert reader.get(f"/paper/{paper.code}/").status_code == 200
    assert "不予受理行政复议申请决定书" in reader.get(f"/reconsideration/{gone}/catalogue/").content.decode()
    assert (
        reader.post(f"/reconsideration/{gone}/archive/main/", {"token": "t"}).url
        == f"/reconsideration/{gone}/catalogue/"
    )
    sheet = Paper.objects.get(kind="archive_destruction.register")
    assert "监销人" in sheet.text
    assert reader.get(f"/matters/archive_destruction/{register}/").status_code == 200
    with pytest.raises(StepRefused, match="没有届满、永久保管或者已经销毁"):
        propose(house, gone, kept)


def test_what_is_kept_longer_meanwhile_is_not_destroyed(house: SealHouse, clock: Any) -> None:
    settings.change("reconsideration.keep_other", "10", by=None)
    case = refused_case(house, image())
    clock.set("2037-03-01")
    register = propose(house, case)
    step(register, "appraise", {"opinion": "可以销毁"}, house.head)
    with pytest.raises(StepRefused, match="批准"):
        step(register, "approve", {"opinion": "同意"}, house.head)
    step(register, "approve", {"opinion": "同意"}, house.mayor)
    Paper.objects.filter(matter_id=case).update(destroyed_on="2037-02-01")  # by another way
    with pytest.raises(StepRefused, match="不能销毁"):
        step(register, "carry_out", {"on": "2037-03-01", "place": "粉碎"}, house.handler)
    assert step(register, "drop", {"opinion": "不销毁"}, house.mayor).state.stage == "dropped"


def test_a_file_left_behind_by_a_crash_is_swept_and_one_that_comes_again_stays(house: SealHouse) -> None:
    use = receive_file(actor=house.intake, matter_id=house.apply().matter_id, name="a.png", chunks=[image()])
    digest = use.attachment.sha256
    Attachment.objects.filter(sha256=digest).update(destroyed_on="2026-09-01")
    receive_file(actor=house.intake, matter_id=use.matter_id, name="b.png", chunks=[image()])
    assert Attachment.objects.get(sha256=digest).destroyed_on is None
    assert digest not in sweep()
    Attachment.objects.filter(sha256=digest).update(destroyed_on="2026-09-01")
    long_ago = time.time() - 3 * 86400
    os.utime(store().path(digest), (long_ago, long_ago))
    assert digest in sweep()
