"""What a person keeps of a list: named views of it, and the columns chosen."""

from typing import ClassVar

from django.db import models

from fuyuan.organs.models import Account


class SavedView(models.Model):
    """A list under a name: its filters, search and order as a query string, and its columns.

    The row without a name holds the columns this person sees when no saved view is open.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="saved_views", db_index=False)
    kind = models.CharField("业务", max_length=40)
    name = models.CharField("名称", max_length=20, blank=True)
    query = models.CharField("条件", max_length=1000, blank=True)
    columns = models.CharField("显示的列", max_length=1000, blank=True)

    class Meta:
        verbose_name = "保存的视图"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "kind", "name"], name="saved_view_once")
        ]

    def __str__(self) -> str:
        return self.name
