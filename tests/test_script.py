"""Script repair: cases, and the properties that hold for any text."""

import pickle

import case_files
import pytest
import timing
from hypothesis import assume, example, given
from hypothesis import strategies as st
from strategies import any_text, page_text
from strategies_script import PIECES, SENTENCES, damaged_text, simplified_text, traditional_text

from policytext.script import PASSES, Edit, detect, mojibake, normalize, readings, traditional
from policytext.script import survey as survey_module
from policytext.script.survey import Survey

texts = any_text | page_text | damaged_text


@pytest.mark.parametrize("case", case_files.load("script"))
def test_case(case):
    assert normalize(case["text"]).text == case["expect"]


@given(texts | traditional_text)
@example("&am\u200bp;lt;")
@example("＆ａmp;lt;")
@example("幺麼小丑")
@example("乾(qián)式")
@example("ő")
def test_repair_is_idempotent(text):
    once = normalize(text).text
    assert normalize(once).text == once


@pytest.mark.parametrize("template", ["{}", "「{}」", "国{}国", "國{}國", "{}のメールです"])
def test_every_word_is_repaired_in_one_go(template):
    changed = [
        word
        for word in traditional.phrases()
        if normalize(once := normalize(template.replace("{}", word)).text).text != once
    ]
    assert changed == []


@given(texts, st.sampled_from(["tw", "hk"]))
def test_repair_with_every_option_is_idempotent(text, vocabulary):
    once = normalize(text, vocabulary=vocabulary, repair_mojibake=True).text
    assert normalize(once, vocabulary=vocabulary).text == once


@given(texts)
@example("\ud83d\ude00業(yè)")
@example("\ude00\ud83d(yè)")
def test_runs_tile_both_texts_and_copied_runs_are_as_long(text):
    normalized = normalize(text)
    source = repaired = 0
    for run in normalized.alignment.runs():
        assert (run.source_start, run.normalized_start) == (source, repaired)
        assert run.is_edit or run.source_end - source == run.normalized_end - repaired
        source, repaired = run.source_end, run.normalized_end
    assert (source, repaired) == (len(text), len(normalized.text))


@given(texts)
def test_edits_are_what_the_alignment_says(text):
    normalized = normalize(text)
    edits = list(normalized.edits)
    assert len(edits) == len(normalized.edits)
    assert list(normalized.edits[:]) == edits == [normalized.edits[i] for i in range(len(edits))]
    for edit in edits:
        assert edit.before == text[edit.source_start : edit.source_end] != ""
        assert edit.after == normalized.text[edit.normalized_start : edit.normalized_end]
        assert edit.kind in PASSES


@given(simplified_text)
def test_simplified_text_is_left_alone(text):
    normalized = normalize(text)
    assert normalized.text == text
    assert normalized.alignment.is_identity
    assert len(normalized.edits) == 0


@given(st.sampled_from(SENTENCES), st.data())
def test_a_gloss_after_any_traditional_character_is_undone(sentence, data):
    repaired = normalize(sentence).text
    changed = [i for i, sign in enumerate(sentence) if sign != repaired[i]]
    i = data.draw(st.sampled_from(changed))
    syllable = data.draw(st.sampled_from([s for s in SYLLABLES if readings.is_reading(s, sentence[i])]))
    glossed = f"{sentence[: i + 1]}({syllable}){sentence[i + 1 :]}"
    normalized = normalize(glossed)
    assert normalized.text == repaired
    assert [(edit.kind, edit.before) for edit in normalized.edits] == [("glosses", f"({syllable})")]
    assert normalized.alignment.to_source(i, i + 1) == (i, i + 1)
    assert normalized.alignment.to_source(i, i + 1, trailing=True) == (i, i + 1 + len(f"({syllable})"))


SYLLABLES = [syllable for syllable in readings.syllables() if readings.has_tone(syllable) and len(syllable) <= 6]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("\n".join))
def test_traditional_and_simplified_spellings_are_repaired_alike(text):
    repaired = normalize(text).text
    assert normalize(repaired).text == repaired


@given(damaged_text)
def test_passes_without_document_evidence_give_the_same_line_by_line(text):
    passes = ("invisible", "spaces", "radicals", "width", "entities", "traditional")
    whole = normalize(text, passes=passes).text
    assume("の" not in text and "レ" not in text)
    assert "\n".join(normalize(line, passes=passes).text for line in text.split("\n")) == whole


