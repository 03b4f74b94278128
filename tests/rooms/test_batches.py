"""Many papers in one act: made, signed, served and printed, each with its own result; nothing lost, nothing twice."""

from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest
from papers_people import House

from fuyuan.matters.attachments import store
from fuyuan.matters.clock import set_clock
from fuyuan.organs.posts import Post
from fuyuan.papers.batches import making, services
from fuyuan.papers.models import MadeFile, Paper, PaperBatch, PaperBatchLine
from fuyuan.papers.services import edit
from fuyuan.papers.verify import differences

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def house() -> House:
    return House()


def notices(house: House, count: int) -> list[Paper]:
    return [house.paper(house.accepted(), "acceptance_notice") for _ in range(count)]


def ids(papers: list[Paper]) -> list[int]:
    return [paper.pk for paper in papers]


def begun(client: Any, **body: Any) -> PaperBatch:
    """Confirm the page that asks, and return the batch."""
    answer = client.post("/desk/papers/begin/", {"token": "t", **body})
    assert answer.status_code == 302, answer.content.decode()
    return PaperBatch.objects.get(pk=int(answer.url.strip("/").rpartition("/")[2]))


def states(batch: PaperBatch) -> list[str]:
    return list(batch.lines.values_list("state", flat=True))


def test_many_are_signed_at_once_with_numbers_that_follow_each_other_and_each_has_its_result(
    house: House,
) -> None:
    papers = notices(house, 3)
    page = house.head_client.get("/desk/papers/").content.decode()
    assert all(f'value="{paper.pk}"' in page for paper in papers)
    asks = house.head_client.post(
        "/desk/papers/begin/", {"act": "issue", "ids": ids(papers)}
    ).content.decode()
    assert "签发：3 份" in asks
    chosen = " ".join(f"{paper.pk}.0" for paper in papers)
    edit(papers[1].pk, papers[1].text + "补充一句。\n", house.handler, 0)  # changed after the signer read it
    batch = begun(house.head_client, act="issue", chosen=chosen)
    assert states(batch) == ["done", "refused", "done"]
    assert [line.number for line in batch.lines.all()] == [
        "青政复受字〔2026〕1号",
        "",
        "青政复受字〔2026〕2号",
    ]
    result = house.head_client.get(f"/desk/batches/{batch.pk}/").content.decode()
    assert "刚刚被修改过" in result
    assert "有 1 件没有办成，其余不受影响" in result
    house.head_client.post(f"/desk/batches/{batch.pk}/go/", {"again": "1"})  # having read it
    assert states(batch) == ["done"] * 3
    assert begun(house.head_client, act="issue", chosen=chosen) == batch, (
        "the same form again is the same batch"
    )
    assert list(differences()) == []


def test_what_stops_in_the_middle_goes_on_where_it_stopped(house: House) -> None:
    papers = notices(house, 3)
    batch = services.begin(
        act=services.Act.ISSUE, items=map(services.Item.of, papers), actor=house.head, token="t", title="签发"
    )
    services.go_on(batch, house.head, seconds=0)  # one item, then the time is up
    assert states(batch) == ["done", "waiting", "waiting"]
    page = house.head_client.get(f"/desk/batches/{batch.pk}/").content.decode()
    assert "data-continue" in page
    assert "已处理 1 份，共 3 份" in page
    assert "没有办完" in house.head_client.get("/desk/papers/").content.decode()
    house.head_client.post(f"/desk/batches/{batch.pk}/go/")
    assert states(batch) == ["done"] * 3
    assert sorted(Paper.objects.filter(pk__in=ids(papers)).values_list("number", flat=True)) == [
        f"青政复受字〔2026〕{number}号" for number in (1, 2, 3)
    ]


