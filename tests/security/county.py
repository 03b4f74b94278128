"""The county the security battery attacks: every post, two applicants, three cases made by real steps, planted canaries.

Case A: respondent 公安局, applicant A (account and query code), heard, with a draft decision. Case B: respondent 市场监管局,
applicant B. Case N: against 公安局, just received on paper: it has not reached its respondent yet.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from county_clue import make_clue
from county_coordination import make_coordination
from county_court import make_court
from county_guidance import make_guidance
from county_leadership import make_leadership
from county_mediation import make_mediation
from county_notice import make_notice
from county_opinions import make_opinions
from county_plans import make_plans
from county_publication import make_publications
from county_rules import make_rules
from county_seal import make_seal
from county_sharing import make_sharing
from county_supervision import make_supervision
from county_training import make_training
from county_yearly import make_yearly
from django.conf import settings as django_settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from organs_people import PASSWORD, SINCE, load_sample, organ, person
from pypdfium2 import PdfDocument

from fuyuan.business.reconsideration.models import HearingRoom
from fuyuan.business.reconsideration.records import Application, Limb
from fuyuan.business.reconsideration.services import submit_application
from fuyuan.law.identity import id_check_digit
from fuyuan.matters import clock
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.models import DutyRow, Notification
from fuyuan.matters.notify import notify
from fuyuan.matters.record import parse_record
from fuyuan.matters.services import take_step
from fuyuan.organs import settings
from fuyuan.organs.accounts import create_account, grant_post
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, AccountKind, Relation, SecurityEvent
from fuyuan.organs.posts import OFFICE_POSTS, STAFF_POSTS, Post
from fuyuan.organs.sessions import MATTERS, SessionStore
from fuyuan.organs.signin import session_for
from fuyuan.papers import versions
from fuyuan.papers.batches.making import ask
from fuyuan.papers.batches.printing import PRINT
from fuyuan.papers.batches.services import begin
from fuyuan.papers.kinds import kind_of
from fuyuan.papers.models import Paper, PaperBatch
from fuyuan.portal import drafts
from fuyuan.portal.answers import Answers
from fuyuan.portal.models import Draft
from fuyuan.shell.models import SavedView

NOW = "2026-11-24T10:00"
GOVERNMENT, POLICE, MARKET = "990121", "QH-GAJ", "QH-SCJ"
PLACES = {
    Post.ORGAN_HEAD: GOVERNMENT,
    Post.RESPONDENT_LIAISON: POLICE,
    Post.RESPONDENT_HEAD: POLICE,
    Post.COURT_LIAISON: "QH-FY",
    Post.SEAL_KEEPER: GOVERNMENT,
}


@dataclass
class County:
    """Who can ask (a session key by role, None: a visitor), and the ids of what they may ask for."""

    sessions: dict[str, str | None] = field(default_factory=dict)
    ids: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)

    def client(self, role: str) -> Client:
        client = Client(raise_request_exception=False)
        if key := self.sessions[role]:
            client.cookies[django_settings.SESSION_COOKIE_NAME] = key
        return client

    def ask(self, role: str, method: str, url: str, body: dict[str, Any] | None = None) -> Answer:
        """Ask once and undo whatever it did, so that every question meets the same county."""
        return self._answer(lambda: getattr(self.client(role), method.lower())(url, body or {}))

    def call(self, secret: str, method: str, url: str) -> Answer:
        """Ask as another system does, with nothing but its credential."""
        client = Client(raise_request_exception=False, headers={"Authorization": f"Bearer {secret}"})
        return self._answer(lambda: client.generic(method, url, b"{}", "application/json"))

    def _answer(self, ask: Callable[[], Any]) -> Answer:
        before = SecurityEvent.objects.filter(action="denied").count()
        with transaction.atomic():
            response = ask()
            content = response.getvalue() if response.streaming else response.content
            denied = SecurityEvent.objects.filter(action="denied").count() - before
            transaction.set_rollback(True)
        return Answer(response, content, denied)


@dataclass
class Answer:
    """A response, its whole body, and how many refusals the security log gained by it."""

    response: HttpResponse
    content: bytes
    denied: int

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def location(self) -> str:
        return self.response.headers.get("Location", "")


def resident_number(serial: int) -> str:
    body = f"410121{date(1980, 1, 1):%Y%m%d}{serial:03d}"  # an odd serial: a man
    return body + id_check_digit(body)


def build() -> County:
    """Build the county; the clock stands at NOW."""
    load_sample()
    settings.forget()
    county = County()
    people = _people(county)
    _parties(county)
    _cases(county, people)
    make_plans(county.ids, people["joint_office"])
    county.ids["organ"] = organ("QH-GAJ").pk
    make_clue(county.ids, people["handler"], people["organ_head"])
    make_court(county.ids, county.codes)
    make_sharing(county.ids, people["joint_office"], people["court_liaison"])
    make_notice(county.ids, people["joint_office"], people["organ_head"], people["respondent_liaison"])
    make_mediation(county.ids, people)
    make_seal(county.ids, people["seal_keeper"], people["office_head"], people["handler"])
    make_rules(county.ids, people)
    make_training(county.ids, people, resident_number(107), resident_number(109), resident_number(115))
    _published(county, people)
    county.ids |= {"office_sheet": "reconsideration", "bureau_sheet": "enforcement"}
    make_leadership(county.ids, people)
    make_coordination(county.ids, people, "QH-ZRJ")
    make_supervision(county.ids, people)
    make_yearly(county.ids, people)
    make_opinions(county.ids, people)
    county.ids["lenient_list"] = make_guidance(people, resident_number(113))
    _belongings(county, people)
    return county


def _people(county: County) -> dict[str, Actor]:
    actors = {}
    for post in sorted(STAFF_POSTS):
        actors[post.value] = _hire(county, post.value, post, PLACES.get(post, "QH-SFJ"))
    actors["other_liaison"] = _hire(county, "other_liaison", Post.RESPONDENT_LIAISON, MARKET)
    return actors


def _hire(county: County, role: str, post: Post, at: str) -> Actor:
    account = person(role.replace("_", "-"), post, at=at, phone=f"1390000{len(county.sessions):04d}")
    held = account.holdings.get()
    county.sessions[role] = session_for(account, held)
    county.ids[f"account_{role}"], county.ids[f"holding_{role}"] = account.pk, held.pk
    return Actor(post, account.name, account.pk, held.organ_id, held.organ.name, held.pk)


def _parties(county: County) -> None:
    for letter in "ab":
        account, _ = create_account(
            username=f"party-{letter}", name=f"CANARYACCOUNT{letter.upper()}", kind=AccountKind.PUBLIC, password=PASSWORD,
            phone=f"1380000000{ord(letter) % 10}",
        )  # fmt: skip
        county.sessions[f"applicant_{letter}"] = session_for(account)
        county.ids[f"account_applicant_{letter}"] = account.pk
    county.sessions["anonymous"] = None


def citizen(letter: str, serial: int) -> dict[str, Any]:
    """An applicant whose every field is a canary of its case."""
    return {
        "kind": "person", "name": f"CANARYNAME{letter}", "sex": "male", "id_kind": "resident",
        "id_number": resident_number(serial), "address": f"CANARYADDRESS{letter}",
        "delivery_address": f"CANARYDELIVERY{letter}", "phone": f"1371111{serial:04d}",
    }  # fmt: skip


def application_of(letter: str, serial: int, respondent: str, **more: Any) -> dict[str, Any]:
    known = clock.today() - timedelta(days=10)
    where = organ(respondent)
    return {
        "channel": "online", "applicants": [citizen(letter, serial)],
        "respondents": [{"organ_id": where.pk, "name": where.name}],
        "act": {"kind": "penalty", "title": f"CANARYACT{letter}", "number": f"某罚〔{serial}〕号", "made_on": known, "known_on": known},
        "requests": [{"kind": "revoke", "text": f"CANARYREQUEST{letter}"}],
        "reasons": f"CANARYREASON{letter}",
        "delivery": {"electronic": True, "email": f"canarymail{letter.lower()}@example.cn"},
        **more,
    }  # fmt: skip


def _cases(county: County, people: dict[str, Actor]) -> None:
    for letter, serial, respondent in (("A", 101, POLICE), ("B", 103, MARKET)):
        account = county.ids[f"account_applicant_{letter.lower()}"]
        sender = Actor(Post.APPLICANT, f"CANARYNAME{letter}", account)
        token = f"draft-{letter}-0123456789abcdef"
        use = receive_file(
            actor=sender,
            name=f"CANARYFILE{letter}.pdf",
            chunks=[pdf(letter)],
            draft=token,
            purpose="evidence:document",
        )
        evidence = {
            "name": f"CANARYEVIDENCE{letter}",
            "kind": "document",
            "proves": f"CANARYPROVES{letter}",
            "file": reference(use),
        }
        done = _submit(application_of(letter, serial, respondent, evidence=[evidence]), sender, token)
        county.ids[f"case_{letter.lower()}"], county.codes[letter.lower()] = done.matter_id, done.query_code
        county.ids[f"file_{letter.lower()}"] = use.pk
        _proceed(letter, done.matter_id, people, "respondent_liaison" if letter == "A" else "other_liaison")
    received = application_of("N", 105, POLICE, channel="in_person", received_on=clock.today())
    county.ids["case_n"] = _submit(received, people["intake"]).matter_id
    _code_session(county)
    for name in ("a", "b", "n"):
        duty = DutyRow.objects.filter(matter_id=county.ids[f"case_{name}"]).order_by("pk").first()
        assert duty
        county.ids[f"duty_{name}"] = duty.pk


def _published(county: County, people: dict[str, Actor]) -> None:
    """Case P: only who complained is a canary, for the words of its decision are meant for everybody."""
    act = {"kind": "penalty", "title": "行政处罚决定", "number": "某罚〔111〕号", "made_on": clock.today() - timedelta(days=10),
           "known_on": clock.today() - timedelta(days=10)}  # fmt: skip
    values = application_of(
        "P", 111, POLICE, channel="in_person", received_on=clock.today(), act=act, reasons="处罚过重。",
        requests=[{"kind": "revoke", "text": "撤销行政处罚决定"}],
    )  # fmt: skip
    make_publications(county.ids, county.codes, people, _submit, values)


def pdf(letter: str) -> bytes:
    """A real file of one blank page; behind its end stands a canary."""
    document, out = PdfDocument.new(), io.BytesIO()
    document.new_page(200, 200)
    document.save(out)
    return out.getvalue() + f"\n%CANARYCONTENT{letter}\n".encode()


def _submit(values: dict[str, Any], actor: Actor, token: str | None = None) -> Any:
    return submit_application(application=parse_record(Application, values), actor=actor, token=token)


def _code_session(county: County) -> None:
    store = SessionStore()
    store[MATTERS] = [county.ids["case_a"]]
    store.create()
    county.sessions["code_a"] = str(store.session_key)


GOOD = {"facts": "clear", "basis": "right", "process": "lawful", "competence": "within", "content": "fit"}


def _proceed(letter: str, case: int, people: dict[str, Actor], liaison: str) -> None:
    """From receipt to a draft decision, all on one day."""

    def take(step: str, actor: str, **record: Any) -> None:
        take_step(matter_id=case, step=step, record=record, actor=people[actor])

    today, handler = clock.today(), people["handler"]
    second = people["intake"]
    take("register", "intake")
    conditions = [{"limb": limb.value, "answer": "yes", "note": f"CANARYCHECK{letter}"} for limb in Limb]
    take("accept", "intake", conditions=conditions)
    take("choose_ordinary", "handler", note=f"CANARYNOTE{letter}")
    handlers = [{"person_id": each.person_id, "name": each.name} for each in (handler, second)]
    take("assign", "office_head", handlers=handlers)
    take("send_copy", "handler")
    take("receive_copy", liaison, received_on=today)
    take("reply", liaison, facts=f"CANARYREPLY{letter}", legality="合法", appropriateness="适当", on_requests="请求维持",
         agents=[{"name": "赵某"}])  # fmt: skip
    take("collect_evidence", "handler", on=today, officers=[{"name": each, "certificate": "1"} for each in "甲乙"], shown=True, whom="证人",
         summary=f"CANARYINQUIRY{letter}")  # fmt: skip
    for side in ("applicant", "respondent"):
        take("hear_parties", "handler", side=side, who="某", way="phone", on=today, officers=["甲", "乙"],
             summary=f"CANARYHEARD{letter}")  # fmt: skip
    outcome = {"kind": "uphold", "ground": "uphold", "text": f"CANARYOUTCOME{letter}"}
    take("draft_decision", "handler", findings=GOOD, outcomes=[outcome], facts=f"CANARYFOUND{letter}",
         opinion=f"CANARYOPINION{letter}")  # fmt: skip


def _belongings(county: County, people: dict[str, Actor]) -> None:
    """What belongs to one person or one office: files, messages, views, declarations, drafts, a grant that waits."""
    kept = kind_of("reconsideration.acceptance_notice")
    day, by = clock.today(), people["office_head"]
    versions.keep(kept, kept.source(), day, "核对过", by, 0)
    handler = people["handler"]
    inner = receive_file(
        actor=handler, name="CANARYINNERFILEA.pdf", chunks=[pdf("I")], matter_id=county.ids["case_a"], purpose="内部材料",
        readers=OFFICE_POSTS,
    )  # fmt: skip
    county.ids["file_inner"] = inner.pk
    for name, case, kind in (
        ("draft_a", "case_a", "decision_draft"), ("application_a", "case_a", "application"), ("application_b", "case_b", "application"),
    ):  # fmt: skip
        county.ids[name] = Paper.objects.get(matter_id=county.ids[case], kind=f"reconsideration.{kind}").pk
    own: dict[str, Any] = {"actor": people["office_head"], "token": "a", "title": "CANARYBATCHA"}
    county.ids["batch"] = begin(act=PaperBatch.Act.ISSUE, items=[], **own).pk
    county.ids["made_file"] = ask(
        maker=PRINT,
        title="CANARYMADEA",
        file_name="CANARYMADENAMEA.pdf",
        type="application/pdf",
        actor=handler,
        token="a",
    ).pk
    notify("CANARYMESSAGEA", person_id=handler.person_id, matter_id=county.ids["case_a"], url="/desk/")
    county.ids["message"] = Notification.objects.get(text="CANARYMESSAGEA").pk
    view = SavedView.objects.create(
        account_id=handler.person_id, kind="reconsideration", name="CANARYVIEWA", query="q=CANARYVIEWQUERYA"
    )
    county.ids["view"] = view.pk
    county.ids["hearing_room"] = HearingRoom.objects.create(name="第一听证室", address="某路1号").pk
    relation = Relation.objects.create(
        account_id=handler.person_id, kind="other", person_name="CANARYRELATIONA", note="CANARYRELATIONNOTEA",
        declared_on=clock.today(),
    )  # fmt: skip
    county.ids["relation"] = relation.pk
    _draft(county)
    other, _ = create_account(
        username="second-security", name="第二安全员", kind=AccountKind.SECURITY_ADMIN, password=PASSWORD
    )
    waiting = grant_post(
        account=other, post=Post.SECURITY_ADMIN, organ=organ(), valid_from=SINCE,
        granted_by=Account.objects.get(pk=county.ids["account_security_admin"]),
    )  # fmt: skip
    county.ids["waiting"] = waiting.pk


def _draft(county: County) -> None:
    """Applicant B writes another application: nobody else may know a word of it."""
    account = Account.objects.get(pk=county.ids["account_applicant_b"])
    moment = clock.now()
    draft = Draft(
        token="f" * 64, notice=drafts.NOTICE_VERSION, created_at=moment, updated_at=moment,
        expires_on=clock.today() + timedelta(days=30), account=account,
    )  # fmt: skip
    draft.digest = drafts.digest_of(drafts.code_of(draft))
    answers = Answers(pages={"who": {"who": ["person"]}, "reasons": {"reasons": ["CANARYDRAFTB"]}})
    draft.answers = answers.dump()
    draft.save()
    county.ids["draft"], county.codes["draft"] = draft.pk, drafts.code_of(draft)
    sender = Actor(Post.APPLICANT, account.name, account.pk)
    county.ids["file_draft"] = receive_file(
        actor=sender, name="CANARYDRAFTFILEB.pdf", chunks=[pdf("D")], draft=draft.token
    ).pk
