"""Check every template: it parses, and it carries nothing the content security policy would block.

The policy is script-src 'self' and style-src 'self': inline script, style attributes and on… handlers would silently
do nothing in the browser.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

import django
from django.template import TemplateSyntaxError, engines

SOURCE = Path(__file__).resolve().parents[1] / "src" / "fuyuan"
BLOCKED = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "style attribute": re.compile(r"<[^<>{}%]*\sstyle\s*=", re.I),
    "event attribute": re.compile(r"<[^<>{}%]*\son[a-z]+\s*=", re.I),
    "address of another host": re.compile(r"\b(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.I),
}


def problems(template: Path) -> list[str]:
    """Return the lines that would not work, as ``file:line: what``."""
    text = template.read_text(encoding="utf-8")
    found = [
        f"{template}:{text.count(chr(10), 0, match.start()) + 1}: {what}"
        for what, pattern in BLOCKED.items()
        for match in pattern.finditer(text)
    ]
    try:
        engines["django"].from_string(text)
    except TemplateSyntaxError as error:
        found.append(f"{template}: {error}")
    return found


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "fuyuan.config.settings"
    with tempfile.TemporaryDirectory() as home:
        os.environ["FUYUAN_HOME"] = home
        django.setup()
        found = [
            line for template in sorted(SOURCE.rglob("templates/**/*.html")) for line in problems(template)
        ]
    print("\n".join(found) if found else "templates: 0 problems")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
