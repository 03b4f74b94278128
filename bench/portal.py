"""Every public page on a slow phone: what the first visit loads, when something can be read, when all of it is there.

Chromium of the machine, driven as DevTools would throttle it: processor × 4, 1.6 Mbit/s, 150 ms for each round trip; every page in
a browser that has seen nothing before. Run it on an installation that has something to show (the demo):

    FUYUAN_HOME=… fuyuan bench portal
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Any
from urllib.parse import urlencode

from bench.server import serving
from django.urls import reverse
from playwright.sync_api import Browser, sync_playwright

from fuyuan.business.publicity import queries as texts
from fuyuan.business.supervision import queries as supervision
from fuyuan.config.setup import prepare
from fuyuan.portal import context, urls
from fuyuan.portal.found import SHELVES

PROCESSOR, ROUND_TRIP, DOWN, UP = 4, 150, 1_600_000 / 8, 750_000 / 8  # times, ms, bytes a second
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
BYTES, PAINT, WHOLE = 100 * 1024, 1000, 1000
TRIES = 3
NO_PAGES = {
    "robots",
    "apply-hint",
    "apply-saved",
    "apply-receipt",
    "opinion-thanks",
    "opinion-receipt",
}  # data, or shown only after a form
PENALTY = {
    "kind": "penalty", "organ": "unknown", "made_on": "2026-01-05", "notified": "direct", "known_on": "2026-01-05",
    "told_rights": "yes", "elsewhere": "no",
}  # fmt: skip


@dataclass
class Visit:
    """One first visit: bytes over the line, answers, and milliseconds to the first words and to the end of loading."""

    size: int = 0
    answers: int = 0
    times: dict[str, float] = field(default_factory=dict)


def measure() -> None:
    """Print one line a page, what is over its budget marked."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("没有 chromium：apt-get install -y chromium")
    prepare(demo=False)
    asked = [
        "/",
        *pages(),
    ]  # the first warms the server; the database is read before Playwright's loop begins
    print(f"预算：首次载入 ≤ {BYTES // 1024} KB，首次显示 ≤ {PAINT} ms，载入完 ≤ {WHOLE} ms")
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for path in asked:
            visits = [visit(browser, f"http://127.0.0.1:{server.port}{path}") for _ in range(TRIES)]
            print(line(path, visits), flush=True)


def line(path: str, visits: list[Visit]) -> str:
    """The median; in brackets the quickest visit: whatever else the machine does only makes one slower."""
    size, answers = max(each.size for each in visits), max(each.answers for each in visits)
    (paint, quick), (whole, quickest) = (both(visits, name) for name in ("paint", "load"))
    over = " **超**" if size > BYTES or paint > PAINT or whole > WHOLE else ""
    told = f"显示 {paint:5.0f}（{quick:.0f}）ms  载入 {whole:5.0f}（{quickest:.0f}）ms"
    return f"{size / 1024:6.1f} KB  {answers:>2} 个请求  {told}  {path[:60]}{over}"


def both(visits: list[Visit], name: str) -> tuple[float, float]:
    times = [each.times[name] for each in visits]
    return median(times), min(times)


def pages() -> Iterator[str]:
    """Every address of the public site that asks for nothing, then one of each kind that names something."""
    plain = [
        each.name for each in urls.urlpatterns if not each.pattern.converters and each.name not in NO_PAGES
    ]
    elsewhere = [name for name, _ in (*context.MENU, *context.MORE) if name not in plain]
    yield from (address for name in (*plain, *elsewhere) if (address := context.address(name)))
    yield from (reverse("law-article", args=["L23", number]) for number in (11, 62))
    yield f"{reverse('search')}?{urlencode({'q': '处罚'})}"
    yield f"{reverse('search')}?{urlencode({'q': '处罚', 'in': 'laws'})}"
    yield f"{reverse('published-decisions')}?{urlencode({'q': '处罚'})}"
    for shown in (("kind",), ("kind", "organ"), tuple(PENALTY)):
        yield f"{reverse('which-way')}?{urlencode({name: PENALTY[name] for name in shown})}"
    for shelf in SHELVES:
        yield from (reverse("published-item", args=[shelf, each.slug]) for each in texts.newest(shelf, 1))
    for year in supervision.years()[-1:]:
        found = next((each for each in supervision.reports_of(year) if each.current), None)
        if found:
            yield reverse("enforcement-report", args=[year, found.organ_id])


def visit(browser: Browser, url: str) -> Visit:
    """Open a page in a fresh, throttled browser."""
    opened, seen = browser.new_context(**PHONE), Visit()
    try:
        page = opened.new_page()
        line_of = opened.new_cdp_session(page)
        line_of.send("Network.enable")
        line_of.on("Network.loadingFinished", lambda event: add(seen, event["encodedDataLength"]))
        line_of.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR})
        slow = {"offline": False, "latency": ROUND_TRIP, "downloadThroughput": DOWN, "uploadThroughput": UP}
        line_of.send("Network.emulateNetworkConditions", slow)
        page.goto(url, wait_until="load")
        page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
        seen.times = page.evaluate(TIMES)
    finally:
        opened.close()
    return seen


TIMES = """() => ({
  paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  load: performance.getEntriesByType('navigation')[0].loadEventEnd,
})"""


def add(seen: Visit, size: float) -> None:
    seen.size += int(size)
    seen.answers += 1
