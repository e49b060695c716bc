"""The typed rules: what lines say of themselves, which parts a line has; never more than the line itself decides."""

import re
from functools import cache

import case_files
import opencc
import pytest
import timing
from hypothesis import example, given
from hypothesis import strategies as st

from policytext import script, tables
from policytext.boilerplate import branches, bylines, headers, menus, mixed, patterns, rules, shapes
from policytext.errors import TableError
from policytext.fold import fold

BLANKS = ["", " ", "\u3000\u3000", "\t", " \xa0 ", "\r", "\u200b "]
ANY_LINE = st.text(st.characters(exclude_characters="\n"))
LINES = st.text(
    st.sampled_from("编辑：:周芷兰[]（）()来源记者 |>首页转载请注明404notfund/.12摄图▲。，下一篇"), max_size=60
)


def kinds(line):
    """What each part of a line is, as the case files write it: ``-`` for what no rule claims."""
    folded = fold(script.normalize(line).text)
    found = mixed.split(folded)
    claims = rules.claim([folded[part.start : part.end] for part in found])
    labels = [part.label or (claim.label if claim else "-") for part, claim in zip(found, claims, strict=True)]
    return " + ".join(labels)


@pytest.mark.parametrize("case", case_files.load("boilerplate", "realistic", "synthetic", "negative"))
def test_each_line_of_the_case_is_claimed_as_said(case):
    lines = case["text"].strip("\n").split("\n")
    assert [(line, kinds(line)) for line in lines] == list(zip(lines, case["expect"], strict=True))


@cache
def examples():
    """The examples and counterexamples of all tables of lines."""
    columns = {
        "patterns.tsv": patterns.COLUMNS,
        "roles.tsv": bylines.ROLE_COLUMNS,
        "fields.tsv": headers.FIELD_COLUMNS,
        "words.tsv": menus.COLUMNS,
        "mixed.tsv": mixed.COLUMNS,
    }
    return [
        row[column]
        for name, header in columns.items()
        for row in tables.read(shapes.PACKAGE, name, header)
        for column in ("example", "counterexample")
    ]


def test_blanks_around_a_line_do_not_matter():
    for line in examples():
        expected = rules.claim([fold(line)])
        assert [rules.claim([before + fold(line) + after]) for before in BLANKS for after in BLANKS] == [
            expected for _ in BLANKS for _ in BLANKS
        ], line


@given(LINES, st.sampled_from(BLANKS), st.sampled_from(BLANKS))
def test_blanks_around_any_line_do_not_matter(line, before, after):
    folded = fold(line)
    assert rules.claim([before + folded + after]) == rules.claim([folded])


def test_traditional_lines_are_claimed_like_simplified_ones():
    convert = opencc.OpenCC("s2t").convert
    for line in examples():
        assert rules.claim([fold(convert(line))]) == rules.claim([fold(line)]), line


@given(st.lists(LINES | ANY_LINE, max_size=8))
@example(["首页", "\u0130", "登录"])
@example(["", "", ""])
def test_a_claim_depends_on_its_line_only(lines):
    assert rules.claim(lines) == [rules.claim([line])[0] for line in lines]


def test_no_lines_no_claims():
    assert rules.claim([]) == []


def test_a_string_of_two_lines_is_no_line():
    assert [bool(claim) for claim in rules.claim(["首页", "首页\n登录", "登录"])] == [True, False, True]


@given(LINES | ANY_LINE)
@example("")
@example("   ")
@example("您的位置：首页 > 新闻 404 Not Found   ")
@example("404 Not Found 404 Not Found")
def test_the_parts_tile_the_line(line):
    parts = mixed.split(line)
    edges = [0, *(part.end for part in parts)]
    assert [part.start for part in parts] == edges[:-1]
    assert edges[-1] == len(line)
    assert all(part.start < part.end for part in parts) or not line
    assert all(bool(part.rule) == (part.label is not None) for part in parts)


@given(st.sampled_from(BLANKS), st.sampled_from(BLANKS))
def test_blanks_around_a_line_do_not_change_its_parts(before, after):
    line = "项目已经开工。（记者 周芷兰）"
    assert [part.label for part in mixed.split(before + line + after)] == [None, "byline_credit"]


HOSTILE = [
    "首页 > " * 20_000,
    "（" * 100_000,
    "（记者 " * 25_000,
    "责任编辑：" * 20_000,
    "转载请" * 33_000,
    "记者、" * 33_000,
    "a/1." * 25_000,
    "1 " * 50_000,
    "王" * 100_000,
    "周芷兰 " * 25_000,
    "来源：" * 33_000,
    "2024-05-10 09:00 " * 6_000,
    "未经授权" * 25_000,
    "|" * 100_000,
    " " * 100_000,
    "<" * 100_000,
    "[1]" * 33_000,
    "\u0130" * 100_000,
    "大中小" * 33_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:6].strip() or "blank")
