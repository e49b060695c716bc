"""What a page says of itself: headers, datelines, signatures, numbers; and what it does not say."""

from datetime import date

import pytest
from hypothesis import given
from strategies import any_text, page_text

from policytext.boilerplate import Segment
from policytext.fold import fold
from policytext.records import imprint, imprint_words, metadata, pieces

BRACKETS = ("〔〕", "［］", "[]", "（）", "()", "【】", "〈〉", "﹝﹞")


def read(text, *, labels=None, **options):
    """Read a page whose lines have these labels, one a line."""
    segments, start = [], 0
    for number, (line, label) in enumerate(zip(text.split("\n"), labels or (), strict=False), start=1):
        end = min(start + len(line) + 1, len(text))
        segments.append(Segment(start, end, text[start:end], text[start:end], "by hand", label, 1.0, number))
        start = end
    return metadata.find(text, fold(text), pieces.of(text, segments), **options)


def text_of(span):
    return span and span.text


@pytest.mark.parametrize("brackets", BRACKETS)
@pytest.mark.parametrize("form", ["国发{}2023{}5号", "浙政办发{}2022{}18号", "发改产业{}2023{}第5号"])
def test_a_number_on_its_own_line_is_read_with_every_bracket(brackets, form):
    number = form.format(*brackets)
    assert text_of(read(f"关于印发行动计划的通知\n{number}\n").document_number) == number


@pytest.mark.parametrize("line", ["（国发〔2023〕5号）", " 国发〔2023〕5号 ", "发文字号：国发〔2023〕5号"])
def test_what_stands_around_a_number_stays_outside(line):
    assert text_of(read(line).document_number) == "国发〔2023〕5号"


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
    assert read(text).document_number is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("2024-05-18", date(2024, 5, 18)),
        ("2024/05/18 16:05", date(2024, 5, 18)),
        ("2024.05.18", date(2024, 5, 18)),
        ("2024年5月18日", date(2024, 5, 18)),
        ("二〇二四年五月十八日", date(2024, 5, 18)),
        ("２０２４－０５－１８", date(2024, 5, 18)),
        ("中華民國113年5月18日", date(2024, 5, 18)),
        ("民国 113 年 5 月 18 日", date(2024, 5, 18)),
        ("113年5月18日", date(2024, 5, 18)),
        ("2024 05/18 17:26:23", date(2024, 5, 18)),
        ("18/05/2024 10:32", date(2024, 5, 18)),
        ("05/18/2024", date(2024, 5, 18)),
        ("05/05/2024", date(2024, 5, 5)),
        ("05/06/2024", None),
        ("32/13/2024", None),
        ("713年5月18日", None),
        ("2024 05/18", None),
        ("2024-13-18", None),
        ("2024-02-30", None),
        ("v1.22.95", None),
        ("12-15亿元", None),
        ("0999-6620330", None),
    ],
)
def test_a_day_is_read_in_every_form_and_nothing_else(line, value):
    day = read(f"发布时间：{line}").publication_date
    assert (day and day.value) == value


def test_the_surest_day_wins():
    page = "发布日期：2024-06-07　更新时间：2024-06-09　成文日期：2024-06-03"
    assert read(page).publication_date.span.text == "2024-06-07"
    assert read(page.replace("发布日期：2024-06-07　", "")).publication_date.span.text == "2024-06-09"
    assert read("成文日期：2024-06-03").publication_date.span.text == "2024-06-03"


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("砚湖在线09月18日讯 昨日，会议举行。", "砚湖在线", "09月18日"),
        ("新华社杭州3月5日电 会议举行。", "新华社", "3月5日"),
        ("本报3月5日讯 会议举行。", None, "3月5日"),
        ("中新网杭州3月5日电（记者 周怀砚）会议举行。", "中新网", "3月5日"),
        ("3月5日，会议举行。", None, None),
        ("砚湖在线报道，会议于3月5日举行。", None, None),
        ("据通讯员3月5日讯息，会议举行。", None, None),
        ("砚湖新闻网讯（记者 周怀砚 通讯员 廉小舟）3月5日，会议举行。", "砚湖新闻网", None),
        ("砚湖日报消息：会议举行。", "砚湖日报", None),
        ("砚湖日报讯息显示，会议举行。", None, None),
        ("据新华社杭州3月5日电 会议举行。", "新华社", "3月5日"),
        ("砚湖融媒体中心•青岭网3月5日讯 会议举行。", "砚湖融媒体中心•青岭网", "3月5日"),
        ("【砚湖日報訊】（記者 周懷硯）會議舉行。", "砚湖日報", None),
        ("（砚湖社记者周怀砚青岭22日电）会议举行。", "砚湖社", None),
        ("（砚湖社记者周怀砚说，青岭22日电价下降）会议举行。", None, None),
        ("《砚湖日报》（2024年3月5日 第4版）", "砚湖日报", "2024年3月5日"),
        ("《砚湖日报》刊文（2024年3月5日）", None, None),
    ],
)
def test_a_dateline_gives_outlet_and_day(line, outlet, day):
    found = read(line)
    assert (text_of(found.outlet), found.publication_date and found.publication_date.span.text) == (outlet, day)


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        (None, None),
        (date(2013, 12, 1), date(2013, 9, 18)),
        (date(2013, 9, 18), date(2013, 9, 18)),
        (date(2013, 9, 17), date(2012, 9, 18)),
    ],
)
def test_a_day_without_year_is_the_last_one_before_the_reference(reference, value):
    assert read("砚湖在线09月18日讯 会议举行。", reference=reference).publication_date.value == value


