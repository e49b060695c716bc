"""Which rules a line calls for: a quick look at all lines of a page, which may call in vain but never miss a rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_boilerplate_rules import ANY_LINE, BLANKS, LINES, examples

from policytext.boilerplate import mixed, rules, shapes, triggers, units, writing
from policytext.fold import fold

EVERY_RULE = (1 << 8) - 1
FAMILIES = ["\U0001f44d", "\U00020bb7", "\ud800", "\u0663", "《", "·", "（", "[[[[", "12", "万", " | ", ""]


def check_that_nothing_is_missed(lines):
    stripped = [fold(line).strip() for line in lines]
    for line, reading in zip(stripped, rules.read(stripped), strict=True):
        if len(line) <= rules.LONGEST:
            assert reading.claim() == reading._replace(calls=EVERY_RULE).claim(), line
            assert reading.calls & rules.MIXED or len(mixed.split(line)) == 1, line


def test_no_example_of_a_table_is_missed():
    check_that_nothing_is_missed(examples())


@given(st.lists(LINES | ANY_LINE, max_size=5))
def test_no_line_is_missed(lines):
    check_that_nothing_is_missed(lines)


@given(st.sampled_from(FAMILIES), st.sampled_from(examples()), st.sampled_from(FAMILIES), st.sampled_from(examples()))
def test_nothing_is_missed_behind_marks_counters_and_other_lines(before, first, between, second):
    check_that_nothing_is_missed([before + first + between + second, first + before, second])


def test_plain_prose_calls_for_nothing():
    (reading,) = rules.read(["该项工程昨日全面开工，年内建成投产，新增就业岗位可观。"])
    assert reading.calls == 0


@pytest.mark.parametrize(
    "line",
    [
        "施工有序推进。记者在现场看到，三台机械正在作业。",
        "全年发放补贴500万元",
        "会议随后结束。统筹发展和安全是下一步的重点",
        "工程（一期）已经完工",
    ],
)
def test_prose_is_not_looked_at_for_parts_of_another_kind(line):
    (reading,) = rules.read([line])
    assert not reading.calls & rules.MIXED


def test_a_line_longer_than_its_rules_claim_calls_for_none_of_them():
    brief, long = rules.read(["为了更好的体验", "为了更好的体验" + "工程有序推进" * 50])
    assert brief.calls & rules.AT_START
    assert not long.calls & rules.AT_START


@pytest.mark.parametrize(("line", "is_called"), [("甲转载", True), ("甲转", False), ("载", False), ("甲乙", False)])
def test_words_are_found_anywhere(line, is_called):
    calls = triggers.Within({4: ["转载", "引用须知"]}).calls(triggers.codes_of(f"甲\n{line}\n"))
    assert calls.tolist() == [0, 0, *(4 * (is_called and line[place:] == "转载") for place in range(len(line))), 0]


def found_at_edges(at_edges, codes):
    ends = triggers.ends_of(codes)
    starts = triggers.after(ends)
    return at_edges.found(codes, starts, ends, ends - starts).tolist()


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("首页新闻", True),
        ("[(首页", True),
        ("看首页", False),
        ("首", False),
        ("", False),
        ("赞", True),
        ("[[[[[", True),
    ],
)
def test_words_are_found_at_the_edge_only(line, holds):
    for text, step in ((line, 1), (line[::-1], -1)):
        words = [word[::step] for word in ("首页", "赞")]
        codes = triggers.codes_of(f"{text}\n{text}\n")
        at_edges = triggers.AtEdges([triggers.Edge([], "", 9), triggers.Edge(words, "[(", 9, step=step)])
        assert found_at_edges(at_edges, codes) == [2 * holds, 2 * holds]


def test_words_of_several_sorts_are_told_apart_at_the_edges():
    edges = [triggers.Edge(["首页"], "[", 9), triggers.Edge(["首都"], "(", 9), triggers.Edge(["面"], "", 9, step=-1)]
    codes = triggers.codes_of("首页\n(首都\n[首页面\n(首页\n\n首都面\n")
    assert found_at_edges(triggers.AtEdges(edges), codes) == [1, 2, 5, 0, 0, 6]


def test_words_at_the_edges_count_in_lines_that_are_short_enough():
    edges = [triggers.Edge(["首页"], "[", 4), triggers.Edge(["首页"], "[", 2), triggers.Edge(["面"], "", 3, step=-1)]
    codes = triggers.codes_of("首页\n首页面\n首页页面\n首页页页面\n")
    assert found_at_edges(triggers.AtEdges(edges), codes) == [3, 5, 1, 0]


@given(st.lists(LINES | ANY_LINE | st.sampled_from(BLANKS), max_size=6))
def test_lines_are_written_at_once_as_one_by_one(lines):
    spaced, compact, codes, blanks = writing.write(lines)
    one_by_one = [shapes.spaced(line).replace("ς", "σ").strip(" ") for line in lines]
    if all(line <= "\uffff" for line in "".join(lines)):
        assert spaced == one_by_one
        assert compact == [line.replace(" ", "") for line in one_by_one]
        assert triggers.text_of(codes) == "".join(f"{line}\n" for line in compact)
        assert all(count >= line.count(" ") for count, line in zip(blanks, spaced, strict=True))


def test_lines_are_read_alike_whether_they_were_seen_before():
    page = "首页 > 新闻\n\n项目开工。（记者 周芷兰）\n首页 > 新闻\n" + "园区二期工程全面开工。" * 9
    assert units.cut(page) == units.cut(page)
    assert units.cut(page).lines == [1, 3, 3, 4, 5]
