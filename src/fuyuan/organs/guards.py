"""Rules the database itself holds, as triggers on SQLite and PostgreSQL.

Installed after every ``migrate`` (SQLite forgets the triggers of a table that a migration rebuilds). Any room can
protect its own table: ``register(append_only("matters_event"))`` in its AppConfig.ready().
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .posts import ADMIN_POSTS


@dataclass(frozen=True, slots=True)
class Trigger:
    """Refuse ``action`` (INSERT, UPDATE, DELETE, UPDATE OF column) on ``table`` when ``condition`` is true."""

    name: str
    table: str
    action: str
    message: str
    condition: str = ""

    def sqlite(self) -> list[str]:
        when = f"WHEN {self.condition} " if self.condition else ""
        return [
            f"CREATE TRIGGER IF NOT EXISTS {self.name} BEFORE {self.action} ON {self.table} "
            f"FOR EACH ROW {when}BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        ]

    def postgresql(self) -> list[str]:
        # A WHEN clause may not hold a subquery there, so the test stands inside the function.
        test = self.condition or "true"
        returned = "OLD" if self.action == "DELETE" else "NEW"
        return [
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {test} THEN RAISE EXCEPTION '{self.message}' USING ERRCODE = 'integrity_constraint_violation';"
            f" END IF; RETURN {returned}; END $$",
            f"CREATE OR REPLACE TRIGGER {self.name} BEFORE {self.action} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]


def append_only(table: str) -> list[Trigger]:
    """Return the triggers that refuse every update and delete on ``table``."""
    message = f"{table} is append-only"
    return [
        Trigger(f"{table}_no_update", table, "UPDATE", message),
        Trigger(f"{table}_no_delete", table, "DELETE", message),
    ]


_CASES = " ".join(f"WHEN '{post}' THEN '{post}'" for post in sorted(ADMIN_POSTS))
_MISFIT = f"(SELECT kind FROM organs_account WHERE id = NEW.account_id) <> (CASE NEW.post {_CASES} ELSE 'staff' END)"  # noqa: S608
_POST_FITS = "an account holds posts of one kind only"

TRIGGERS: list[Trigger] = [
    Trigger(
        "organs_account_kind_fixed",
        "organs_account",
        "UPDATE OF kind",
        "the kind of an account never changes",
        "OLD.kind <> NEW.kind",
    ),
    Trigger("organs_holding_fits_insert", "organs_holding", "INSERT", _POST_FITS, _MISFIT),
    Trigger(
        "organs_holding_fits_update", "organs_holding", "UPDATE OF post, account_id", _POST_FITS, _MISFIT
    ),
    *append_only("organs_securityevent"),
    *append_only("organs_setting"),
]


def register(triggers: list[Trigger]) -> None:
    """Add triggers of another room; they are installed after the next migrate."""
    TRIGGERS.extend(trigger for trigger in triggers if trigger not in TRIGGERS)


def install(connection: Any) -> None:
    """Create every registered trigger whose table exists; safe to repeat."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for trigger in TRIGGERS:
            if trigger.table in tables:
                statements: Callable[[], list[str]] = getattr(trigger, connection.vendor)
                for statement in statements():
                    cursor.execute(statement)
