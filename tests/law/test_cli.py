"""`fuyuan law`: what it prints, and that every refusal is one Chinese line with exit code 2."""

import json
from pathlib import Path

import pytest

from fuyuan.law.cli import main
from fuyuan.law.notices import HOME_VARIABLE


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    return tmp_path


def test_due_as_json_has_everything_a_reader_needs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("due decision_ordinary --on 2026-08-05 --extend 10 --json".split()) == 0
    out = json.loads(capsys.readouterr().out)
    assert (out["due"], out["unit"], out["regime"], out["provisional"]) == ("2026-10-14", "日", "C", False)
    assert out["assumptions"] == {"A2": "unmoved"}
    assert [set(step) for step in out["steps"]] == [{"date", "text", "citation"}] * 3


def test_due_for_people_reads_as_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("due decision_ordinary --on 2026-08-05".split()) == 0
    out = capsys.readouterr().out
    assert out.startswith("作出行政复议决定（普通程序）：2026-10-08")
    assert "《行政复议法》第六十二条第一款" in out
    assert "法定休假日" in out


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("hearing_notice --on 2026-10-12", "2026-09-28"),
        ("hearing_notice --on 2026-10-12 --set A4=fifth_day", "2026-09-29"),
        ("apply_uninformed_1y --on 2025-03-01 --fact content_known=2024-03-15", "2025-03-17"),
        ("penalty_limitation --on 2020-02-29 --fact life_safety=是", "2025-02-28"),
        ("penalty_limitation --on 2020-02-29 --fact life_safety=否", "2022-02-28"),
        ("supplement_submit --on 2023-03-01 --fact days=7", "2023-03-08"),
        ("decision_ordinary --on 2025-03-03 --pause 2025-03-17..2025-04-04", "2025-05-20"),
        ("reply_ordinary --on 2026-03-27 --regime A", "2026-04-07"),
    ],
)
def test_due_takes_every_kind_of_input(line: str, due: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", *line.split(), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["due"] == due


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("due decision_ordnary --on 2026-01-01", "decision_ordinary"),
        ("due decision_ordinary", "--on"),
        ("due decision_ordinary --on 2026-02-30", "2026-02-30"),
        ("due decision_ordinary --on 20260201x", "2026-09-28"),
        ("due decision_ordinary --on 20260201", "写作 2026-09-28"),
        ("due decision_ordinary --on 2026-W05-2", "写作 2026-09-28"),
        ("due decision_ordinary --on 1980-02-01", "1990"),
        ("due decision_ordinary --on 2026-03-02 --pause 2026-03-20..2026-03-10", "恢复日早于中止日"),
        ("due decision_ordinary --on 2026-03-02 --pause 2026-03-20", "中止日..恢复日"),
        ("due decision_ordinary --on 2026-03-02 --pause ..2026-03-20", "中止日..恢复日"),
        ("due decision_ordinary --on 2026-03-02 --pause 2026-03-20..2026-02-30", "2026-02-30"),
        ("due decision_ordinary --on 2026-03-02 --pause 2026-02-20..2026-03-20", "早于起算日"),
        ("due decision_ordinary --on 2026-03-02 --pause 2026-08-20..2026-08-30", "届满之后不再有中止"),
        ("due public_notice_service --on 2023-06-01 --fact foreign=是", "2024-01-01"),
        ("due decision_ordinary --on 2026-03-02 --extend 31", "最多30日"),
        ("due decision_ordinary --on 2026-03-02 --extend -1", "收到-1"),
        ("due decision_ordinary --on 2026-03-02 --extend abc", "不是整数"),
        ("due decision_simplified --on 2026-03-02 --extend 1", "第五十五条"),
        ("due decision_ordinary --on 2026-03-02 --regime X", "auto、A、B、C"),
        ("due decision_ordinary --on 2026-03-02 --set A2", "A2=rolled"),
        ("due decision_ordinary --on 2026-03-02 --set A2=x", "unmoved、rolled"),
        ("due decision_ordinary --on 2026-03-02 --fact x=1", "不需要其他事实"),
        ("due penalty_limitation --on 2026-03-02 --fact life_safety=maybe", "life_safety=是"),
        ("due supplement_submit --on 2023-03-02 --fact days=x", "正整数"),
        ("due serve_decision --on 2026-03-02", "法律没有规定具体期限"),
        ("due", "缺少参数"),
        ("dew", "没有这个选项"),
        ("article 行政复议法 91", "最后一条是第90条"),
        ("article 行政复议法 x", "条文序号有误"),
        ("article 哈法 1", "哈法"),
        ("article 行政复议法 1 --on 1995-01-01", "没有"),
        ("workdays 2026-09-28", "--plus"),
        ("workdays 2026-09-28 --plus -5", "--minus"),
        ("workdays 2026-13-28 --plus 5", "2026-13-28"),
        ("workdays 2026-09-28 --plus 99999", "20000"),
        ("holidays /nowhere/2027.json", "读不到文件"),
    ],
)
def test_every_refusal_is_one_line_and_exit_code_2(
    line: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line.split()) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert says in captured.err
    assert captured.err.count("\n") == 1


