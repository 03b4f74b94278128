"""One address of the interface: its method, who may call it, the records that go in and out. Views and the OpenAPI document
are made from it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from fuyuan.matters.record import InvalidRecord, Record, parse_json
from fuyuan.organs.access import access, machines
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Scope
from fuyuan.organs.policy import Hidden
from fuyuan.organs.problem import dumped, problem
from fuyuan.organs.request import Request
from fuyuan.organs.security import record

from .body import Refused, read

log = logging.getLogger(__name__)
MOST_ERRORS = 100  # named in one answer
Handler = Callable[..., tuple[int, Record]]


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """``handler(actor, [record,] **parts of the path)`` returns a status and the record that answers it."""

    method: str
    path: str  # below /api/v1/, as Django writes it
    name: str
    summary: str
    description: str
    scopes: tuple[Scope, ...]
    handler: Handler
    gives: Mapping[int, tuple[str, type[Record]]]
    takes: type[Record] | None = None
    example: Mapping[str, Any] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    refuses: tuple[int, ...] = ()


def view_of(endpoint: Endpoint) -> Callable[..., HttpResponse]:
    """Return the Django view. It is exempt from CSRF because no cookie can open it: machines() reads the credential alone."""

    @csrf_exempt
    @access(machines(*endpoint.scopes))
    def view(request: Request, **parts: str) -> HttpResponse:
        try:
            return _answer(endpoint, request, parts)
        except Refused as error:
            return problem(error.status, error.detail, **error.more)
        except InvalidRecord as error:
            return _invalid(error)
        except Http404 as error:
            if isinstance(error, Hidden):
                record(request, "denied", request.path, "hidden")
            return problem(404, "没有找到，或者不是本单位的数据，请核对。")
        except Exception:
            log.exception("%s %s", request.method, request.path)
            return problem(500, "系统出错，已经记录。请稍后用同样的内容再试，仍然不行的请联系系统管理员。")

    return view


def _answer(endpoint: Endpoint, request: Request, parts: Mapping[str, str]) -> HttpResponse:
    if request.method != endpoint.method:
        return problem(405, f"请用 {endpoint.method} 方法。", headers={"Allow": endpoint.method})
    actor: Actor | None = request.actor
    assert actor  # machines() let it pass
    given = [parse_json(endpoint.takes, read(request))] if endpoint.takes else []
    status, answer = endpoint.handler(actor, *given, **parts)
    return HttpResponse(
        dumped(answer.model_dump(mode="json")), status=status, content_type="application/json"
    )


def _invalid(error: InvalidRecord) -> HttpResponse:
    wrong = {path: found for path, found in error.errors.items() if not _has_wrong_part(path, error)}
    found = [
        {"pointer": f"/{path.replace('.', '/')}"[:200] if path else "", "detail": message}
        for path, messages in wrong.items()
        for message in messages
    ]
    told = f"有 {len(found)} 处不符合要求，整批没有保存，请改正后重新报送。"
    return problem(422, told, errors=found[:MOST_ERRORS])


def _has_wrong_part(path: str, error: InvalidRecord) -> bool:
    """Tell whether a list is only called too short because pydantic left out what is wrong in it."""
    return any(other.startswith(f"{path}.") for other in error.errors)
