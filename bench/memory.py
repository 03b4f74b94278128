"""Memory of the web processes over many requests, and the first byte of the public home page."""

from bench.bulk import ready
from bench.pages import run
from bench.server import Browser, serving
from bench.work import OPERATIONS, Work, session_of

READING = ("matter", "list", "filter", "number", "name", "worklist", "dialog")
ROUNDS, EACH, CLIENTS = 10, 500, 4
BUDGET, FIRST_BYTE = 300, 50


def measure(count: int) -> None:
    """Print resident memory after every 500 of 5,000 requests (budget 300 MB each, flat); home page in ms (budget 50)."""
    ready(count)
    operations = [each for each in OPERATIONS if each.name in READING]
    work = Work()
    with serving() as server:
        print(f"内存（MB，每个网页进程；预算 ≤ {BUDGET}，不增长）")
        print(f"{0:>6} 次请求  {told(server.memory())}")
        for nth in range(1, ROUNDS + 1):
            for operation in operations:
                asked = [operation.make(work) for _ in range(EACH // len(operations) + 1)]
                run(server, session_of(operation.post), operation, asked, CLIENTS)
            print(f"{nth * EACH:>6} 次请求  {told(server.memory())}", flush=True)
        browser = Browser(server.port)
        if browser.get("/")[0] == 200:
            times = sorted(browser.first_byte("/") * 1000 for _ in range(200))
            print(
                f"公众首页首字节：中位 {times[100]:.1f} ms，p95 {times[190]:.1f} ms（预算 < {FIRST_BYTE} ms）"
            )


def told(memory: list[float]) -> str:
    return " · ".join(f"{each:.0f}" for each in memory)
