"""A request's body, read with suspicion: its size, its type, its encoding, names that stand twice, numbers that are none."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest

LARGEST = 2 * 1024 * 1024  # bytes; 500 suits with long names are a quarter of it


class Refused(Exception):
    """The request is answered with a problem; ``detail`` says in Chinese what to do."""

    def __init__(self, status: int, detail: str, **more: Any) -> None:
        self.status, self.detail, self.more = status, detail, more
        super().__init__(detail)


def read(request: HttpRequest) -> bytes:
    """Return the JSON of a request as clean UTF-8. Raises Refused."""
    if request.content_type != "application/json":
        raise Refused(415, "请用 JSON 报送，并写明 Content-Type: application/json。")
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        raise Refused(413, f"一次最多 {LARGEST // 1024 // 1024} MB，请分几批报送。")
    try:
        text = request.body.decode("utf-8-sig")
        data = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
        return json.dumps(data, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        raise Refused(400, "内容不是 UTF-8 编码，请转换编码后重新报送。") from error
    except UnicodeEncodeError as error:
        raise Refused(400, "内容里有不完整的字符（单独的代理码），请删去后重新报送。") from error
    except RecursionError as error:
        raise Refused(400, "括号套得太深，请按接口说明的格式报送。") from error
    except json.JSONDecodeError as error:
        raise Refused(
            400, f"第 {error.lineno} 行第 {error.colno} 个字符处不是正确的 JSON，请核对。"
        ) from error
    except ValueError as error:  # a number of thousands of digits
        raise Refused(400, "内容里有读不懂的数字，请核对。") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name that stands twice: readers disagree on which of the two counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused(400, f"“{twice[:40]}”写了两次，请只留一个。")
    return found


def _no_constant(word: str) -> Any:
    raise Refused(400, f"{word} 不是 JSON 的数字，请核对。")