def test_29_february_waits_for_a_leap_year():
    day = read("砚湖在线2月29日讯 会议举行。", reference=date(2023, 3, 1)).publication_date
    assert day.value is None


@pytest.mark.parametrize(
    ("text", "labels", "title"),
    [
        (
            "余杭签下传感器项目\n来源：砚湖日报　发布时间：2024-05-18\n" + "今年以来，" * 20 + "投资增长。",
            ["content", "header_meta", "content"],
            "余杭签下传感器项目",
        ),
        (
            "砚州市政府门户网站\n关于支持光子产业集群发展的若干政策措施\n" + "为加快建设，" * 20 + "制定措施。",
            ["content", "content", "content"],
            "关于支持光子产业集群发展的若干政策措施",
        ),
        ("今年以来，" * 20 + "投资增长。\n签约\n" + "会上，" * 30 + "签约。", ["content"] * 3, None),
        ("一、总体要求\n" + "今年以来，" * 20 + "投资增长。", ["content"] * 2, None),
        ("首页\n余杭要闻\n" + "今年以来，" * 20 + "投资增长。", ["nav", "nav", "content"], None),
        ("余杭签下传感器项目\n来源：砚湖日报　发布时间：2024-05-18\n正文。", None, "余杭签下传感器项目"),
        ("余杭签下传感器项目\n正文。", None, None),
        ("关于印发若干措施的通知\n砚政办〔2024〕3号\n现予印发。", ["content"] * 3, "关于印发若干措施的通知"),
        ("政府工作报告\n——2024年1月15日在大会上\n各位代表：\n现予报告。", ["content"] * 4, "政府工作报告"),
        (
            "政府工作报告\n2024年1月15日在青岭县第十七届\n人民代表大会第二次会议上\n各位代表：\n现予报告。",
            ["content"] * 5,
            "政府工作报告",
        ),
        ("现予印发。\n关于支持光子产业的措施", ["content"] * 2, None),
        ("砚湖观察｜余杭签下传感器项目\n签约当日开工。", ["content"] * 2, "砚湖观察｜余杭签下传感器项目"),
        ("新闻｜观察｜专题\n签约当日开工。", ["content"] * 2, None),
        ("（2024年3月5日大会通过）\n现予公布。", ["content"] * 2, None),
        ("上砚快讯／周怀砚 2024年3月5日 20:19:00\n签约当日开工。", ["content"] * 2, None),
        (
            "头条" * 40 + "\n余杭签下传感器项目\n2024-05-18 08:30\n签约当日开工。",
            ["content", "content", "header_meta", "content"],
            "余杭签下传感器项目",
        ),
    ],
)
def test_the_title_is_the_headline_before_the_article(text, labels, title):
    assert text_of(read(text, labels=labels).title) == title


def test_the_line_of_a_speaker_is_no_title():
    page = "政府工作报告\n砚州市人民政府市长 周怀砚\n各位代表，现予报告。"
    labels = ["content"] * 3
    assert text_of(read(page, labels=labels, people={(17, 20)}).title) == "政府工作报告"
    assert text_of(read(page, labels=labels).title) == "砚州市人民政府市长 周怀砚"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("砚湖新闻网讯（记者 周怀砚 通讯员 廉小舟）3月5日，会议举行。", "周怀砚"),
        ("本报讯（记者 周怀砚 廉小舟）3月5日，会议举行。", "周怀砚 廉小舟"),
        ("会议举行，（记者招待会）随后召开，各部门负责人出席会议并发言，参加会议的还有企业代表和专家学者。", None),
    ],
)
def test_the_reporters_of_a_dateline_are_the_authors(line, author):
    assert text_of(read(line).author) == author


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("文　号：砚政办〔2024〕3号", "砚政办〔2024〕3号"),
        ("发 文 字 号：砚政办〔2024〕3号", "砚政办〔2024〕3号"),
        ("文     号：砚政办〔2024〕3号", None),
    ],
)
def test_a_short_label_may_be_spread(page, number):
    assert text_of(read(page).document_number) == number


