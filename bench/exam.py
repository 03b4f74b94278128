"""Thousands sit one exam: how fast they come in, how many answers a second are kept and how soon, and that kill -9 loses none.

The server runs as ``fuyuan run`` serves. Each examinee is a cookie; answers leave by the clock, whether the one before was answered
or not, and are timed from the moment they should have left. A ledger of what was acknowledged is compared with the table at the end.
"""

import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

from bench.server import Browser, children, cpu_of, free_port, wait_for
from bench.training import number as identity
from bench.training import people, run, timed

from fuyuan.business.training.exams.sealing import digest_now
from fuyuan.business.training.exams.sitting import exam_code
from fuyuan.business.training.models import Answer, Officer, Sitting
from fuyuan.clock import now, today
from fuyuan.config.setup import prepare
from fuyuan.matters.services import open_matter, take_step
from fuyuan.matters.together import Beginning, open_many
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post

RATE, P95 = 500, 200  # answers a second, and milliseconds for nineteen of twenty
SECONDS, KILLS, PAUSE = 60, 4, 4.0
LINES = 32  # connections: what a proxy holds open towards the server
QUESTIONS = 40


def measure(count: int) -> None:
    """Print what ``count`` sitters see; the budget: 500 answers a second with p95 under 200 ms, none lost."""
    prepare(demo=False)
    make_demo_people()
    print(f"{count:,} 人同时考试（预算：每秒 {RATE} 个答案，p95 {P95} 毫秒以内，kill -9 不丢一个）")
    exam = made(count)
    hall = Hall(exam, exam_code(exam), count)
    with hall.served():
        hall.come_in()
        hall.answer(SECONDS)
    hall.killed()
    hall.compare()
    close(exam)


def actor(post: Post) -> Actor:
    held = Holding.objects.select_related("account", "organ").filter(post=post).order_by("pk")[0]
    return Actor(post, held.account.name, held.account_id, held.organ_id, held.organ.name)


def made(count: int) -> int:
    """Return an open exam of forty questions for everybody in the register."""
    trainer, reader = actor(Post.TRAINING_ADMIN), actor(Post.SUPERVISION_STAFF)
    run("people", "登记", people(count), trainer)
    bank = [Beginning([("write", question(at))], f"bench-question-{at}") for at in range(QUESTIONS * 4)]
    for each in open_many(kind="exam_question", beginnings=bank, actor=trainer):
        take_step(matter_id=each.matter_id, step="approve", record={}, actor=reader)  # type: ignore[union-attr]
    record = {
        "title": "性能测量", "purpose": "practice", "on": today(), "begins": "00:00", "late": 600, "minutes": 600, "pass_mark": 60,
        "parts": [{"kind": "single", "areas": [], "count": QUESTIONS, "points": 5}],
    }  # fmt: skip
    pk = open_matter(kind="exam", step="plan", record=record, actor=trainer).matter_id
    timed("确定考生、组卷", lambda: take_step(matter_id=pk, step="draw", record={}, actor=trainer))
    take_step(matter_id=pk, step="open", record={}, actor=trainer)
    return pk


def question(at: int) -> dict[str, Any]:
    return {"kind": "single", "stem": f"第{at}道题：下列说法正确的是？", "options": [f"说法{at}-{n}" for n in range(4)], "answer": "A",
            "area": "通用"}  # fmt: skip


def close(exam: int) -> None:
    """What closing costs when nobody has handed in: the clock is set on, as on the next day."""
    Sitting.objects.filter(matter_id=exam).update(deadline=now())
    timed("全部答卷重算摘要", lambda: digest_now(exam))