def test_a_fault_in_one_item_is_told_and_stops_no_other(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = notices(house, 2)
    real = services.issue

    def broken(paper_id: int, *words: Any, **named: Any) -> Paper:
        signed = real(paper_id, *words, **named)
        if paper_id == papers[0].pk:
            raise ZeroDivisionError
        return signed

    monkeypatch.setattr(services, "issue", broken)
    batch = begun(house.head_client, act="issue", ids=ids(papers))
    assert states(batch) == ["refused", "done"]
    assert "程序出错（ZeroDivisionError）" in batch.lines.get(state="refused").note
    papers[0].refresh_from_db()
    assert papers[0].number == "", "what it had done is undone, its number with it"
    assert Paper.objects.get(pk=papers[1].pk).number.endswith("〔2026〕1号")


def test_many_are_served_in_one_act_each_with_its_receipt_and_printed_as_one_file(house: House) -> None:
    papers = notices(house, 3)
    begun(house.head_client, act="issue", ids=ids(papers[:2]))
    client = house.handler_client
    unserved = client.get("/desk/papers/?show=unserved").content.decode()
    assert [f'value="{paper.pk}"' in unserved for paper in papers] == [True, True, False]
    form = client.post("/desk/papers/begin/", {"act": "serve", "all": "show=unserved"}).content.decode()
    assert "送达：2 份" in form
    assert "送达方式" in form
    wrong = client.post(
        "/desk/papers/begin/",
        {"act": "serve", "all": "show=unserved", "token": "x", "method": "left", "on": "2026-09-28"},
    )
    assert (wrong.status_code, "见证人" in wrong.content.decode()) == (422, True)
    batch = begun(
        client, act="serve", ids=ids(papers[:2]), method="direct", on="2026-09-28", received_by="本人"
    )
    assert states(batch) == ["done", "done"]
    assert not papers[0].addressees.filter(served_on=None).exists()
    assert Paper.objects.filter(kind="reconsideration.service_receipt").count() == 2
    again = services.begin(
        act=services.Act.SERVE, items=map(services.Item.of, papers[:1]), actor=house.handler, token="again", title="送达",
        asked=batch.asked,
    )  # fmt: skip
    services.go_on(again, house.handler)
    assert "已经送达全部" in again.lines.get().note

    Paper.objects.filter(pk=papers[1].pk).update(sha256="0" * 64)  # its file is gone
    answer = client.post(
        "/desk/papers/begin/", {"act": "print", "ids": ids(papers), "token": "p", "duplex": "1"}
    )
    assert making.make_all() == 1
    made = MadeFile.objects.get()
    assert (made.state, made.done, made.total) == ("ready", 3, 3)
    assert [note.split("：")[0] for note in made.notes] == [
        f"《{papers[1].title}》{Paper.objects.get(pk=papers[1].pk).number}"
    ]
    assert "存档的文件读不出来" in client.get(answer.url).content.decode()
    with pypdfium2.PdfDocument(making.path_of(made)) as merged:
        text = "".join(merged[0].get_textpage().get_text_bounded().split())
        assert "受理通知书" in text
        first = len(pypdfium2.PdfDocument(store().path(Paper.objects.get(pk=papers[0].pk).sha256)))
        assert len(merged) >= 2 * first


def test_a_step_for_many_matters_makes_their_papers(house: House) -> None:
    matters = [house.accepted() for _ in range(2)]
    batch = services.begin(
        act=services.Act.STEP, items=[services.Item(pk, "某案") for pk in matters], actor=house.handler, token="t",
        title="适用普通程序", kind="reconsideration", step="choose_ordinary",
    )  # fmt: skip
    services.go_on(batch, house.handler)
    assert states(batch) == ["done", "done"]
    sent = {
        "bulk": "reconsideration:send_copy",
        "chosen": " ".join(map(str, matters)),
        "token": "copies",
        "method": "平台",
    }
    result = house.handler_client.post("/desk/bulk/", sent, follow=True).content.decode()
    assert "2 件全部办好" in result
    assert Paper.objects.filter(kind="reconsideration.reply_notice", status="draft").count() == 2
    papers = house.handler_client.post("/desk/bulk/", {"bulk": "reconsideration:papers", "ids": matters})
    assert papers.url == f"/desk/papers/?matters={matters[0]},{matters[1]}"
    page = house.handler_client.get(papers.url).content.decode()
    assert "只列出选中的 2 件办件的文书" in page


@pytest.mark.parametrize(
    ("who", "act", "status", "why"),
    [
        ("court_client", "issue", 422, "the court signs papers of its own only, and this one it may not see"),
        ("mayor_client", "serve", 404, "serving is the office's"),
        ("handler_client", "burn", 404, "no such act"),
        ("liaison_client", "print", 422, "nothing they may see is chosen"),
    ],
)
def test_nobody_does_in_bulk_what_they_may_not_do_alone(
    house: House, who: str, act: str, status: int, why: str
) -> None:
    paper = notices(house, 1)[0]
    answer = getattr(house, who).post("/desk/papers/begin/", {"act": act, "ids": [paper.pk], "token": "t"})
    assert answer.status_code == status, why
    assert not PaperBatchLine.objects.exists()


def test_a_batch_is_its_beginners_alone(house: House) -> None:
    batch = begun(house.head_client, act="issue", ids=ids(notices(house, 1)))
    assert house.handler_client.get(f"/desk/batches/{batch.pk}/").status_code == 404
    assert house.handler_client.post(f"/desk/batches/{batch.pk}/go/").status_code == 404
    assert batch.actor.post is Post.OFFICE_HEAD