def test_a_label_may_stand_right_behind_a_time():
    assert text_of(read("2024-05-15 08:58:52来源：砚湖日报").outlet) == "砚湖日报"


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
    assert text_of(read(page).document_number) == number


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
    assert text_of(read(page).issuing_body) == issuer


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
    assert text_of(read(page, labels=["content"] * 3).title) == title


@pytest.mark.parametrize(("page", "title"), [("原标题：余杭签下项目", "余杭签下项目"), ("标题党：余杭签下项目", None)])
def test_the_title_may_stand_behind_a_label(page, title):
    assert text_of(read(f"{page}\n砚湖日报3月5日讯 会议举行。").title) == title


@pytest.mark.parametrize(
    ("line", "day"), [("26/08/2024 10:32", date(2024, 8, 26)), ("12月26日 晴", None), ("今日 2024-08-26 10:32", None)]
)
@pytest.mark.parametrize("label", ["nav"])
def test_the_time_right_above_the_article_is_its_own_though_it_counts_as_a_menu(line, day, label):
    about = read(f"{line}\n余杭签下项目\n会议举行。", labels=[label, "content", "content"])
    assert (about.publication_date and about.publication_date.value) == day
    below = read(f"会议举行。\n{line}\n余杭签下项目", labels=["content", label, "content"])
    assert below.publication_date is None


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("日期：[2024-03-05]　来源：[砚湖新闻]", "砚湖新闻", date(2024, 3, 5)),
        ("【发布日期】2024-03-05 【来源】砚湖新闻 【字体：大 中 小】", "砚湖新闻", date(2024, 3, 5)),
        ("（来源：砚湖新闻）", "砚湖新闻", None),
        ("来源丨砚湖新闻", "砚湖新闻", None),
        ("来源: | 砚湖新闻 | 公开日期: | 2024-03-05 14:43 |", "砚湖新闻", date(2024, 3, 5)),
        ("来源 | | 点击: | 31 | 公开日期: | 2024-03-05", None, date(2024, 3, 5)),
        ("【来源说明】砚湖新闻头条", None, None),
        ("来源于砚湖新闻头条", None, None),
        ("实施日期：2024年3月5日　来源：砚湖新闻", "砚湖新闻", None),
        ("2024-03-05 | 阅读 1024", None, date(2024, 3, 5)),
        ("2024-03-05 签约项目 10 个", None, None),
    ],
)
def test_labels_and_values_may_be_boxed_or_barred(line, outlet, day):
    found = read(
        f"余杭签下项目\n{line}\n会议举行。", labels=["content", "header_meta" if outlet else "content", "content"]
    )
    value = found.publication_date and found.publication_date.value
    assert (text_of(found.outlet), value) == (outlet, day)
    assert text_of(found.title) == ("余杭签下项目" if outlet or day else line)


def test_a_heading_in_brackets_is_no_label():
    assert text_of(read("【视频】余杭签下项目\n来源：砚湖日报\n会议举行。").title) == "【视频】余杭签下项目"


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
    found = read(f"现予公告。\n{line}")
    assert text_of(found.issuing_body) == issuer
    assert bool(found.publication_date) is bool(issuer)


def test_a_number_may_have_who_signed_it_on_its_line():
    page = "砚政办发〔2024〕12号　　　　签发人：周怀砚\n关于支持光子产业的通知\n来源：砚湖日报"
    about = read(page)
    assert (text_of(about.document_number), text_of(about.title)) == ("砚政办发〔2024〕12号", "关于支持光子产业的通知")
    assert read("砚政办发〔2024〕12号 签发的通知").document_number is None


@pytest.mark.parametrize("label", ["related_links", "footer_contact"])
def test_the_day_of_a_signature_is_its_own_whatever_the_line_counts_as(label):
    page = "现予公告。\n砚湖光电股份有限公司\n董 事 会\n{}"
    labels = ["content", "content", "content", label]
    about = read(page.format("2021 年 12 月 31 日"), labels=labels)
    assert (text_of(about.issuing_body), about.publication_date.value) == ("砚湖光电股份有限公司", date(2021, 12, 31))
    assert read(page.format("2021-12-31 砚湖签下项目"), labels=labels).publication_date is None


