"""Every count of the indicators as plain SQL, written from the definitions (indicators.md section 2), not from the product.

Each count selects matter_id and the day it falls on. The lists of outcomes are written out here once more, by hand.
"""

from __future__ import annotations

from django.db import connection


def among(words: str) -> str:
    return "({})".format(", ".join(f"'{each}'" for each in words.split()))


# D of the definitions: rule 11, won in part is a loss; rule 12, compensation only is a loss
LOST = among(
    "quashed quashed_redo part_quashed part_quashed_redo changed unlawful void duty_ordered payment_ordered"
    " compensation agreement_perform agreement_ended"
)
SETTLED = among("mediated withdrawn withdrawn_changed withdrawn_deemed")
OVER = among("mediated withdrawn withdrawn_changed withdrawn_deemed transferred ended")  # nothing to appeal
SILENT = among("affirmed appeal_withdrawn retrial_refused remanded")  # puts nothing in the place of what was
CORRECTED = among("modify revoke revoke_in_part declare_unlawful order_performance declare_void agreement")
DECIDED = among(
    "modify revoke revoke_in_part declare_unlawful order_performance declare_void agreement uphold"
    " reject_request dismissed_application"
)
TRIED = among(
    "modify revoke revoke_in_part declare_unlawful order_performance declare_void agreement uphold"
    " reject_request dismissed_application mediated terminated"
)

PUT = "CASE WHEN r.outcome = 'reversed' THEN r.changed_to ELSE r.outcome END"
SAYS = f"r.outcome IS NOT NULL AND r.outcome NOT IN {SILENT}"
# the newest result that any court put in place, up to a round
RESULT = f"""(SELECT {PUT} FROM re_round r WHERE r.matter_id = f.matter_id AND {SAYS} {{upto}}
              ORDER BY r.n DESC LIMIT 1)"""
NEWEST = "(SELECT r.outcome FROM re_round r WHERE r.matter_id = {of} AND r.outcome IS NOT NULL ORDER BY r.n DESC LIMIT 1)"
DECIDED_FIRST = "f.instance = 'first' AND f.outcome IS NOT NULL"

# J: the newest first instance that was decided, unless it was sent back; with its own result and what stands in its place
CLOSED = f"""
    SELECT f.matter_id, f.ruled_on AS day, f.n, f.outcome AS own, {RESULT.format(upto="")} AS result
    FROM re_round f WHERE {DECIDED_FIRST} AND {NEWEST.format(of="f.matter_id")} <> 'remanded'
    AND NOT EXISTS (SELECT 1 FROM re_round x WHERE x.matter_id = f.matter_id AND x.instance = 'first'
                    AND x.outcome IS NOT NULL AND x.n > f.n)"""
# a higher court's result beside the one before it (rule 7), where a first instance was decided before
TURNED = f"""
    SELECT f.matter_id, f.ruled_on AS day, {RESULT.format(upto="AND r.n < f.n")} AS before,
           {RESULT.format(upto="AND r.n <= f.n")} AS after
    FROM re_round f WHERE f.instance <> 'first' AND f.outcome IS NOT NULL AND f.outcome <> 'remanded'
    AND EXISTS (SELECT 1 FROM re_round x WHERE x.matter_id = f.matter_id AND x.instance = 'first'
                AND x.outcome IS NOT NULL AND x.n < f.n)"""
# judgments in effect, with the result that holds
EFFECTIVE = f"""
    SELECT * FROM (SELECT f.*, f.effective_on AS day, {RESULT.format(upto="")} AS result FROM re_suit f
                   WHERE f.effective_on IS NOT NULL AND {NEWEST.format(of="f.matter_id")} <> 'remanded') e
    WHERE e.result IS NOT NULL"""
# one instance that was heard and decided: its worth is its best hearing's, but for one to which the court called again
HEARD = """
    SELECT f.matter_id, f.ruled_on AS day,
           COALESCE((SELECT w.worth FROM re_worth w JOIN re_hearing h ON h.matter_id = w.matter_id AND h.n = w.n AND h.h = w.h
                     WHERE w.matter_id = f.matter_id AND w.n = f.n AND h.cancelled = 0 AND h.again = 1 AND w.worth >= 3
                     ORDER BY w.h LIMIT 1),
                    (SELECT MIN(w.worth) FROM re_worth w JOIN re_hearing h
                     ON h.matter_id = w.matter_id AND h.n = w.n AND h.h = w.h
                     WHERE w.matter_id = f.matter_id AND w.n = f.n AND h.cancelled = 0)) AS worth,
           (SELECT COUNT(*) FROM re_hearing h WHERE h.matter_id = f.matter_id AND h.n = f.n AND h.cancelled = 0
            AND (h.notified = 1 OR h.again = 1)) AS notices
    FROM re_round f WHERE f.outcome IS NOT NULL"""
# a loss or a mediation in effect with a day to perform by, or performed
OWED = f"""
    SELECT o.matter_id, COALESCE(o.perform_by, o.performed_on) AS day, o.performed_on, o.forced FROM ({EFFECTIVE}) o
    WHERE (o.result IN {LOST} OR o.result = 'mediated') AND COALESCE(o.perform_by, o.performed_on) IS NOT NULL"""
CASE = f"""
    SELECT c.*, c.decided_on AS day FROM re_case c WHERE c.accepted_on IS NOT NULL AND c.decided_on IS NOT NULL
    AND EXISTS (SELECT 1 FROM re_line l WHERE l.matter_id = c.matter_id AND l.kind IN {TRIED})"""
