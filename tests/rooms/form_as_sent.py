"""The fields of a form on a page, as a browser would send them: ticked boxes, chosen options, texts as they stand."""

from html.parser import HTMLParser


class _Form(HTMLParser):
    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id, self.inside, self.template = form_id, False, 0
        self.fields: dict[str, list[str]] = {}
        self._area = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.inside = self.inside or (tag == "form" and given.get("id") == self.form_id)
        self.template += tag == "template"
        if not self.inside or self.template:
            return
        name, kind = given.get("name", ""), given.get("type", "")
        if tag == "textarea":
            self._area = name
            self.fields.setdefault(name, []).append("")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            self.fields[self._select] = [given["value"]]
        elif tag == "input" and name and (kind not in ("checkbox", "radio") or "checked" in given):
            self.fields.setdefault(name, []).append(given.get("value", "on" if kind == "checkbox" else ""))

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        self.template -= tag == "template"
        self._area = "" if tag == "textarea" else self._area
        self._select = "" if tag == "select" else self._select


def as_sent(page: str, form_id: str, **changes: object) -> dict[str, object]:
    """Return the fields of the form with this id; ``changes``: names with "_" for "-" stay as given by the caller."""
    parser = _Form(form_id)
    parser.feed(page)
    found = {name: [value.removeprefix("\n") for value in values] for name, values in parser.fields.items()}
    found.pop("csrfmiddlewaretoken", None)
    return {**found, **changes}