@pytest.mark.parametrize(
    ("line", "issuer"),
    [("董 事 会", "董 事 会"), ("财　政　局", "财　政　局"), ("会 议 纪 要", None), ("王 局 长", None)],
)
def test_the_name_of_an_issuer_may_be_spread(line, issuer):
    assert text_of(read(f"现予公告。\n{line}\n2021年12月31日").issuing_body) == issuer


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("请至官网下载最新浏览器并设置为首页", "下载", "园区营业额增长一成三"), "园区营业额增长一成三"),
        (("园区营业额增长一成三", "首季新签项目"), "园区营业额增长一成三"),
        (
            ("砚湖光电股份有限公司关于获得补助的公告", "本公司保证公告内容不存在任何虚假记载、误导性陈述或者重大遗漏"),
            None,
        ),
    ],
)
def test_the_title_is_near_the_header_line_or_that_of_a_document(lines, title):
    page = "\n".join((*lines, "2024-03-05 08:30", "会议举行。"))
    labels = [*["content"] * len(lines), "header_meta", "content"]
    assert text_of(read(page, labels=labels).title) == (title or lines[0])


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("时间:2016-01-17 23:45:19", date(2016, 1, 17)),
        ("时间:2016-01-17 23:45", None),
        ("04:10 2021/12/15 砚湖时报", date(2021, 12, 15)),
    ],
)
def test_a_time_with_its_second_is_when_a_page_was_made(line, day):
    found = read(f"余杭签下项目\n{line}\n会议举行。").publication_date
    assert (found and found.value) == day


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("砚政发〔2014〕20号《砚州市人民政府关于支持光子产业的意见》", "砚州市人民政府"),
        ("《砚州市人民政府关于支持光子产业的意见》", "砚州市人民政府"),
        ("解读《砚州市人民政府关于支持光子产业的意见》", None),
    ],
)
def test_the_issuer_of_a_title_stands_behind_its_number(title, issuer):
    about = read(f"{title}\n来源：砚湖日报")
    assert (text_of(about.title), text_of(about.issuing_body)) == (title, issuer)


def test_a_signature_gives_the_issuer_and_its_day():
    page = read("现将有关事项通知如下。\n砚州市人民政府办公室\n2024年6月3日\n")
    assert (text_of(page.issuing_body), page.publication_date.value) == ("砚州市人民政府办公室", date(2024, 6, 3))


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
    assert text_of(read(text).author) == author


def test_a_name_in_brackets_at_the_end_is_the_author_if_it_is_known_as_a_person():
    text = "各部门参加座谈。（吴新波）"
    assert read(text).author is None
    assert text_of(read(text, people={(9, 12)}).author) == "吴新波"


def test_names_in_brackets_at_the_end_are_the_authors_if_each_is_known_as_a_person():
    text = "各部门参加座谈。（吴新波 廉小舟）"
    assert read(text, people={(9, 12)}).author is None
    assert text_of(read(text, people={(9, 12), (13, 16)}).author) == "吴新波 廉小舟"


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
    assert text_of(read(f"各部门参加座谈。\n{credit}", labels=["content", "byline_credit"]).author) == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("砚湖日报记者 周怀砚", "周怀砚"),
        ("本报记者　周怀砚　廉小舟", "周怀砚　廉小舟"),
        ("新华社记者 周怀砚 通讯员 廉小舟", "周怀砚"),
        ("本报记者周怀砚采访时了解到，投资增长。", None),
        ("记者 周怀砚介绍了各部门的工作情况", None),
    ],
)
def test_the_author_is_who_a_credit_line_names(line, author):
    assert text_of(read(f"{line}\n会议举行。", labels=["byline_credit", "content"]).author) == author
    assert read(f"{line}\n会议举行。").author is None


@pytest.mark.parametrize("label", ["nav", "related_links", "disclaimer_copyright", "comment_ui", "footer_contact"])
def test_what_stands_outside_the_article_says_nothing_of_the_page(label):
    found = read("来源：砚湖日报　发布时间：2024-05-18　作者：周怀砚", labels=[label])
    assert found == metadata.Metadata()


@given(any_text | page_text)
def test_any_text_gives_spans_of_it(text):
    found = read(text)
    spans = (found.title, found.outlet, found.author, found.issuing_body, found.document_number)
    for span in filter(None, (*spans, found.publication_date and found.publication_date.span)):
        assert text[span.start : span.end] == span.text


def test_the_head_of_a_line_holds_the_longest_name_of_an_outlet():
    assert imprint._OUTLET_CHARS + max(map(len, imprint_words.of()["outlet"])) <= imprint.HEAD_CHARS


def test_the_head_of_a_line_holds_an_account_up_to_the_longest_name_of_an_outlet():
    marks, outlets = imprint_words.of()["mark"], imprint_words.of()["outlet"]
    longest_author, gap = 4, 3
    account = max(map(len, marks)) + gap + longest_author + gap + 14 + max(map(len, outlets))
    assert account <= imprint._BYLINE_CHARS


@pytest.mark.parametrize("blanks", ["", "　　", " \t" * 40])
def test_blanks_before_a_dateline_change_nothing(blanks):
    line = blanks + "砚州市融媒体中心09月18日讯 昨日开工"
    assert imprint.behind_dateline(line, 0) == len(line) - len("昨日开工")
