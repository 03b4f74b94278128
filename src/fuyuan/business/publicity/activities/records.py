"""What the steps of a publicity activity (宣传活动) write down."""

from __future__ import annotations

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Channel(Choice):
    """How people are reached."""

    ON_SITE = "on_site", "现场宣传、咨询"
    LECTURE = "lecture", "讲座、培训"
    OPEN_DAY = "open_day", "开放日、旁听观摩"
    PRINT = "print", "报刊专栏、文章"
    BROADCAST = "broadcast", "广播、电视节目"
    NETWORK = "network", "网站、新媒体"
    MATERIAL = "material", "宣传品、公益广告"


class Audience(Choice):
    PUBLIC = "public", "社会公众"
    BUSINESS = "business", "企业和经营者"
    COUNTRYSIDE = "countryside", "村、社区居民"
    YOUTH = "youth", "学生、青少年"
    OFFICIALS = "officials", "行政机关工作人员"
    LAWYERS = "lawyers", "律师、法律工作者"


class Plan(Record):
    """列入计划"""

    topic: Text = ask("主题", min_length=4, max_length=120, help="例如：行政复议不收费、申请方便")
    channel: Channel = ask("方式")
    audience: Audience = ask("对象", default=Audience.PUBLIC)
    partner_id: int | None = ask(
        "合作媒体", default=None, help="没有媒体参加的不选；新的媒体先在“合作媒体”登记"
    )
    day: Day = ask("计划日期", help="到这一天还没有举办的，进入待办")
    place: Text = ask("地点或者栏目", default="", max_length=120)
    owner: Text = ask("负责人", min_length=2, max_length=60)
    content: Text = ask("内容和安排", default="", max_length=2000, widget="long")
    files: tuple[FileRef, ...] = ask("方案、宣传材料", default=(), widget="files")


class Link(Record):
    """Where it can be seen: an address, or the issue of a paper, the day of a broadcast."""

    place: Text = ask("网址，或者报刊的日期版次、节目的播出时间", min_length=4, max_length=300)


class Held(Record):
    """登记举办情况"""

    on: Day = ask("举办日期")
    done: Text = ask("做了什么", min_length=10, max_length=3000, widget="long")
    reach: int = ask(
        "覆盖人数", ge=0, le=100_000_000,
        help="到场人数，或者阅读、收看、领取的人次；按能核实的数字填，不清楚的填 0",
    )  # fmt: skip
    links: tuple[Link, ...] = ask("报道、刊播情况", default=(), max_length=20)
    photos: tuple[FileRef, ...] = ask("照片", default=(), widget="photos")
    files: tuple[FileRef, ...] = ask("其他材料", default=(), widget="files")


class Result(Record):
    """记录效果"""

    effect: Text = ask(
        "效果",
        min_length=4,
        max_length=2000,
        widget="long",
        help="现场咨询了哪些问题、群众怎样反映、以后怎样改进",
    )
    questions: int = ask("解答咨询（人次）", default=0, ge=0, le=1_000_000)
