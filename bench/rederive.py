"""Derive all duties of many open cases again: unchanged, and after a warning window changed (every open light moves)."""

import time

from bench.bulk import ready

from fuyuan.business.reconsideration.models import Case
from fuyuan.matters.lawbook import WARN_WORKDAYS
from fuyuan.matters.models import DutyRow
from fuyuan.matters.rederive import rederive
from fuyuan.organs import settings

BUDGET = 60


def measure(count: int) -> None:
    """Print seconds for ``count`` open cases; budget: 100,000 cases in under 60 s."""
    ready(count, running=True)
    cases, duties = Case.objects.count(), DutyRow.objects.count()
    print(f"{cases:,} 件在办案件，{duties:,} 项待办；预算：100,000 件 {BUDGET} 秒以内")
    for title, window in (("口径没有变化", None), ("预警窗口由 3 个工作日改为 4 个", 4)):
        if window:
            settings.change(WARN_WORKDAYS, window, by=None)
        start = time.perf_counter()
        moved = sum(1 for _ in rederive())
        print(f"{title}：{time.perf_counter() - start:.1f} 秒，期限移动 {moved:,} 项")
