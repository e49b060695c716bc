"""What a page says of itself in headlines, header lines and datelines; and what it does not say."""

from datetime import date

import pytest
from hypothesis import given
from metadata_reading import read_metadata, text_of
from strategies import any_text, page_text

from policytext.records import imprint, imprint_words, metadata


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
    day = read_metadata(f"发布时间：{line}").publication_date
    assert (day and day.value) == value


def test_the_surest_day_wins():
    page = "发布日期：2024-06-07　更新时间：2024-06-09　成文日期：2024-06-03"
    assert read_metadata(page).publication_date.span.text == "2024-06-07"
    assert read_metadata(page.replace("发布日期：2024-06-07　", "")).publication_date.span.text == "2024-06-09"
    assert read_metadata("成文日期：2024-06-03").publication_date.span.text == "2024-06-03"


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
    found = read_metadata(line)
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
    assert read_metadata("砚湖在线09月18日讯 会议举行。", reference=reference).publication_date.value == value


def test_the_day_above_the_title_is_that_of_the_page():
    page = "2023年1月10日\n砚湖签下三个项目\n三个项目今天签约，总投资12亿元。"
    about = read_metadata(page, labels=["content"] * 3)
    assert (about.publication_date.value, about.title.text) == (date(2023, 1, 10), "砚湖签下三个项目")
    assert read_metadata(f"砚湖记事\n三个项目签约。\n{page}", labels=["content"] * 5).publication_date is None


def test_29_february_waits_for_a_leap_year():
    day = read_metadata("砚湖在线2月29日讯 会议举行。", reference=date(2023, 3, 1)).publication_date
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
        ("余杭举行项目签约\n暨集中开工仪式\n签约当日开工。", ["content"] * 3, "余杭举行项目签约\n暨集中开工仪式"),
        ("余杭举行项目签约\n暨集中开工仪式昨天举行。", ["content"] * 2, "余杭举行项目签约"),
        ("余杭区领导会见澄光集团\n签约当日开工。", ["content"] * 2, "余杭区领导会见澄光集团"),
        ("余杭区工商联澄光集团\n签约当日开工。", ["content"] * 2, None),
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
    assert text_of(read_metadata(text, labels=labels).title) == title


def test_the_line_of_a_speaker_is_no_title():
    page = "政府工作报告\n砚州市人民政府市长 周怀砚\n各位代表，现予报告。"
    labels = ["content"] * 3
    assert text_of(read_metadata(page, labels=labels, people={(17, 20)}).title) == "政府工作报告"
    assert text_of(read_metadata(page, labels=labels).title) == "砚州市人民政府市长 周怀砚"


def test_a_label_may_stand_right_behind_a_time():
    assert text_of(read_metadata("2024-05-15 08:58:52来源：砚湖日报").outlet) == "砚湖日报"


@pytest.mark.parametrize(("page", "title"), [("原标题：余杭签下项目", "余杭签下项目"), ("标题党：余杭签下项目", None)])
def test_the_title_may_stand_behind_a_label(page, title):
    assert text_of(read_metadata(f"{page}\n砚湖日报3月5日讯 会议举行。").title) == title


@pytest.mark.parametrize(
    ("line", "day"), [("26/08/2024 10:32", date(2024, 8, 26)), ("12月26日 晴", None), ("今日 2024-08-26 10:32", None)]
)
@pytest.mark.parametrize("label", ["nav"])
def test_the_time_right_above_the_article_is_its_own_though_it_counts_as_a_menu(line, day, label):
    about = read_metadata(f"{line}\n余杭签下项目\n会议举行。", labels=[label, "content", "content"])
    assert (about.publication_date and about.publication_date.value) == day
    below = read_metadata(f"会议举行。\n{line}\n余杭签下项目", labels=["content", label, "content"])
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
    found = read_metadata(
        f"余杭签下项目\n{line}\n会议举行。", labels=["content", "header_meta" if outlet else "content", "content"]
    )
    value = found.publication_date and found.publication_date.value
    assert (text_of(found.outlet), value) == (outlet, day)
    assert text_of(found.title) == ("余杭签下项目" if outlet or day else line)


def test_a_heading_in_brackets_is_no_label():
    assert text_of(read_metadata("【视频】余杭签下项目\n来源：砚湖日报\n会议举行。").title) == "【视频】余杭签下项目"


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
    assert text_of(read_metadata(page, labels=labels).title) == (title or lines[0])


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("时间:2016-01-17 23:45:19", date(2016, 1, 17)),
        ("时间:2016-01-17 23:45", None),
        ("04:10 2021/12/15 砚湖时报", date(2021, 12, 15)),
    ],
)
def test_a_time_with_its_second_is_when_a_page_was_made(line, day):
    found = read_metadata(f"余杭签下项目\n{line}\n会议举行。").publication_date
    assert (found and found.value) == day


@pytest.mark.parametrize("label", ["nav", "related_links", "disclaimer_copyright", "comment_ui", "footer_contact"])
def test_what_stands_outside_the_article_says_nothing_of_the_page(label):
    found = read_metadata("来源：砚湖日报　发布时间：2024-05-18　作者：周怀砚", labels=[label])
    assert found == metadata.Metadata()


@given(any_text | page_text)
def test_any_text_gives_spans_of_it(text):
    found = read_metadata(text)
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