def test_the_help_is_chinese_and_explains_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("用法：fuyuan law due")
    assert not any(english in out for english in ("usage", "positional", "options", "show this"))
    out = " ".join(out.split())  # argparse breaks lines where the window ends
    assert all(
        word in out for word in ("恢复日起继续计算", "依法延长的天数", "fuyuan law rules --json", "A1 至 A8")
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("decision_ordinary --on 2025-02-10 --extend 20", "法律没有写明（A2）：延长审理期限从哪一天接着算？"),
        ("hearing_notice --on 2026-10-12", "法律没有写明（A4）"),
        ("supplement_notice --on 2023-01-16", "法律没有写明（A6）"),
        ("sue_cap_5y_20y --on 2021-04-12", "法律没有写明（A7）"),
    ],
)
def test_due_for_people_names_what_the_law_leaves_open(
    line: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["due", *line.split()]) == 0
    assert says in capsys.readouterr().out


def test_article_prints_the_newest_text_and_since_when(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["article", "复议法", "62"]) == 0
    out = capsys.readouterr().out
    assert "自 2024-01-01 起施行，现行有效" in out
    assert "但是延长期限最多不得超过三十日" in out


def test_article_prints_the_text_in_force_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["article", "行政复议法", "第三十一条", "--on", "2023-05-01", "--json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert (out["since"], out["until"]) == ("2018-01-01", "2023-12-31")
    assert "延长期限最多不超过三十日" in out["text"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2026-09-28 --plus 5", "2026-10-10"),
        ("2026-09-28 --minus 5", "2026-09-20"),
        ("2026-10-03 --plus 0", "2026-10-03"),
    ],
)
def test_workdays_prints_the_day(line: str, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workdays", *line.split()]) == 0
    assert capsys.readouterr().out.strip() == expected
    assert main(["workdays", *line.split(), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["day"] == expected


def test_workdays_says_when_a_year_is_not_announced(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("workdays 2026-12-30 --plus 5".split()) == 0
    assert "推算" in capsys.readouterr().out


def test_rules_lists_every_period(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert "decision_ordinary  作出行政复议决定（普通程序）" in capsys.readouterr().out
    assert main(["rules", "--json"]) == 0
    listing = {rule["id"]: rule for rule in json.loads(capsys.readouterr().out)}
    assert listing["decision_simplified"]["regimes"] == ["B", "C"]
    assert listing["apply_uninformed_1y"]["facts"][0]["name"] == "content_known"
    assert listing["serve_decision"]["no_number"]


def test_a_notice_is_stored_the_hook_is_called_and_days_follow(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notice = tmp_path / "notice.json"
    off = ["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"]
    notice.write_text(json.dumps({"year": 2027, "notice": "甲", "off": off, "work": []}), encoding="utf-8")
    loaded: list[int] = []
    assert main(["holidays", str(notice)], loaded.append) == 0
    captured = capsys.readouterr()
    assert loaded == [2027]
    assert "已载入 2027 年放假通知" in captured.out
    assert "2027-02-05" in captured.err  # statutory days the notice forgot
    assert main("due accept_review --on 2026-12-28 --json".split()) == 0
    out = json.loads(capsys.readouterr().out)
    assert (out["due"], out["provisional"]) == ("2027-01-06", False)


@pytest.mark.parametrize("text", ["{", "[]", '{"year": 2027}'])
def test_a_file_that_is_no_notice_is_refused(
    text: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home / "bad.json"
    path.write_text(text, encoding="utf-8")
    assert main(["holidays", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (home / "holidays").exists()


def test_help_is_not_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "工作日" in capsys.readouterr().out
