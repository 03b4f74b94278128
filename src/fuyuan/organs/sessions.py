"""The session engine: database sessions whose row carries account and holding, read in one query with both."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from fuyuan.clock import now
from fuyuan.prepared import Prepared

from .models import Session

ACCOUNT, HOLDING, STARTED, MATTERS = "account", "holding", "started", "matters"
INTERRUPTED = "interrupted"  # [path, account, what was typed there, sealed]: interrupted.py


_BY_KEY = Prepared(
    lambda key: Session.objects.select_related("account", "holding__organ").filter(session_key=key),
    "the key of a session",
)


class SessionStore(DatabaseStore):
    """Django's database store plus ``row``: the loaded session row with account, holding and organ joined."""

    row: Session | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        self.row = next(iter(_BY_KEY(str(self.session_key))), None)
        if self.row is None:
            self._session_key = None
        return self.row

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        moment = now()
        started = moment if STARTED not in data else moment.fromtimestamp(data[STARTED], moment.tzinfo)
        return Session(
            session_key=self._get_or_create_session_key(),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=started + timedelta(seconds=settings.SESSION_COOKIE_AGE),
            account_id=data.get(ACCOUNT),
            holding_id=data.get(HOLDING),
            started_at=started,
            seen_at=moment,
        )
