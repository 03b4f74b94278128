"""What every journey looks at on every page: nothing wider than the window, nothing blocked or broken, axe finds nothing.

Each look leaves a screenshot in test-artifacts/ (git-ignored; FUYUAN_SHOTS chooses another folder).
"""

import os
import re
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SHOTS = Path(os.environ.get("FUYUAN_SHOTS", Path(__file__).parents[2] / "test-artifacts"))
SENT_BACK = re.compile(r"status of (409|422)")  # a form that comes back with its refusal is no broken page
# what passes is not listed: on a long page that halves the time
STANDARD = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}


class Eyes:
    def __init__(self, page: Page, journey: str) -> None:
        self.page, self.journey, self.complaints = page, journey, list[str]()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(error.message))

    def _console(self, message: Any) -> None:
        if message.type == "error" and not SENT_BACK.search(message.text):
            self.complaints.append(message.text)

    def shoot(self, name: str) -> None:
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        self.page.evaluate("window.scrollTo(0, 0)")
        path = SHOTS / f"{self.journey}-{name}-{width}.jpg"
        self.page.screenshot(path=path, full_page=True, type="jpeg", quality=70)

    def look(self, name: str) -> None:
        self.page.wait_for_load_state()  # a click may just have led here, and half a page has faults of its own
        self.shoot(name)
        fits = self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert fits, f"{name} is too wide"
        found = Axe().run(self.page, options=STANDARD).response["violations"]
        told = [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found]
        assert told == [], f"{name}: {told}"
        assert self.complaints == [], name

    def choose(self, label: str) -> None:
        self.page.get_by_label(re.compile(label)).first.check()

    def write(self, name: str, text: str) -> None:
        self.page.locator(f"[name={name}]").fill(text)

    def go_on(self) -> None:
        self.page.get_by_role("button", name="下一步").click()
