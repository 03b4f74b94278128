"""B17: what every response must carry, and what none may."""

import re
from collections.abc import Iterator

from county import Answer
from django.conf import settings

BANNERS = ("Server", "X-Powered-By", "X-Django-Version")
POLICY = re.compile(r"([\w-]+)([^;]*)")


def policy_of(answer: Answer) -> dict[str, list[str]]:
    text = answer.response.headers.get("Content-Security-Policy", "")
    return {name: values.split() for name, values in POLICY.findall(text)}


def faults(answer: Answer, *, may_keep: bool, frame: str = "'none'") -> Iterator[str]:
    """Yield what is wrong with the headers of one answer.

    ``may_keep``: a browser may keep it. ``frame``: 'self' where a page of ours may show a file in a frame.
    """
    headers, policy = answer.response.headers, policy_of(answer)
    if answer.status >= 500:
        yield f"status {answer.status}"
    if policy.get("default-src") != ["'none'"] or policy.get("script-src", ["'self'"]) != ["'self'"]:
        yield f"policy {policy}"
    # the browser's own viewer styles the PDF it draws; a PDF is no page of ours
    styles = (
        []
        if answer.response.headers.get("Content-Type") == "application/pdf"
        else policy.get("style-src", [])
    )
    others = [word for name, values in policy.items() if name != "style-src" for word in values]
    if any(word.startswith("'unsafe") for word in [*styles, *others]):
        yield "policy allows inline code"
    if policy.get("frame-ancestors") not in ([frame], ["'none'"]):
        yield f"frame-ancestors {policy.get('frame-ancestors')}"
    if headers.get("X-Content-Type-Options") != "nosniff":
        yield "no nosniff"
    if headers.get("Referrer-Policy") != "same-origin":
        yield "no referrer policy"
    if headers.get("Cross-Origin-Opener-Policy") != "same-origin":
        yield "no opener policy"
    if not may_keep and "no-store" not in re.split(r"[ ,]+", headers.get("Cache-Control", "")):
        yield f"may be cached: {headers.get('Cache-Control')}"
    yield from (f"banner {name}" for name in BANNERS if name in headers)
    yield from cookie_faults(answer)


def cookie_faults(answer: Answer) -> Iterator[str]:
    for name, cookie in answer.response.cookies.items():
        if cookie["samesite"] not in ("Lax", "Strict"):
            yield f"cookie {name} without SameSite"
        if name == settings.SESSION_COOKIE_NAME and cookie.value and not cookie["httponly"]:
            yield f"cookie {name} readable by scripts"