@dataclass
class Hall:
    """The examinees and what they were told."""

    exam: int
    code: str
    count: int
    cookies: list[str] = field(default_factory=list)
    acknowledged: list[tuple[int, int, int]] = field(
        default_factory=list
    )  # who, number of the question, place chosen
    again: int = 0
    port: int = 0
    server: Any = None

    # -- the server --

    @contextmanager
    def served(self) -> Iterator[None]:
        self.port = self.port or free_port()
        self.start()
        try:
            yield
        finally:
            self.server.kill()
            self.server.wait()

    def start(self) -> None:
        words = ["run", "--no-demo", "--no-scheduler", "--port", str(self.port), "--workers", "2"]
        while True:
            self.server = subprocess.Popen(
                [sys.executable, "-m", "fuyuan.cli", *words], stdout=subprocess.DEVNULL
            )
            with suppress(RuntimeError):  # the port of the killed one may be held for a moment
                return wait_for(self.port, self.server)

    # -- what examinees do --

    def come_in(self) -> None:
        names = list(Officer.objects.order_by("pk").values_list("title", flat=True))
        seats, times = dict[int, str](), list[float]()

        def enter(line: Browser, who: int) -> None:
            told = urlencode(
                {"code": self.code, "name": names[who], "tail": identity(int(names[who][3:]))[-6:]}
            )
            start = time.perf_counter()
            kind = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": Browser.CSRF}
            line.http.request("POST", "/exam/", told, {"Cookie": line.cookies, **kind})
            answer = line.http.getresponse()
            answer.read()
            times.append(time.perf_counter() - start)
            seats[who] = next(
                each for each in answer.headers.get_all("Set-Cookie") or () if "exam-seat" in each
            ).split(";")[0]

        began = time.perf_counter()
        self.by_lines(lambda at: self.each(at, enter))
        seconds = time.perf_counter() - began
        self.cookies = [f"csrftoken={Browser.CSRF}; {seats[who]}" for who in range(self.count)]
        print(
            f"  入场：{self.count:,} 人 {seconds:.1f} 秒，每秒 {self.count / seconds:,.0f} 人，{told_of(times)}"
        )

    def each(self, at: int, act: Callable[[Browser, int], None]) -> None:
        line = Browser(self.port)
        for who in range(at, self.count, LINES):
            act(line, who)

    def by_lines(self, act: Callable[[int], None]) -> None:
        threads = [threading.Thread(target=act, args=[at]) for at in range(LINES)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def send(self, http: HTTPConnection, who: int, number: int, place: int) -> None:
        """Answer one question in the background, as the page's script does. Raises OSError, HTTPException when the server died."""
        kind = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": Browser.CSRF,
            "Accept": "application/json",
        }
        http.request("POST", f"/exam/{number}/", f"choice={place}", {"Cookie": self.cookies[who], **kind})
        answer = http.getresponse()
        body = answer.read()
        if answer.status != 200 or b"saved" not in body:
            raise AssertionError(f"{answer.status} {body[:200]!r}")
        self.acknowledged.append((who, number, place))

    def answer(self, seconds: float) -> None:
        """Steady load: RATE answers a second for so long."""
        times, start, cpu = list[float](), time.perf_counter() + 0.5, self.cpu()

        def line(at: int) -> None:
            http, dice = HTTPConnection("127.0.0.1", self.port, timeout=60), random.Random(at)
            for turn in range(int(RATE * seconds / LINES)):
                due = start + (turn * LINES + at) / RATE
                time.sleep(max(0.0, due - time.perf_counter()))
                self.send(http, dice.randrange(self.count), dice.randint(1, QUESTIONS), dice.randrange(4))
                times.append(time.perf_counter() - due)

        self.by_lines(line)
        took = time.perf_counter() - start
        print(
            f"  作答：{len(times):,} 个答案 {took:.1f} 秒，每秒 {len(times) / took:,.0f} 个，{told_of(times)}"
        )
        print(f"  网页进程每个答案用 CPU {(self.cpu() - cpu) / len(times) * 1000:.2f} 毫秒")

    def cpu(self) -> float:
        return sum(cpu_of(pid) for pid in children(self.server.pid))

    # -- kill -9 --

    def killed(self) -> None:
        """Kill the server again and again while answers come as fast as they are taken; who got no answer asks again."""
        stop, before = threading.Event(), len(self.acknowledged)

        def line(at: int) -> None:
            http, dice = HTTPConnection("127.0.0.1", self.port, timeout=30), random.Random(-at - 1)
            while not stop.is_set():
                told = dice.randrange(self.count), dice.randint(1, QUESTIONS), dice.randrange(4)
                while not stop.is_set():
                    try:
                        self.send(http, *told)
                        break
                    except (OSError, HTTPException):
                        http.close()
                        self.again += 1
                        time.sleep(0.05)

        threads = [threading.Thread(target=line, args=[at]) for at in range(LINES)]
        with self.served():
            for thread in threads:
                thread.start()
            for _ in range(KILLS):
                time.sleep(PAUSE)
                self.server.kill()
                self.server.wait()
                self.start()
            time.sleep(PAUSE)
            stop.set()
            for thread in threads:
                thread.join()
        print(
            f"  kill -9 {KILLS} 次，其间确认 {len(self.acknowledged) - before:,} 个答案，重发 {self.again:,} 次"
        )

    def compare(self) -> None:
        """Every acknowledged answer is there."""
        rows = {row.name: row for row in Sitting.objects.filter(matter_id=self.exam)}
        names = list(Officer.objects.order_by("pk").values_list("title", flat=True))
        stored = Counter(Answer.objects.values_list("sitting_id", "item_id", "chosen"))
        told = Counter[tuple[int, int, str]]()
        for who, number, place in self.acknowledged:
            row = rows[names[who]]
            item, order = row.paper[number - 1]
            told[row.pk, item, str(order[place])] += 1
        lost = sum((told - stored).values())
        print(f"  已确认 {sum(told.values()):,} 个，存有 {sum(stored.values()):,} 个，丢失 {lost} 个")
        if lost:
            raise SystemExit("有已确认的答案丢失")


def told_of(times: list[float]) -> str:
    cuts = quantiles(times, n=100)
    return f"p50 {cuts[49] * 1000:.0f}、p95 {cuts[94] * 1000:.0f}、p99 {cuts[98] * 1000:.0f} 毫秒"
