"""Measure every operation of work.py on one database: CPU and queries per request, median and p95 at 1 and 8 clients."""

import json
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

from bench.bulk import ready
from bench.server import Browser, Server, serving
from bench.work import OPERATIONS, Asked, Operation, Work, session_of
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

_TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
REQUESTS, CLIENTS, MOST_SECONDS, WARM = 200, 8, 15.0, 30


@dataclass
class Result:
    """One operation on one database; times in milliseconds. ``first_byte`` only for the home page."""

    name: str
    cpu: float
    queries: int
    one: tuple[float, float]
    eight: tuple[float, float]
    problem: str = ""


def measure(count: int, only: list[str], out: Path | None) -> list[Result]:
    """Seed the installation if it is empty, serve it, and measure."""
    ready(count)
    work, results = Work(), []
    with serving() as server:
        for operation in OPERATIONS:
            if not only or operation.name in only:
                results.append(measure_one(server, work, operation))
                print(line(results[-1]), file=sys.stderr, flush=True)
    if out:
        out.write_text(json.dumps([asdict(result) for result in results]), encoding="utf-8")
    return results


def line(result: Result) -> str:
    one, eight = ("{:.1f}/{:.1f}".format(*pair) for pair in (result.one, result.eight))
    return f"{result.name:<14} CPU {result.cpu:6.1f} ms  SQL {result.queries:>2}  1: {one:>11}  8: {eight:>13}  {result.problem}"


def measure_one(server: Server, work: Work, operation: Operation) -> Result:
    session = session_of(operation.post)
    queries, problem = count_queries(session, operation, [operation.make(work) for _ in range(4)])
    if problem:
        return Result(operation.name, 0, queries, (0, 0), (0, 0), problem)
    run(server, session, operation, [operation.make(work) for _ in range(WARM)], 2)
    asked = [operation.make(work) for _ in range(REQUESTS)]
    before = server.cpu()
    one = run(server, session, operation, asked, 1)
    cpu = (server.cpu() - before) * 1000 / len(one)
    eight = run(server, session, operation, [operation.make(work) for _ in range(2 * REQUESTS)], CLIENTS)
    return Result(operation.name, cpu, queries, spread(one), spread(eight))


def spread(seconds: list[float]) -> tuple[float, float]:
    return median(seconds) * 1000, quantiles(seconds, n=20)[-1] * 1000


def count_queries(session: str, operation: Operation, asked: list[Asked]) -> tuple[int, str]:
    """Ask in this process; return the most queries of the requests, and what went wrong."""
    client = Client()
    if session:
        client.cookies["sessionid"] = session
    most = 0
    for number, each in enumerate(asked):
        with CaptureQueriesContext(connection) as captured:
            if each.body:
                response = client.post(each.path, each.body, content_type="application/x-www-form-urlencoded")
            else:
                response = client.get(each.path)
        if response.status_code != operation.status:
            return 0, f"{response.status_code} {each.path}"
        if number:  # the first finds the connection's settings and this process's caches unread
            most = max(most, sum(not query["sql"].startswith(_TRANSACTION) for query in captured))
    return most, ""


def run(server: Server, session: str, operation: Operation, asked: list[Asked], clients: int) -> list[float]:
    """Send the requests from ``clients`` connections at once; return the seconds each took. Stops after MOST_SECONDS."""
    seconds: list[float] = []
    wrong: list[str] = []
    stop = time.perf_counter() + MOST_SECONDS
    queue = iter(asked)
    lock = threading.Lock()

    def take() -> Asked | None:
        with lock:
            return next(queue, None)

    def client() -> None:
        browser = Browser(server.port, session)
        while time.perf_counter() < stop and (each := take()):
            start = time.perf_counter()
            status, _ = browser.post(each.path, each.body) if each.body else browser.get(each.path)
            seconds.append(time.perf_counter() - start)
            if status != operation.status:
                wrong.append(f"{status} {each.path}")

    in_threads(client, clients)
    if wrong or not seconds:
        raise RuntimeError(f"{operation.name}: {len(wrong)} × {wrong[:1]}")
    return seconds


def in_threads(client: Callable[[], None], clients: int) -> None:
    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
