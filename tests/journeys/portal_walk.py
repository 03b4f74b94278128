"""The application on the portal, question by question, as a citizen fills it in."""

import re
from pathlib import Path

from eyes import Eyes
from playwright.sync_api import Page, expect

from fuyuan.organs import loading


def apply(eyes: Eyes, page: Page, respondent: str = "市场") -> str:
    """Go from the home page to the receipt; return the query code printed on it."""
    page.goto("/")
    eyes.look("home")
    page.get_by_role("main").get_by_role("link", name="我要申请").first.click()
    eyes.look("begin")
    page.get_by_role("button", name="开始填写").click()
    expect(page.get_by_role("alert")).to_contain_text("请先阅读")
    page.locator("#agree").check()
    page.get_by_role("button", name="开始填写").click()
    _people(eyes, respondent)
    _act(eyes)
    _case(eyes, page)
    eyes.look("check")
    page.get_by_role("button", name="提交申请").click()
    expect(page.locator(".error-summary")).to_contain_text("请确认内容真实")
    eyes.choose("以上内容")
    page.get_by_role("button", name="提交申请").click()
    expect(page.locator("h1")).to_have_text("申请已提交")
    eyes.look("receipt")
    code = re.search(r"\b[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}\b", page.content())
    assert code
    return code.group()


def _people(eyes: Eyes, respondent: str) -> None:
    eyes.look("who")
    eyes.choose("我自己")
    eyes.go_on()
    eyes.write("name", "欧阳")
    eyes.write("id_number", "123")
    eyes.choose("女")
    eyes.go_on()
    eyes.look("identity-error")
    eyes.write("id_number", "11010519491231002X")
    eyes.go_on()
    eyes.write("address", "青河县城关镇东街 1 号")
    eyes.write("phone", "13800000000")
    eyes.go_on()
    eyes.choose("申请人自己办理")
    eyes.go_on()
    eyes.write("q", respondent)
    eyes.page.get_by_role("button", name="查找").click()
    eyes.look("respondent")
    eyes.page.locator("[name=organ]").first.check()
    eyes.go_on()


def _act(eyes: Eyes) -> None:
    eyes.choose("作出了决定")
    eyes.go_on()
    eyes.choose("行政处罚")
    eyes.look("kind")
    eyes.go_on()
    eyes.write("title", "行政处罚决定书")
    eyes.write("made_on", "2026-09-01")
    eyes.go_on()
    eyes.choose("直接送达")
    eyes.choose("都告诉了")
    eyes.write("known_on", "2026-09-03")
    eyes.page.locator("[name=known_on]").blur()
    expect(eyes.page.locator(".live-hint")).to_contain_text("还来得及")
    eyes.look("known")
    eyes.go_on()
    eyes.look("time")
    eyes.go_on()
    eyes.look("more")
    eyes.go_on()


def _case(eyes: Eyes, page: Page) -> None:
    eyes.choose("撤销：")
    eyes.look("claims")
    eyes.go_on()
    assert "行政处罚决定书" in page.locator("[name=text_revoke]").input_value()
    eyes.look("requests")
    eyes.go_on()
    eyes.write("reasons", "没有销售过期食品。\n罚款<200 元 & 其他")
    eyes.look("reasons")
    eyes.go_on()
    photo = Path(loading.__file__)
    page.locator("#file").set_input_files(
        files=[{"name": "说明.txt", "mimeType": "text/plain", "buffer": photo.read_bytes()}]
    )
    page.get_by_role("button", name="上传").click()
    expect(page.locator(".entry-list")).to_contain_text("说明.txt")
    eyes.look("files")
    page.get_by_role("button", name="保存，以后再填").click()
    eyes.look("saved")
    page.get_by_role("link", name="现在接着填写").click()
    eyes.look("delivery")
    eyes.go_on()
    eyes.choose("没有")
    eyes.look("options")
    eyes.go_on()