def test_hostile_lines_cost_little(text):
    lengths = (40, 120, 160, 200, 400, 900, rules.LONGEST, len(text))
    lines = [text[:length] for length in lengths]

    def read():
        for line in lines:
            rules.claim([line])
            mixed.split(line)

    assert timing.seconds(read) < 2


def test_a_long_paragraph_is_no_notice():
    notice = "免责声明：本文仅供参考"
    assert rules.claim([notice]) != [None]
    assert rules.claim([notice + "，请读者自行核实" * 200]) == [None]


def test_many_lines_and_one_long_line_cost_linear_time():
    lines = [f"第{number}项投资{number}亿元，占地{number}亩（记者第{number}次到访）" for number in range(20_000)]

    seconds = timing.seconds
    seconds(lambda: rules.claim(lines[:100]))
    small, large = (seconds(lambda n=n: rules.claim([f"{line}甲" for line in lines[:n]])) for n in (5_000, 20_000))
    assert large < 8 * max(small, 0.05)
    short, long = (seconds(lambda n=n: mixed.split("项目开工" * n)) for n in (250_000, 1_000_000))
    assert long < 8 * max(short, 0.05)


def expressions():
    for name, header, columns in (
        ("parts.tsv", shapes.PART_COLUMNS, ["pattern"]),
        ("patterns.tsv", patterns.COLUMNS, ["rest"]),
        ("mixed.tsv", mixed.COLUMNS, ["rest"]),
    ):
        for row in tables.read(shapes.PACKAGE, name, header):
            for column in columns:
                yield pytest.param(row[column], id=f"{name} {row.place.split(':')[1]}")


@pytest.mark.parametrize("expression", list(expressions()))
def test_every_repeat_is_bounded(expression):
    plain = re.sub(r"\[(?:\\.|[^\]\\])+\]", "x", re.sub(r"\\[^\[\]]", "x", expression))
    assert not re.search(r"[*+](?!\+)", plain.replace("}+", "}").replace("++", "")), "an unbounded repeat"
    assert "(" not in plain.replace("(?", ""), "a group that captures"
    assert not re.search(r"\{\d+,\}", plain), "a repeat without an upper bound"


@pytest.mark.parametrize("pattern", ["{date", "{nothing}"])
def test_a_shorthand_without_a_row_is_named(pattern):
    row = tables.parse(f"pattern\n{pattern}\n", "mine.tsv", ("pattern",))[0]
    if pattern == "{nothing}":
        with pytest.raises(TableError, match=r"mine.tsv:2: 'nothing' is no row of parts.tsv"):
            shapes.written_out(row)
    else:
        assert shapes.written_out(row) == pattern


@given(st.text(st.characters()))
@example("İstanbul：ABC")
def test_plain_keeps_the_length(text):
    assert len(shapes.plain(text)) == len(text)


def test_join_tells_which_pattern_matched():
    patterns_ = [(["转载", "转发", "引用"], "请注明"), (["转自"], "[一-鿿]{2}"), (["引"], "")]
    joined = branches.join(branches.Begun(words, rest) for words, rest in patterns_)
    texts = ("可转发请注明", "转自某网", "引言", "转载", "转载，转自某网")
    expected = [(0, 1, 6), (1, 0, 4), (2, 0, 1), None, (1, 3, 7)]
    assert [joined.search(text) for text in texts] == expected
    assert joined.search("。" * branches._EARLY_CHARS) is None
    assert [joined.search(text) for text in texts] == expected
    assert branches.join([]).search("转载") is None


def test_words_of_the_tables_are_written_as_the_lines_are():
    for row in tables.read(shapes.PACKAGE, "patterns.tsv", patterns.COLUMNS):
        assert [shapes.spaced(fold(word)).replace(" ", "") for word in row["words"].split()] == row["words"].split(), (
            row.place
        )
    for row in tables.read(shapes.PACKAGE, "mixed.tsv", mixed.COLUMNS):
        assert [shapes.plain(fold(word)) for word in row["words"].split()] == row["words"].split(), row.place
    for row in tables.read(shapes.PACKAGE, "words.tsv", menus.COLUMNS):
        assert shapes.spaced(fold(row["word"])).replace(" ", "") == row["word"], row.place


def test_no_word_stands_twice_at_one_place_of_the_same_label_and_rest():
    seen = set()
    for row in tables.read(shapes.PACKAGE, "patterns.tsv", patterns.COLUMNS):
        for word in row["words"].split():
            key = (word, row["rest"], row["place"])
            assert key not in seen, key
            seen.add(key)
