"""A file while it comes in with a form: what no form takes anyhow is not written to the disk."""

from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from fuyuan.organs import settings

LARGEST = 50 * 1024 * 1024  # bytes: the most a form takes that does not go by files.max_mb


class CutUpload(TemporaryFileUploadHandler):
    """Keep of each file one byte more than may be received. Whoever receives it says that it is too large, and everything else
    that was typed is kept; the rest, which may have no end, is read and dropped. The file's ``size`` is the whole.
    """

    most = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.most = max(LARGEST, settings.get("files.max_mb") * 1_000_000) + 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        super().receive_data_chunk(raw_data[: max(0, self.most - start)], start)
