"""What official documents say of themselves: number, issuer, signature and title."""

from datetime import date

import pytest
from metadata_reading import read_metadata, text_of

BRACKETS = ("〔〕", "［］", "[]", "（）", "()", "【】", "〈〉", "﹝﹞")


@pytest.mark.parametrize("brackets", BRACKETS)
@pytest.mark.parametrize("form", ["国发{}2023{}5号", "浙政办发{}2022{}18号", "发改产业{}2023{}第5号"])
def test_a_number_on_its_own_line_is_read_with_every_bracket(brackets, form):
    number = form.format(*brackets)
    assert text_of(read_metadata(f"关于印发行动计划的通知\n{number}\n").document_number) == number


@pytest.mark.parametrize("line", ["（国发〔2023〕5号）", " 国发〔2023〕5号 ", "发文字号：国发〔2023〕5号"])
def test_what_stands_around_a_number_stays_outside(line):
    assert text_of(read_metadata(line).document_number) == "国发〔2023〕5号"


@pytest.mark.parametrize(
    "text",
    [
        "根据国发〔2023〕5号文件要求",
        "国发〔2023〕号",
        "国发2023年5号",
        "〔2023〕5号",
        "第5号",
        "国发〔23〕5号",
        "2023年第5号公告",
        "现予公告\n公告编号\n第5号",
        "关于贯彻落实国发〔2023〕5号文件（试行）的通知\n来源：砚湖日报",
        "府经工字第11300号",
        "证券代码：600000",
    ],
)
def test_what_is_no_number_of_the_page_is_none(text):
    assert read_metadata(text).document_number is None


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("文　号：砚政办〔2024〕3号", "砚政办〔2024〕3号"),
        ("发 文 字 号：砚政办〔2024〕3号", "砚政办〔2024〕3号"),
        ("文     号：砚政办〔2024〕3号", None),
    ],
)
def test_a_short_label_may_be_spread(page, number):
    assert text_of(read_metadata(page).document_number) == number


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("發文字號：府經工字第1130012345號", "府經工字第1130012345號"),
        ("公告编号：2023-041", "2023-041"),
        ("公告编号：临2023-041", "临2023-041"),
        ("砚州市人民政府令\n第388号\n现予公布。", "第388号"),
        ("中华人民共和国工业和信息化部公告\n2024年第8号\n现予公告。", "2024年第8号"),
        ("关于印发若干措施的通知（砚政办〔2024〕3号）\n来源：砚湖日报", "砚政办〔2024〕3号"),
        ("编号：2023-041", None),
        ("公告编号：041", None),
        ("砚州市人民政府\n第388号", None),
        ("签约仪式（砚政办〔2024〕3号）举行\n来源：砚湖日报", None),
    ],
)
def test_a_number_is_read_in_the_forms_of_announcements_decrees_and_letters(page, number):
    assert text_of(read_metadata(page).document_number) == number


@pytest.mark.parametrize(
    ("page", "issuer"),
    [
        ("砚州市财政局文件\n关于下达资金的通知\n各县财政局：", "砚州市财政局"),
        ("砚湖縣政府　公告\n發文日期：中華民國113年3月12日", "砚湖縣政府"),
        ("现予公告。\n砚湖光电股份有限公司董事会\n2023年8月25日", "砚湖光电股份有限公司董事会"),
        ("现予印发。\n中共砚州市委办公室\n砚州市人民政府办公室\n2024年6月3日", "中共砚州市委办公室"),
        ("经济运行稳中有进\n（2024年6月3日）\n砚州市统计局\n今年以来，投资增长。", "砚州市统计局"),
        ("经济运行稳中有进\n砚州市统计局\n今年以来，投资增长。", None),
        ("有关文件\n现予印发。", None),
        ("砚州市财政局印发文件的说明\n现予印发。", None),
    ],
)
def test_the_issuer_is_who_heads_or_signs_a_document(page, issuer):
    assert text_of(read_metadata(page).issuing_body) == issuer


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("砚州市人民政府关于促进光子产业", "稳定增长的指导意见"),
            "砚州市人民政府关于促进光子产业\n稳定增长的指导意见",
        ),
        (("砚州市人民政府关于促进光子产业增长的意见", "实施方案"), "砚州市人民政府关于促进光子产业增长的意见"),
        (("砚州市签下光子产业项目十二个", "有关通知"), "砚州市签下光子产业项目十二个"),
        (("据新华社砚州3月5日电", "砚州市签下光子产业项目"), "砚州市签下光子产业项目"),
        (("2024.03.05 记者 周怀砚 报导", "签下光子产业"), "签下光子产业"),
    ],
)
def test_the_title_of_a_document_may_go_on_on_the_next_line(lines, title):
    page = "\n".join((*lines, "现将有关事项通知如下，请认真执行。"))
    assert text_of(read_metadata(page, labels=["content"] * 3).title) == title


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("砚州市财政局　　2024年3月5日", "砚州市财政局"),
        ("砚州市财政局2024年3月5日", None),
        ("砚州市财政局　　2024年3月5日印发的通知", None),
        ("砚州市签约　　2024年3月5日", None),
    ],
)
def test_a_signature_may_stand_on_one_line(line, issuer):
    found = read_metadata(f"现予公告。\n{line}")
    assert text_of(found.issuing_body) == issuer
    assert bool(found.publication_date) is bool(issuer)


def test_a_number_may_have_who_signed_it_on_its_line():
    page = "砚政办发〔2024〕12号　　　　签发人：周怀砚\n关于支持光子产业的通知\n来源：砚湖日报"
    about = read_metadata(page)
    assert (text_of(about.document_number), text_of(about.title)) == ("砚政办发〔2024〕12号", "关于支持光子产业的通知")
    assert read_metadata("砚政办发〔2024〕12号 签发的通知").document_number is None


@pytest.mark.parametrize("label", ["related_links", "footer_contact"])
def test_the_day_of_a_signature_is_its_own_whatever_the_line_counts_as(label):
    page = "现予公告。\n砚湖光电股份有限公司\n董 事 会\n{}"
    labels = ["content", "content", "content", label]
    about = read_metadata(page.format("2021 年 12 月 31 日"), labels=labels)
    assert (text_of(about.issuing_body), about.publication_date.value) == ("砚湖光电股份有限公司", date(2021, 12, 31))
    assert read_metadata(page.format("2021-12-31 砚湖签下项目"), labels=labels).publication_date is None


@pytest.mark.parametrize(
    ("line", "issuer"),
    [("董 事 会", "董 事 会"), ("财　政　局", "财　政　局"), ("会 议 纪 要", None), ("王 局 长", None)],
)
def test_the_name_of_an_issuer_may_be_spread(line, issuer):
    assert text_of(read_metadata(f"现予公告。\n{line}\n2021年12月31日").issuing_body) == issuer


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("砚政发〔2014〕20号《砚州市人民政府关于支持光子产业的意见》", "砚州市人民政府"),
        ("《砚州市人民政府关于支持光子产业的意见》", "砚州市人民政府"),
        ("解读《砚州市人民政府关于支持光子产业的意见》", None),
    ],
)
def test_the_issuer_of_a_title_stands_behind_its_number(title, issuer):
    about = read_metadata(f"{title}\n来源：砚湖日报")
    assert (text_of(about.title), text_of(about.issuing_body)) == (title, issuer)


def test_a_signature_gives_the_issuer_and_its_day():
    page = read_metadata("现将有关事项通知如下。\n砚州市人民政府办公室\n2024年6月3日\n")
    assert (text_of(page.issuing_body), page.publication_date.value) == ("砚州市人民政府办公室", date(2024, 6, 3))
