"""How registers of destruction are numbered."""

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, by_setting

NUMBER = "archives.number"


def register_settings() -> None:
    installation.register(
        NUMBER,
        title="档案销毁清册编号的写法",
        help=PLACES,
        type=str,
        default="{prefix}复档销〔{year}〕{serial}号",
    )


write_number = by_setting(NUMBER)
