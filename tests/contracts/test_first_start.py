"""The first start gives a new database its demo, whose papers are drawn; the workers that follow must be able to draw too."""

import os
import socket
import subprocess
import sys
from pathlib import Path

DRAW = "rendering.pdf(Document(Layout.LEGAL, (Paragraph('正文'),)))"
# the start as it is, but that the demo is one paper, and that the server is one worker that draws another
STARTED = f"""
import os, signal
from fuyuan.config import run
from fuyuan.papers import rendering
from fuyuan.papers.blocks import Document, Layout, Paragraph

def serve(options):
    worker = os.fork()
    if not worker:
        signal.alarm(20)  # a worker that waits for ever is ended by this
        {DRAW}
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])

run.prepare = lambda starter, demo: {DRAW}
run.serve = serve
raise SystemExit(run.main(["--port", "{{port}}"]))
"""


def test_a_worker_can_draw_after_the_demo_was_drawn(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "FUYUAN_HOME": str(tmp_path)}
    command = [sys.executable, "-c", STARTED.format(port=port)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
