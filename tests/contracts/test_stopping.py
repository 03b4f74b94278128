"""Whoever stops the server does so with one signal or with many: it ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from granian.constants import Interfaces

from fuyuan.config.run import Server


def test_a_signal_in_the_middle_of_another_does_not_wait_for_itself() -> None:
    """The event's lock is held as it is while an earlier signal is being handled, or the main loop goes to sleep."""
    server = Server("fuyuan.config.wsgi:application", interface=Interfaces.WSGI)
    with server.main_loop_interrupt._cond:
        server.signal_handler_interrupt()
        server.signal_handler_interrupt()
    assert server.main_loop_interrupt.wait(5)
    assert server.interrupt_signal


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="stopping does not depend on the database")
def test_a_server_that_is_told_to_stop_many_times_ends(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "FUYUAN_HOME": str(tmp_path / "home"), "PORT": str(port)}
    command = [sys.executable, "-m", "fuyuan.cli", "run", "--no-demo", "--no-scheduler", "--workers", "1"]
    server = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    assert any("已启动" in line for line in server.stdout)
    for _ in range(200):
        if server.poll() is None:
            server.send_signal(signal.SIGTERM)
            time.sleep(0.0005)
    try:
        assert server.wait(20) == 0
    finally:
        server.kill()
