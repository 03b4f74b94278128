"""The one clock, re-exported for rooms: ``today()`` and ``now()`` in Asia/Shanghai."""

from fuyuan.clock import now, set_clock, today

__all__ = ["now", "set_clock", "today"]
