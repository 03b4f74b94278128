"""The platform as it is served, on the loopback only, and what its processes cost: CPU and memory from /proc."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from django.db import connection

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
WORKERS = 2


@dataclass
class Server:
    """A running server: ``pid`` of its first process, ``port`` on 127.0.0.1."""

    pid: int
    port: int
    postmaster: int = 0

    def web(self) -> list[int]:
        """The processes that answer requests."""
        return children(self.pid)

    def cpu(self) -> float:
        """CPU seconds used so far by the web processes and the backends of the database."""
        backends = children(self.postmaster) if self.postmaster else []
        return sum(cpu_of(pid) for pid in [*self.web(), *backends])

    def memory(self) -> list[float]:
        """Resident memory of each web process in MiB."""
        return [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 2**20 for pid in self.web()]


def children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(word) for word in text.split()]


def cpu_of(pid: int) -> float:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS
    return 0.0


@contextmanager
def serving() -> Iterator[Server]:
    """Serve this installation (FUYUAN_HOME, DATABASE_URL) without the scheduler until the block ends."""
    port = free_port()
    words = ["run", "--no-demo", "--no-scheduler", "--port", str(port), "--workers", str(WORKERS)]
    process = subprocess.Popen([sys.executable, "-m", "fuyuan.cli", *words], stdout=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield Server(process.pid, port, postmaster())
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("the server did not start")
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not answer")


def postmaster() -> int:
    """The parent of our own backend on PostgreSQL; 0 on the embedded database."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    found = re.search(r"PPid:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    assert found
    return int(found[1])


class Browser:
    """One keep-alive connection with cookies, as a browser holds it."""

    CSRF = "a" * 32

    def __init__(self, port: int, session: str = "") -> None:
        self.http = HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = f"csrftoken={self.CSRF}" + (f"; sessionid={session}" if session else "")

    def get(self, path: str) -> tuple[int, bytes]:
        return self.send("GET", path)

    def post(self, path: str, body: str) -> tuple[int, bytes]:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": self.CSRF}
        return self.send("POST", path, body, kind)

    def send(
        self, method: str, path: str, body: str | None = None, more: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        self.http.request(method, path, body, {"Cookie": self.cookies, **(more or {})})
        response = self.http.getresponse()
        return response.status, response.read()

    def first_byte(self, path: str) -> float:
        """Seconds until the first byte of the answer."""
        start = time.perf_counter()
        self.http.request("GET", path, None, {"Cookie": self.cookies})
        response = self.http.getresponse()
        response.read(1)
        seconds = time.perf_counter() - start
        response.read()
        return seconds
