"""How a program is told what is wrong: RFC 9457 problem details, in Chinese, saying what to do."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

MEDIA_TYPE = "application/problem+json"
TITLES: dict[int, str] = {
    400: "请求读不懂",
    401: "凭据无效",
    403: "凭据不能办这件事",
    404: "没有这个地址或者这件数据",
    405: "这个地址不支持这种方法",
    409: "与以前收到的不一致",
    413: "内容太大",
    415: "内容的格式不对",
    422: "内容不符合要求",
    500: "系统出错",
}


def dumped(data: Any) -> bytes:
    """Return JSON in UTF-8; half of a character pair, which UTF-8 cannot write, as its escape."""
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace")


def problem(status: int, detail: str, *, headers: dict[str, str] | None = None, **more: Any) -> HttpResponse:
    """Return a refusal; ``more`` are extension members, such as the list of errors."""
    body = {
        "title": TITLES.get(status, HTTPStatus(status).phrase),
        "status": status,
        "detail": detail,
        **more,
    }
    return HttpResponse(dumped(body), status=status, content_type=MEDIA_TYPE, headers=headers)
