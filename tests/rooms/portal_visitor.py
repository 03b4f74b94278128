"""A visitor without JavaScript: fills in screen after screen as a browser would, and follows where the site leads."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import Any

import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from fuyuan.organs.models import Organ
from fuyuan.portal import drafts
from fuyuan.portal.answers import Answers
from fuyuan.portal.models import Draft


def small_pdf() -> bytes:
    """One empty page."""
    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(out)
    document.close()
    return out.getvalue()


PERSON_ID = "11010519491231002X"  # the example of GB 11643
CREDIT_CODE = "91350100M000100Y43"  # the example of GB 32100
PDF = small_pdf()

# One answer per screen, in order: (screen, what is typed).
PERSON: tuple[tuple[str, dict[str, Any]], ...] = (
    ("who", {"who": "person"}),
    ("identity/1", {"name": "张三", "sex": "female", "id_kind": "resident", "id_number": PERSON_ID}),
    ("contact/1", {"address": "青河县城关镇东街1号", "phone": "13800000000"}),
    ("helper", {"helper": "no"}),
    ("respondent", {"name": "青河县市场监督管理局"}),
    ("trouble", {"trouble": "act"}),
    ("kind", {"kind": "penalty"}),
    ("paper", {"title": "行政处罚决定书", "number": "青市监罚〔2026〕8号", "made_on": "2026-09-01"}),
    ("known", {"notified": "direct", "known_on": "2026-09-03", "told_rights": "yes"}),
    ("time", {}),
    ("more", {"amount": "2000"}),
    ("claims", {"claims": ["revoke"]}),
    ("requests", {"text_revoke": "撤销青市监罚〔2026〕8号行政处罚决定"}),
    ("reasons", {"reasons": "处罚认定的事实不清。\n我没有销售过期食品。"}),
    ("files", {}),
    ("delivery", {}),
    ("options", {"elsewhere": "no"}),
)


def pdf(name: str = "决定书.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


class Visitor:
    """A client that remembers the page it is on."""

    def __init__(self, client: Client | None = None, **headers: str) -> None:
        self.client = client or Client(**headers)  # type: ignore[arg-type]

    def get(self, path: str) -> str:
        return self._text(self.client.get(path, follow=True))

    def post(self, path: str, **typed: Any) -> str:
        return self._text(self.client.post(path, typed, follow=True))

    def _text(self, response: HttpResponse) -> str:
        self.response = response
        chain = getattr(response, "redirect_chain", [])
        self.at = chain[-1][0] if chain else response.wsgi_request.get_full_path()  # type: ignore[attr-defined]
        return response.content.decode()

    def start(self) -> None:
        self.post("/apply/", agree="yes")

    def answer(self, screen: str, action: str = "next", **typed: Any) -> str:
        return self.post(f"/apply/{screen}/", action=action, **typed)

    def walk(self) -> None:
        """Answer every screen in order, as a browser does; the page after the last one is the summary."""
        for screen, typed in PERSON:
            self.answer(screen, **typed)
            assert self.at != f"/apply/{screen}/", f"{screen}: {errors(self.response)}"

    def fill(self, until: str = "", **changes: dict[str, Any]) -> None:
        """Leave the same answers without walking, up to a screen; ``changes`` replaces those of a screen ("identity_1")."""
        draft = Draft.objects.latest("pk")
        answers = Answers.load(draft.answers)
        for screen, typed in PERSON:
            if screen == until:
                break
            _leave(answers, screen, changes.get(screen.replace("/", "_"), typed))
        drafts.save(draft, answers)

    def submit(self) -> str:
        return self.answer("check", truth="on")

    @property
    def code(self) -> str:
        """The query code on the receipt, or the continuation code on the page that saves."""
        found = re.search(r"\b[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}\b", self.response.content.decode())
        assert found, "no code on this page"
        return found.group()


def _leave(answers: Answers, screen: str, typed: dict[str, Any]) -> None:
    if screen == "respondent":
        found = Organ.objects.filter(pk=typed.get("organ")).first()
        chosen = (
            {"organ_id": found.pk, "name": found.name} if found else {"organ_id": None, "name": typed["name"]}
        )
        answers.respondents.append(chosen)
    elif screen not in ("time", "files"):
        slug, _, number = screen.partition("/")
        key = f"{slug}.{int(number) - 1}" if number else slug
        answers.pages[key] = {
            name: value if isinstance(value, list) else [value] for name, value in typed.items()
        }


class _Errors(HTMLParser):
    """Collects the text inside elements that tell what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.depth, self.found = 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if self.depth or {"errorlist", "error-summary"} & set(classes):
            self.depth += tag not in ("input", "br", "use", "path", "img")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= bool(self.depth) and tag not in ("input", "br", "use", "path", "img")

    def handle_data(self, data: str) -> None:
        if self.depth and data.strip():
            self.found.append(data.strip())


def errors(response: HttpResponse) -> str:
    """Return everything the page says is wrong."""
    parser = _Errors()
    parser.feed(response.content.decode())
    return " ".join(parser.found)
