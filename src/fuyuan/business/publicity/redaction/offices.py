"""Who stands in a public role: officials stay, by the word before their name or the post after it."""

from __future__ import annotations

import re

from .folding import HAN
from .organs import Owners
from .roles import ORGAN_STAFF, POSTS, PRIVATE_ROLES, PUBLIC_ROLES, role_before

_HEAD = re.compile(
    r"(?:法定代表人|主要负责人|负责人|行政负责人|行政机关负责人)(?:\([^)]*\))?[ :]*(?:为|是|系)?$"
)
_ORGANS_HEAD = re.compile(
    r"(?:被申请人|被告|局|政府|厅|委员会|支队|大队|派出所|法院|检察院|"
    r"行政机关)的?(?:出庭)?(?:应诉)?(?:行政)?(?:主要)?(?:负责人|法定代表人|出庭人员|"
    r"应诉人员)(?:[(][^)]*[)])?[ :]*$"
)
_POST = re.compile(POSTS)
_POST_AFTER = re.compile(
    rf"[,、 (:]{{0,2}}(?:(?:现任|时任|职务|任|系|担任|均系|均为|为|是|该)[: ]?){{0,2}}[{HAN}]{{0,24}}?(?:{POSTS})(?![长])"
)
_COMPANY_POST = re.compile(
    rf"[,、 (:]{{0,2}}(?:职务|系|任|为)?[: ]?[{HAN}]{{0,12}}?(?:公司|企业|厂|店|村|居委会|合作社|"
    rf"律师事务所|法律服务所|董事|经理|厂长|小组)"
)
_STAFF_AFTER = re.compile(rf"[,、 (:]{{0,2}}(?:(?:均)?(?:系|为|是))?[{HAN}]{{0,24}}?{ORGAN_STAFF.pattern}")
_OWN_STAFF = re.compile(
    f"[,、 (]{{0,2}}(?:均?[系为])?[该本我](?:单位|机关|中心)[{HAN}]{{0,8}}?(?:人员|干部|职工|[科处股主]长|主任|科员|顾问)"
)
# an agent may be anybody: the post after the name decides
AGENTS = frozenset("委托代理人 代理人 负责人 委托诉讼代理人".split())


def is_head(text: str, start: int) -> bool:
    """Whether the word before says that the head of a firm or an organ is named."""
    return bool(_HEAD.search(text, max(0, start - 16), start))


def _presents_organ(text: str, start: int, owners: Owners) -> bool:
    """Whether the head is presented beside the organ, not somewhere in the story: 被举报人负责人佘某, 该店负责人."""
    label = _HEAD.search(text, max(0, start - 16), start)
    return label is not None and owners.presents_organ(text, label.start())


def is_public(text: str, start: int, end: int, owners: Owners, head: bool) -> bool:
    """Whether the name at this place is an official's in the public role."""
    if _ORGANS_HEAD.search(text, max(0, start - 24), start):
        return True
    role = role_before(text, start)
    if role in PUBLIC_ROLES and role not in PRIVATE_ROLES:
        return True
    if _COMPANY_POST.match(text, end) and not _STAFF_AFTER.match(text, end):
        return False
    if head and (_presents_organ(text, start, owners) or _POST_AFTER.match(text, end)):
        return True
    if role in PRIVATE_ROLES and role not in AGENTS:
        return False
    if _OWN_STAFF.match(text, end) and owners.organ_at(start):
        return True
    return any(post.match(text, end) for post in (_POST, _STAFF_AFTER, _POST_AFTER))
