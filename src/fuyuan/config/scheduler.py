"""The scheduler process: on the hour it takes the steps that time alone brings, and anchors the new events.

It decides nothing: `tick` and `anchor` are idempotent and derive everything from stored facts, so a missed hour is made
up by the next one. Every process may run it; a lock lets one work at a time.
"""

import importlib
import logging
import os
import signal
import subprocess
import sys
import time

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger
from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections

from .lock import only_one
from .manage import setup
from .orphan import die_with_parent

logger = logging.getLogger(__name__)
LOOK_SECONDS = 2  # between two looks for files to make
# minute of each hour → management command; five past, so that a day has surely begun
HOURLY = {"tick": 5, "anchor": 0, "sweep": 30, "expire_drafts": 20, "expire_sessions": 25}


def perform(command: str) -> None:
    """Run one command if no other process is at it; a failure is recorded and does not end the scheduler."""
    close_old_connections()
    try:
        with only_one(command) as mine:
            if mine:
                call_command(command)
    except Exception:
        logger.exception("定时任务 %s 没有完成，下一个整点再试", command)
    finally:
        close_old_connections()


def make_files() -> None:
    """Look every two seconds whether somebody waits for a file, and let a process of its own make it: what it needs of
    memory (a volume of 300 pages: 350 MB) goes with it.
    """
    making = importlib.import_module("fuyuan.papers.batches.making")  # needs the models
    while True:
        close_old_connections()
        try:
            if making.waiting():
                subprocess.run([sys.executable, "-m", "fuyuan.config.maker"], check=True)
        except Exception:
            logger.exception("后台制作文件没有完成，一分钟以后再试")
            time.sleep(60)
        finally:
            close_old_connections()
        time.sleep(LOOK_SECONDS)


def build() -> BlockingScheduler:
    # from_crontab and cron triggers take the machine's zone unless told: the office keeps Beijing time
    zone = settings.TIME_ZONE
    scheduler = BlockingScheduler(timezone=zone, job_defaults={"coalesce": True, "misfire_grace_time": None})
    for command, minute in HOURLY.items():
        scheduler.add_job(perform, CronTrigger(minute=minute, timezone=zone), args=[command], id=command)
        scheduler.add_job(perform, args=[command])  # and once now: make up for the time we were off
    scheduler.add_job(make_files)
    return scheduler


def main() -> int:
    die_with_parent()
    # at once: a job cut off rolls back and runs again, waiting for its thread could last for ever
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    setup()
    try:
        build().start()
    except (KeyboardInterrupt, SystemExit):
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
