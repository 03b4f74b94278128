"""The OpenAPI 3.1 document: made from the endpoints and their records, nothing written twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from fuyuan.law.vocabulary import Labelled
from fuyuan.matters.record import Record
from fuyuan.organs.problem import MEDIA_TYPE, TITLES

from .answers import Problem
from .court import ENDPOINTS
from .endpoint import Endpoint

VERSION = "1.0"
BASE = "/api/v1"
_LABELS = "x-labels"  # until it takes the place of the docstring, which is for those who read the code
_FORM_ONLY = ("widget", "why", _LABELS)  # what `ask` says for HTML forms
_ALWAYS = (401, 403, 405, 500)


class _Described(GenerateJsonSchema):
    """Schemas in the words of the records: closed lists carry their labels."""

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        made = super().enum_schema(schema)
        if issubclass(schema["cls"], Labelled):
            made[_LABELS] = "；".join(f"{each.value}：{each.label}" for each in schema["cls"])
        return made


@cache
def document() -> dict[str, Any]:
    """Return the whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "府院联动平台接口",
            "version": VERSION,
            "description": "法院信息系统报送和查询行政诉讼案件。每个请求在 Authorization 头里带接口凭据，不用登录、不用 Cookie。"
            "出错时返回 application/problem+json（RFC 9457），detail 写明怎么办。",
        },
        "servers": [{"url": BASE}],
        "security": [{"credential": []}],
        "paths": _paths(ENDPOINTS),
        "components": {
            "schemas": _schemas(ENDPOINTS),
            "securitySchemes": {
                "credential": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "系统管理员签发的接口凭据，以 fy- 开头",
                }
            },
        },
    }


def _records(endpoints: Iterable[Endpoint]) -> list[type[Record]]:
    found = [record for each in endpoints for _, record in each.gives.values()]
    found += [each.takes for each in endpoints if each.takes]
    return list(dict.fromkeys([*found, Problem]))


def _schemas(endpoints: Iterable[Endpoint]) -> dict[str, Any]:
    inputs = [(record, "validation") for record in _records(endpoints)]
    _, found = models_json_schema(
        inputs,  # type: ignore[arg-type]
        ref_template="#/components/schemas/{model}",
        schema_generator=_Described,
    )
    schemas: dict[str, Any] = _cleaned(found["$defs"])
    return schemas


def _cleaned(value: Any) -> Any:
    """Return a schema without what is meant for forms or says nothing."""
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if not isinstance(value, dict):
        return value
    value = value | ({"description": value[_LABELS]} if _LABELS in value else {})
    return {
        key: _cleaned(each)
        for key, each in value.items()
        if key not in _FORM_ONLY and (key, each) != ("description", "")
    }


def _paths(endpoints: Iterable[Endpoint]) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for each in endpoints:
        path = "/" + re.sub(r"<\w+:(\w+)>", r"{\1}", each.path)
        paths.setdefault(path, {})[each.method.lower()] = _operation(each)
    return paths


def _operation(each: Endpoint) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": each.name.removeprefix("api-"),
        "summary": each.summary,
        "description": f"{each.description}\n\n凭据的范围：{'，或者'.join(scope.label for scope in each.scopes)}。",
        "responses": _responses(each),
    }
    if each.parts:
        made["parameters"] = [
            {"name": name, "in": "path", "required": True, "description": words, "schema": {"type": "string"}}
            for name, words in each.parts.items()
        ]
    if each.takes:
        content = {"schema": _ref(each.takes), "example": each.example}
        made["requestBody"] = {"required": True, "content": {"application/json": content}}
    return made


def _responses(each: Endpoint) -> dict[str, Any]:
    good = {
        str(status): {"description": words, "content": {"application/json": {"schema": _ref(record)}}}
        for status, (words, record) in each.gives.items()
    }
    bad = {
        str(status): {"description": TITLES[status], "content": {MEDIA_TYPE: {"schema": _ref(Problem)}}}
        for status in sorted({*_ALWAYS, *each.refuses})
    }
    return good | bad


def _ref(record: type[Record]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{record.__name__}"}
