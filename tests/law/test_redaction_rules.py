"""One rule a row: what goes, what stays, and what stands there afterwards."""

import time
from pathlib import Path

import pytest
from redaction_marks import decisions

from fuyuan.business.publicity.redaction import Kind, Parties, redact

CORPUS = decisions(Path(__file__).parent / "redaction_corpus")


@pytest.mark.parametrize(
    ("text", "redacted", "why"),
    [
        ("申请人：张三，男，汉族。", "申请人：张某某，×，×族。", "sex and nation go with the name"),
        ("申请人：张三、张四。", "申请人：张某1、张某2。", "two persons of one surname stay two"),
        ("房屋位于汝州市小屯镇时屯村5组。", "房屋位于汝州市某村。", "屯 inside the names of a town and a village is no hamlet"),
        ("宅基地位于某县前屯乡后屯村。", "宅基地位于某县某村。", "a village may begin with a side"),
        ("店铺为郑州市金水区沙门路北三街坊12号院3号楼2单元501。", "店铺为郑州市金水区×××。", "a room without its word"),
        ("申请人居住的汝州市米庙镇榆树村3号院被拆除。", "申请人居住的汝州市某村被拆除。", "what happened to the place stays"),
        ("沈阳市沈北新区财落街道大辛屯村民委员会到场。", "沈阳市沈北新区某村民委员会到场。", "a county is nobody"),
        ("申请人：欧阳震华，男。", "申请人：欧阳某某，×。", "a compound surname stays whole"),
        ("申请人张三与张某1不和。", "申请人张某2与张某1不和。", "a mask that is there belongs to somebody else"),
        ("申请人张三2024年起诉。张四称是。", "申请人张某1 2024年起诉。张某2称是。", "an alias never grows into a year"),
        ("证人买买提·艾力不服。", "证人买某某不服。", "a dot is part of the name"),
        ("与同事沙吾提江、买买提一起。", "与同事沙某某、买某某一起。", "a name of another language without its dot"),
        ("向阿依古丽送达。", "向阿某某送达。", "向 is no surname before such a name"),
        ("证人扎西次仁、其木格到庭。", "证人扎某某、其某某到庭。", "Tibetan and Mongolian names"),
        ("巴里坤哈萨克自治县的哈萨克族牧民。", "巴里坤哈萨克自治县的哈萨克族牧民。", "a people is nobody"),
        ("邻桌顾客姓段。", "邻桌顾客姓段。", "姓 ends no name"),
        ("法定代表人：李卫东，局长。", "法定代表人：李卫东，局长。", "the head of an organ stays"),
        ("法定代表人：李卫东，总经理。", "法定代表人：李某某，总经理。", "the head of a firm goes"),
        ("委托代理人：赵明，北京京师律师事务所律师。", "委托代理人：赵某某，北京京师律师事务所律师。", "the lawyer goes, the firm stays"),
        ("审判员李伟，书记员王芳。", "审判员李伟，书记员王芳。", "judges and clerks stay"),
        ("执法人员赵明、周海涛到场检查。", "执法人员赵明、周海涛到场检查。", "a list of officials stays"),
        ("身份证号410482198507123039X附卷。", "身份证号×××附卷。", "a number with a digit too many is still somebody's"),
        ("电话：０３７５－６０３１２３４。", "电话：×××。", "full-width digits"),
        ("住河南省汝州市寄料镇王庄村3组。", "住河南省汝州市×××。", "province and county stay"),
        (
            "被申请人：汝州市公安局，住所地：汝州市广成路1号。",
            "被申请人：汝州市公安局，住所地：汝州市广成路1号。",
            "the seat of an organ stays",
        ),
        (
            "依照《汝州市市容条例》，汝政复决字〔2026〕12号。",
            "依照《汝州市市容条例》，汝政复决字〔2026〕12号。",
            "laws and document numbers stay",
        ),
        ("罚款20000元，2026年3月4日送达。", "罚款20000元，2026年3月4日送达。", "amounts and dates stay"),
        ("举报请拨12315、12345。", "举报请拨12315、12345。", "public lines stay"),
        (
            "第三人：汝州市宏达建材有限公司（以下简称宏达公司）。宏达公司称。",
            "第三人：某公司（以下简称某公司）。某公司称。",
            "a firm and its short name are one",
        ),
        ("其绰号“老三”，与李四系亲姐弟。", "其绰号“×××”，与李某某系亲属。", "what else somebody is called"),
        ("（姓名）李四（性别）男（民族）汉。", "（姓名）李某某（性别）×（民族）×。", "a form"),
        ("申请人投诉举报86次。", "申请人投诉举报多次。", "how often somebody complained"),
    ],
)  # fmt: skip
def test_a_rule(text: str, redacted: str, why: str) -> None:
    assert redact(text).text == redacted, why


