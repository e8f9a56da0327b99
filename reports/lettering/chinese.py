"""Chinese words that titles of a report often have. In running text lines end anywhere, as is usual; in large type it shows."""

from __future__ import annotations

WORDS = """
为什么 怎么样 什么 怎样 怎么 哪些 哪里 哪种 哪项 哪条 哪个 什么样 谁能 我们 你们 他们 人们 自己 大家 各方 对方 一方 双方 另一
其他 这里 这些 这方面 方面 时候 时间 今天 明天 今后 最近 一次 上一 下一 以来 之前 之间 之中 之后 背后 首先 最先 最重要 重新 共同
同样 不同 没有 可以 能够 应当 应该 需要 希望 想到 知道 看到 听到 注意 感到 觉得 学到 做到 得到 得以 使其 因为 因此 如果 为了 关于
对于 而不 是否 本来 其实 容易 平等 对待 信任 沟通 尊重 伙伴 合作 伙伴关系 关系 组织 机构 领导 群体 工作 服务 帮助 参与 决定 判断
看法 做法 意见 情况 原因 变化 改变 发生 实现 兑现 承诺 结果 目标 成果 评价 得分 数字 回答 问题 声音 消息 资金 金钱 资源 代价 值得
花费 节省 耽误 阻碍 妨碍 掌控 造成 促成 保持 持续 继续 协议 结束 开始 离开 失去 缺少 要求 提出 感谢 表示 位置 意外 经验 教训 行动
分歧 误差 负责 完成 到场 告知 规定 习惯 附加 价值 透明 责任 互补 问责 负担 适应 影响 包容 效率 效果 相关 一致 可持续 诚实 行事 相信
""".split()  # noqa: SIM905 - a list to be read
INSIDE = tuple((word, at) for word in WORDS for at in range(1, len(word)))
"""Each word with the places within it at which no line should end."""
