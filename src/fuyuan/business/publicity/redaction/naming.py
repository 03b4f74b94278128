"""What can be a name at all, by its characters alone."""

from __future__ import annotations

import re

from .folding import HAN
from .lexicon import given, is_word, surname_of, surnames, words
from .organs import is_firm, is_organ
from .roles import LINKS, PRIVATE_ROLES, PUBLIC_ROLES
from .segment import NOT_GIVEN

_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
_LONG_NAME = re.compile(f"[{HAN}]{{4,7}}")  # 吉克小龙, 降央卓玛: no list gives these
_NO_NAME = re.compile(
    r"(?:局|公司|政府|委员会|法院|村|组|户|厂|店|部|所|中心|不详|未知|同上|保密|匿名|本人|代表|均为|无|警官|警员|法官|主任|科长|股长|所长|队长|先生|女士|老师|师傅|律师)$"
)
# what may stand after a label and is nobody
NOBODY = frozenset(
    "本人 单位 公司 成员 家属 农民 代表 党员 干部 工人 国家 任何 全家 公民 相关 有关 于此 时任 公开".split()
)
# words that begin with a surname and stand where a person could
_NEVER = frozenset(
    "本人 申请 和解 公安 公证 司法 司机 方面 任何 于此 时任 全家 应当 于是 单位 成员 管理 相关 安全 "
    "金额 家属 农民 代表 党员 干部 党组 项目 工人 公司 公开 单独 时间 方式 房屋 车辆 成功 全部 成立 "
    "关于 通过 安排 支付 从事 单方 明知 明确 居住 经营 文书 都会 国家 陈述".split()
)


def could_be(name: str, doubtful: bool = False) -> bool:
    """Whether characters that stand where a name is expected can be one; `doubtful` lets frequent words through."""
    if set(name) & set("某×*XxX"):
        return False
    if "·" in name:
        return True
    if doubtful and _LONG_NAME.fullmatch(name):
        return not (is_organ(name) or is_firm(name) or _NO_NAME.search(name) or has_word(name))
    if not _HAN_NAME.fullmatch(name) or is_organ(name) or is_firm(name) or _NO_NAME.search(name):
        return False
    if name in PRIVATE_ROLES or name in PUBLIC_ROLES:
        return False
    surname = surname_of(name)
    if surname not in surnames():
        return _rare_surname(name)
    if len(name) == 4 and len(surname) == 1:  # the surnames of both parents
        return name[1] in surnames() and not has_word(name)
    return len(name) - len(surname) in (1, 2) and (doubtful or not (is_word(name) and words()[name] < 1000))


def _rare_surname(name: str) -> bool:
    """Whether what follows a character that no list calls a surname looks like a given name."""
    usual = all(char in given() for char in name[1:])
    return usual and len(name) <= 3 and not is_word(name) and not has_word(name)


def has_word(name: str) -> bool:
    return any(words().get(name[n : n + 2], 9999) < 1050 for n in range(len(name) - 1))


def person_like(name: str) -> bool:
    return (
        surname_of(name) in surnames()
        and could_be(name, doubtful=True)
        and name not in _NEVER
        and name[-1] not in NOT_GIVEN
    )


def bare(run: str) -> str:
    """A run of characters without the role it begins with: 委托代理人杨莉."""
    for length in range(min(9, len(run) - 2), 0, -1):
        if run[:length] in PRIVATE_ROLES | LINKS:
            return run[length:]
    return run
