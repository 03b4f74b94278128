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
        (
            "第三人：刘翠花，系汝州市米庙镇于窑村村民，家住陵头镇和平村。",
            "第三人：刘某某，系汝州市某村村民，家住×××。",
            "a village may begin with a linking word right after its town",
        ),
        (
            "用于经营“农家香”酒店。在名为一品缘的拼多多平台店铺内购买。",
            "用于经营“某商户1”酒店。在名为某商户2的拼多多平台店铺内购买。",
            "what a shop is called, in marks or not",
        ),
        ("购买了湖南渔米香电子商务有限公司的鱼。", "购买了某公司的鱼。", "了 is no part of a name"),
        (
            "经营场所所在地的市场监督管理局，该户无实体店铺。",
            "经营场所所在地的市场监督管理局，该户无实体店铺。",
            "where a place is said of an organ, and a shop without a name",
        ),
        (
            "米庙镇何家村委谢家村35号，沈国强非何家湾村户籍人员，房屋位于何家湾村谢家组42号。",
            "某村委某村，沈某某非某村户籍人员，房屋位于某村。",
            "two villages side by side, a group with its number",
        ),
        (
            "事故发生后河南宏达有限公司将其送医，2023年5月23日汝州市中医院病历。",
            "事故发生后某公司将其送医，2023年5月23日某医院病历。",
            "when it happened is no part of a name",
        ),
        (
            "未听取当事人陈述、申辩。该宗宅基用地由村会计闫卿代笔签名。",
            "未听取当事人陈述、申辩。该宗宅基用地由村会计闫某某代笔签名。",
            "what parties do is no name, nor is 宗 one here",
        ),
        (
            "登记在其公公丁德均名下，丁德均与丁永俊同住。后丁德均、丁永俊去世。",
            "登记在其亲属丁某1名下，丁某1与丁某2同住。后丁某1、丁某2去世。",
            "均 ends a name where it links nothing",
        ),
        ("四至为南至路，北至张建设地。", "四至为南至路，北至张某某地。", "whose land lies beside"),
        ("因顾客问题发生争吵。", "因顾客问题发生争吵。", "a customer is nobody"),
        ("两间祖居房屋建于1983年。", "两间祖居房屋建于1983年。", "祖 is no surname here"),
        (
            "委托代理人沈文静，该府工作人员。沈文静到庭。",
            "委托代理人沈文静，该府工作人员。沈文静到庭。",
            "the staff of a government, named after it by 府 alone",
        ),
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
        (
            "委托诉讼代理人成功，河南驿城律师事务所律师。成功称调解成功。",
            "委托诉讼代理人成某某，河南驿城律师事务所律师。成某某称调解成功。",
            "a judgment presents persons without a colon",
        ),
        (
            "法定代表人华山，局长。法定代表人黄山，总经理。",
            "法定代表人华山，局长。法定代表人黄某某，总经理。",
            "without a colon the post decides as well",
        ),
        ("申请人：阿卜杜拉·买买提。阿卜杜拉不服。", "申请人：阿某某。阿某某不服。", "the first part of a name stands for the whole"),
        (
            "法定代表人：买合木提·玉素甫，该县县长。审判员古丽巴哈尔·吾买尔",
            "法定代表人：买合木提·玉素甫，该县县长。审判员古丽巴哈尔·吾买尔",
            "an official's name may have a dot",
        ),
        (
            "申请人：John Michael Smith，男。Smith和其子Leo Smith在场。",
            "申请人：J某某，×。J某某和其亲属L某某在场。",
            "a family name in Latin letters, and who else bears it",
        ),
        (
            "委托代理人：傅强，江西求正沃德律师事务所律师。",
            "委托代理人：傅某某，江西求正沃德律师事务所律师。",
            "the name of a law firm holds nobody",
        ),
        ("其妻蔡彭美珠在场。", "其亲属蔡某某在场。", "two surnames before the given name"),
        (
            "牧民达布希拉图出庭，与朝鲁门、图门巴雅尔在场。",
            "牧民达某某出庭，与朝某某、图某某在场。",
            "sounds of another language after a word for a person",
        ),
        (
            "锡林郭勒盟东乌珠穆沁旗人民政府，江华瑶族自治县，木垒哈萨克自治县。",
            "锡林郭勒盟东乌珠穆沁旗人民政府，江华瑶族自治县，木垒哈萨克自治县。",
            "leagues, banners and autonomous counties are places",
        ),
        ("之母石榴、家长戚大勇在场。", "之亲属石某某、家长戚某某在场。", "a word after a word of kinship is a name"),
        (
            "干部韦小宝、执法队队长莫文到场，村干部韦小贝作证。",
            "干部韦小宝、执法队队长莫文到场，村干部韦某某作证。",
            "staff of a town stays, of a village goes",
        ),
        ("执法人员：（签名）刘 洋、西门吹雪", "执法人员：（签名）刘 洋、西门吹雪", "a bracket after the label changes nothing"),
        ("翁志强（父亲）签收。", "翁某某（亲属）签收。", "kinship in a bracket"),
        ("性别：女 民族：汉 出生年月：1962年5月", "性别：× 民族：× 出生年月：×年×月×日", "a form in one line"),
        (
            "被申请人：汝州市公安局。被举报人负责人佘诗漫到场。",
            "被申请人：汝州市公安局。被举报人负责人佘某某到场。",
            "the head of somebody in the story is not the organ's",
        ),
        (
            "被申请人：汝州市公安局。\n邮寄王五的地址为汝州市小屯镇时屯村5号。",
            "被申请人：汝州市公安局。\n邮寄王某某的地址为汝州市×××。",
            "an address in the story is not the organ's seat",
        ),
        ("郝堂村便民市场，香域花园3栋A座2201。", "某村便民市场，×××花园。", "a market is no organ; a room after 座"),
        ("坐标为北纬27.936512，东经116.352187；112°28′33.5″。", "坐标为北纬×××，东经×××；×××。", "coordinates say where somebody lives"),
        ("气温达30℃，坡度25°，超标2.56倍，3.1415公顷。", "气温达30℃，坡度25°，超标2.56倍，3.1415公顷。", "measures are no coordinates"),
        ("车架号LZSHCKZS0K1234567，发动机号：K1234567。", "车架号×××，发动机号：×××。", "the numbers of a vehicle"),
        (
            "合同代码653121104207010025J，单元号411482001003GB00012F00010001。",
            "合同代码×××，单元号×××。",
            "codes of a land contract and of a unit of real estate",
        ),
        ("结婚证字号J110107-2018-004567，房产证号深房地字第3000456789号。", "结婚证字号×××，房产证号×××。", "numbers of certificates"),
        ("身份证K123456(7)，低保证号4115030012345。", "身份证×××，低保证号×××。", "cards of Hong Kong and of the poor"),
        (
            "电话（6612345），+86 575 8513 1234，收货电话13512345678-9012。",
            "电话（×××），×××，收货电话×××。",
            "telephones in a bracket, from abroad, with an extension",
        ),
        ("转入尾号6217的银行卡。", "转入尾号×××的银行卡。", "the end of a card's number"),
        ("一九五六年七月初三出生，2022年3月8日生育一女。", "×年×月×日出生，×年×月×日生育一女。", "births by the moon, and of a child"),
        ("先后17次拨打12345热线投诉。", "先后多次拨打12345热线投诉。", "the count before the verb"),
        ("服用舍曲林治疗，系乙肝病毒携带者，患有癫痫。", "服用×××治疗，系×××，患有×××。", "what somebody takes and carries"),
        (
            "不服第4115281900123456号公安交通管理行政处罚决定。",
            "不服第4115281900123456号公安交通管理行政处罚决定。",
            "the number of an act may be as long as a card's",
        ),
        (
            "举报不予立案告知书（编号：14401030020250228567890123）。",
            "举报不予立案告知书（编号：×××）。",
            "longer than any act's: a complaint",
        ),
        (
            "（京正〔2025〕文鉴字第31号），编号：李街责改2024-0087。",
            "（京正〔2025〕文鉴字第31号），编号：李街责改2024-0087。",
            "letters of a document number are nobody",
        ),
        ("驾驶小型汽车行驶至107国道，在桥头车行修车。", "驾驶小型汽车行驶至107国道，在某商户修车。", "行驶 is no shop"),
        (
            "第三人：青岛海信东海物业管理有限公司。海信东海物业称。",
            "第三人：某公司。某公司称。",
            "a short name without the city and half the trade",
        ),
        (
            "信阳市平桥区好运来农家乐，商铺、别墅、冷库。",
            "某商户，商铺、别墅、冷库。",
            "a farm that takes guests; a list of things is no list of persons",
        ),
        ("账户为工商银行6222 0212 3456 \n7890 123。", "账户为工商银行×××。", "a card over a line end"),
        ("登记于20240101 20240202。", "登记于20240101 20240202。", "two dates side by side are no card"),
        (
            "申请人的土地登记在案，持有集体土地使用权证，号为汝国用（1998）\n第0512号。",
            "申请人的土地登记在案，持有集体土地使用权证，号为×××。",
            "a full line that ends in a bracket goes on",
        ),
        (
            "被申请人的工作人员于二〇二四年三月在电话\n（6612345）中答复。",
            "被申请人的工作人员于二〇二四年三月在电话\n（×××）中答复。",
            "a full line goes on with a bracket",
        ),
        ("申请人：John Michael\nSmith，男。", "申请人：J某某，×。", "a name in Latin letters over a line end"),
        (
            "住苏州市吴江区盛泽镇坛丘社区大谢村（8）大谢浜22号。",
            "住苏州市吴江区×××。",
            "a bracket with the number of the group is part of the address",
        ),
        (
            "申请人：吉克小龙、沙马拉且。委托代理人：降央卓玛（申请人妹妹）。",
            "申请人：吉某某、沙某某。委托代理人：降某某（申请人亲属）。",
            "names that no list gives, after a label",
        ),
        (
            "申请人：经济合作社、居民小组。第三人：全体村民。",
            "申请人：经济合作社、居民小组。第三人：全体村民。",
            "a group is no name, however long",
        ),
        (
            "徒弟漆黑在场，估价师方圆未到场，方圆一公里内漆黑一片。",
            "徒弟漆某某在场，估价师方某某未到场，方圆一公里内漆黑一片。",
            "a word after a trade is a name, elsewhere a word",
        ),
        (
            "申请人：何必，男。关于何必不服处罚，何必患病，何必如此。",
            "申请人：何某某，×。关于何某某不服处罚，何某某患病，何必如此。",
            "a name that is an adverb",
        ),
        (
            "“胖子”真名呼和，曾用名张建国，英文名Jordan Qiao。",
            "“×××”真名呼某某，曾用名张某某，英文名J某某。",
            "true names, former names, foreign names",
        ),
        (
            "执法人员刘芳（证号：36090123）、彭宇（证号：36090145）。",
            "执法人员刘芳（证号：36090123）、彭宇（证号：36090145）。",
            "a list of officials with brackets",
        ),
        (
            "执法员平海波，公证员李白，武汉市楚信公证处。",
            "执法员平海波，公证员李白，武汉市楚信公证处。",
            "officers of organs; a notary's office",
        ),
        ("联系人：赵警官，联系人：李女士。", "联系人：赵警官，联系人：李某女士。", "an officer by title stays"),
        ("江苏省农业农村厅，汝州市农业农村局，农村信用社。", "江苏省农业农村厅，汝州市农业农村局，农村信用社。", "农村 is no village"),
        ("楼房一幢，一幢二单元301室。", "楼房一幢，×××。", "one house, and house number one"),
        ("于本判决生效之日，责令被告于本判决生效后履行。", "于本判决生效之日，责令被告于本判决生效后履行。", "于 begins no name here"),
        ("向本机关提交四川省人民医院诊断证明。", "向本机关提交某医院诊断证明。", "the verb before a hospital stays"),
        ("HIV阳性，尿检呈甲基苯丙胺阳性，腰椎间盘突出。", "×××，尿检呈×××，×××。", "findings of a test"),
        (
            "苏启渔02345号渔船，渔政船“中国渔政32501”。",
            "×××号渔船，渔政船“中国渔政32501”。",
            "a ship tells its owner, an organ's ship does not",
        ),
        (
            "证书编号（启）船登（权）（2019）HY-100234号，商户号1487654321。",
            "证书编号×××，商户号×××。",
            "a certificate with brackets, a merchant's number",
        ),
        ("母女二人、母子三人到场，会计母大勇作证。", "母女二人、母子三人到场，会计母某某作证。", "母 is a surname, and a mother"),
        ("药品由樟树药材批发部聂会计供货。", "药品由某商户聂某会计供货。", "a surname and a trade after a firm"),
        ("1\t储成\t433029195512120077\t飞山村5组\n2\t李明\t男", "1\t储某某\t×××\t某村\n2\t李某某\t×", "the rows of a table stay rows"),
        ("承租郑重所有的福苑里15-2-302房屋，编号2024-10-20。", "承租郑某某所有的×××房屋，编号2024-10-20。", "a room in three numbers"),
        ("室友成茜，委托代理人：折海军、呼静。", "室友成某某，委托代理人：折某某、呼某某。", "surnames that begin words"),
        ("未续签，应折抵，被呼入，梅林西路。", "未续签，应折抵，被呼入，梅林西路。", "the words they begin"),
        (
            "原告李四，女。被告汝州市房屋征收中心，住所地：汝州市广成路1号。委托代理人胡科、王良，该单位工作人员。",
            "原告李某某，×。被告汝州市房屋征收中心，住所地：汝州市广成路1号。委托代理人胡科、王良，该单位工作人员。",
            "a judgment in one paragraph: the seat and the staff of an organ stay",
        ),
        (
            "第三人汝州市宏达建材厂，委托代理人胡科，该单位工作人员。",
            "第三人某厂，委托代理人胡某某，该单位工作人员。",
            "the staff of a firm goes",
        ),
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


