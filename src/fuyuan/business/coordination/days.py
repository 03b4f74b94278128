"""The days of this room and what the local rule settles: no statute sets them, the place does. Working days."""

from __future__ import annotations

from collections.abc import Mapping

ACCEPT, ANSWER, MEET, OPINE, DECIDE = "accept", "answer", "meet", "opine", "decide"
DEFAULTS: Mapping[str, int] = {ACCEPT: 5, ANSWER: 10, MEET: 10, OPINE: 10, DECIDE: 20}
# what the steps cite of 《行政执法争议协调办法》: topic of local policy by step
TOPICS: Mapping[str, str] = {each: f"coordination-{each}" for each in DEFAULTS}
TITLES: Mapping[str, str] = {
    ACCEPT: "争议协调：申请和受理", ANSWER: "争议协调：答复", MEET: "争议协调：协调会议", OPINE: "争议协调：协调意见",
    DECIDE: "争议协调：政府决定",
}  # fmt: skip
