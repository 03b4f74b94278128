"""Messages to people: in the application at once, by e-mail or SMS after the commit of the act they tell of.

E-mails and text messages wait in the outbox, a table written in the same transaction as the act: what is rolled back
is never sent, and what was promised is not lost when a mail server is down.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q, QuerySet
from django.utils.module_loading import import_string

from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post

from . import clock
from .models import Notification, OutboxMessage

log = logging.getLogger(__name__)
Channel = OutboxMessage.Channel
MAX_TRIES = 10  # the last one about seventeen hours after the first


class SmsGateway(Protocol):
    """What a text message provider must offer; set ``SMS_GATEWAY`` to the dotted name of a class of this shape."""

    def send(self, phone: str, text: str) -> None:
        """Send one message; raise any exception when it was not taken."""


class ConsoleGateway:
    """Prints text messages: the default, for installations without a provider."""

    def send(self, phone: str, text: str) -> None:
        print(f"短信 {phone[:3]}****{phone[-4:]}：{text}")


def notify(
    text: str,
    *,
    person_id: int | None = None,
    post: Post | None = None,
    organ_id: int | None = None,
    matter_id: int | None = None,
    url: str = "",
    key: str | None = None,
    also: Iterable[Channel] = (),
) -> bool:
    """Leave a message for a person, or for whoever holds ``post`` in ``organ_id``. Call it in the act's transaction.

    ``url``: the page to open. ``key``: the same key is told once only. ``also``: e-mail or SMS to the person's
    account as well. Returns False when the key was told before.
    """
    if person_id is None and post is None:
        raise ValueError("a notification is for a person or for a post")
    if key is not None and Notification.objects.filter(key=key).exists():
        return False
    Notification.objects.create(
        person_id=person_id, post=post.value if post else "", organ_id=organ_id, matter_id=matter_id,
        text=text[:500], url=url, at=clock.now(), key=key,
    )  # fmt: skip
    account = Account.objects.filter(pk=person_id).first() if also and person_id is not None else None
    for channel in also if account else ():
        address = account.email if channel == Channel.EMAIL else account.phone  # type: ignore[union-attr]
        if address:
            send_later(channel, address, text)
    return True


def send_later(channel: Channel, address: str, text: str, *, subject: str = "") -> None:
    """Put an e-mail or a text message into the outbox. Call it in the transaction of the act it tells of."""
    OutboxMessage.objects.create(
        channel=channel,
        address=address,
        text=text,
        subject=subject or text.split("\n")[0][:60],
        at=clock.now(),
    )


def notifications(actor: Actor) -> QuerySet[Notification]:
    """Return what the actor may read, newest first."""
    return policy_for(Notification).filter(actor, Notification.objects.all()).order_by("-id")


def mark_read(actor: Actor, ids: Iterable[int]) -> int:
    """Mark messages of the actor as read; return how many were unread."""
    return notifications(actor).filter(pk__in=list(ids), read_at=None).update(read_at=clock.now())


def send_outbox(limit: int = 500) -> int:
    """Send what waits; return how many left. Several processes may run it.

    A message is claimed before it is sent (its next try moves on), so that no transaction stays open while a mail
    server answers; a process killed in between sends it again later.
    """
    moment = clock.now()
    waiting = OutboxMessage.objects.filter(sent_at=None, tries__lt=MAX_TRIES)
    due = waiting.filter(Q(next_try=None) | Q(next_try__lte=moment))
    return sum(_send(message, moment, due) for message in list(due.order_by("id")[:limit]))


def _send(message: OutboxMessage, moment: datetime, due: QuerySet[OutboxMessage]) -> bool:
    wait = timedelta(minutes=2**message.tries)
    if not due.filter(pk=message.pk).update(tries=F("tries") + 1, next_try=moment + wait):
        return False  # another process has it
    row = OutboxMessage.objects.filter(pk=message.pk)
    try:
        _deliver(message)
    except (
        Exception
    ) as error:  # whatever a mail server or a provider's library raises: kept where an operator looks
        log.warning("outbox %s: %s", message.pk, type(error).__name__)
        row.update(problem=f"{type(error).__name__}：{error}"[:300])
        return False
    row.update(sent_at=moment, problem="", next_try=None)
    return True


def _deliver(message: OutboxMessage) -> None:
    if message.channel == Channel.EMAIL:
        EmailMessage(message.subject, message.text, to=[message.address]).send()
    else:
        name = getattr(settings, "SMS_GATEWAY", "fuyuan.matters.notify.ConsoleGateway")
        gateway: SmsGateway = import_string(name)()
        gateway.send(message.address, message.text)
