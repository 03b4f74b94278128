"""Addresses of the interface. What is not an address is told so to whoever holds a credential, and to nobody else."""

from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from fuyuan.organs.access import PUBLIC, access, machines
from fuyuan.organs.models import Scope
from fuyuan.organs.problem import dumped, problem
from fuyuan.organs.request import Request

from .court import ENDPOINTS
from .endpoint import view_of
from .openapi import document


@access(PUBLIC)
@require_GET
def openapi(request: Request) -> HttpResponse:
    """The document that describes the interface; it holds no data."""
    return HttpResponse(dumped(document()), content_type="application/json")


@csrf_exempt
@access(machines(*Scope))
def unknown(request: Request, rest: str) -> HttpResponse:
    return problem(404, "没有这个地址，接口的全部地址见 /api/v1/openapi.json。")


urlpatterns: list[URLPattern] = [
    path("api/v1/openapi.json", openapi, name="api-openapi"),
    *(path(f"api/v1/{each.path}", view_of(each), name=each.name) for each in ENDPOINTS),
    path("api/<path:rest>", unknown, name="api-unknown"),
]