FIRMS = [
    ("河南宏达汽车销售服务有限公司", "销售 is its line of business here"),
    ("平顶山市中企企业服务有限公司", "企业"),
    ("平顶山市顺通机械设备租赁有限公司", "租赁 stands right before the form"),
    ("深圳市前海经营管理有限公司", "经营"),
    ("上海华中企业服务外包(集团)有限公司", "a bracket before the form"),
    ("河南百信市场调查有限公司", "调查"),
    ("平顶山聚源(河南)法人数据服务有限公司", "a place in brackets amid the name"),
    ("汝州市登记代理有限公司", "no word of its own"),
    ("深圳市华为技术有限公司", "为 is part of the word"),
    ("郑州至诚会计咨询有限公司", "至 is, and the city stands without 市"),
    ("石家庄以岭药业股份有限公司", "以"),
    ("河南对外建设有限公司", "对"),
]
BEFORE = [
    ("被上诉人(原审第三人){}。", "a role in brackets right before the name"),
    ("不服某市人力资源和社会保障局(以下简称市人社局){}一案", "an abbreviation in brackets right before it"),
    ("申请人系{}职工。", "系"),
    ("2023年5月1日,申请人入职{}工作。", "入职"),
    ("申请人举报涉案企业{}销售过期食品。", "企业, a word of firms' names, ends what was before"),
    ("当事人销售{}生产的过期食品。", "so does 销售"),
    (
        "汝州市住房和城乡建设局委托{}作出报告。",
        "what an organ does is no part of a name that begins with its place",
    ),
    ("汝州市人民政府与{}签订协议。", "与"),
    ("申请人认为{}没有资质。", "认为 holds 为"),
]


@pytest.mark.parametrize(("before", "how"), BEFORE, ids=[row[1] for row in BEFORE])
def test_a_firm_goes_whole_and_nothing_before_it_goes_with_it(before: str, how: str) -> None:
    for name, why in FIRMS:
        assert redact(before.format(name)).text == before.format("某公司"), f"{how}: {why}"


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


@pytest.mark.parametrize("part", ["阿", "买买提", "1 ", "村", "(一)", "与阿布"])
def test_a_text_of_one_thing_over_and_over_takes_no_longer_than_any_other(part: str) -> None:
    before = time.process_time()
    redact(part * (30_000 // len(part)))
    assert time.process_time() - before < 5
