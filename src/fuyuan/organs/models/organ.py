"""Organs (机关) as a tree with history: names, roles and groups are data that hold from a day to a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from fuyuan.clock import today
from fuyuan.organs.standing import OrganFact
from fuyuan.prepared import Prepared

ONE_NUMBER = RegexValidator(
    r"^\+?\d[\d -]{3,20}(转\d{1,6})?$", "只写一个号码，例如 0375-1234567 或者 0375-1234567转801"
)


def valid_on(day: date) -> Q:
    """Return the condition "in force on ``day``"; both ends count, an open end never ends."""
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return started & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class OrganKind(models.TextChoices):
    GOVERNMENT = "government", "人民政府"
    DEPARTMENT = "department", "政府部门"
    TOWN = "town", "乡镇"
    SUBDISTRICT = "subdistrict", "街道"
    DISPATCHED = "dispatched", "派出机构"
    INTERNAL = "internal", "内设机构"
    VERTICAL = "vertical", "垂直领导机关"
    STATE_DEPARTMENT = "state_department", "国务院部门"
    COURT = "court", "法院"
    PROCURATORATE = "procuratorate", "检察院"
    SUPERVISION = "supervision", "监察机关"
    JOINT_OFFICE = "joint_office", "联席会议办公室"
    AUTHORISED = "authorised", "法律法规授权组织"
    OTHER = "other", "其他"


class Role(models.TextChoices):
    """What an organ is for this installation, from a day to a day."""

    RECONSIDERATION_ORGAN = "reconsideration_organ", "行政复议机关"
    RECONSIDERATION_OFFICE = "reconsideration_office", "行政复议机构"
    SUPERIOR_RECONSIDERATION_ORGAN = "superior_reconsideration_organ", "上一级行政复议机关"
    JOINT_OFFICE = "joint_office", "联席会议办公室"
    JUDICIAL_BUREAU = "judicial_bureau", "司法行政部门"
    ENFORCEMENT_SUPERVISION = "enforcement_supervision", "行政执法监督机构"
    COURT = "court", "本级人民法院"
    SUPERIOR_COURT = "superior_court", "上一级人民法院"
    PROCURATORATE = "procuratorate", "本级人民检察院"
    SUPERVISION = "supervision", "本级监察机关"


@dataclass(frozen=True, slots=True)
class Reached:
    """Where and when an organ is reached by whoever comes, writes or calls; false where nothing of it is entered."""

    address: str = ""
    phone: str = ""
    hours: str = ""

    def __bool__(self) -> bool:
        return bool(self.address or self.phone or self.hours)

    def __str__(self) -> str:
        """As a paper says it: 地址：…；电话：…；办公时间：…"""
        told = (("地址", self.address), ("电话", self.phone), ("办公时间", self.hours))
        return "；".join(f"{label}：{value}" for label, value in told if value)


class Organ(models.Model):
    """A public body. ``parent`` leads it administratively (for a 派出机构: the department that set it up);
    ``superior`` is the upper organ in its line of business (for 抄告 and for articles 27 and 28).
    """

    code = models.CharField("机关代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=120, db_index=True)
    short = models.CharField("简称", max_length=60, blank=True)
    kind = models.CharField("类型", max_length=20, choices=OrganKind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级行政机关"
    )
    superior = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="inferiors", verbose_name="上一级主管部门"
    )
    region = models.CharField("行政区划代码", max_length=12, blank=True, db_index=True)
    areas = models.JSONField("业务领域", default=list, blank=True)
    aliases = models.JSONField("别名", default=list, blank=True)
    lon = models.FloatField(
        "经度", null=True, blank=True
    )  # degrees, of the seat; a round of inspections travels by them
    lat = models.FloatField("纬度", null=True, blank=True)
    enforcement = models.BooleanField("有行政执法权", default=False)
    vertical = models.BooleanField("实行垂直领导", default=False)
    own_name = models.BooleanField("以自己名义作出行政行为", default=True)
    valid_from = models.DateField("设立日期", null=True, blank=True)
    valid_to = models.DateField("撤销日期", null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name="继续行使其职权的机关",
    )
    address = models.CharField("地址", max_length=200, blank=True)
    phone = models.CharField("电话", max_length=60, blank=True, validators=[ONE_NUMBER])
    hours = models.CharField("办公时间", max_length=120, blank=True)
    verified = models.BooleanField("已核实", default=False)
    note = models.TextField("说明", blank=True)

    class Meta:
        verbose_name = "机关"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=~Q(parent=models.F("id")), name="organ_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="organ_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    _named: tuple[date, str] | None = None  # day and name, known to whoever read the organ for a day

    def name_on(self, day: date) -> str:
        """Return the name the organ bore on ``day``: old matters keep old names."""
        if self._named and self._named[0] == day:
            return self._named[1]
        former = _former_names(self.pk, day)
        return former[0].name if former else self.name

    @property
    def reached(self) -> "Reached":
        return Reached(self.address, self.phone, self.hours)

    def exists_on(self, day: date) -> bool:
        return (self.valid_from or day) <= day <= (self.valid_to or day)


class OrganName(models.Model):
    """A name the organ no longer bears, with the days it was in use (both count)."""

    organ = models.ForeignKey(
        Organ, models.CASCADE, related_name="former_names", verbose_name="机关", db_index=False
    )
    name = models.CharField("曾用名", max_length=120, db_index=True)
    valid_from = models.DateField("启用日期", null=True, blank=True)
    valid_to = models.DateField("停用日期")

    class Meta:
        verbose_name = "机关曾用名"
        ordering = ["organ", "valid_to"]
        constraints = [models.UniqueConstraint(fields=["organ", "valid_to"], name="one_name_at_a_time")]


class OrganRole(models.Model):
    """Which organ acted as what, from a day to a day (both count)."""

    role = models.CharField("职责", max_length=40, choices=Role)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="roles", verbose_name="机关")
    valid_from = models.DateField("开始日期", null=True, blank=True)
    valid_to = models.DateField("结束日期", null=True, blank=True)
    verified = models.BooleanField("已核实", default=False)
    note = models.TextField("说明", blank=True)

    class Meta:
        verbose_name = "机关职责"
        ordering = ["role", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["role"], condition=Q(valid_to__isnull=True), name="one_organ_holds_a_role_now"
            )
        ]


def administrative_organs() -> models.QuerySet[Organ]:
    """Return every organ that acts towards citizens: who may be complained of or sued, by name."""
    others = (
        OrganKind.COURT,
        OrganKind.PROCURATORATE,
        OrganKind.SUPERVISION,
        OrganKind.JOINT_OFFICE,
        OrganKind.INTERNAL,
    )
    return Organ.objects.exclude(kind__in=others).order_by("name")


def _former(organ: Any, day: date) -> models.QuerySet[OrganName]:
    return OrganName.objects.filter(valid_on(day), organ_id=organ).order_by("valid_to")[:1]


def _held(role: str, on: date) -> models.QuerySet[OrganRole]:
    former = models.Subquery(_former(models.OuterRef("organ_id"), on).values("name"))
    rows = OrganRole.objects.filter(valid_on(on), role=role).select_related("organ")
    return rows.annotate(former=former).order_by("-valid_from")[:1]


# asked for every paper drafted
_holders = Prepared(_held, "the role", date.min)
_former_names = Prepared(_former, -(2**40), date.min)


def role_holder(role: str, on: date) -> Organ:
    """Return the organ that holds ``role`` on a day. Raises Organ.DoesNotExist with what to do."""
    found: list[Any] = _holders(role, on)
    if not found:
        raise Organ.DoesNotExist(f"{on:%Y-%m-%d} 没有担任“{Role(role).label}”的机关，请先导入机关数据。")
    organ: Organ = found[0].organ
    organ._named = on, found[0].former or organ.name
    return organ


def holder_id(role: str) -> int | None:
    """Return the organ that holds ``role`` today, None where none is entered."""
    try:
        return role_holder(role, today()).pk
    except Organ.DoesNotExist:
        return None


def where_is(name: str, on: date) -> Reached:
    """Return where an organ is reached that a person named in full; false where it is not in the list, or nothing is entered."""
    organ = Organ.objects.filter(valid_on(on), name=name.strip()).first()
    return organ.reached if organ else Reached()


def organ_fact(pk: int | None) -> OrganFact | None:
    """Return an organ as it is today, with its end and its successor; None when there is none of this id."""
    organ = Organ.objects.select_related("successor").filter(pk=pk or 0).first()
    if organ is None:
        return None
    ended = organ.valid_to if organ.valid_to and organ.valid_to < today() else None
    heir = organ.successor.name if organ.successor else ""
    return OrganFact(organ.pk, organ.name_on(ended or today()), ended, heir)


class OrganGroup(models.Model):
    """A group named in a document (各乡镇人民政府 …): either its members or a rule over kind and region."""

    name = models.CharField("名称", max_length=80, unique=True)
    kinds = models.JSONField("机关类型", default=list, blank=True)
    region = models.CharField("行政区划代码", max_length=12, blank=True)
    parent = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="groups_below")
    enforcement_only = models.BooleanField("只含有行政执法权的", default=False)
    members = models.ManyToManyField(Organ, blank=True, related_name="groups")

    class Meta:
        verbose_name = "机关组"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def organs(self, on: date) -> models.QuerySet[Organ]:
        """Return the organs of the group that exist on a day."""
        if self.members.exists():
            return Organ.objects.filter(valid_on(on), groups=self)
        rule = Q(region__startswith=self.region)
        rule &= Q(kind__in=self.kinds) if self.kinds else Q()
        rule &= Q(parent_id=self.parent_id) if self.parent_id else Q()
        rule &= Q(enforcement=True) if self.enforcement_only else Q()
        return Organ.objects.filter(rule, valid_on(on))
