"""Hands for the tests of linkage: the ledger's county with the court, clients that stay signed in when time passes."""

from ledger_plan import Ledger
from organs_people import signed_in

from fuyuan.organs.models import Account
from fuyuan.organs.posts import Post

POLICE, BUREAU, COURT = "汝州市公安局", "汝州市司法局", "汝州市人民法院"
PEOPLE = ("office", "mayor", "bureau", "police", "police_head", "town", "judge")


class County(Ledger):
    """The ledger's people, and a liaison of the court."""

    def __init__(self) -> None:
        super().__init__()
        self.judge, self.judge_client = self.hire("fayuan", Post.COURT_LIAISON, COURT)

    def on(self, day: str) -> None:
        """Let time pass; sessions would have ended, so everybody signs in again."""
        self.hand.set(day)
        for name in PEOPLE:
            account = Account.objects.get(pk=getattr(self, name).person_id)
            setattr(self, f"{name}_client", signed_in(account))