@pytest.mark.parametrize(
    ("text", "party", "redacted", "why"),
    [
        (
            "安全称食品安全应当重视。安全生产。",
            "安全",
            "安某某称食品安全应当重视。安全生产。",
            "a name that is a word, only where a person stands",
        ),
        ("高兴与李四到场，群众很高兴。", "高兴", "高某某与李某某到场，群众很高兴。", "the adjective stays"),
        ("金水向金水区人民政府申请。", "金水", "金某某向金水区人民政府申请。", "named like a part of an organ"),
        ("申请人张\n三称张 三不服。", "张三", "申请人张某某称张某某不服。", "over a line end and a space"),
        ("李先生和老李都来了。", "李小明", "李某某和李某某都来了。", "surname and title of the only one it can be"),
        ("《关于张三信访事项的答复》", "张三", "《关于张某某信访事项的答复》", "inside the title of a paper"),
        ("王五的张三丰收了", "张三丰", "王某某的张某某收了", "the longer name wins"),
    ],
)  # fmt: skip
def test_a_known_party(text: str, party: str, redacted: str, why: str) -> None:
    assert redact(text, Parties(people=((party,),))).text == redacted, why


def test_names_of_one_party_share_an_alias_and_its_texts_are_hidden() -> None:
    parties = Parties.of([{"name": "章含", "aliases": ["张涵"], "phone": "8899 1234", "address": "清水湾"}])
    assert (
        redact("章含又名张涵，电话88991234，家在清水湾。", parties).text
        == "章某某又名章某某，电话×××，家在×××。"
    )


def test_a_firm_of_the_file_is_found_in_any_width() -> None:
    parties = Parties.of(["河南（汝州）宏达建材有限公司"])
    assert (
        redact("河南(汝州)宏达建材有限公司和河南（汝州）宏达\n建材有限公司。", parties).text
        == "某公司和某公司。"
    )


def test_a_party_is_found_where_an_address_seems_to_stand() -> None:
    parties = Parties(people=(("王小明",),))
    assert "王小明" not in redact("申请人居住王小明家附近的市场旁边。", parties).text


def test_an_agent_inside_a_party_and_the_head_of_an_organ_in_the_file() -> None:
    parties = Parties.of(
        [
            {"name": "张三", "kind": "个体工商户", "agent": {"name": "钱进"}},
            {"name": "汝州市公安局", "role": "被申请人", "phone": "0375-6031234"},
        ]
    )
    assert (parties.people, parties.texts) == ((("张三",), ("钱进",)), ())


def test_who_acts_for_an_organ_is_never_hidden() -> None:
    parties = Parties.of({"parties": [{"name": "张三"}], "officials": [], "official": [{"name": "李四"}]})
    assert redact("李四向张三送达。", parties).text == "李四向张某某送达。"


def test_every_span_says_what_it_is_and_where_it_stood() -> None:
    text = "申请人：张　三，手机１３８ ００００ １２３４。"
    spans = redact(text).spans
    assert [(span.kind, span.original) for span in spans] == [
        (Kind.NAME, "张　三"),
        (Kind.PHONE, "１３８ ００００ １２３４"),
    ]
    assert all(text[span.start : span.end] == span.original for span in spans)


def test_a_decision_of_twenty_pages_takes_less_than_half_a_second() -> None:
    page = 22 * 28  # characters of GB/T 9704-2012
    text = "".join(decision.text for decision in CORPUS)[: 20 * page]
    assert len(text) == 20 * page
    redact(text)
    before = time.process_time()
    redact(text)
    assert time.process_time() - before < 0.5
