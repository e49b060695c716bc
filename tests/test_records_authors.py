"""Who wrote a page: reporters, credits, and names in brackets."""

import pytest
from metadata_reading import read_metadata, text_of


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("砚湖新闻网讯（记者 周怀砚 通讯员 廉小舟）3月5日，会议举行。", "周怀砚"),
        ("本报讯（记者 周怀砚 廉小舟）3月5日，会议举行。", "周怀砚 廉小舟"),
        ("砚湖日报讯 (记者周怀砚、通讯员廉小舟、李望舒)3月5日,会议举行。", "周怀砚"),
        ("会议举行。（文/砚湖之家 周怀砚）", "周怀砚"),
        ("会议举行。（文/砚湖之家）", None),
        ("会议举行，（记者招待会）随后召开，各部门负责人出席会议并发言，参加会议的还有企业代表和专家学者。", None),
    ],
)
def test_the_reporters_of_a_dateline_are_the_authors(line, author):
    assert text_of(read_metadata(line).author) == author


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("作者：周怀砚", "周怀砚"),
        ("记者 | 廖王晶\n编辑 | 夏苏微", "廖王晶"),
        ("文/周怀砚", "周怀砚"),
        ("（本报记者 周怀砚 李望舒）会议举行。", "周怀砚 李望舒"),
        ("（砚湖日报记者 周怀砚）会议举行。", "周怀砚"),
        ("供稿：项目科 尚小鱼", "尚小鱼"),
        ("砚湖日报／记者周怀砚／青岭即时报导", "周怀砚"),
        ("2024.03.10 記者 周懷硯 報導", "周懷硯"),
        ("作者：Li Ming", "Li Ming"),
        ("作者：lxxwzx", None),
        ("砚湖日报／记者到青岭采访／报道", None),
        ("作者：佚名 来源 砚湖日报", None),
        ("作者：文小舟", "文小舟"),
        ("作者：记者 周怀砚 通讯员 廉小舟", "周怀砚"),
        ("作者：记者站 周怀砚", "周怀砚"),
        ("作者：佚名", None),
        ("作者：本站编辑", None),
        ("责任编辑：周怀砚", None),
        ("（记者从市发改局获悉）投资增长。", None),
        ("记者采访了周怀砚。", None),
    ],
)
def test_the_author_is_who_is_credited(text, author):
    assert text_of(read_metadata(text).author) == author


def test_a_name_in_brackets_at_the_end_is_the_author_if_it_is_known_as_a_person():
    text = "各部门参加座谈。（吴新波）"
    assert read_metadata(text).author is None
    assert text_of(read_metadata(text, people={(9, 12)}).author) == "吴新波"


def test_names_in_brackets_at_the_end_are_the_authors_if_each_is_known_as_a_person():
    text = "各部门参加座谈。（吴新波 廉小舟）"
    assert read_metadata(text, people={(9, 12)}).author is None
    assert text_of(read_metadata(text, people={(9, 12), (13, 16)}).author) == "吴新波 廉小舟"


@pytest.mark.parametrize(
    ("credit", "author"),
    [
        ("（吴新波）", "吴新波"),
        ("（吴新波供稿）", "吴新波"),
        ("（市商务局 吴新波 供稿）", "吴新波"),
        ("（吴新波 摄）", None),
        ("（市商务局 供稿）", None),
        ("（市商务局供稿）", None),
        ("（市商务局）", None),
    ],
)
def test_a_credit_in_brackets_names_the_author(credit, author):
    assert text_of(read_metadata(f"各部门参加座谈。\n{credit}", labels=["content", "byline_credit"]).author) == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("砚湖日报记者 周怀砚", "周怀砚"),
        ("本报记者　周怀砚　廉小舟", "周怀砚　廉小舟"),
        ("新华社记者 周怀砚 通讯员 廉小舟", "周怀砚"),
        ("■记者 周怀砚 通讯员 廉小舟", "周怀砚"),
        ("■ 记者站", None),
        ("本报记者周怀砚采访时了解到，投资增长。", None),
        ("记者 周怀砚介绍了各部门的工作情况", None),
    ],
)
def test_the_author_is_who_a_credit_line_names(line, author):
    assert text_of(read_metadata(f"{line}\n会议举行。", labels=["byline_credit", "content"]).author) == author
    assert read_metadata(f"{line}\n会议举行。").author is None
