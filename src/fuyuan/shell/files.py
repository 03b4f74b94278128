"""Handing out a file that somebody sent: always as a download, never as a page of ours."""

from django.http import FileResponse
from django.http.response import HttpResponseBase

from fuyuan.matters.attachments import OpenedFile, open_attachment
from fuyuan.organs.access import SIGNED_IN, access
from fuyuan.organs.request import StaffRequest

from . import hooks
from .papers import destroyed

# nosniff comes from SecurityMiddleware, no-store from ActorMiddleware; sandbox: even opened in a browser it cannot act
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


@access(SIGNED_IN)
def attachment(request: StaffRequest, use_id: int) -> HttpResponseBase:
    """Send one file of a matter the actor may see; anything else is a 404."""
    found = open_attachment(request.actor, use_id, draft=request.GET.get("draft", ""))
    if found.use.matter:
        hooks.visited(found.use.matter.kind, found.use.matter.pk, request.actor, found.use.label)
    return sent(found)


def sent(found: OpenedFile) -> HttpResponseBase:
    """Hand out a file that its reader was found to be allowed."""
    if gone := found.use.attachment.destroyed_on:
        return destroyed(gone)
    return FileResponse(
        found.path.open("rb"),
        as_attachment=True,
        filename=found.use.label,
        content_type=found.type,
        headers=HEADERS,
    )
