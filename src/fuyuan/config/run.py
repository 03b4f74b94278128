"""`fuyuan run`: prepare the database, then serve with granian and keep the scheduler beside it."""

import argparse
import errno
import gc
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError
from django.db import OperationalError, connections
from django.urls import get_resolver
from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import Interfaces

from fuyuan import clock
from fuyuan.law.search import search as search_laws

from .manage import database_trouble, setup
from .orphan import die_with_parent
from .packed import gather_static
from .readiness import refusals
from .setup import SetupRefused, demo_notice, prepare

RESTART_SECONDS = 5


class StartRefused(Exception):
    """Why the platform does not start, in one line for the person at the keyboard."""


def main(arguments: list[str]) -> int:
    """Serve until SIGINT or SIGTERM. Returns 1, with one line on standard error, when it cannot start."""
    options = parse(arguments)
    return told(look, options) or apart(told, make_ready, options) or told(load, options) or serve(options)


def told(work: Callable[[argparse.Namespace], None], options: argparse.Namespace) -> int:
    """Do one part of the start; 1, with one line on standard error, when it fails for a reason the operator can mend."""
    try:
        work(options)
    except (StartRefused, SetupRefused, ImproperlyConfigured, CommandError) as error:
        print(error, file=sys.stderr)
        return 1
    except OperationalError as error:
        print(database_trouble(error), file=sys.stderr)
        return 1
    return 0


def apart(work: Callable[..., int], *arguments: Any) -> int:
    """Do it in a process of its own and return its code. A new database is given its demo so: drawing the first paper starts
    threads, and a worker forked from a process that has drawn would wait for ever for threads it does not have.
    """
    child = get_context("fork").Process(target=_end_with, args=(work, *arguments))
    child.start()
    child.join()
    return child.exitcode or 0


def _end_with(work: Callable[..., int], *arguments: Any) -> None:
    die_with_parent()
    sys.exit(work(*arguments))


def look(options: argparse.Namespace) -> None:
    """Refuse what could never be served, before anything is written."""
    options.port = port_number(options.port)
    refuse_busy_port(options.host, options.port)
    refuse_unwritable_home(Path(os.environ.get("FUYUAN_HOME", "var")))
    setup()


def make_ready(options: argparse.Namespace) -> None:
    prepare(options.starter, demo=not (options.no_demo or settings.PRODUCTION))


def load(options: argparse.Namespace) -> None:
    refuse_unsafe_production()
    gather_static()
    preload()


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fuyuan run", description="启动平台；首次启动时建库并装入示例。")
    env = os.environ
    parser.add_argument("--host", default=env.get("HOST", "127.0.0.1"), help="监听地址，默认只在本机（HOST）")
    parser.add_argument("--port", default=env.get("PORT", "8000"), help="端口，默认 8000（PORT）")
    parser.add_argument("--workers", type=int, default=2, help="工作进程数，默认 2")
    parser.add_argument("--threads", type=int, default=4, help="每个工作进程的线程数，默认 4")
    parser.add_argument("--starter", default="starter", help="新库装入的机关文件，默认自带的示例")
    parser.add_argument("--no-demo", action="store_true", help="新库不装入演示案件")
    parser.add_argument("--no-scheduler", action="store_true", help="定时任务由别的进程执行")
    return parser.parse_args(arguments)


def port_number(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) < 65_536:
        return int(text)
    raise StartRefused(f"端口“{text}”不对：请用 1 到 65535 之间的数字，例如 PORT=8000 make run")


def refuse_busy_port(host: str, port: int) -> None:
    """Granian shares ports between processes and would not complain: ask for the port alone, first."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            raise StartRefused(port_problem(error, host, port)) from None


def port_problem(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 已被占用：请先停止占用它的程序，或换一个端口，例如 PORT={port + 1} make run"
    if error.errno == errno.EACCES:
        return f"没有使用端口 {port} 的权限：请换一个 1024 以上的端口，例如 PORT=8000 make run"
    return f"不能在 {host}:{port} 上监听（{error.strerror}）：请检查 HOST 和 PORT。"


def refuse_unwritable_home(home: Path) -> None:
    """Data, key and database live in FUYUAN_HOME."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe = home / f".write-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError:
        message = (
            f"没有写入数据目录的权限：{home.resolve()}。请修改该目录的属主，或用 FUYUAN_HOME 指定别的目录。"
        )
        raise StartRefused(message) from None


def refuse_unsafe_production() -> None:
    if settings.PRODUCTION and (reasons := refusals()):
        raise StartRefused("\n".join(["正式运行的检查没有通过：", *reasons]))


def preload() -> None:
    """Load everything once before the workers fork, and take it out of the garbage collector's rounds."""
    import_string(
        settings.WSGI_APPLICATION
    )  # builds the middleware, which refuses what is configured wrongly
    resolver = get_resolver()
    assert resolver.url_patterns  # reading it imports every view
    search_laws("法", clock.today())  # reads the statutes, once for all workers
    connections.close_all()  # a connection must not cross a fork
    gc.collect()
    gc.freeze()
    os.register_at_fork(after_in_child=stand_apart)


def stand_apart() -> None:
    """A worker is stopped by the server alone. Ctrl+C reaches a whole group: a worker that ends in the very moment in which the
    server is told to, makes the server wait for itself for ever (its event is set inside and outside a signal handler).
    """
    os.setpgid(0, 0)
    die_with_parent()


class Server(Granian):  # type: ignore[misc, valid-type]
    """The server, told to stop as often as anybody likes: `make` passes on the signal that its whole group has had already."""

    interrupt_signal: bool

    def signal_handler_interrupt(self, *args: Any, **kwargs: Any) -> None:
        """The handler may interrupt the event's own code, or another call of itself: setting the event here would then wait for
        itself for ever, and the server would neither stop nor listen to a second signal."""
        if not self.interrupt_signal:
            self.interrupt_signal = True
            threading.Thread(target=self.main_loop_interrupt.set, daemon=True).start()


def serve(options: argparse.Namespace) -> int:
    server = Server(
        "fuyuan.config.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=options.threads,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_enabled=False,
    )
    server.on_startup(lambda: print(greeting(options.host, options.port), flush=True))
    stopping = threading.Event()
    keeper = threading.Thread(target=keep_scheduler, args=[stopping], daemon=True)
    if not options.no_scheduler:
        keeper.start()
    try:
        server.serve()
    finally:
        # it ends: a further signal would meet Python putting its handlers away, and end it as if it had been killed
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_IGN)
        stopping.set()
        if keeper.ident:
            keeper.join(timeout=10)
    return 0


def greeting(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    lines = [f"府院联动平台已启动：http://{shown}:{port}（按 Ctrl+C 停止）", demo_notice()]
    return "\n".join(filter(None, lines))


def keep_scheduler(stopping: threading.Event) -> None:
    """Keep one scheduler process alive until told to stop; end it then."""
    while not stopping.is_set():
        scheduler = subprocess.Popen([sys.executable, "-m", "fuyuan.config.scheduler"], process_group=0)
        while scheduler.poll() is None and not stopping.wait(0.5):
            pass
        if scheduler.poll() is None:
            scheduler.kill()  # what it was doing rolls back and is done again
            scheduler.wait(timeout=10)
        stopping.wait(RESTART_SECONDS)
