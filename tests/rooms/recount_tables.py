"""The stored states of suits and cases as plain tables, so that a count is plain SQL on SQLite and on PostgreSQL alike.

Nothing here knows the product's counting: the tables hold what was written down, one row per thing.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class Json:
    """The words of one database for reaching into a text that holds JSON."""

    postgres: bool

    def text(self, doc: str, *path: str) -> str:
        if self.postgres:
            return f"({self.doc(doc)} #>> '{{{','.join(path)}}}')"
        return f"json_extract({doc}, '$.{'.'.join(path)}')"

    def day(self, doc: str, *path: str) -> str:
        """A day as the database's own columns hold one."""
        return f"{self.text(doc, *path)}::date" if self.postgres else self.text(doc, *path)

    def true(self, doc: str, *path: str) -> str:
        """1 where it is true, else 0."""
        yes = "'true'" if self.postgres else "1"
        return f"(CASE WHEN {self.text(doc, *path)} = {yes} THEN 1 ELSE 0 END)"

    def each(self, name: str, doc: str, *path: str) -> str:
        """The entries of a list as a table of that name."""
        if self.postgres:
            listed = f"{self.doc(doc)} #> '{{{','.join(path)}}}'"
            return f"jsonb_array_elements({listed}) WITH ORDINALITY AS {name}(value, at)"
        return f"json_each({doc}, '$.{'.'.join(path)}') AS {name}"

    def at(self, name: str) -> str:
        """The place of an entry in its list; only the order matters."""
        return f"{name}.at" if self.postgres else f"{name}.key"

    def doc(self, column: str) -> str:
        return f"{column}::jsonb"


def tables(json: Json) -> dict[str, str]:
    """Name → what to select into it, in order: the later ones read the earlier ones."""
    state, round_, hearing, there = "s.state", "r.value", "h.value", "p.value"
    rounds, hearings = json.each("r", state, "rounds"), json.each("h", round_, "hearings")
    return {
        # rule 8: what an organ asks a court to enforce is no suit against anybody
        "re_suit": f"""
            SELECT s.matter_id, s.act_kind, s.effective_on, s.performed_on, {json.day(state, "perform_by")} AS perform_by,
                   {json.true(state, "forced")} AS forced
            FROM litigation_suit s WHERE s.kind <> 'non_litigation'""",
        "re_defendant": f"""
            SELECT s.matter_id, {json.text("d.value", "organ_id")} AS organ, {json.text("d.value", "standing")} AS standing
            FROM litigation_suit s, {json.each("d", state, "defendants")}""",
        "re_round": f"""
            SELECT s.matter_id, {json.at("r")} AS n, {json.text(round_, "instance")} AS instance,
                   {json.day(round_, "docketed_on")} AS docketed_on, {json.day(round_, "ruling", "ruled_on")} AS ruled_on,
                   {json.text(round_, "ruling", "outcome")} AS outcome, {json.text(round_, "ruling", "changed_to")} AS changed_to
            FROM re_suit t JOIN litigation_suit s ON s.matter_id = t.matter_id, {rounds}""",
        "re_appeal": f"""
            SELECT DISTINCT s.matter_id, {json.at("r")} AS n FROM litigation_suit s, {rounds}, {json.each("a", round_, "appeals")}""",
        "re_hearing": f"""
            SELECT s.matter_id, {json.at("r")} AS n, {json.at("h")} AS h, {json.true(hearing, "notified")} AS notified,
                   {json.true(hearing, "again")} AS again, {json.true(hearing, "cancelled")} AS cancelled
            FROM litigation_suit s, {rounds}, {hearings}""",
        # what the head's part in a hearing is worth, the best of all defendants' heads: 1 spoke, 2 came, 3 excused, 4 absent
        "re_worth": f"""
            SELECT s.matter_id, {json.at("r")} AS n, {json.at("h")} AS h,
                   MIN(CASE {json.text(there, "attendance")} WHEN 'spoke' THEN 1 WHEN 'attended' THEN 2 WHEN 'excused' THEN 3
                       WHEN 'absent' THEN 4 END) AS worth
            FROM litigation_suit s, {rounds}, {hearings}, {json.each("p", hearing, "present")} GROUP BY 1, 2, 3""",
        "re_case": f"""
            SELECT s.matter_id, s.accepted_on, s.decided_on, s.served_on, s.outcome, {json.text(state, "terminated")} AS terminated,
                   {json.true(state, "withdrawal", "settled")} AS settled
            FROM reconsideration_case s""",
        "re_line": f"""
            SELECT s.matter_id, {json.text("l.value", "kind")} AS kind
            FROM reconsideration_case s, {json.each("l", state, "decision", "draft", "outcomes")}
            UNION SELECT c.matter_id, c.outcome FROM re_case c WHERE c.outcome <> ''""",
        "re_sued": f"""
            SELECT s.matter_id FROM reconsideration_case s, {json.each("w", state, "suits")}
            UNION SELECT l.case_id FROM litigation_suit l
            WHERE l.case_id IS NOT NULL AND l.docketed_on IS NOT NULL AND l.kind <> 'non_litigation'""",
        "re_owed": """
            SELECT d.matter_id, MAX(d.due) AS due, MAX(d.done_on) AS done_on, COUNT(*) AS duties, COUNT(d.done_on) AS done
            FROM matters_dutyrow d JOIN reconsideration_case c ON c.matter_id = d.matter_id
            WHERE (d.key LIKE 'perform:%' OR d.key LIKE 'redo:%') AND d.due IS NOT NULL GROUP BY 1""",
        "re_body": """
            SELECT matter_id, organ_id FROM litigation_suitdefendant
            UNION SELECT matter_id, organ_id FROM reconsideration_caserespondent
            UNION SELECT matter_id, -1 FROM re_defendant WHERE organ IS NULL""",
    }  # fmt: skip


def lay_out() -> None:
    """Make the tables; they go with the transaction."""
    with connection.cursor() as cursor:
        for name, select in tables(Json(connection.vendor == "postgresql")).items():
            cursor.execute(f"CREATE TEMPORARY TABLE {name} AS {select}")
