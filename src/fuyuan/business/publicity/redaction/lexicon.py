"""The tables a name is told from a word by, read once. Costs are −100·ln(probability)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

# words of this trade that a general dictionary has not, or has too seldom
_TRADE = """
申请人 被申请人 第三人 复议 行政复议 复议机关 本机关 本府 本局 被举报人 举报人 投诉人 被投诉人 被处罚人 委托代理人 法定代表人
法定代理人 案外人 行政处罚 处罚决定 处罚决定书 决定书 告知书 通知书 答复书 不予 不服 予以 涉案 案涉 该案 本案 涉诉 立案 受理
作出 送达 签收 邮寄 查明 审理 终结 维持 撤销 确认 违法 责令 履行 职责 市监局 人社局 公安局 派出所 街道办 村委会 居委会 宅基地
征收 补偿 安置 拆迁 房屋 权属 登记 工伤 认定 劳动关系 用人单位 举证 质证 听证 陈述 申辩 笔录 询问笔录 现场笔录 视听资料
证人证言 书证 物证 鉴定意见 执法 执法人员 民警 办案 辅警 网店 店铺 平台 订单 商品 产品 经营者 消费者 退款 赔偿 标签 标识
生产日期 保质期 食品 预包装 查验 进货 检验 抽检 合格 不合格 和解 调解 协调 法律 法规 规章 适用 依据 程序 事实 清楚 证据 确凿
内容 适当 幅度 裁量 从轻 减轻 从重 情节 危害 后果 主观 故意 过错 明知 应知 时效 期限 期间 届满 逾期 延期 中止 恢复 终止
路段 路口 号牌 车辆 驾驶 驾驶证 行驶证 机动车 非机动车 交警 事故 责任书 认定书 信息公开 公开 申请表 政府信息 依申请 主动公开
许可 备案 审批 核发 颁发 注销 变更 吊销 暂扣 扣押 查封 冻结 强制 拘留 罚款 警告 没收 所得 停产 停业 关闭 限期 改正 整改 拆除
相邻 毗邻 东邻 西邻 南邻 北邻 宗地 地籍 四至 红线 容积率 规划 许可证 承包 流转 经营权 使用权 所有权 共有 继承 赠与 出让 划拨
常务委员会 修订 修正 施行 公布 细则 办法 条例 解释 批复 本条 本款 本法 前款 下列 所列 情形 有关 相关 应当 可以 不得 有权 无权
全国 人大 国务院 省级 市级 县级 乡级 各级 上级 下级 同级 主管 部门 管辖 移送 移交 转送 转办 交办 督办 抄告 抄送 备查 存档
万元 余元 元整 人民币 金额 数额 总额 余额 价款 货值 单价 单次 多次 数次 首次 再次 当日 次日 同日 当天 次月 当月 同月 年度 月份
于是 从而 从未 从事 于法 于此 于理 向其 向该 向本 对其 对该 对此 由其 由该 经其 经该 经查 经审 经核 经调 经补 经批 经现场 应予 应由
和其 和该 及其 及该 任一 何时 何种 何地 施工 施以 施划 安装 安监 安检 安保 安放 单处 单独 全额 全程 全案 全面 全文 时任 时许 时隔
成员 成立 成因 成交 项下 项目部 党组 党委 祝好 水务 水利 水库 水电 房管 房产 房款 房主 房证 车主 车间 车道 车位 麻将 花费 强拆 强占 强行
林木 林地 林权 山林 自留山 由于 代为 扶养 商会 官方 协查 协查函 海警 林业局 应诉 盖印 预交 补交 清单 代录 植树节 初一 初二 初三 付至 须由 山岭 查询 勾选 分办 越权 原文 通晓 高发 易发 金超 先行 查阅 复制 查封 应先 应当先 公平参与 查扣 偷排 原审 盖章 公正 释明 齐全 弘扬 祖父母 孙子女 用益物权 申领 荣誉 权责 文号 康复费 周一 周二 周三 周四 周五 周六 周日 连休 代收人 索引
国税 地税 施策 超过 金额为 公房 承租 收悉 时收悉 公平 公正 府院 市府 县府 区府 省府 鉴于 基于 至于 关于 对于 由于 位于 属于 于理
""".split()


@cache
def words() -> dict[str, int]:
    """Cost of every known word."""
    table = _table("words.txt")
    for word in _TRADE:
        table[word] = min(table.get(word, 9999), 850)
    return table


@cache
def surnames() -> dict[str, int]:
    """Cost of every surname, given that a name begins; compound ones too."""
    return _table("surnames.txt")


@cache
def given() -> dict[str, int]:
    """Cost of a character inside a given name."""
    return _table("given.txt")


def surname_of(name: str) -> str:
    """The surname a name begins with; the first character when no surname is known."""
    if "·" in name:
        return name[0]
    return next((name[:n] for n in (4, 2, 1) if name[:n] in surnames()), name[0])


def is_word(text: str) -> bool:
    """Whether a name can be read as an ordinary word: 高兴, 安全, 和平, 黄河."""
    return len(text) > 1 and words().get(text, 9999) < 1500


def _table(name: str) -> dict[str, int]:
    text = files(__package__).joinpath("data", name).read_text("utf-8")
    return {word: int(cost) for word, _, cost in (line.partition(" ") for line in text.splitlines())}
