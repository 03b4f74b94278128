"""Starting, finding, saving and forgetting drafts. A draft opens to its account, its code, or the session that holds it."""

import base64
import secrets
from datetime import date, timedelta

from django.core import signing
from django.db import transaction
from django.db.models import QuerySet

from fuyuan.matters import clock
from fuyuan.matters.models import AttachmentUse
from fuyuan.organs import settings
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account
from fuyuan.organs.posts import Post
from fuyuan.organs.request import Request
from fuyuan.organs.sealed import blind_index

from .answers import Answers
from .models import Draft

NOTICE_VERSION = "2026-11"  # raise it whenever portal/notice.html changes in substance
SESSION_KEY = "draft"
PAGE_LIFE = 12 * 3600  # seconds a page that stood open may still be saved from
_signer = signing.TimestampSigner(salt="fuyuan.portal.draft")


def code_of(draft: Draft) -> str:
    """Return the continuation code, grouped: 16 characters of base32 (80 bits), derived, never stored."""
    raw = bytes.fromhex(blind_index(f"draft:{draft.token}"))[:10]
    code = base64.b32encode(raw).decode()
    return "-".join(code[at : at + 4] for at in range(0, 16, 4))


def digest_of(code: str) -> str:
    """Return the digest of a code as typed: spaces, dashes and case do not matter; 0, 1, 8 are read as O, I, B."""
    plain = "".join(char for char in code.upper() if char.isalnum()).translate(str.maketrans("018", "OIB"))
    return blind_index(f"draft-code:{plain}")


def start(request: Request) -> Draft:
    """Begin a draft in this session; it belongs to the account when there is one."""
    moment = clock.now()
    draft = Draft(
        token=secrets.token_hex(32), notice=NOTICE_VERSION, created_at=moment, updated_at=moment,
        expires_on=_expiry(), account=_public_account(request),
    )  # fmt: skip
    draft.digest = digest_of(code_of(draft))
    draft.save()
    hold(request, draft)
    return draft


def _public_account(request: Request) -> Account | None:
    return request.account if request.account and request.account.is_public else None


def _expiry() -> date:
    return clock.today() + timedelta(days=settings.get("portal.draft_days"))


def hold(request: Request, draft: Draft) -> None:
    """Let this session write on the draft; a new session key, so that nobody knew it before."""
    if request.session.get(SESSION_KEY) != draft.pk:
        request.session.cycle_key()
    request.session[SESSION_KEY] = draft.pk
    account = _public_account(request)
    if account and draft.account_id is None:
        Draft.objects.filter(pk=draft.pk, account=None).update(account=account)
        draft.account = account


def live() -> QuerySet[Draft]:
    """Drafts that have not expired."""
    return Draft.objects.filter(expires_on__gte=clock.today())


def current(request: Request) -> Draft | None:
    """Return the draft this request writes on: the one its page was shown for, else the one the session holds.

    The ticket in the page keeps two drafts in two windows apart, and lets a page be saved that stood open longer than the
    session lives.
    """
    shown = _ticket_holder(request.POST.get("ticket", "")) if request.method == "POST" else None
    draft = live().filter(pk=shown or request.session.get(SESSION_KEY, 0)).first()
    if shown and draft:
        hold(request, draft)
    return draft


def ticket(draft: Draft) -> str:
    """Return what a page carries to be saved even after its session has ended."""
    return _signer.sign(str(draft.pk))


def _ticket_holder(signed: str) -> int | None:
    try:
        return int(_signer.unsign(signed, max_age=PAGE_LIFE))
    except signing.BadSignature:
        return None


def by_code(code: str) -> Draft | None:
    """Return the live draft a code opens. The caller throttles."""
    return live().filter(digest=digest_of(code)).first()


def save(draft: Draft, answers: Answers) -> None:
    draft.answers = answers.dump()
    draft.updated_at, draft.expires_on = clock.now(), _expiry()
    draft.save(update_fields=["answers", "updated_at", "expires_on"])


def close(draft: Draft, matter_id: int) -> None:
    """The draft has become a case: keep the token for a repeated submit, forget what was typed."""
    draft.answers, draft.matter_id = "", matter_id
    draft.save(update_fields=["answers", "matter_id"])


def author(draft: Draft, name: str = "") -> Actor:
    """Return the actor that sends files and submits: a party, with the account when there is one."""
    account = draft.account
    opened = frozenset({draft.matter_id} if draft.matter_id else ())
    return Actor(
        Post.APPLICANT,
        name or (account.name if account else ""),
        account.pk if account else None,
        matter_ids=opened,
    )


def discard(draft: Draft) -> None:
    """Delete a draft and the files nobody else refers to it with."""
    with transaction.atomic():
        AttachmentUse.objects.filter(draft=draft.token, matter=None).delete()
        draft.delete()


def expire() -> int:
    """Delete drafts whose time has run out; return how many."""
    count = 0
    for draft in Draft.objects.filter(expires_on__lt=clock.today()).iterator():
        discard(draft)
        count += 1
    return count
