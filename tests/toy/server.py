"""A server of the toy room for the fault tests: one JSON object a line, answered after the commit.

``python -m toy.server SOCKET`` serves; ``python -m toy.server check`` prints what is stored and what verify finds.
"""

import json
import socketserver
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import connections

django.setup()

from fuyuan.matters import attachments, models, verify  # noqa: E402 - models need the setup
from toy import desk  # noqa: E402


def main(word: str) -> int:
    if word == "check":
        print(json.dumps(stored()))
        return 0
    with Server(word, Handler) as server:
        print("ready", flush=True)
        server.serve_forever()
    return 0


class Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    request_queue_size = 64


class Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        try:
            for line in self.rfile:
                request = json.loads(line)
                answer = OPERATIONS[request.pop("op")](**request)
                self.wfile.write(json.dumps(answer).encode() + b"\n")
        finally:
            connections.close_all()


def open_letter(token: str) -> dict[str, Any]:
    """Receive a file and open a letter that refers to it."""
    use = attachments.receive_file(
        actor=desk.CLERK, name="说明.txt", chunks=[f"附件 {token}".encode()], draft=token
    )
    outcome = desk.receive(token=token, files=[attachments.reference(use).model_dump()])
    return {"matter": outcome.matter_id}


def accept(token: str, matter: int) -> dict[str, Any]:
    outcome = desk.take(matter, "accept", desk.CLERK, token=token)
    return {"matter": matter, "number": outcome.event.stamped["number"]}


OPERATIONS: dict[str, Callable[..., dict[str, Any]]] = {"open": open_letter, "accept": accept}


def stored() -> dict[str, Any]:
    rows = (
        models.EventRow.objects.exclude(token=None)
        .order_by("pk")
        .values_list("token", "matter_id", "stamped")
    )
    events = [[token, matter, json.loads(stamped).get("number", "")] for token, matter, stamped in rows]
    differences = [*verify.verify(Path(settings.HOME)), *attachments.missing()]
    on_record = models.AttachmentUse.objects.exclude(event_seq=None).count()
    return {"events": events, "differences": differences, "files": on_record}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