HIGHER = "SELECT matter_id, ruled_on AS day FROM re_round WHERE outcome IS NOT NULL AND instance = '{}'"
CHANGED = f"{HIGHER} AND outcome IN ('reversed', 'remanded')"


def only(base: str, where: str = "1 = 1") -> str:
    return f"SELECT b.matter_id, b.day FROM ({base}) b WHERE {where}"


def line(kinds: str) -> str:
    return f"EXISTS (SELECT 1 FROM re_line l WHERE l.matter_id = b.matter_id AND l.kind IN {kinds})"


AGREEMENT = "EXISTS (SELECT 1 FROM re_suit s WHERE s.matter_id = b.matter_id AND s.act_kind = 'agreement')"
APPEALED = "EXISTS (SELECT 1 FROM re_appeal a WHERE a.matter_id = b.matter_id AND a.n = b.n)"
UPHELD = "EXISTS (SELECT 1 FROM re_defendant d WHERE d.matter_id = b.matter_id AND d.standing = 'upheld')"
SUED = "EXISTS (SELECT 1 FROM re_sued w WHERE w.matter_id = b.matter_id)"
BACK = "b.outcome = 'terminated' AND (b.terminated = 'settled' OR b.terminated = 'withdrawal'{})"
RECEIVED = """
    SELECT f.matter_id, f.docketed_on AS day FROM re_round f WHERE f.instance = 'first' AND f.docketed_on IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM re_round x WHERE x.matter_id = f.matter_id AND x.instance = 'first' AND x.n < f.n)"""
CASE_OWED = """
    SELECT o.matter_id, o.due AS day, o.done_on, o.duties, o.done FROM re_owed o JOIN re_case c ON c.matter_id = o.matter_id
    WHERE c.served_on IS NOT NULL AND c.decided_on IS NOT NULL"""

COUNTS = {
    "received": only(RECEIVED),
    "closed": only(CLOSED),
    "merits": only(CLOSED, f"b.result IN {LOST} OR b.result = 'claims_dismissed'"),
    "lost": only(CLOSED, f"b.result IN {LOST}"),
    "settled": only(CLOSED, f"b.own IN {SETTLED}"),
    "act changed": only(CLOSED, "b.own = 'withdrawn_changed'"),
    "appealable": only(CLOSED, f"b.own NOT IN {OVER}"),
    "appealed": only(CLOSED, f"b.own NOT IN {OVER} AND {APPEALED}"),
    "agreements": only(CLOSED, AGREEMENT),
    "agreements lost": only(CLOSED, f"b.result IN {LOST} AND {AGREEMENT}"),
    "effective": only(EFFECTIVE),
    "effective lost": only(EFFECTIVE, f"b.result IN {LOST}"),
    "second closed": HIGHER.format("second"),
    "second changed": CHANGED.format("second"),
    "retrial closed": HIGHER.format("retrial"),
    "retrial changed": CHANGED.format("retrial"),
    "to loss": only(TURNED, f"b.before NOT IN {LOST} AND b.after IN {LOST}"),
    "from loss": only(TURNED, f"b.before IN {LOST} AND b.after NOT IN {LOST}"),
    "sent back": only(
        "SELECT f.*, f.ruled_on AS day FROM re_round f WHERE f.outcome = 'remanded'",
        "EXISTS (SELECT 1 FROM re_round x WHERE x.matter_id = b.matter_id AND x.instance = 'first' AND x.n < b.n)",
    ),
    "heard": only(HEARD, "b.worth IS NOT NULL"),
    "heard, not excused": only(HEARD, "b.worth <> 3"),
    "excused": only(HEARD, "b.worth = 3"),
    "came": only(HEARD, "b.worth <= 2"),
    "spoke": only(HEARD, "b.worth = 1"),
    "called": only(HEARD, "b.worth <> 3 AND b.notices > 0"),
    "called, came": only(HEARD, "b.worth <= 2 AND b.notices > 0"),
    "upheld sued": only(RECEIVED, UPHELD),
    "owed": only(OWED),
    "performed freely": only(OWED, "b.performed_on IS NOT NULL AND b.forced = 0"),
    "performed in time": only(OWED, "b.performed_on <= b.day AND b.forced = 0"),
    "cases closed": only(CASE),
    "cases corrected": only(CASE, line(CORRECTED)),
    "cases corrected, wide": only(CASE, f"{line(CORRECTED)} OR b.outcome IN ('mediated', 'terminated')"),
    "cases settled": only(CASE, f"b.outcome = 'mediated' OR ({BACK.format(' AND b.settled = 1')})"),
    "cases settled, wide": only(CASE, f"b.outcome = 'mediated' OR ({BACK.format('')})"),
    "cases quiet": only(CASE, f"NOT {SUED}"),
    "cases decided": only(CASE, line(DECIDED)),
    "cases sued": only(CASE, f"{line(DECIDED)} AND {SUED}"),
    "cases owed": only(CASE_OWED),
    "cases performed": only(CASE_OWED, "b.done = b.duties AND b.done_on <= b.day"),
}


def happened(table: str, column: str) -> set[str]:
    """Every word that stands in a column."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL")
        return {row[0] for row in cursor.fetchall()}


def count(name: str, since: str, until: str, organ_id: int | None = None) -> int:
    """How many fall between two days, both counted; of one body's matters only where one is named."""
    sql = f"SELECT COUNT(*) FROM ({COUNTS[name]}) m WHERE m.day BETWEEN %s AND %s"
    values: list[object] = [since, until]
    if organ_id is not None:
        sql += " AND EXISTS (SELECT 1 FROM re_body k WHERE k.matter_id = m.matter_id AND k.organ_id = %s)"
        values.append(organ_id)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.fetchone()[0])
