"""Demo people: one sign-in name per post, made from the loaded organ data; never in production.

All share one password per installation, generated once and kept in FUYUAN_HOME/demo-passwords.txt (mode 600), so that
no password is ever the same on two machines and a visitor still needs to type only one.
"""

import os
from dataclasses import dataclass
from datetime import date

from django.conf import settings as django_settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from fuyuan.clock import today

from . import passwords
from .accounts import create_account, grant_post
from .models import Account, AccountKind, Holding, Organ, OrganKind, Role, role_holder
from .models.organ import valid_on
from .models.people import kind_for
from .posts import ADMIN_POSTS, Post

SINCE = date(2022, 1, 1)
FILE = "demo-passwords.txt"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A sign-in name, the person's name, the posts held, and where: a role, or an organ of a kind (the one
    with that business area when there is one, else the nth).
    """

    username: str
    name: str
    posts: tuple[Post, ...]
    role: str = Role.RECONSIDERATION_OFFICE
    kind: str = ""
    nth: int = 0
    area: str = ""


LIAISON, HEAD = (Post.RESPONDENT_LIAISON,), (Post.RESPONDENT_HEAD,)
PEOPLE = (
    DemoPerson("lian", "李安", (Post.INTAKE,)),
    DemoPerson("chengban1", "陈明", (Post.HANDLER,)),
    DemoPerson("chengban2", "周宁", (Post.HANDLER,)),
    DemoPerson("chengban3", "吴越", (Post.HANDLER, Post.INTAKE)),
    DemoPerson("jigoufuze", "赵衡", (Post.OFFICE_HEAD,)),
    DemoPerson("jiguanfuze", "钱正", (Post.ORGAN_HEAD,), Role.RECONSIDERATION_ORGAN),
    DemoPerson("beishenqing", "孙立", LIAISON, kind=OrganKind.DEPARTMENT, area="公安"),
    DemoPerson("beishenqing2", "郑言", LIAISON, kind=OrganKind.DEPARTMENT, nth=1, area="市场监管"),
    DemoPerson("beishenqing3", "王桥", LIAISON, kind=OrganKind.TOWN, nth=0),
    DemoPerson("sifaju", "许明", LIAISON, Role.JUDICIAL_BUREAU),
    DemoPerson("beifuze", "冯实", HEAD, kind=OrganKind.DEPARTMENT, area="公安"),
    DemoPerson("fayuan", "褚清", (Post.COURT_LIAISON,), Role.COURT),
    DemoPerson("jiandu", "卫东", (Post.SUPERVISION_STAFF,), Role.ENFORCEMENT_SUPERVISION),
    DemoPerson("peixun", "蒋文", (Post.TRAINING_ADMIN,), Role.JUDICIAL_BUREAU),
    DemoPerson("lianxiban", "沈言", (Post.JOINT_OFFICE,), Role.JOINT_OFFICE),
    DemoPerson("weiyuan", "韩教授", (Post.COMMITTEE_MEMBER,)),
    DemoPerson("jianduyuan", "杨平", (Post.LAY_SUPERVISOR,), Role.ENFORCEMENT_SUPERVISION),
    DemoPerson("jijian", "朱严", (Post.DISCIPLINE_LIAISON,), Role.SUPERVISION),
    DemoPerson("yinzhang", "何谨", (Post.SEAL_KEEPER,), Role.RECONSIDERATION_ORGAN),
    DemoPerson("xitong", "系统管理员", (Post.SYSTEM_ADMIN,)),
    DemoPerson("anquan", "安全管理员", (Post.SECURITY_ADMIN,)),
    DemoPerson("shenji", "审计管理员", (Post.AUDIT_ADMIN,)),
    DemoPerson("jianduyuan2", "许静", (Post.LAY_SUPERVISOR,), Role.ENFORCEMENT_SUPERVISION),
    DemoPerson("jianduyuan3", "秦川", (Post.LAY_SUPERVISOR,), Role.ENFORCEMENT_SUPERVISION),
)


class NotInProduction(RuntimeError):
    """Demo accounts are refused where FUYUAN_PRODUCTION is set."""


def demo_password() -> str:
    """Return this installation's demo password; made at the first call, readable by its owner only."""
    path = django_settings.HOME / FILE
    if path.exists():
        return str(path.read_text(encoding="utf-8").split()[-1])
    password = passwords.new_password()
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"演示账号的密码：\n{password}\n")
    return password


@transaction.atomic
def make_demo_people() -> list[Account]:
    """Make the demo people that do not exist yet; safe to repeat. Raises NotInProduction."""
    if django_settings.PRODUCTION:
        raise NotInProduction("生产环境不建立演示账号。")
    password = demo_password()
    present = set(Account.objects.values_list("username", flat=True))
    missing = [person for person in PEOPLE if person.username not in present]
    hashed = make_password(password) if missing else ""
    return [_make(person, password, hashed) for person in missing]


def _make(person: DemoPerson, password: str, hashed: str) -> Account:
    organ = _organ_of(person)
    kind = kind_for(person.posts[0])
    account, _ = create_account(
        username=person.username, name=person.name, kind=kind, password=password, hashed=hashed, demo=True
    )
    for post in person.posts:
        if post not in ADMIN_POSTS or not Holding.objects.filter(post=post, effective=True).exists():
            grant_post(account=account, post=post, organ=organ, valid_from=SINCE, granted_by=None)
    return account


def _organ_of(person: DemoPerson) -> Organ:
    if not person.kind:
        return role_holder(person.role, today())
    government = role_holder(Role.RECONSIDERATION_ORGAN, today())
    office = role_holder(Role.RECONSIDERATION_OFFICE, today())
    candidates = Organ.objects.filter(
        valid_on(today()), kind=person.kind, parent=government, enforcement=True
    )
    found = list(candidates.exclude(pk=office.pk).order_by("code"))
    return next(
        (organ for organ in found if person.area in organ.areas), found[min(person.nth, len(found) - 1)]
    )


def list_demo_signins() -> list[tuple[str, str, str]]:
    """Return (sign-in name, posts, organ) of every active demo account, for the start message and the sign-in page."""
    accounts = Account.objects.filter(demo=True, is_active=True).exclude(kind=AccountKind.PUBLIC)
    order = {person.username: number for number, person in enumerate(PEOPLE)}
    found = sorted(
        accounts.prefetch_related("holdings__organ"), key=lambda a: order.get(a.username, len(order))
    )
    lines = []
    for account in found:
        held = [holding for holding in account.holdings.all() if holding.is_valid(today())]
        posts = "、".join(Post(holding.post).label for holding in held)
        lines.append((account.username, posts, held[0].organ.name if held else ""))
    return lines