@given(texts)
def test_newlines_are_kept_one_to_one(text):
    ends = sum(text.count(sign) for sign in "\n\x0b\x0c\x85\u2028\u2029")
    assume("&" not in text)
    assert normalize(text).text.count("\n") == ends


@given(texts)
def test_every_character_comes_from_the_source_or_a_table(text):
    assume("&" not in text)
    for sign in normalize(text).text:
        assert sign in text or sign in TARGETS


TARGETS = {target for _, target in normalize("").alignment.edits} | set(traditional.targets()) | set(" \n%.+")
TARGETS |= set(map(chr, range(0x21, 0x7F)))
TARGETS |= {sign for word in traditional.phrases().values() for sign in word}
TARGETS |= {normalize(piece).text for piece in PIECES} | {"着"}


@pytest.mark.parametrize("left_out", PASSES)
def test_a_pass_can_be_left_out(left_out):
    damaged = "產(chǎn)業１&amp;\u200b\u3000⽤の働の"
    others = [name for name in PASSES if name != left_out]
    assert normalize(damaged, passes=others).text != normalize(damaged).text
    assert normalize(damaged, passes=()).text == damaged


def test_unknown_names_are_refused():
    with pytest.raises(ValueError, match="no pass 'gloss'; there are invisible"):
        normalize("產", passes=["gloss"])
    with pytest.raises(ValueError, match="no vocabulary 'cn'; there are tw, hk"):
        normalize("產", vocabulary="cn")


@pytest.mark.parametrize("value", [None, b"1", 5, ["a"]])
def test_what_is_no_text_is_refused(value):
    for function in (normalize, detect):
        with pytest.raises(TypeError, match="text must be str, not"):
            function(value)


def test_edits_name_what_they_did():
    normalized = normalize("\u200b產(chǎn)&lt;雷射&gt;", vocabulary="tw")
    assert [(edit.kind, edit.before, edit.after) for edit in normalized.edits] == [
        ("invisible", "\u200b", ""),
        ("glosses", "(chǎn)", ""),
        ("entities", "&lt;", "<"),
        ("vocabulary", "雷射", "激光"),
        ("entities", "&gt;", ">"),
    ]
    assert normalized.text == "产<激光>"
    assert normalize("軟體動物的核心", vocabulary="tw").edits[:] == ()


def test_vocabulary_edits_of_another_length_are_in_the_alignment():
    normalized = normalize("積體電路廠", vocabulary="tw")
    assert normalized.text == "集成电路厂"
    normalized = normalize("占地3公尺寬", vocabulary="tw")
    assert list(normalized.edits) == [Edit("vocabulary", 3, 5, 3, 4, "公尺", "米")]


def test_normalized_text_survives_pickle():
    normalized = normalize("產(chǎn)業绉戞妧")
    assert pickle.loads(pickle.dumps(normalized)) == normalized  # noqa: S301 - own bytes


# ---- flags ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人民日?qǐng)?bào)", [("gloss_residue", "?qǐng)"), ("gloss_residue", "?bào)")]),
        ("打?qū)嵉墓ぷ", [("gloss_residue", "?qū)")]),
        ("個?。▍^(qū)、市)", [("gloss_residue", "(qū)")]),
        ("园区锟斤拷锟斤拷建设", [("mojibake", "锟斤拷锟斤拷")]),
        ("建设\ufffd\ufffd中", [("mojibake", "\ufffd\ufffd")]),
        ("绉戞妧园区", [("mojibake", "绉戞妧")]),
        ("ç§‘æŠ€园区", [("mojibake", "ç§‘æŠ€")]),
        ("占地?(什么)", []),
        ("what?no) 真的吗", []),
        ("café与naïve", []),
        ("“十四五”——×÷±°C", []),
        ("東京の Example Laser Co.Ltd(600000) が", [("inserted_ticker", "Example Laser Co.Ltd(600000)")]),
        ("东京 Example Laser Co.Ltd(600000) 公司", []),
    ],
)
def test_damage_is_flagged_and_left(text, expected):
    flags = normalize(text).flags
    assert [(flag.kind, flag.text) for flag in flags] == expected
    assert all(text[flag.start : flag.end] == flag.text for flag in flags)


