"""Every post's pages on one database: each entry of its menu, and of each of these the first dozen links that ask the page
itself otherwise (tabs, columns to sort by, months). What is chosen in a form is not tried.

``pages`` measures what is asked most; here the slowest statement of a page is named.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from bench.bulk import ready
from bench.work import session_of
from django.db import connection
from django.test import Client

from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post
from fuyuan.shell.menu import entries_of

SHOWN, ROUNDS, LINKS = 40, 3, 12  # pages printed; how often each is asked for; links followed of one
_LINK = re.compile(r'href="(\?[^"#]+)"')


@dataclass(frozen=True, slots=True)
class Found:
    """The quickest of some requests for one page: CPU ms, statements, and the slowest of them with its own ms."""

    post: str
    path: str
    cpu: float
    statements: int
    slowest: float
    sql: str

    def __str__(self) -> str:
        return f"{self.cpu:7.1f} ms  SQL {self.statements:>3}  {self.slowest:6.1f} ms  {self.post:<18} {self.path}\n{'':26}{self.sql}"


def measure(count: int) -> list[Found]:
    """Print the slowest pages of all posts, and every page that does not answer; the database is seeded if it is empty."""
    ready(count)
    found = [each for post in held() for each in walked(post)]
    print(f"{len(found)} 个页面（岗位 × 页面），最慢的 {SHOWN} 个：处理器、语句数、最慢一句：")
    for each in sorted(found, key=lambda each: -max(each.cpu, each.slowest))[:SHOWN]:
        print(each)
    return found


def held() -> list[Post]:
    """Return the posts that a person of the demo holds."""
    rows = Holding.objects.filter(effective=True, account__demo=True)
    return [post for post in Post if rows.filter(post=post).exists()]


def walked(post: Post) -> Iterator[Found]:
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = session_of(post)
    for path, *_ in entries_of(post):
        page, text = asked(client, post, path)
        yield page
        for link in further(text):
            yield asked(client, post, f"{path}{link}")[0]


def further(text: str) -> list[str]:
    """Return the first links of a page that ask for the same page otherwise, each once."""
    return list(dict.fromkeys(unescape(link) for link in _LINK.findall(text)))[:LINKS]


def asked(client: Client, post: Post, path: str) -> tuple[Found, str]:
    best, text = Found(post.value, path, float("inf"), 0, 0, ""), ""
    for _ in range(ROUNDS):
        told = list[tuple[float, str]]()
        before = time.process_time()
        with connection.execute_wrapper(timed(told)):
            response = client.get(path)
        cpu = (time.process_time() - before) * 1000
        if response.status_code >= 400:
            print(f"{response.status_code} {post.value} {path}", file=sys.stderr)
        slowest, sql = max(told, default=(0.0, ""))
        if cpu < best.cpu:
            best = Found(post.value, path, cpu, len(told), slowest, " ".join(sql.split())[:160])
        text = response.content.decode(errors="replace") if not response.streaming else ""
    return best, text


def timed(told: list[tuple[float, str]]) -> Any:
    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            told.append(((time.perf_counter() - start) * 1000, sql))

    return wrapper
