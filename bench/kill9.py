"""kill -9 under load, with a ledger kept by the clients (reliability.md B04).

Writers send operations to a server and note every acknowledgement. Now and then the server is killed with SIGKILL and
started again; a writer whose answer was lost asks again with the same token. In the end the ledger is compared with
what is stored: nothing acknowledged may be missing or different, no number may appear twice or be skipped, and
verify must find no difference.

    python bench/kill9.py --kills 10 --writers 8 [--database postgresql://…]
"""

import argparse
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parents[1]


class Target(Protocol):
    """What is being killed: how to start it, how to talk to it, what it has stored."""

    def start(self) -> subprocess.Popen[str]: ...
    def connect(self) -> "Line": ...
    def stored(self) -> dict[str, Any]: ...


class Line:
    """One connection: an operation out, its acknowledgement back."""

    def __init__(self, path: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(60)
        self.socket.connect(path)
        self.file = self.socket.makefile("rwb")

    def call(self, **operation: Any) -> dict[str, Any]:
        """Raises OSError when the server died before it answered."""
        self.file.write(json.dumps(operation).encode() + b"\n")
        self.file.flush()
        answer = self.file.readline()
        if not answer.endswith(b"\n"):
            raise ConnectionResetError("no answer")
        result: dict[str, Any] = json.loads(answer)
        return result


@dataclass
class Toy:
    """The toy room behind a socket: the kernel alone, without HTTP."""

    home: Path
    database: str = ""

    @property
    def env(self) -> dict[str, str]:
        return {
            **os.environ, "FUYUAN_HOME": str(self.home), "DATABASE_URL": self.database,
            "DJANGO_SETTINGS_MODULE": "toy.settings", "PYTHONPATH": str(ROOT / "tests"),
        }  # fmt: skip

    def python(self, *words: str) -> list[str]:
        return [sys.executable, "-m", *words]

    def prepare(self) -> None:
        subprocess.run(self.python("django", "migrate", "-v0"), env=self.env, check=True, cwd=ROOT)

    def start(self) -> subprocess.Popen[str]:
        path = self.home / "socket"
        path.unlink(missing_ok=True)
        words = self.python("toy.server", str(path))
        server = subprocess.Popen(words, env=self.env, cwd=ROOT, text=True, stdout=subprocess.PIPE)
        assert server.stdout
        if server.stdout.readline() != "ready\n":
            raise RuntimeError("the server did not start")
        return server

    def connect(self) -> Line:
        return Line(str(self.home / "socket"))

    def stored(self) -> dict[str, Any]:
        done = subprocess.run(
            self.python("toy.server", "check"),
            env=self.env,
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        result: dict[str, Any] = json.loads(done.stdout)
        return result


@dataclass
class Ledger:
    """What the clients know: every acknowledged operation by its token."""

    acknowledged: dict[str, dict[str, Any]] = field(default_factory=dict)
    retries: int = 0


def write_until(target: Target, ledger: Ledger, stop: threading.Event) -> None:
    """Open letters and accept them, again and again, until told to stop; ask again when an answer was lost."""
    line: Line | None = None
    while not stop.is_set():
        matter = 0
        for operation in ("open", "accept"):
            token = uuid.uuid4().hex
            more = {"matter": matter} if matter else {}
            while True:
                try:
                    line = line or target.connect()
                    answer = line.call(op=operation, token=token, **more)
                    break
                except OSError:
                    line, ledger.retries = None, ledger.retries + 1
                    time.sleep(0.05)
            ledger.acknowledged[token] = answer
            matter = answer["matter"]


@contextmanager
def writers(target: Target, ledger: Ledger, count: int) -> Iterator[None]:
    stop = threading.Event()
    threads = [threading.Thread(target=write_until, args=(target, ledger, stop)) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(120)


def run(target: Target, *, kills: int, count: int, pause: float, seed: int = 9) -> Ledger:
    """Kill and restart the server ``kills`` times under ``count`` writers, about every ``pause`` seconds."""
    dice, ledger, server = random.Random(seed), Ledger(), target.start()
    try:
        with writers(target, ledger, count):
            for _ in range(kills):
                time.sleep(pause * dice.uniform(0.5, 1.5))
                server.kill()
                server.wait()
                server = target.start()
            time.sleep(pause)
    finally:
        server.kill()
        server.wait()
    return ledger


def differences(ledger: Ledger, stored: dict[str, Any]) -> list[str]:
    """Compare the ledger with what is stored; return what is wrong."""
    found: list[str] = list(stored["differences"])
    events = {token: (matter, number) for token, matter, number in stored["events"]}
    if len(events) != len(stored["events"]):
        found.append("a token was written twice")
    for token, answer in ledger.acknowledged.items():
        if events.get(token) != (answer["matter"], answer.get("number", "")):
            found.append(f"acknowledged {answer}, stored {events.get(token)}")
    serials = sorted(int(number.split("〕")[1].removesuffix("号")) for _, number in events.values() if number)
    twice = [number for number, times in Counter(serials).items() if times > 1]
    if twice:
        found.append(f"numbers given twice: {twice}")
    if serials != list(range(1, len(serials) + 1)):
        found.append("numbers skipped")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="kill -9 under load, with a client-side ledger")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between kills, on average")
    parser.add_argument("--database", default=os.environ.get("DATABASE_URL", ""))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = Toy(Path(folder), options.database)
        target.prepare()
        ledger = run(target, kills=options.kills, count=options.writers, pause=options.pause)
        found = differences(ledger, target.stored())
    print(f"{options.kills} kills, {len(ledger.acknowledged)} acknowledged, {ledger.retries} asked again")
    print(*(found or ["0 lost, 0 wrong, 0 duplicate numbers, 0 gaps, chain intact, files whole"]), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