def test_an_inserted_ticker_has_name_code_and_place():
    text = "武漢 Example East Group Co.Ltd(600000) 区では、Other Tech Company Limited(000001) 市場の"
    inside, outside = normalize(text).flags
    assert (inside.name, inside.code, inside.inside_name) == ("Example East Group Co.Ltd", "600000", True)
    assert (outside.name, outside.code, outside.inside_name) == ("Other Tech Company Limited", "000001", False)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("武漢 Example Laser Co.Ltd(600000) 区で始動した。", True),
        ("武漢Example Laser Co.Ltd(600000)区で始動した。", True),
        ("武漢\u3000Example Laser Co.Ltd(600000)区で始動した。", True),
        ("武漢では Example Laser Co.Ltd(600000) 区が始動した。", False),
        ("武漢  Example Laser Co.Ltd(600000) 区が始動した。", False),
        ("武漢、 Example Laser Co.Ltd(600000) 区が始動した。", False),
        ("Example Laser Co.Ltd(600000) 区が始動した。", False),
    ],
)
def test_a_ticker_is_inside_the_name_of_a_place_whose_beginning_stands_before_it(text, inside):
    assert [flag.inside_name for flag in normalize(text).flags] == [inside]


@given(st.sampled_from(SENTENCES), st.sampled_from(["gbk", "latin-1", "cp1252"]))
def test_utf8_read_in_another_encoding_is_repaired_where_it_decodes(sentence, encoding):
    simplified = normalize(sentence).text
    for word in simplified.replace("，", " ").replace("。", " ").replace("：", " ").split():
        read = word.encode().decode(encoding, "replace")
        if "\ufffd" not in read:
            normalized = normalize(f"园区 {read}", repair_mojibake=True)
            assert normalized.text == f"园区 {word}" or encoding == "gbk"


@given(texts | st.text(st.sampled_from("Ã©»®â€œé·Â园ç§‘æŠ€锟斤拷绉戞妧"), max_size=20))
@example("首页 » 新闻 © 某某网")
@example("é©")
def test_every_misread_stretch_is_flagged(text):
    flagged = [(flag.start, flag.end) for flag in normalize(text).flags if flag.kind == "mojibake"]
    assert flagged == [(stretch.start, stretch.end) for stretch in mojibake.find(text)]


@given(simplified_text)
def test_simplified_text_has_no_flags_of_misreading_from_its_common_characters(text):
    common = "".join(sign for sign in text if sign.encode("gb2312") < b"\xd8\x00")
    assert normalize(common).flags == ()


# ---- detection ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("产业园区占地100亩", "simplified"),
        ("產業園區占地100畝", "traditional"),
        ("產業園區与产业园区", "mixed"),
        ("レーザー産業基地が発展した", "japanese"),
        ("人工", "simplified"),
        ("", "other"),
        ("12.5% of GDP", "other"),
        ("优の良品旗舰店在光谷开业", "simplified"),
    ],
)
def test_detect(text, script):
    assert detect(text).script == script


@given(texts)
def test_shares_are_shares(text):
    found = detect(text)
    assert all(0 <= share <= 1 for share in (found.simplified, found.traditional, found.kana, found.han))


# ---- size -----------------------------------------------------------------------------------------------------------


@given(texts)
def test_long_texts_are_surveyed_like_short_ones(text):
    sets = {"a": frozenset("(（&\u3000𠮷\ud83d"), "b": frozenset("產業の")}
    survey = Survey(sets)
    expected = {name for name, signs in sets.items() if any(sign in signs for sign in text)}
    assert survey._of_short(text) == survey.of(text) == expected
    padding = "x" * (survey_module._CHUNK_CHARS - 1)
    assert survey.of(padding + text) == expected


def test_long_texts_are_repaired_like_their_parts():
    page = "項(xiàng)目總投資約(yuē)12億(yì)元，&lt;二期&gt;占地３００畝(mǔ)(mǔ)。\r\n"
    expected = normalize(page).text
    many = 20_000
    normalized = normalize(page * many)
    assert normalized.text == expected * many
    assert normalized.alignment.to_source(len(expected) * 7, len(expected) * 8)[0] == len(page) * 7


SHAPES = (
    *(
        "(",
        "(chǎn",
        "產(chǎn",
        "產(chǎn)",
        "(yè)",
        " (",
        "&",
        "&amp",
        "&amp;",
        "&#",
        "&am",
        "％",
        "\ud83d",
        "?a)",
        "A ",
        "(600000)の",
    ),
    *("绉", "é", "著", "乾", "坏发", "\u200b", "\u200b&", "锟斤", "籓"),
)


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_shapes_are_read_in_linear_time(shape):
    text = shape * 100_000
    assert timing.seconds(normalize, text) < 5
