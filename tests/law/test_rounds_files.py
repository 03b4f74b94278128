"""Files of rounds: what is accepted, and what a bad one is told, in one line that says where."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from round_samples import units_between

from fuyuan.business.supervision.rounds import cli
from fuyuan.business.supervision.rounds.joining import unused
from fuyuan.business.supervision.rounds.problem import BadFile, Form
from fuyuan.business.supervision.rounds.reading import problem_of, read_problem
from fuyuan.business.supervision.rounds.template import EXAMPLE

TWO = {"units": ["甲镇", "乙镇"]}
# the file → what is said
BAD: list[tuple[Any, str]] = [
    ([], "文件应当是一个对象"),
    ({}, "缺少“单位”"),
    ({"units": []}, "“单位”：没有写"),
    ({"units": ["甲镇"], "unit": 1}, "不认识“unit”；可以写：标题、设置、单位、监督队"),
    ({"units": [{"name": "甲镇", "地址": "x"}]}, "“单位”第1行不认识“地址”；可以写：名称、需要专业、地名、经度、纬度"),
    ({"units": ["甲镇", {"place": "乙"}]}, "“单位”第2行的“名称”没有写"),
    ({"units": ["甲镇", ["乙镇", "", "", 1, 2, 3]]}, "“单位”第2行：最多5列：名称、需要专业、地名、经度、纬度"),
    ({"units": ["甲镇", "乙镇", "甲镇"]}, "“单位”里“甲镇”写了2次"),
    ({"units": ["甲镇", "x" * 81]}, "“单位”第2行的“名称”：太长：最多80"),
    ({"units": [{"name": "甲镇", "lon": 500, "lat": 3}]}, "“单位”第1行的“经度”：不能大于180.0"),
    ({"units": [{"name": "甲镇", "lon": "东", "lat": 3}]}, "“单位”第1行的“经度”：应当是数字（写的是“东”）"),
    ({**TWO, "units": "甲镇"}, "“单位”：应当是一个列表"),
    ({"units": ["甲镇"], "单位": ["乙镇"]}, "同一个栏目中文、英文各写了一次"),
    ({"units": [{"name": "甲镇", "名称": "乙镇"}]}, "“单位”第1行：同一个栏目中文、英文各写了一次"),
    ({**TWO, "people": [{"unit": "甲镇"}]}, "“人员”第1行的“姓名”没有写"),
    ({**TWO, "people": ["张一"]}, "“人员”里张一既没有写监督队，也没有写单位"),
    ({**TWO, "people": [["张一", "丙镇"]]}, "“人员”里张一监督队“丙镇”没有登记"),
    ({**TWO, "people": [["张一", "甲镇"], ["张一", "乙镇"]]}, "“人员”里“张一”写了2次：同名的请加以区别"),
    ({**TWO, "relations": [["张一", "甲镇"]]}, "“关系”第1行：“人员”里没有“张一”"),
    ({**TWO, "people": [["张一", "甲镇"]], "former": [["张一", "乙镇", "去年"]]},
     "“任职”第1行的“离任日期”：应当是日期，例如 2026-03-01（写的是“去年”）"),
    ({**TWO, "distances": [["甲镇", "乙镇", -1]]}, "“距离”第1行的“公里”：不能小于0"),
    ({"units": ["甲镇", "乙镇", "丙镇"], "distances": [["甲镇", "乙镇", 1]]}, "缺少从“甲镇”到“丙镇”的距离（共缺4对）"),
    ({**TWO, "teams": ["一组"], "distances": [["甲镇", "乙镇", 1]]}, "监督队“一组”没有出发地"),
    ({**TWO, "fixed": [["甲镇", "丙镇"]]}, "“指定”第1行：没有“丙镇”"),
    ({**TWO, "fixed": [["甲镇", "甲镇"]]}, "“指定”第1行：甲镇不能监督自己"),
    ({**TWO, "settings": {"form": "抽签"}}, "“设置”的“形式”：只能写“交叉”或“推磨”（写的是“抽签”）"),
    ({**TWO, "settings": {"last_rounds": "三"}}, "“设置”的“不重复轮数”：应当是整数（写的是“三”）"),
    ({**TWO, "settings": {"native": "也许"}}, "“设置”的“计籍贯”：只能写“是”或“否”（写的是“也许”）"),
    ({**TWO, "settings": {"k": 3}}, "“设置”不认识“k”；可以写：形式、开始日期"),
    ({**TWO, "teams": ["一组"], "settings": {"form": "推磨"}}, "推磨式由各单位互相监督，每个单位出一个队：请删去“监督队”"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "said"), BAD, ids=[row[-1][:24] for row in BAD])
def test_a_bad_file_is_told_where_and_what(data: Any, said: str) -> None:
    with pytest.raises(BadFile) as error:
        problem_of(data)
    assert str(error.value).startswith(said)
    assert "\n" not in str(error.value)


# the text of a file → what is said
UNREADABLE = [
    (b'{"units": [', "不是完整的 JSON：第1行第12列读不下去"),
    ("{'单位'}".encode("gbk"), "不是 UTF-8 编码的文本"),
    (b"[" * 100_000, "不是完整的 JSON"),
    (b"", "不是完整的 JSON"),
]


@pytest.mark.parametrize(("content", "said"), UNREADABLE, ids=[row[-1][:12] for row in UNREADABLE])
def test_a_file_that_is_not_json_is_told(content: bytes, said: str, tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "轮次.json"
    path.write_bytes(content)
    assert cli.main(["assign", str(path)]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("name", ["没有.json", "没有.xlsx"])
def test_a_missing_file_is_told(name: str, tmp_path: Path, capsys: Any) -> None:
    assert cli.main(["check", str(tmp_path / name), "x"]) == 2
    assert "没有这个文件" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"not a workbook", b"PK\x03\x04broken"])
def test_a_broken_workbook_is_told(content: bytes, tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "轮次.xlsx"
    path.write_bytes(content)
    assert cli.main(["assign", str(path)]) == 2
    assert "不是 Excel 表格" in capsys.readouterr().err


def test_chinese_names_and_english_names_say_the_same() -> None:
    chinese = problem_of({
        "单位": [{"名称": "甲镇", "需要专业": "规划"}, "乙镇"],
        "人员": [{"姓名": "张一", "单位": "甲镇", "专业": "规划，消防"}],
        "设置": {"形式": "推磨式监督", "计籍贯": "是", "里程上限公里": 30.5},
    })  # fmt: skip
    english = problem_of({
        "units": [{"name": "甲镇", "needs": ["规划"]}, {"name": "乙镇"}],
        "people": [{"name": "张一", "unit": "甲镇", "knows": ["规划", "消防"]}],
        "settings": {"form": "mill", "native": True, "reach": 30.5},
    })  # fmt: skip
    assert chinese == english
    assert english.settings.form is Form.MILL
    assert english.settings.reach == 305


def test_the_workbook_and_the_json_of_the_template_say_the_same(tmp_path: Path) -> None:
    for name in ("样子.xlsx", "样子.json"):
        assert cli.main(["template", "--out", str(tmp_path / name)]) == 0
    assert read_problem(tmp_path / "样子.xlsx") == read_problem(tmp_path / "样子.json") == problem_of(EXAMPLE)


STARTER = Path(__file__).parents[2] / "src" / "fuyuan" / "organs" / "starter" / "ruzhou.json"


def test_the_towns_and_sub_districts_of_an_organs_file_make_one_circle(tmp_path: Path, capsys: Any) -> None:
    path, result = tmp_path / "轮次.xlsx", tmp_path / "结果.json"
    assert cli.main(["template", "--organs", str(STARTER), "--out", str(path)]) == 0
    names = [unit.name for unit in read_problem(path).units]
    data = {"units": names, "settings": {"form": "推磨"}}
    (tmp_path / "推磨.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    assert cli.main(["assign", str(tmp_path / "推磨.json"), "--out", str(result)]) == 0
    assert len(json.loads(result.read_text("utf-8"))["assignments"]) == len(names) == 21
    assert "✓ 推磨成一个圈" in capsys.readouterr().out


def test_departments_that_enforce_the_law_can_be_in_the_round_too(capsys: Any) -> None:
    assert cli.main(["template", "--organs", str(STARTER), "--departments"]) == 0
    found = problem_of(json.loads(capsys.readouterr().out))
    assert len(found.units) > 21


@pytest.mark.parametrize("content", ["[]", "{}", '{"organs": ["甲镇"]}', '{"organs": [{"name": "甲局"}]}'])
def test_a_file_without_towns_is_told(content: str, tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "机关.json"
    path.write_text(content, "utf-8")
    assert cli.main(["template", "--organs", str(path)]) == 2
    assert "机关文件" in capsys.readouterr().err


def test_a_row_that_bars_nothing_is_said_not_dropped() -> None:
    found = problem_of({**TWO, "people": [["张一", "甲镇"]], "history": [["上一轮", "甲镇", "撤掉的镇"]],
                        "relations": [["张一", "外县某局", "近亲属"]]})  # fmt: skip
    assert unused(found) == [
        "“历史”里的撤掉的镇不在本轮，有关的行没有用到",
        "“关系”里的外县某局不在本轮，有关的行没有用到",
    ]


def test_coordinates_give_straight_kilometres_and_written_ones_go_first() -> None:
    units = [{"name": "甲镇", "lon": 112.8, "lat": 34.0}, {"name": "乙镇", "lon": 112.8, "lat": 34.1}]
    assert problem_of({"units": units}).ways["甲镇", "乙镇"] == 111
    assert problem_of({"units": units, "distances": [["乙镇", "甲镇", 15.04]]}).ways["甲镇", "乙镇"] == 150


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "轮次.json"
    path.write_text(json.dumps(units_between(5, form="推磨"), ensure_ascii=False), "utf-8")
    return path


def test_a_result_says_how_it_was_made_and_is_the_same_every_time(
    written: Path, tmp_path: Path, capsys: Any
) -> None:
    for name in ("一.json", "二.json"):
        assert cli.main(["assign", str(written), "--seed", "9", "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / "一.json").read_bytes() == (tmp_path / "二.json").read_bytes()
    data = json.loads((tmp_path / "一.json").read_text("utf-8"))
    assert (data["seed"], data["status"], data["solver"][:10]) == (9, "optimal", "ortools 9.")
    assert all(rule["kept"] for rule in data["rules"])
    assert cli.main(["check", str(written), str(tmp_path / "一.json")]) == 0
    assert "✓ 推磨成一个圈" in capsys.readouterr().out


TEAMS = {
    "units": ["甲镇", "乙镇", "丙镇", "丁镇", "戊镇", "己镇"],
    "teams": ["一组", "二组", "三组"],
    "people": [["甲人", "甲镇", "一组"], ["乙人", "乙镇", "一组"], ["丙人", "丙镇", "二组"], ["丁人", "丁镇", "二组"],
               ["戊人", "戊镇", "三组"], ["己人", "己镇", "三组"]],
}  # fmt: skip
NOBODY = TEAMS | {"relations": [["丙人", "甲镇"], ["丁人", "甲镇"], ["戊人", "甲镇"], ["己人", "甲镇"]]}


@pytest.mark.parametrize(
    "data", [TEAMS, NOBODY, units_between(9)], ids=["teams", "a conflict", "between units"]
)
def test_two_processes_with_other_hashes_give_the_same_bytes(data: Any, tmp_path: Path) -> None:
    path = tmp_path / "轮次.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    outputs = set()
    for number in ("1", "2", "3"):
        out = tmp_path / number
        command = [sys.executable, "-m", "fuyuan.cli", "round", "assign", str(path), "--out", str(out)]
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": number}, capture_output=True, check=False
        )
        outputs.add(out.read_bytes())
    assert len(outputs) == 1


def test_a_relation_declared_afterwards_breaks_the_check_and_is_repaired(
    written: Path, tmp_path: Path, capsys: Any
) -> None:
    result, repaired = tmp_path / "结果.json", tmp_path / "修补.json"
    cli.main(["assign", str(written), "--out", str(result)])
    task = json.loads(result.read_text("utf-8"))["assignments"][0]
    data = units_between(5, form="推磨") | {"relations": [[f"{task['team']}人", task["unit"], "近亲属"]]}
    written.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    capsys.readouterr()
    assert cli.main(["check", str(written), str(result)]) == 1
    out = capsys.readouterr().out
    assert "✗ 没有申报的关系" in out
    assert "文件改动过" in out
    assert cli.main(["repair", str(written), str(result), "--out", str(repaired)]) == 0
    assert json.loads(repaired.read_text("utf-8"))["changed"] == 3  # a circle cannot change in fewer places
    assert cli.main(["check", str(written), str(repaired)]) == 0


def test_a_year_is_written_and_checked_round_by_round(written: Path, tmp_path: Path, capsys: Any) -> None:
    result = tmp_path / "全年.json"
    assert cli.main(["year", str(written), "--rounds", "2", "--out", str(result)]) == 0
    assert cli.main(["check", str(written), str(result), "--json"]) == 0
    data = json.loads(result.read_text("utf-8"))
    assert {row["round"] for row in data["assignments"]} == {1, 2}
    assert cli.main(["repair", str(written), str(result)]) == 2
    assert "一次修补一轮" in capsys.readouterr().err


def test_no_plan_is_exit_code_one_with_the_conflict(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "轮次.json"
    path.write_text(json.dumps({"units": ["甲镇", "乙镇"]}), "utf-8")
    assert cli.main(["assign", str(path)]) == 1
    assert "两个单位不互相监督 —— 允许互相监督" in capsys.readouterr().out
    assert cli.main(["assign", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["conflict"][0]["rule"] == "不互相监督"


@pytest.mark.parametrize("name", ["结果.json", "样子.xlsx"])
def test_a_file_that_cannot_be_written_is_told(name: str, written: Path, tmp_path: Path, capsys: Any) -> None:
    out = str(tmp_path / "没有的文件夹" / name)
    words = ["template", "--out", out] if name == "样子.xlsx" else ["assign", str(written), "--out", out]
    assert cli.main(words) == 2
    assert "写不进" in capsys.readouterr().err


def test_neither_the_solver_nor_django_is_loaded_until_somebody_plans() -> None:
    code = "import sys, fuyuan.business.supervision.rounds.cli; print([m for m in ('ortools', 'numpy', 'django') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# a result made by hand → what is said
HANDMADE = [
    ({}, "结果里没有“assignments”"),
    ({"assignments": [["甲镇"]]}, "“assignments”第1行：要写 team（监督队）和 unit（被监督单位）"),
    ({"assignments": [{"team": "甲镇", "unit": 3}]}, "“assignments”第1行"),
    ({"assignments": "甲镇"}, "结果里没有“assignments”"),
]


@pytest.mark.parametrize(("data", "said"), HANDMADE)
def test_a_result_that_cannot_be_read_is_told(
    data: Any, said: str, written: Path, tmp_path: Path, capsys: Any
) -> None:
    result = tmp_path / "手工.json"
    result.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    assert cli.main(["check", str(written), str(result)]) == 2
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize(
    "words", [[], ["assign"], ["assign", "x.json", "--seed", "甲"], ["plan"], ["assign", "x", "--seed", "0"]]
)
def test_a_wrong_call_is_one_line(words: list[str], capsys: Any) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(words)
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith("参数不对；用法：")
