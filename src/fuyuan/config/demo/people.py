"""Invented people and companies: names, identity numbers with right check digits, addresses. Nobody real is meant."""

import random
from datetime import date, timedelta
from typing import Any

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文"
COMPOUND = ("欧阳", "上官", "司马", "诸葛")
GIVEN = (
    "建国 秀英 志强 桂兰 海涛 玉梅 永军 春霞 红伟 丽娜 国庆 爱华 新民 素芳 晓东 淑珍 俊杰 雅琴 振宇 慧敏 子涵 文博 "
    "浩然 思远 佳怡 明轩 喆 堃 玥 赟 犇"
).split()
VILLAGES = ("东", "西", "南", "北", "上", "下", "前", "后")
TRADES = ("商贸", "建材", "餐饮管理", "运输", "农业开发", "物业服务", "食品", "机械加工", "教育咨询", "医药")
WORDS = ("恒源", "鑫盛", "瑞丰", "永泰", "嘉禾", "中汝", "华晟", "德润", "宏达", "同创")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def identity_number(dice: random.Random, region: str, born: date, male: bool) -> str:
    """Return an 18-character resident number that passes GB 11643."""
    serial = dice.randrange(50) * 2 + (1 if male else 0)
    body = f"{region}{born:%Y%m%d}{dice.randrange(10)}{serial:02d}"
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def credit_code(dice: random.Random, region: str) -> str:
    """Return an 18-character code that passes GB 32100."""
    body = f"91{region}" + "".join(dice.choice(CREDIT) for _ in range(9))
    total = sum(CREDIT.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return body + CREDIT[(31 - total % 31) % 31]


def person(dice: random.Random, region: str, towns: list[str]) -> dict[str, Any]:
    """Return the data of a natural person as a Party record wants it."""
    male = dice.random() < 0.55
    born = date(1955, 1, 1) + timedelta(days=dice.randrange(17000))
    surname = dice.choice(COMPOUND) if dice.random() < 0.02 else dice.choice(SURNAMES)
    home = f"{dice.choice(towns)}{dice.choice(SURNAMES)}{dice.choice(VILLAGES)}村{dice.randrange(1, 13)}组"
    return {
        "kind": "person",
        "name": surname + dice.choice(GIVEN),
        "sex": "male" if male else "female",
        "id_kind": "resident",
        "id_number": identity_number(dice, region, born, male),
        "born_on": born.isoformat(),
        "address": home,
        "delivery_address": home,
        "phone": f"1{dice.choice('3578')}{dice.randrange(10**9):09d}",
    }


def company(dice: random.Random, region: str, place: str, towns: list[str]) -> dict[str, Any]:
    """Return the data of a company as a Party record wants it."""
    seat = f"{dice.choice(towns)}工业大道{dice.randrange(1, 200)}号"
    return {
        "kind": "organisation",
        "organisation_form": "legal_person",
        "name": f"{place}{dice.choice(WORDS)}{dice.choice(TRADES)}有限公司",
        "credit_code": credit_code(dice, region),
        "head_name": dice.choice(SURNAMES) + dice.choice(GIVEN),
        "head_post": "执行董事",
        "address": seat,
        "delivery_address": seat,
        "phone": f"1{dice.choice('3578')}{dice.randrange(10**9):09d}",
    }
