"""Hypothesis strategies for pages: lines of all kinds, invented, in any order."""

from hypothesis import strategies as st

CHROME = (
    "404 Not Found",
    "转载请注明出处",
    "责任编辑：陈若兰",
    "上一篇：临江召开招商工作会",
    "版权所有 未经授权不得转载",
    "分享到：",
    "临ICP备00000000号",
    "当前位置：首页 > 新闻中心 > 正文",
)
"""Lines that a typed rule claims."""

PROSE = (
    "项目总投资12亿元，占地180亩，建设厂房9万平方米，预计2024年底投产。",
    "市委书记周宏指出，要优化服务，确保项目早开工、早建成、早见效。",
    "签约",
    "（一）支持技术改造",
    "临江光谷二期开工",
    "明湖光电二期 12 180",
    "将以联合会为纽带",
)
MENUS = ("新闻", "政务公开", "高新区启动人才公寓建设", "办事 服务 互动", "2023-05-01", "1", "|", "更多>>")

lines = st.sampled_from((*CHROME, *PROSE, *MENUS, "", "  ", "相关新闻"))
pages = st.lists(lines, min_size=1, max_size=14).map("\n".join)
