"""The interface keeps its word: the OpenAPI document is one, its examples pass, and the answers are what it says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from api_caller import Caller, suit
from jsonschema import Draft202012Validator, FormatChecker
from suit_house import NUMBER

from fuyuan.api.court import ENDPOINTS
from fuyuan.api.openapi import document
from fuyuan.clock import set_clock
from fuyuan.matters.record import parse_json

HERE = Path(__file__).parent
# https://spec.openapis.org/oas/3.1/schema, as published by the OpenAPI Initiative under Apache-2.0
OPENAPI = json.loads((HERE / "openapi-3.1-schema.json").read_text(encoding="utf-8"))
HANDBOOK = (HERE.parents[1] / "docs/handbook/court-system.md").read_text(encoding="utf-8")


def validator(name: str) -> Draft202012Validator:
    """One schema of the document, able to follow its references."""
    whole = {"$ref": f"#/components/schemas/{name}", "components": document()["components"]}
    return Draft202012Validator(whole, format_checker=FormatChecker())


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_the_document_is_openapi() -> None:
    assert [each.message for each in Draft202012Validator(OPENAPI).iter_errors(document())] == []


def test_every_schema_is_json_schema() -> None:
    for schema in document()["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_reference_leads_somewhere_and_every_part_of_a_path_is_described() -> None:
    schemas = document()["components"]["schemas"]
    named = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(document())))
    assert named == set(schemas)
    for path, _, operation in operations():
        assert re.findall(r"\{(\w+)\}", path) == [each["name"] for each in operation.get("parameters", [])]


def test_the_document_speaks_chinese_and_knows_nothing_of_forms() -> None:
    text = json.dumps(document(), ensure_ascii=False)
    assert not re.search(r'"(widget|why|x-labels)"', text)
    for schema in document()["components"]["schemas"].values():
        assert re.search(r"[\u4e00-\u9fff]", schema["description"]), schema["title"]
        assert not re.search(r"[A-Za-z]{4,} [A-Za-z]{2,}", schema["description"]), schema["title"]


@pytest.mark.parametrize("endpoint", [each for each in ENDPOINTS if each.takes], ids=lambda each: each.name)
def test_the_example_passes_the_record_and_the_schema(endpoint: Any) -> None:
    assert parse_json(endpoint.takes, json.dumps(endpoint.example).encode())
    assert list(validator(endpoint.takes.__name__).iter_errors(endpoint.example)) == []


def test_the_handbook_shows_the_example_of_the_document_and_every_address_and_status() -> None:
    shown = [json.loads(each) for each in re.findall(r"```json\n(.*?)```", HANDBOOK, re.S)]
    assert shown[0] == ENDPOINTS[0].example
    assert list(validator("CaseReceipt").iter_errors(shown[1])) == []
    for path, method, operation in operations():
        assert f"{method.upper()} /api/v1{path.partition('{')[0]}" in HANDBOOK
        missing = {status for status in operation["responses"] if status not in HANDBOOK}
        assert missing <= {"200", "500"}
    for status in document()["components"]["schemas"]["Status"]["enum"]:
        assert f"`{status}`" in HANDBOOK


@pytest.mark.django_db
def test_what_is_answered_is_what_the_document_says() -> None:
    with set_clock("2026-07-06"):
        court = Caller()
        court.sued()
        batch = {
            "batch": "b1",
            "suits": [suit(1), suit(case_number=NUMBER), suit(2, outcome="和解"), suit(3, defendants=["无"])],
        }
        asked = [
            ("BatchReceipt", 200, court.post(batch)),
            ("BatchReceipt", 200, court.get("court/batches/b1")),
            ("SuitKnown", 200, court.get(f"court/suits/{NUMBER}")),
            ("Problem", 422, court.post({**batch, "suits": [suit(1, judge="x")]})),
            ("Problem", 401, court.get("court/batches/b1", "wrong")),
            ("Problem", 404, court.get("court/batches/b2")),
        ]
    for name, status, answer in asked:
        assert answer.status_code == status, answer.content.decode()
        assert [each.message for each in validator(name).iter_errors(answer.json())] == [], name


@pytest.mark.django_db
def test_anybody_reads_the_document_and_it_holds_no_data() -> None:
    with set_clock("2026-07-06"):
        court = Caller()
        court.sued()
    answer = court.client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json() == json.loads(json.dumps(document()))
    assert "汝州" not in answer.content.decode()
