"""Words that stand next to a name and say whose it is: a private person's, or an official's in the public role.

documents.md §6: organs, heads of organs in office, judges, clerks and the firm of a lawyer stay; the persons go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

PARTIES = (
    "申请人 被申请人 第三人 原告 被告 上诉人 被上诉人 再审申请人 原审原告 原审被告 原审第三人 申请复议人 申请执行人 被执行人 "
    "复议申请人 赔偿请求人"
).split()

KIN = (
    "妻子 丈夫 儿子 女儿 父亲 母亲 父母 配偶 爱人 老公 老婆 前妻 前夫 哥哥 弟弟 姐姐 妹妹 大哥 二哥 大姐 二姐 胞兄 胞弟 胞姐 胞妹 "
    "祖父 祖母 爷爷 奶奶 外祖父 外祖母 外公 外婆 姥姥 姥爷 孙子 孙女 外孙 外孙女 外甥 外甥女 侄子 侄女 侄儿 女婿 儿媳 儿媳妇 "
    "岳父 岳母 公公 婆婆 嫂子 弟媳 姐夫 妹夫 叔叔 叔父 伯父 婶婶 姑姑 姑母 姑父 舅舅 舅父 舅妈 姨妈 姨母 姨父 堂兄 堂弟 堂哥 "
    "堂妹 堂姐 表叔 表舅 表兄 表弟 表哥 表姐 表妹 养父 养母 养子 养女 继父 继母 继子 继女 长子 次子 三子 长女 次女 三女 独子 独女 长孙 遗孀 "
    "大儿子 小儿子 二儿子 大女儿 小女儿 二女儿 亲戚 堂侄 生父 生母"
).split()
KIN_SHORT = "妻 夫 子 女 父 母 兄 弟 姐 妹 媳 孙".split()

# a private person's name follows
PRIVATE = (
    PARTIES
    + KIN
    + (
        "委托代理人 委托诉讼代理人 共同委托代理人 法定代理人 诉讼代表人 诉讼代理人 复议代表人 代理人 代表人 经营者 投资人 业主 "
        "实际经营者 实际控制人 合伙人 股东 出资人 法人代表 企业负责人 店主 老板 店长 证人 案外人 投诉人 举报人 被投诉人 被举报人 "
        "投诉举报人 信访人 死者 死亡职工 受害人 被害人 受伤职工 伤者 职工 员工 工人 伤亡职工 受伤人员 劳动者 当事人 另一当事人 "
        "对方当事人 违法嫌疑人 违法行为人 嫌疑人 犯罪嫌疑人 被处罚人 被侵害人 行为人 驾驶人 驾驶员 司机 车主 乘车人 乘客 户主 "
        "产权人 房主 承租人 承租户 出租人 租户 村民 居民 邻居 同村 监护人 近亲属 家属 继承人 收件人 收货人 寄件人 联系人 签收人 "
        "代签人 代收人 买受人 购买人 出卖人 转让人 受让人 消费者 患者 病人 学生 幼儿 女童 男童 未成年人 老师 教师 班主任 医生 "
        "被征收人 承包人 承包户 承包方代表 土地使用者 土地使用权人 使用权人 所有权人 房屋所有权人 共有人 权利人 被拆迁人 报警人 "
        "报案人 被询问人 被调查人 被谈话人 同案人 申请代表 村支书 村主任 组长 村组长 会计 出纳 经理 总经理 董事长 项目经理 负责人 "
        "现场负责人 包工头 工友 同事 班长 保安 业主代表 借款人 出借人 担保人 保证人 债权人 债务人 建房人 建设人 施工人 登记人 "
        "复议代理人 肇事者 肇事司机 打人者 捐赠人 雇主 雇员 中介 房东 房客 买方 卖方 前任村主任 见证人 在场人 反映人 被反映人 "
        "被信访人 残疾人 五保户 低保户 贫困户 未婚妻 未婚夫 女友 男友 女朋友 男朋友 朋友 律师 实习律师 法律工作者 收款人 付款人 "
        "车间主任 持证人 持卡人 开户人 户名 户名为 姓名 姓名为 原名 曾用名 又名 别名 化名 名叫 名为 署名 署名为 落款为 落款人 "
    ).split()
)

# an official's name follows, and stays
PUBLIC = (
    "审判长 审判员 代理审判员 人民陪审员 陪审员 书记员 勘验人员 现场勘验人员 登记员 调解员 接待人员 送达人 送达人员 询问人 调查人 检查人 审查人 主办人 协办人 勘验人 法官 法官助理 执行员 检察官 检察员 检察长 仲裁员 首席仲裁员 复议人员 复议员 "
    "行政复议人员 审理人员 审理员 听证主持人 听证员 主持人 记录员 记录人 执法人员 行政执法人员 执法队员 民警 办案民警 值班民警 执勤民警 "
    "交通警察 交警 警察 警官 辅警 调查人员 检查人员 办案人员 经办人 承办人 承办人员 局长 副局长 市长 副市长 县长 副县长 区长 副区长 "
    "镇长 副镇长 乡长 副乡长 所长 副所长 厅长 副厅长 部长 科长 副科长 处长 副处长 股长 大队长 支队长 中队长 教导员 指导员 政委 "
    "市委书记 县委书记 镇党委书记 党组书记 副书记 街道办主任 办事处主任 院长 副院长 庭长 副庭长 公职律师 签发人 审核人 审批人 "
    "批准人 出庭负责人 行政机关负责人 主任委员 执法证号 工作人员"
).split()

# what makes the head of somebody an official
POSTS = (
    "党委委员|党组成员|党工委委员|纪检组长|调研员|警员|局长|市长|县长|区长|镇长|乡长|州长|省长|厅长|部长|处长|科长|股长|所长|站长|支队长|大队长|中队长|总队长|队长|政委|教导员|检察长|"
    "院长|庭长|法官|审判长|审判员|书记员|陪审员|检察官|主任科员|科员|警官|民警|警长|辅警|公职律师|政府秘书长|"
    "(?:党组|党委|市委|县委|区委|纪委|党工委)(?:副)?书记|街道(?:办事处)?(?:副)?主任|办事处(?:副)?主任|委(?:员会)?(?:副)?主任|"
    "(?:局|办|中心|委)(?:副)?主任|行长|关长|主席|分局长"
)
ORGAN_STAFF = re.compile(
    r"(?:政府|局|厅|委员会|办事处|街道办|大队|支队|总队|派出所|司法所|管理所|法院|检察院|公安|执法局|中心|委|办|科|处|股|室)"
    r"(?:的)?(?:法制|法规|政策法规|办公室|综合|执法)?(?:科|处|股|室|大队|中队|所)?(?:副)?"
    r"(?:工作人员|干部|职工|科员|科长|处长|股长|主任|队长|公职律师|法律顾问|民警|执法人员|四级调研员|一级主任科员|副职|负责人)"
)
TITLES = "先生|女士|小姐|太太|老师|老板|师傅|医生|大夫|律师|经理|老人|大爷|大娘|同学|同志|阿姨|大姐|大哥|校长|组长|会计"




def either(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


PRIVATE_ROLES, PUBLIC_ROLES = frozenset(PRIVATE), frozenset(PUBLIC)
_SHORT_KIN = frozenset(a + b for a in "其之" for b in KIN_SHORT)
LINKS = frozenset(
    "与 和 向 对 被 将 由 给 把 找 同 跟 替 、 及 询问 传唤 通知 告知 殴打 起诉 投诉 举报 送达 叫 经 为 系 即 因 以及 至 约谈 联系 "
    "委托 打伤 并 而 但 故 经查 查明 认定 证实 听取 调查".split()
)
NAME_FOLLOWS = PRIVATE_ROLES | PUBLIC_ROLES | LINKS | _SHORT_KIN
_ORDER = re.compile(r"[一二三四五六七八九十甲乙丙丁\d]$|[(][一二三四五六七八九十\d]{1,2}[)]$")

# what makes a name likely when it begins just after it
AFTER_NAME = re.compile(
    f"(?:{TITLES}|{POSTS})|等?[一二两三四五六七八九十\\d]*(?:人|户)|之(?:{either(KIN_SHORT)})|的?(?:{either(KIN)})|系|称|表示|认为|"
    "不服|提出|提交|陈述|反映|驾驶|购买|持有|名下|死亡|受伤|一家|本人|签字|签名|签收|所有|所建|所写|殴打|与|和|、|因|于|向|在|的|"
    "将|把|被|对|是|为|未|到|从|以|用|已|先|诉|向|共同|均|至|职务|男|女|持|发生|申请|作为|出生|及|要求|拨打|报警|到场|到达|经营|居住|出具|"
    "自|说|不|有|没有|并|等|亦|也|又|则|就|家|户|二人|两人|双方|分别|曾|先后|所|书写|填写|负责|担任|参加|收到|接到|支付|借"
)
# a place, an organ or a shop, not a person, when one of these follows
NO_NAME_BEFORE = re.compile(
    "省|市|县|区(?!别)|镇|乡|州|旗|村(?!民)|庄|寨|屯|街|路(?!过)|巷|大道|社区|小区|花园|家园|广场|大厦|工业|开发|派出所|分局|局|法庭|法院|站|山|河|"
    "水库|桥|公司|有限|厂|店|超市|商|牌|系列|律师事务所|事务所|医院|学校|小学|中学|大学|学院|集团|银行|族|性|率|度|权|费|款|额|量|法"
)


def role_before(text: str, at: int, words: frozenset[str] = NAME_FOLLOWS) -> str:
    """The longest of the words that ends at `at` in folded text, numbering (申请人一, 第三人(2)) and a colon passed over."""
    while at and text[at - 1] in ": ":
        at -= 1
    order = _ORDER.search(text, max(0, at - 4), at)
    for end in (at, order.start() if order else at):
        for length in range(min(9, end), 0, -1):
            if text[end - length : end] in words:
                return text[end - length : end]
    return ""
